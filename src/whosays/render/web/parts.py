"""A long account in parts, a page each: browsers take seconds to set a book."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from whosays.render.blocks import Block
from whosays.render.chains import Link

ENOUGH = 30_000  # characters of a part, about
_TOO_MANY = ENOUGH // 2  # of one paragraph, which then is cut at the end of a line, or of a word


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
    blocks: tuple[Block, ...]
    links: tuple[Link, ...]


def parts(text: str, blocks: Iterable[Block], links: Sequence[Link]) -> tuple[Part, ...]:
    """All of an account, in order: one part at least, and of most accounts no other."""
    cut = list(_cut([short for block in blocks for short in _shortened(text, block)])) or [()]
    starts = [0, *(some[0].start for some in cut[1:])]
    held: list[list[Link]] = [[] for _ in cut]
    for link in links:
        held[bisect(starts, link.attribution.cue.start) - 1].append(link)
    made, before = [], 0
    for number, (start, some, theirs) in enumerate(zip(starts, cut, held, strict=True), 1):
        made.append(Part(number, len(cut), start, before, some, tuple(theirs)))
        before += len(theirs)
    return tuple(made)


def whole(blocks: Sequence[Block], links: Sequence[Link]) -> Part:
    """All of an account as one part."""
    return Part(1, 1, 0, 0, tuple(blocks), tuple(links))


def part_at(found: Sequence[Part], position: int) -> Part:
    """The part that a place of the text is in."""
    return found[bisect(found, position, key=lambda part: part.start) - 1]


def _cut(blocks: Sequence[Block]) -> Iterator[tuple[Block, ...]]:
    """As even as paragraphs allow."""
    total = sum(one.end - one.start for one in blocks)
    each = total / max(round(total / ENOUGH), 1)
    some: list[Block] = []
    size, ends = 0, each
    for one in blocks:
        some.append(one)
        size += one.end - one.start
        if size >= ends:
            yield tuple(some)
            some, ends = [], each * (size // each + 1)
    if some:
        yield tuple(some)


def _shortened(text: str, block: Block) -> Iterator[Block]:
    """The paragraph, or several that are short enough: a text without empty lines is a single one."""
    start = block.start
    while block.end - start > _TOO_MANY:
        middle, most = start + _TOO_MANY // 2, start + _TOO_MANY
        ends = (text.rfind(space, middle, most) for space in "\n ")
        end = next((one for one in ends if one >= 0), most)
        yield replace(block, start=start, end=end)
        start = end
        while start < block.end and text[start].isspace():
            start += 1
    if start < block.end:
        yield replace(block, start=start)
