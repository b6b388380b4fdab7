"""Marked attributions in the text at hand: every part found again, or it is said which was not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from whosays.model import Anchor, Marked, Span
from whosays.store.anchor import Ambiguous, How, Lost, Places, Reanchored, Result

_LOOSE = 16  # characters by which the parts of an attribution may have moved apart, and
_TENTH = 10  # a tenth of what lay between them


class Fault(StrEnum):
    """Why a judgement does not fit the text or the reading at hand.

    `AMBIGUOUS`, `LOST`: its words stand at several places, or at none; `GONE`: what it is about was rejected
    or taken back; `UNKNOWN`: nobody is mentioned where it says that somebody is.
    """

    AMBIGUOUS = "ambiguous"
    LOST = "lost"
    GONE = "gone"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Placed:
    """An attribution's parts in the text at hand.

    Attributes:
        how: the least sure way in which one of them was found; score: the lowest.
    """

    source: Span | None
    cue: Span
    content: tuple[Span, ...]
    hearer: Span | None
    where: Span | None
    how: How
    score: float

    def spans(self) -> Iterator[Span]:
        """Source, cue and content pieces."""
        if self.source is not None:
            yield self.source
        yield self.cue
        yield from self.content


@dataclass(frozen=True, slots=True)
class Unplaced:
    """Words that were not found; `candidates` are the places that they may stand at."""

    anchor: Anchor
    fault: Fault
    candidates: tuple[Span, ...] = ()


class Placing:
    """Finds what was marked in one text; what was found once is remembered."""

    def __init__(self, text: str) -> None:
        self._places = Places(text)
        self._found: dict[Anchor, Result] = {}

    def find(self, anchor: Anchor) -> Result:
        """Where words stand by themselves."""
        if anchor not in self._found:
            self._found[anchor] = self._places.find(anchor)
        return self._found[anchor]

    def place(self, marked: Marked) -> Placed | Unplaced:
        """Where an attribution stands; parts that may stand at several places are told by the others."""
        found = self._together(tuple(marked.anchors()))
        for anchor, result in found.items():
            match result:
                case Ambiguous(candidates=candidates):
                    return Unplaced(anchor, Fault.AMBIGUOUS, candidates)
                case Lost():
                    return Unplaced(anchor, Fault.LOST)
        kept = {anchor: result for anchor, result in found.items() if isinstance(result, Reanchored)}
        content = tuple(kept[piece].span for piece in marked.content)
        if any(a.end > b.start for a, b in pairwise(content)):
            return Unplaced(marked.content[0], Fault.LOST)
        return Placed(
            kept[marked.source].span if marked.source else None,
            kept[marked.cue].span,
            content,
            self._beside(marked.hearer),
            self._beside(marked.where),
            max((one.how for one in kept.values()), key=list(How).index),
            min(one.score for one in kept.values()),
        )

    def _beside(self, anchor: Anchor | None) -> Span | None:
        """A part that an attribution can do without."""
        result = self.find(anchor) if anchor else None
        return result.span if isinstance(result, Reanchored) else None

    def _together(self, anchors: Sequence[Anchor]) -> Mapping[Anchor, Result]:
        alone = {anchor: self.find(anchor) for anchor in anchors}
        sure = [(anchor, one.span) for anchor, one in alone.items() if isinstance(one, Reanchored)]
        return {anchor: _by_neighbours(anchor, result, sure) for anchor, result in alone.items()}


def _by_neighbours(anchor: Anchor, result: Result, sure: Iterable[tuple[Anchor, Span]]) -> Result:
    """Of several places the one that lies as it did from the other parts, if only one does."""
    if not isinstance(result, Ambiguous):
        return result
    near = {
        candidate
        for candidate in result.candidates
        for other, span in sure
        if _lies_as_it_did(anchor.start - other.start, candidate.start - span.start)
    }
    return Reanchored(near.pop(), How.QUOTE, result.score) if len(near) == 1 else result


def _lies_as_it_did(was: int, now: int) -> bool:
    return abs(now - was) <= _LOOSE + abs(was) // _TENTH
