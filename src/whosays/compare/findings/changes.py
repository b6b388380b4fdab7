"""What an actor said that differs from what the same actor said before: turned round, or by mode or figure.

Two statements are of one claim; the day on which each was said, or else was published, must be known, and one
be the earlier. The actor is the same if all words of the shorter name stand in the longer.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from whosays.compare.alignment import Aligned
from whosays.compare.polarity import modality, polarity
from whosays.compare.quantities import quantities
from whosays.compare.units import Laid, Unit, by_id
from whosays.compare.voices import chain_of
from whosays.model import ActorType, Change, ChangeKind, Voice
from whosays.store.fold import fold


@dataclass(frozen=True, slots=True, eq=False)
class _Statement:
    """What somebody said on some day."""

    unit: Unit
    voice: Voice
    day: date


def changes(laid: Sequence[Laid], aligned: Sequence[Aligned]) -> tuple[Change, ...]:
    """Every change of what an actor said of one claim, the surest first."""
    accounts = by_id(laid)
    found = [one for group in aligned for one in _in(group, accounts)]
    return tuple(sorted(found, key=lambda one: -one.confidence))


def _in(group: Aligned, accounts: Mapping[str, Laid]) -> Iterator[Change]:
    said = [one for unit in group.units if (one := _statement(unit, accounts[unit.account]))]
    for first, second in combinations(sorted(said, key=lambda one: one.day), 2):
        if first.day < second.day and _are_one(first.voice, second.voice):
            kind = _kind(first.unit, second.unit)
            if kind:
                row, column = group.units.index(first.unit), group.units.index(second.unit)
                likeness = float(group.likeness[row, column])
                yield Change(second.voice, kind, first.unit.passage, second.unit.passage, likeness)


def _statement(unit: Unit, laid: Laid) -> _Statement | None:
    voices = chain_of(unit)
    day = _day(unit, laid)
    if not voices or day is None or voices[-1].type in (None, ActorType.UNNAMED):
        return None
    return _Statement(unit, voices[-1], day)


def _day(unit: Unit, laid: Laid) -> date | None:
    said = unit.chain[-1].said_on if unit.chain else None
    if said and said.days:
        return said.days.first
    try:
        return date.fromisoformat(laid.reading.account.metadata.published or "")
    except ValueError:
        return None


def _are_one(one: Voice, other: Voice) -> bool:
    """Whether two names are one's: all words of the shorter stand in the longer."""
    names = [set(fold(voice.name).split()) for voice in (one, other)]
    shorter, longer = sorted(names, key=len)
    return bool(shorter) and shorter <= longer


def _kind(first: Unit, second: Unit) -> ChangeKind | None:
    before, after = (polarity(unit) for unit in (first, second))
    if before != after:
        return ChangeKind.POLARITY
    if modality(first) != modality(second):
        return ChangeKind.MODALITY
    return ChangeKind.FIGURE if _figures_differ(first, second) else None


def _figures_differ(first: Unit, second: Unit) -> bool:
    """Whether each has one figure, of one kind, and these cannot both be true."""
    figures = [list(quantities(unit.passage.text)) for unit in (first, second)]
    if any(len(found) != 1 for found in figures):
        return False
    other = figures[0][0].comparable(figures[1][0])
    return other is not None and not figures[0][0].agrees(other)
