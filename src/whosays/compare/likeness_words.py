"""The telling words of clauses as arrays: what likeness and presence are computed from.

Rows are the telling words of an account's units, unit by unit; a word that several units share (a series'
clause) has a row in each.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from whosays.compare.units import Laid, Unit, once
from whosays.compare.vocabulary import stem, weight
from whosays.compare.weights import weights
from whosays.extract import Clauses
from whosays.extract.chains import Floats
from whosays.extract.words import DIGITS, LOWER, PUNCTUATION, Ints

Truths = NDArray[np.bool_]
_LEAST = 0.05  # weight of a word that stands for its clause though it says little
_OPENS = ".!?:\"“‘'"  # behind these a capital is no sign of a name


@dataclass(frozen=True, slots=True)
class Part:
    """A clause by the numbers of its words.

    Attributes:
        focus: the words that what it tells of is in; sentence: the same for clauses of one sentence.
    """

    words: Sequence[int]
    focus: Sequence[int]
    sentence: int
    vector: Floats


@dataclass(frozen=True, slots=True)
class Sheet:
    """The telling words of U clauses, N rows.

    Attributes:
        first: (U,) the first row of each clause; unit: (N,) the clause of each row.
        stem: (N,) a number for the word's stem; weight: (N,) how telling it is.
        meaning: (N, 384), of length one; centred: the same from where words are on average.
        is_name, is_figure: (N,).
        focus: rows of all clauses' focus; focus_first: (U,) where each clause's begin there.
        sentence: (U,) running number of the sentence; vector: (U, 384).
    """

    first: Ints
    unit: Ints
    stem: Ints
    weight: Floats
    meaning: Floats
    centred: Floats
    is_name: Truths
    is_figure: Truths
    focus: Ints
    focus_first: Ints
    sentence: Ints
    vector: Floats

    def __len__(self) -> int:
        return len(self.first)

    @property
    def is_focus(self) -> Truths:
        """(N,)."""
        made = np.zeros(len(self.unit), np.bool_)
        made[self.focus] = True
        return made

    @property
    def head(self) -> Ints:
        """(U,) the first row of each clause's focus."""
        return self.focus[self.focus_first]

    @classmethod
    def of(cls, clauses: Clauses, parts: Sequence[Part]) -> Sheet:
        """The sheet of clauses of one text, each with at least one word."""
        rows = [_telling(clauses, part) for part in parts]
        words = [word for row in rows for word in row]
        first = _firsts(rows)
        focus = [
            [start + row.index(word) for word in part.focus if word in row] or [start]
            for start, row, part in zip(first.tolist(), rows, parts, strict=True)
        ]
        meaning = clauses.meaning[np.asarray(words, np.int64)]
        return cls(
            first=first,
            unit=np.repeat(np.arange(len(parts)), [len(row) for row in rows]),
            stem=np.asarray([_stem(clauses, word) for word in words], np.int64),
            weight=np.asarray([max(weight(clauses, word), _LEAST) for word in words], np.float32),
            meaning=_normed(meaning),
            centred=_normed(_normed(meaning) - weights().average),
            is_name=np.asarray([_is_name(clauses, word) for word in words], np.bool_),
            is_figure=clauses.words.case[np.asarray(words, np.int64)] == DIGITS,
            focus=np.asarray([row for own in focus for row in own], np.int64),
            focus_first=_firsts(focus),
            sentence=np.unique(np.asarray([part.sentence for part in parts]), return_inverse=True)[1],
            vector=np.asarray([part.vector for part in parts], np.float32).reshape(-1, meaning.shape[1]),
        )


@dataclass(frozen=True, slots=True)
class Mean:
    """The mean over each clause's words, by their worth; near 0 where they have little.

    Attributes:
        rows: those of the sheet that have some worth; shares: (U, rows) what each counts for in its clause.
    """

    rows: Ints
    shares: Floats

    @classmethod
    def of(cls, sheet_: Sheet, worth: Floats) -> Mean:
        """By the worth of each row of a sheet."""
        rows = np.flatnonzero(worth)
        total = np.maximum(np.add.reduceat(worth, sheet_.first), _LEAST)
        shares = np.zeros((len(sheet_), len(rows)), np.float32)
        unit = sheet_.unit[rows]
        shares[unit, np.arange(len(rows))] = worth[rows] / total[unit]
        return cls(rows, shares)

    def __call__(self, found: Floats) -> Floats:
        """(U, K) of (rows, K)."""
        made: Floats = self.shares @ found
        return made


def highest(found: Floats, firsts: Ints) -> Floats:
    """(V, K) of (N, K): the highest of each stretch of rows, of those that begin at `firsts`, end to end."""
    return _by_stretch(np.maximum, found, firsts)


def summed(scores: Floats, firsts: Ints) -> Floats:
    """(V, K) of (N, K): logarithms of probabilities, added up as probabilities over each stretch of rows."""
    most = highest(scores, firsts)
    lengths = np.diff(firsts, append=len(scores))
    sums = _by_stretch(np.add, np.exp(scores - np.repeat(most, lengths, axis=0)), firsts)
    made: Floats = most + np.log(sums)
    return made


def _by_stretch(what: np.ufunc, found: Floats, firsts: Ints) -> Floats:
    """One stretch at a time, which is several times as fast as numpy's own `reduceat`."""
    if len(firsts) == len(found):
        return found
    rows = np.ascontiguousarray(found)
    made = np.empty((len(firsts), rows.shape[1]), rows.dtype)
    starts = firsts.tolist()
    for row, (start, end) in enumerate(zip(starts, [*starts[1:], len(rows)], strict=True)):
        what.reduce(rows[start:end], axis=0, out=made[row])
    return made


def _firsts(rows: Sequence[Sequence[int]]) -> Ints:
    """Where each of some rows begins when all are joined."""
    return np.cumsum([0, *map(len, rows)])[:-1].astype(np.int64)


def _normed(vectors: Floats) -> Floats:
    made: Floats = vectors / np.maximum(np.linalg.norm(vectors, axis=-1, keepdims=True), 1e-9)
    return made


@once
def sheet(laid: Laid) -> Sheet:
    """The sheet of an account's units."""
    return sheet_of_units(laid.clauses, laid.units)


def sheet_of_units(clauses: Clauses, units: Sequence[Unit]) -> Sheet:
    """The sheet of some units of a text, their heads in focus."""
    return Sheet.of(clauses, [Part(one.words, (one.head,), one.sentence.start, one.vector) for one in units])


def _telling(clauses: Clauses, part: Part) -> list[int]:
    """The words that say something, the focus among them; all if none does."""
    kept = [word for word in part.words if word in part.focus or weight(clauses, word) > 0]
    return kept or list(part.words)


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
