"""A long account in parts, a page each: browsers take seconds to set a book."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from whosays.render.article import Paragraph
from whosays.render.chains import Link

ENOUGH = 50_000  # characters of a part, about
_TOO_MANY = ENOUGH // 2  # of one paragraph, which then is cut between two of its pieces


@dataclass(frozen=True, slots=True)
class Part:
    """Some paragraphs of an account, and the statements whose cue stands in them.

    Attributes:
        number: from 1; count: how many parts there are.
        start: where it begins in the account's text; before: how many statements stand in earlier parts.
    """

    number: int
    count: int
    start: int
    before: int
    paragraphs: tuple[Paragraph, ...]
    links: tuple[Link, ...]


def parts(paragraphs: Iterable[Paragraph], links: Sequence[Link]) -> tuple[Part, ...]:
    """All of an account, in order: one part at least, and of most accounts no other."""
    cut = list(_cut(paragraphs)) or [()]
    starts = [0, *(some[0].pieces[0].start for some in cut[1:])]
    held: list[list[Link]] = [[] for _ in cut]
    for link in links:
        held[bisect(starts, link.attribution.cue.start) - 1].append(link)
    made, before = [], 0
    for number, (start, some, theirs) in enumerate(zip(starts, cut, held, strict=True), 1):
        made.append(Part(number, len(cut), start, before, some, tuple(theirs)))
        before += len(theirs)
    return tuple(made)


def whole(paragraphs: Sequence[Paragraph], links: Sequence[Link]) -> Part:
    """All of an account as one part."""
    return Part(1, 1, 0, 0, tuple(paragraphs), tuple(links))


def part_at(found: Sequence[Part], position: int) -> Part:
    """The part that a place of the text is in."""
    return found[bisect(found, position, key=lambda part: part.start) - 1]


def _cut(paragraphs: Iterable[Paragraph]) -> Iterator[tuple[Paragraph, ...]]:
    """As even as paragraphs allow."""
    short = [one for paragraph in paragraphs for one in _shortened(paragraph)]
    total = sum(len(one.text) for one in short)
    each = total / max(round(total / ENOUGH), 1)
    some: list[Paragraph] = []
    size, ends = 0, each
    for one in short:
        some.append(one)
        size += len(one.text)
        if size >= ends:
            yield tuple(some)
            some, ends = [], each * (size // each + 1)
    if some:
        yield tuple(some)


def _shortened(paragraph: Paragraph) -> Iterator[Paragraph]:
    """The paragraph, or several that are short enough: a text without empty lines is a single one."""
    if len(paragraph.text) <= _TOO_MANY:
        yield paragraph
        return
    begun = size = 0
    for at, piece in enumerate(paragraph.pieces, 1):
        size += len(piece.text)
        if size >= _TOO_MANY or at == len(paragraph.pieces):
            before = paragraph.before if begun == 0 else ""
            yield replace(paragraph, before=before, pieces=paragraph.pieces[begun:at])
            begun, size = at, 0
