"""In whose voice a unit stands: who says it, through whom, how far from somebody who was there."""

from __future__ import annotations

from dataclasses import replace

from whosays.compare.opposition import is_refutation
from whosays.compare.polarity import is_turned
from whosays.compare.units import Unit
from whosays.model import (
    ActorType,
    Attribution,
    Distance,
    Resolved,
    Stand,
    Voice,
)

_NAMELESS = (None, ActorType.UNNAMED, ActorType.DOCUMENT)
_NOBODY = "somebody"  # how a source is called that the text does not name at all


def chain_of(unit: Unit) -> tuple[Voice, ...]:
    """Who speaks, the outermost first; empty in the account's own voice."""
    return tuple(voice_of(attribution) for attribution in unit.chain)


def voice_of(attribution: Attribution) -> Voice:
    """Whose attribution it is."""
    if isinstance(attribution.actor, Resolved):
        actor = attribution.actor.actor
        return Voice(actor.name, actor.id, actor.type, attribution.source)
    words = attribution.source.text if attribution.source else _NOBODY
    return Voice(words, None, None, attribution.source)


def as_refuted(unit: Unit) -> Unit:
    """A unit as they have it who call it untrue ("rumours that … are unfounded"), not as the rumours do.

    Where somebody with a name says it, it is that one who denies.
    """
    if not unit.chain or is_turned(unit) or not is_refutation(unit.sentence.text):
        return unit
    teller = voice_of(unit.chain[-1]).type
    return replace(unit, chain=unit.chain[:-1]) if teller in _NAMELESS else unit


def stand_of(unit: Unit, *, opposes: bool) -> Stand:
    """How a unit stands to its claim; `opposes`: whether what it asserts is the contrary."""
    if not unit.chain:
        return Stand.DENIES if opposes else Stand.STATES
    if opposes:
        return Stand.REPORTS_DENIAL
    return Stand.QUOTES if unit.is_quoted else Stand.ATTRIBUTES


def distance_of(unit: Unit) -> Distance:
    """How far a unit stands from somebody who was there."""
    if not unit.chain:
        return Distance.OWN_VOICE
    voices = chain_of(unit)
    if any(voice.type is ActorType.OUTLET for voice in voices):
        return Distance.VIA_OUTLET
    named = voices[-1].type not in (None, ActorType.UNNAMED)
    return Distance.NAMED if named else Distance.UNNAMED
