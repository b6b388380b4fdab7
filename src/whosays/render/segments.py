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


def segments(length: int, marks: Iterable[Mark], cuts: Iterable[int] = ()) -> Iterator[Segment]:
    """Segments that join up to `0:length`; a segment ends at each of `cuts` too."""
    opening: defaultdict[int, list[Mark]] = defaultdict(list)
    places = {0, length, *cuts}
    for mark in marks:
        opening[mark.start].append(mark)
        places |= {mark.start, mark.end}
    active: list[Mark] = []
    for start, end in pairwise(sorted(places)):
        active = [mark for mark in active if mark.end > start] + opening[start]
        active.sort(key=lambda mark: mark.depth)
        yield Segment(start, end, tuple(active))
