"""The telling words of clauses as arrays: what likeness and presence are computed from.

Rows are the telling words of an account's units, unit by unit; a word that several units share (a series'
clause) has a row in each.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from whosays.compare.units import Laid
from whosays.compare.vocabulary import stem, weight
from whosays.extract import Clauses
from whosays.extract.chains import Floats
from whosays.extract.words import DIGITS, LOWER, PUNCTUATION, Ints

Truths = NDArray[np.bool_]
_KEPT = 64  # accounts whose sheets are at hand: more than a story compares at once
_OPENS = ".!?:\"“‘'"  # behind these a capital is no sign of a name


@dataclass(frozen=True, slots=True)
class Part:
    """A clause by the numbers of its words; `sentence` is the same for parts of one sentence."""

    words: Sequence[int]
    head: int
    sentence: int
    vector: Floats


@dataclass(frozen=True, slots=True)
class Sheet:
    """The telling words of U clauses, N rows.

    Attributes:
        first: (U,) the first row of each clause; unit: (N,) the clause of each row.
        stem: (N,) a number for the word's stem; weight: (N,) how telling it is.
        meaning: (N, 384), of length one; is_name, is_figure: (N,).
        head: (U,) the row of the head; is_head: (N,).
        sentence: (U,) running number of the sentence; vector: (U, 384); length: (U,) in words.
    """

    first: Ints
    unit: Ints
    stem: Ints
    weight: Floats
    meaning: Floats
    is_name: Truths
    is_figure: Truths
    head: Ints
    is_head: Truths
    sentence: Ints
    vector: Floats
    length: Ints

    def __len__(self) -> int:
        return len(self.first)

    @classmethod
    def of(cls, clauses: Clauses, parts: Sequence[Part]) -> Sheet:
        """The sheet of clauses of one text, each with at least one word."""
        rows = [_telling(clauses, part) for part in parts]
        words = np.asarray([word for row in rows for word in row], np.int64)
        counts = [len(row) for row in rows]
        first = np.cumsum([0, *counts[:-1]]) if rows else np.empty(0, np.int64)
        head = np.asarray([f + _place(row, p.head) for f, row, p in zip(first, rows, parts, strict=True)])
        case = clauses.words.case[words]
        meaning = clauses.meaning[words]
        return cls(
            first=np.asarray(first, np.int64),
            unit=np.repeat(np.arange(len(parts)), counts),
            stem=np.asarray([_stem(clauses, word) for word in words], np.int64),
            weight=np.asarray([max(weight(clauses, word), _LEAST) for word in words], np.float32),
            meaning=meaning / np.maximum(np.linalg.norm(meaning, axis=1, keepdims=True), 1e-9),
            is_name=np.asarray([_is_name(clauses, word) for word in words], np.bool_),
            is_figure=case == DIGITS,
            head=head.astype(np.int64),
            is_head=np.isin(np.arange(len(words)), head),
            sentence=np.unique([part.sentence for part in parts], return_inverse=True)[1],
            vector=np.asarray([part.vector for part in parts], np.float32).reshape(len(parts), -1),
            length=np.asarray([len(part.words) for part in parts], np.int64),
        )


_LEAST = 0.05  # weight of a word that stands for its clause though it says little


@lru_cache(_KEPT)
def sheet(laid: Laid) -> Sheet:
    """The sheet of an account's units."""
    parts = [Part(unit.words, unit.head, unit.sentence.start, unit.vector) for unit in laid.units]
    return Sheet.of(laid.clauses, parts)


def _telling(clauses: Clauses, part: Part) -> list[int]:
    """The words that say something, the head among them; all if none does."""
    kept = [word for word in part.words if word == part.head or weight(clauses, word) > 0]
    return kept or list(part.words)


def _place(row: Sequence[int], head: int) -> int:
    return row.index(head) if head in row else 0


def _stem(clauses: Clauses, word: int) -> int:
    return crc32(stem(_word(clauses, word)).encode())


def _word(clauses: Clauses, word: int) -> str:
    return clauses.text[clauses.words.start[word] : clauses.words.end[word]]


def _is_name(clauses: Clauses, word: int) -> bool:
    """Whether a word has a capital that its place does not ask for."""
    words = clauses.words
    if words.case[word] in (LOWER, DIGITS, PUNCTUATION):
        return False
    if not word or words.paragraph[word - 1] != words.paragraph[word]:
        return False
    return clauses.text[words.end[word - 1] - 1] not in _OPENS
