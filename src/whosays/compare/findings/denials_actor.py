"""Who denies: the innermost named voice of a clause, its subject, or whoever the account is of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from whosays.compare.opposition import is_refutation
from whosays.compare.units import Laid, Unit
from whosays.compare.voices import voice_of
from whosays.extract.actors.fold import parts
from whosays.extract.acts.wordsets import word_set
from whosays.model import ActorType, EntityType, Reading, Resolved, Span, Voice

_NAMES = (EntityType.PER, EntityType.ORG)
_COMMON = word_set(
    "the of and a an for news press office report times herald post gazette daily weekly republic national"
)


def denier(unit: Unit, account: Laid, laid: Sequence[Laid]) -> Voice | None:
    """Who denies something in a clause; None where nobody has a name."""
    for attribution in reversed(unit.chain):
        voice = voice_of(attribution)
        if _is_named(voice):
            return voice
        if attribution.source is not None and (named := next(_names_in(attribution.source, account), None)):
            return named
    if unit.chain and any(attribution.source is not None for attribution in unit.chain):
        return None
    return next(_without_voice(unit, account, laid), None)


def same(one: Voice, other: Voice) -> bool:
    """Whether two voices are one actor's, as far as their names tell."""
    if one.id is not None and one.id == other.id:
        return True
    mine, theirs = ({*parts(voice.name)} - _COMMON for voice in (one, other))
    return bool(mine & theirs)


def _is_named(voice: Voice) -> bool:
    words = [word for word in voice.name.split() if word.lower() not in _COMMON]
    return any(word[:1].isupper() for word in words) and voice.type is not ActorType.UNNAMED


def _without_voice(unit: Unit, account: Laid, laid: Sequence[Laid]) -> Iterator[Voice]:
    """Who speaks in a clause that no attribution holds, the likeliest first."""
    reading = account.reading
    if is_refutation(unit.passage.text):
        yield from _names_in(unit.passage.pieces[0], account)
    if _is_party(reading, laid):
        yield Voice(str(reading.account.metadata.outlet), None, None, None)
    before = [one for one in account.units[: unit.number] if one.chain]
    if before and unit.passage.pieces[0].start - before[-1].passage.pieces[-1].end < _NEAR:
        voice = voice_of(before[-1].chain[-1])
        if _is_named(voice) and isinstance(before[-1].chain[-1].actor, Resolved):
            yield voice


def _names_in(span: Span, account: Laid) -> Iterator[Voice]:
    """Whoever is named in a stretch."""
    for entity in account.reading.entities:
        if entity.type in _NAMES and span.start <= entity.span.start < span.end:
            yield Voice(entity.span.text, None, None, entity.span)


_NEAR = 120  # characters behind somebody's words within which free indirect speech is still theirs


def _is_party(reading: Reading, laid: Sequence[Laid]) -> bool:
    """Whether an account is of somebody whom the others speak of."""
    outlet = reading.account.metadata.outlet
    names = {word for word in parts(outlet or "") if len(word) > 3} - _COMMON
    texts = [one.reading.account.text.lower() for one in laid if one.reading is not reading]
    return bool(names) and any(
        sum(bool(re.search(rf"\b{re.escape(name)}", text)) for name in names) * 2 >= len(names)
        for text in texts
    )
