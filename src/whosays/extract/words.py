"""Text to words: what the encoder sees of them, and where they stand.

A word is what BERT's pre-tokeniser makes one: a run of letters and digits, or one punctuation mark.
The base vocabulary is uncased and blind to quotation, so each word carries its capitalisation and
whether it stands inside quotation marks as features of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from tokenizers import Encoding, Tokenizer

from whosays.extract.quotes import quotations

Ints = NDArray[np.int64]

LOWER, TITLE, UPPER, MIXED, DIGITS, PUNCTUATION = range(6)
CASES = 6

_BLANK_LINE = re.compile(r"(?:\r\n|\r|\n)[^\S\r\n]*(?:\r\n|\r|\n)\s*")
_SENTENCE_END_OF_LINE = re.compile(r"(?<=[.!?:”\"'’])[^\S\r\n]*(?:\r\n|\r|\n)\s*")


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text as parallel arrays, one entry a word.

    Attributes:
        start, end: code-point offsets into the text.
        case: capitalisation class, 0 to 5.
        quoted: 1 inside quotation marks (the marks included), else 0.
        paragraph: running number of the paragraph.
        part: which text of its own the word stands in: 0 in the body, from 1 on in a heading.
        pieces: the word pieces' vocabulary ids, those of all words joined.
        first: index into `pieces` of each word's first piece; one entry more than words, the total.
    """

    start: Ints
    end: Ints
    case: Ints
    quoted: Ints
    paragraph: Ints
    part: Ints
    pieces: Ints
    first: Ints

    def __len__(self) -> int:
        return len(self.start)

    def lengths(self, chosen: Ints) -> Ints:
        """How many pieces each of the chosen words has."""
        return self.first[chosen + 1] - self.first[chosen]

    def touched(self, start: int, end: int) -> tuple[int, int]:
        """The range of words that the characters `start:end` touch; empty if they touch none."""
        first = int(np.searchsorted(self.end, start, "right"))
        return first, max(first, int(np.searchsorted(self.start, end, "left")))


def paragraphs(text: str, start: int = 0) -> Iterator[tuple[int, int]]:
    """Extents of the paragraphs of `text[start:]`.

    Blank lines part paragraphs. A text without any is one paragraph a line, but a line that stops
    in the middle of a sentence was only wrapped.
    """
    boundary = _BLANK_LINE if _BLANK_LINE.search(text, start) else _SENTENCE_END_OF_LINE
    for match in boundary.finditer(text, start):
        if text[start : match.start()].strip():
            yield start, match.start()
        start = match.end()
    if text[start:].strip():
        yield start, len(text)


@lru_cache(maxsize=65536)
def case_of(word: str) -> int:
    """The capitalisation class of a word."""
    if not any(map(str.isalnum, word)):
        return PUNCTUATION
    if not any(map(str.isalpha, word)):
        return DIGITS
    if word == word.lower():
        return LOWER
    if word[0].isupper() and word[1:] == word[1:].lower():
        return TITLE
    return UPPER if word.isupper() else MIXED


def split_words(
    text: str, tokenizer: Tokenizer, extents: Sequence[tuple[int, int]], headings: int = 0
) -> Words:
    """The words of the given paragraphs of `text`, of which so many are headings (see `headings.py`)."""
    encodings = tokenizer.encode_batch([text[a:b] for a, b in extents], add_special_tokens=False)
    parts = [
        _paragraph_arrays(text[a:b], encoding) for (a, b), encoding in zip(extents, encodings, strict=True)
    ]
    counts = [len(starts) for starts, *_ in parts]
    paragraph = np.repeat(np.arange(len(parts)), counts)
    offset = np.repeat(np.asarray([a for a, _ in extents], np.int64), counts)
    start, end, quoted, lengths, pieces = (
        np.concatenate([part[column] for part in parts] or [np.empty(0, np.int64)]) for column in range(5)
    )
    start, end = start + offset, end + offset
    return Words(
        start=start,
        end=end,
        case=np.asarray([case_of(text[a:b]) for a, b in zip(start, end, strict=True)], np.int64),
        quoted=quoted,
        paragraph=paragraph,
        part=np.where(paragraph < headings, paragraph + 1, 0),
        pieces=pieces,
        first=np.concatenate([[0], np.cumsum(lengths)]).astype(np.int64),
    )


def _paragraph_arrays(paragraph: str, encoding: Encoding) -> tuple[Ints, Ints, Ints, Ints, Ints]:
    """Start, end, quoted and number of pieces of each word, and all pieces."""
    pieces = np.asarray(encoding.ids, np.int64)
    if not len(pieces):
        empty = np.empty(0, np.int64)
        return empty, empty, empty, empty, empty
    word_ids = np.asarray(encoding.word_ids, np.int64)
    extents = np.asarray(encoding.offsets, np.int64)
    first = np.flatnonzero(np.diff(word_ids, prepend=-1))
    last = np.append(first[1:], len(pieces)) - 1
    start, end = extents[first, 0], extents[last, 1]
    quoted = np.zeros(len(start), np.int64)
    for opening, closing in quotations(paragraph):
        quoted[np.searchsorted(start, opening) : np.searchsorted(end, closing, "right")] = 1
    return start, end, quoted, np.diff(np.append(first, len(pieces))), pieces
