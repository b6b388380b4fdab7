"""Windows: a long text cut at paragraphs into stretches that the encoder takes at once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from whosays.extract.words import PUNCTUATION, Ints, Words

CLS, SEP, MASK = 101, 102, 103
SIZE = 384  # pieces a window: as long as those that the encoder was trained on
CONTEXT = 48  # pieces of it on either side that are only context


@dataclass(frozen=True, slots=True)
class Window:
    """Words `start:end` of a text; what is found counts if it stands in `core_start:core_end`."""

    start: int
    end: int
    core_start: int
    core_end: int


@dataclass(frozen=True, slots=True)
class Inputs:
    """What the encoder is fed.

    Attributes:
        pieces, case, quoted: one entry a piece: [CLS], the words' pieces, [SEP] after each paragraph.
        heads: for each word the position of its first piece.
        opens: for each word whether a paragraph begins with it.
        part: for each word which text of its own it stands in, as `Words` has it.
    """

    pieces: Ints
    case: Ints
    quoted: Ints
    heads: Ints
    opens: NDArray[np.bool_]
    part: Ints


def inputs(words: Words, chosen: Ints) -> Inputs:
    """The encoder's inputs for the chosen words (indices in the order of the text, at least one)."""
    lengths = words.lengths(chosen)
    paragraph = words.paragraph[chosen]
    # [CLS] stands before everything, and one [SEP] for each paragraph that has ended before a word.
    shift = 1 + np.cumsum(np.diff(paragraph, prepend=paragraph[:1]) > 0)
    offsets = np.cumsum(lengths) - lengths
    heads = offsets + shift
    within = np.arange(lengths.sum()) - np.repeat(offsets, lengths)
    positions = np.repeat(heads, lengths) + within
    total = int(positions[-1]) + 2
    pieces = np.full(total, SEP, np.int64)
    pieces[0] = CLS
    pieces[positions] = words.pieces[np.repeat(words.first[chosen], lengths) + within]
    case = np.full(total, PUNCTUATION, np.int64)
    case[positions] = np.repeat(words.case[chosen], lengths)
    quoted = np.zeros(total, np.int64)
    quoted[positions] = np.repeat(words.quoted[chosen], lengths)
    opens = np.diff(paragraph, prepend=-1) > 0
    return Inputs(pieces, case, quoted, heads, opens, words.part[chosen])


def cut(words: Words, size: int, context: int) -> Iterator[Window]:
    """Windows over all words, each at most `size` pieces: cores end to end, each with its context.

    A core is made of whole paragraphs where these fit; its context is up to `context` pieces of what
    stands on either side.
    """
    # Places in an endless row of pieces; a [SEP] takes one too, hence one more a paragraph.
    begins, ends = words.first[:-1] + words.paragraph, words.first[1:] + words.paragraph
    for core_start, core_end in _cores(words, begins, ends, size - 2 * context - 2):
        start = int(np.searchsorted(begins, begins[core_start] - context, "left"))
        end = int(np.searchsorted(ends, ends[core_end - 1] + context, "right"))
        yield Window(start, end, core_start, core_end)


def _cores(words: Words, begins: Ints, ends: Ints, room: int) -> Iterator[tuple[int, int]]:
    """Consecutive stretches of words, at most `room` pieces long, that end at paragraphs if they can."""
    start = 0
    while start < len(words):
        end = int(np.searchsorted(ends, begins[start] + room, "right"))
        if end < len(words):
            paragraph_start = int(np.searchsorted(words.paragraph, words.paragraph[end], "left"))
            end = paragraph_start if paragraph_start > start else max(end, start + 1)
        yield start, end
        start = end
