"""A text cut wherever a mark begins or ends, so that marks may overlap in any way."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise


class Role(StrEnum):
    """What a span is to its attribution, or to its actor; or that it was pointed at."""

    SOURCE = "source"
    CUE = "cue"
    CONTENT = "content"
    MENTION = "mention"
    POINTED = "pointed"


@dataclass(frozen=True, slots=True)
class Mark:
    """A span, its role, and the number of its attribution or its actor; `depth` is 0 for an outermost one."""

    start: int
    end: int
    role: Role
    number: int
    depth: int


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of text that no mark begins or ends in, and the marks that cover it, outermost first."""

    start: int
    end: int
    marks: tuple[Mark, ...]


def segments(end: int, marks: Iterable[Mark], cuts: Iterable[int] = (), start: int = 0) -> Iterator[Segment]:
    """Segments that join up to `start:end`; a segment ends at each of `cuts` too."""
    opening: defaultdict[int, list[Mark]] = defaultdict(list)
    places = {start, end, *cuts}
    for mark in marks:
        if start < mark.end and mark.start < end:
            opening[max(mark.start, start)].append(mark)
            places |= {max(mark.start, start), min(mark.end, end)}
    active: list[Mark] = []
    for first, last in pairwise(sorted(places)):
        active = [mark for mark in active if mark.end > first] + opening[first]
        active.sort(key=lambda mark: mark.depth)
        yield Segment(first, last, tuple(active))
