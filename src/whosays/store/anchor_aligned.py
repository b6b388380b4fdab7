"""Words found where they stand nearly the same: short stretches vote for a place, then all are aligned."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein

_LENGTHS = (10, 20, 40)  # characters of a seed: the shortest that is not common
_SEEDS = 48
_STEP = 4  # characters between seeds, at least
_COMMON = 30  # a seed that stands at more places tells none
_WINDOWS = 8  # places that are looked at, those with most votes
_SPECK = 4  # characters: a match so short, far from the next, is chance
_FAR = 8
_WORD = 40  # characters of the longest word


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of a text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of a pattern, and where it stands in a window."""

    pattern: int
    window: int
    size: int


class Seeds:
    """Short stretches of a pattern, evenly spread."""

    def __init__(self, pattern: str) -> None:
        self._pattern = pattern

    def windows(self, text: str) -> Iterator[Window]:
        """Where in `text` the pattern may stand, the likeliest first."""
        slack = 16 + len(self._pattern) // 10
        for group in sorted(self._groups(text), key=len, reverse=True)[:_WINDOWS]:
            first, last = group[0] - slack, group[-1] + len(self._pattern) + slack
            yield Window(max(0, first), min(len(text), last))

    def _groups(self, text: str) -> Iterator[list[int]]:
        """Votes for about the same beginning of the pattern."""
        widest = max(32, len(self._pattern) // 2)
        group: list[int] = []
        for vote in sorted(self._votes(text)):
            if group and vote - group[0] > widest:
                yield group
                group = []
            group.append(vote)
        if group:
            yield group

    def _votes(self, text: str) -> Iterator[int]:
        last = max(1, len(self._pattern) - _LENGTHS[0] + 1)
        step = max(_STEP, -(-last // _SEEDS))
        for offset in range(0, last, step):
            for length in _LENGTHS:
                places = _occurrences(self._pattern[offset : offset + length], text)
                if len(places) <= _COMMON:
                    yield from (place - offset for place in places)
                    break


def _occurrences(seed: str, text: str) -> list[int]:
    """All of them, or one more than are looked at."""
    found: list[int] = []
    at = text.find(seed)
    while at >= 0 and len(found) <= _COMMON:
        found.append(at)
        at = text.find(seed, at + 1)
    return found


def aligned(pattern: str, start: int, end: int, text: str, window: Window) -> tuple[int, int] | None:
    """Where in `text` the words `start:end` of `pattern` stand, as whole words; None if they do not."""
    there = text[window.start : window.end]
    blocks = list(_blocks(pattern, there))
    first = _edge(blocks, start, end)
    mirrored = [
        Block(len(pattern) - b.pattern - b.size, len(there) - b.window - b.size, b.size)
        for b in reversed(blocks)
    ]
    last = _edge(mirrored, len(pattern) - end, len(pattern) - start)
    if first is None or last is None or first >= len(there) - last:
        return None
    return _whole_words(text, window.start + first, window.start + len(there) - last)


def _blocks(pattern: str, there: str) -> Iterator[Block]:
    """What is the same in both, but for specks at the ends."""
    found = Levenshtein.opcodes(pattern, there).as_matching_blocks()
    blocks = [Block(one.a, one.b, one.size) for one in found if one.size]
    while len(blocks) > 1 and _is_speck(blocks[0], blocks[1]):
        del blocks[0]
    while len(blocks) > 1 and _is_speck(blocks[-1], blocks[-2]):
        del blocks[-1]
    yield from blocks


def _is_speck(block: Block, neighbour: Block) -> bool:
    one, other = sorted((block, neighbour), key=lambda b: b.window)
    return block.size <= _SPECK and other.window - one.window - one.size > _FAR


def _edge(blocks: list[Block], start: int, end: int) -> int | None:
    """Where in the window the pattern's `start` is; None where nothing up to its `end` is there."""
    before = 0  # the end, in the window, of what stands before
    touching = start == 0
    for block in blocks:
        if block.pattern >= end:
            return None
        if block.pattern + block.size <= start:
            before, touching = block.window + block.size, block.pattern + block.size == start
        elif block.pattern <= start:
            return block.window + start - block.pattern
        elif touching and before:  # the first words were replaced: all that stands instead of them
            return before
        else:
            return max(before, block.window - (block.pattern - start))
    return None


def _whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """Out to the ends of the words that the place begins and ends in, and in from white space."""
    first = next(
        (at for at in range(start, max(0, start - _WORD), -1) if not _inside_a_word(text, at)), start
    )
    last = next((at for at in range(end, min(len(text), end + _WORD)) if not _inside_a_word(text, at)), end)
    words = text[first:last]
    return first + len(words) - len(words.lstrip()), last - len(words) + len(words.rstrip())


def _inside_a_word(text: str, at: int) -> bool:
    return 0 < at < len(text) and text[at - 1].isalnum() and text[at].isalnum()
