"""Clauses: the units that claims are made of, each verbatim, in pieces where need be.

An elementary discourse unit is a clause (Carlson and Marcu, 2001). One that another interrupts goes on behind
it, in a piece of its own; one that holds a series is as many clauses as the series has members, each of one
member and what all share: of `the abuses include torture and forced labour` two.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from whosays.extract.chains import Floats
from whosays.extract.cores import each
from whosays.extract.encoder import Boundaries, Encoder
from whosays.extract.labels import CLAUSE_STARTS, FORBIDDEN, SERIES
from whosays.extract.windows import CONTEXT, SIZE, Window, cut, inputs
from whosays.extract.words import PUNCTUATION, Words

GROUP = 16  # windows at a time
_BEGINS, _RESUMES = CLAUSE_STARTS.index("begins"), CLAUSE_STARTS.index("resumes")
_FIRST = SERIES.index("B")
_BETWEEN = re.compile(r"\W*(?:(?:and|or|&|as well as)\b\W*)?")  # what may part two members of a series
SURE = 0.5  # from this mean probability on, words are a member of a series

Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause, in words of its text.

    Attributes:
        pieces: ranges of words, in order, the ends exclusive.
        head: the word that heads it.
    """

    pieces: tuple[Range, ...]
    head: int

    def words(self) -> Iterator[int]:
        """The numbers of all its words."""
        return _all(self.pieces)


@dataclass(frozen=True, slots=True)
class Clauses:
    """The clauses of a text, in order, and what its words mean.

    Attributes:
        meaning: (W, 384), by whose mean clauses are compared.
    """

    text: str
    words: Words
    clauses: tuple[Clause, ...]
    meaning: Floats

    def vector(self, chosen: Sequence[int]) -> Floats:
        """The unit vector (384) of some words, by their numbers."""
        total = self.meaning[list(chosen)].sum(0)
        norm = float(np.linalg.norm(total))
        made: Floats = total / norm if norm else total
        return made


def find_clauses(encoder: Encoder, text: str, words: Words) -> Clauses:
    """The clauses of a text whose words are given (at least one)."""
    seen = _Seen.of(encoder, words)
    clauses = [
        Clause(pieces, max(_all(pieces), key=lambda word: seen.heads[word]))
        for unit in _units(words, seen)
        for pieces in _by_member(text, words, seen, unit)
    ]
    return Clauses(text, words, tuple(clauses), seen.meaning)


@dataclass(frozen=True, slots=True)
class _Seen:
    """What the head says of all words: (W,) a start's class, a head's score; (W, 3) series; (W, 384)."""

    starts: NDArray[np.intp]
    heads: Floats
    series: Floats
    meaning: Floats

    @classmethod
    def of(cls, encoder: Encoder, words: Words) -> _Seen:
        parts = list(_cores(encoder, words))
        starts, heads, series = (
            np.concatenate([getattr(scores, name) for scores, _ in parts])
            for name in ("starts", "heads", "series")
        )
        shares = np.exp(series - series.max(1, keepdims=True))
        return cls(
            starts.argmax(1),
            np.where(words.case == PUNCTUATION, FORBIDDEN, heads),
            shares / shares.sum(1, keepdims=True),
            np.concatenate([meaning for _, meaning in parts]),
        )


def _cores(encoder: Encoder, words: Words) -> Iterator[tuple[Boundaries, Floats]]:
    """Of each window's core what the head says, and what the words mean."""

    def look(window: Window) -> tuple[Boundaries, Floats]:
        seen = encoder.clausal(inputs(words, np.arange(window.start, window.end)))
        told = encoder.boundaries(seen.vectors)
        core = slice(window.core_start - window.start, window.core_end - window.start)
        return Boundaries(told.starts[core], told.heads[core], told.series[core]), seen.meaning[core]

    windows = cut(words, SIZE, CONTEXT)
    while group := list(islice(windows, GROUP)):
        yield from each(look, group)


def _units(words: Words, seen: _Seen) -> list[list[Range]]:
    """Clauses as pieces; a piece that resumes belongs to the clause before the one that interrupted it."""
    opens = np.diff(words.paragraph, prepend=-1) > 0
    begins = np.flatnonzero(opens | (seen.starts != 0)).tolist()
    units: list[list[Range]] = []
    for start, end in zip(begins, [*begins[1:], len(words)], strict=True):
        resumed = units[-2] if len(units) > 1 and seen.starts[start] == _RESUMES else None
        if resumed and words.paragraph[resumed[-1][0]] == words.paragraph[start]:
            resumed.append((start, end))
        else:
            units.append([(start, end)])
    return units


def _by_member(text: str, words: Words, seen: _Seen, unit: Sequence[Range]) -> Iterator[tuple[Range, ...]]:
    """The clause once for each member of the series in it; itself if there is none."""
    series = max((_series(text, words, seen, piece) for piece in unit), key=len)
    if len(series) < 2:
        yield tuple(unit)
        return
    first, last = series[0][0], series[-1][1]
    for member in series:
        parts = [(start, end) for piece in unit for start, end in _around(piece, first, last)]
        yield tuple(sorted([*parts, member]))


def _around(piece: Range, first: int, last: int) -> Iterator[Range]:
    """What of a piece stands before `first` and behind `last`."""
    start, end = piece
    if start < min(end, first):
        yield start, min(end, first)
    if max(start, last) < end:
        yield max(start, last), end


def _series(text: str, words: Words, seen: _Seen, piece: Range) -> list[Range]:
    """The longest series in a piece: members with nothing between them but marks and a conjunction."""
    best: list[Range] = []
    current: list[Range] = []
    for member in _members(seen, piece):
        if not current or not _are_joined(text, words, current[-1], member):
            current = []
        current.append(member)
        best = max(best, current, key=len)
    return best


def _members(seen: _Seen, piece: Range) -> Iterator[Range]:
    start, end = piece
    labels = seen.series[start:end].argmax(1)
    first = 0
    while first < len(labels):
        after = first + 1
        if labels[first]:
            while after < len(labels) and labels[after] and labels[after] != _FIRST:
                after += 1
            if 1 - seen.series[start + first : start + after, 0].mean() >= SURE:
                yield start + first, start + after
        first = after


def _are_joined(text: str, words: Words, one: Range, other: Range) -> bool:
    between = text[words.end[one[1] - 1] : words.start[other[0]]]
    return bool(between.strip()) and _BETWEEN.fullmatch(between) is not None


def _all(pieces: Sequence[Range]) -> Iterator[int]:
    for start, end in pieces:
        yield from range(start, end)
