"""Clauses: the units that claims are made of, each verbatim, in pieces where need be.

An elementary discourse unit is a clause (Carlson and Marcu, 2001). One that another interrupts goes on behind
it, in a piece of its own; one that holds a series is as many clauses as the series has members, each of one
member and what all share: of `the abuses include torture and forced labour` two.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from whosays.extract.chains import Floats
from whosays.extract.labels import CLAUSE_STARTS, FORBIDDEN, SERIES
from whosays.extract.seen import Seen
from whosays.extract.words import PUNCTUATION, Words

_RESUMES, _COMPLETES = CLAUSE_STARTS.index("resumes"), CLAUSE_STARTS.index("completes")
_STOPS = frozenset(".!?…")
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
        begins: the words with which a discourse unit begins or goes on, joined to others or not.
        heads: (W,) how much each word looks like the head of its clause.
        meaning: (W, 384), by whose mean clauses are compared.
    """

    text: str
    words: Words
    clauses: tuple[Clause, ...]
    begins: tuple[int, ...]
    heads: Floats
    meaning: Floats

    def vector(self, chosen: Sequence[int] | slice) -> Floats:
        """The unit vector (384) of some words, by their numbers."""
        total = self.meaning[chosen if isinstance(chosen, slice) else list(chosen)].sum(0)
        norm = float(np.linalg.norm(total))
        made: Floats = total / norm if norm else total
        return made


def find_clauses(text: str, words: Words, seen: Seen) -> Clauses:
    """The clauses of a text, by what was seen in its words (at least one)."""
    heads: Floats = np.where(words.case == PUNCTUATION, np.float32(FORBIDDEN), seen.heads)
    clauses = [
        Clause(pieces, unit.head(heads, pieces))
        for unit in _units(text, words, seen)
        for pieces in _by_member(text, words, seen, unit.pieces)
    ]
    return Clauses(text, words, tuple(clauses), _begins(words, seen), heads, seen.meaning)


@dataclass(slots=True)
class _Unit:
    """A clause that grows.

    Attributes:
        pieces: ranges of words, in order; main: those of them in which its head is.
        waits: whether all that it has says nothing by itself, so that what follows goes with it.
    """

    pieces: list[Range]
    main: list[Range]
    waits: bool

    def head(self, heads: Floats, pieces: Sequence[Range]) -> int:
        """The word of some pieces that heads them, in the main ones if these are there."""
        main = set(_all(self.main))
        words = [word for word in _all(pieces) if word in main] or list(_all(pieces))
        return max(words, key=lambda word: heads[word])


def _units(text: str, words: Words, seen: Seen) -> list[_Unit]:
    """Clauses, each with what resumes and what completes it.

    A piece that resumes belongs to the clause before the one that interrupted it; what completes a clause to
    the clause before it, or at the beginning of a sentence to the one behind.
    """
    opens = _opens(words)
    begins = _begins(words, seen)
    units: list[_Unit] = []
    for start, end in zip(begins, [*begins[1:], len(words)], strict=True):
        kind = seen.starts[start]
        goes_on = bool(units) and not opens[start] and not _ends_sentence(text, words, start - 1)
        if goes_on and kind == _RESUMES and len(units) > 1:
            units[-2].pieces.append((start, end))
            units[-2].main.append((start, end))
        elif goes_on and (kind == _COMPLETES or units[-1].waits):
            units[-1].pieces[-1] = (units[-1].pieces[-1][0], end)  # what completes it follows at once
            if units[-1].waits:
                units[-1].main = [(start, end)]
                units[-1].waits = kind == _COMPLETES
        else:
            units.append(_Unit([(start, end)], [(start, end)], waits=kind == _COMPLETES))
    return units


def _opens(words: Words) -> NDArray[np.bool_]:
    """(W,) whether a paragraph begins with the word."""
    made: NDArray[np.bool_] = np.diff(words.paragraph, prepend=-1) > 0
    return made


def _begins(words: Words, seen: Seen) -> tuple[int, ...]:
    return tuple(np.flatnonzero(_opens(words) | (seen.starts != 0)).tolist())


def _ends_sentence(text: str, words: Words, word: int) -> bool:
    return text[words.start[word] : words.end[word]].strip("\"'”’)") in _STOPS or (
        word > 0 and text[words.end[word] - 1] in "\"'”’)" and text[words.end[word] - 2] in ".!?"
    )


def _by_member(text: str, words: Words, seen: Seen, unit: Sequence[Range]) -> Iterator[tuple[Range, ...]]:
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


def _series(text: str, words: Words, seen: Seen, piece: Range) -> list[Range]:
    """The longest series in a piece: members with nothing between them but marks and a conjunction."""
    best: list[Range] = []
    current: list[Range] = []
    for member in _members(seen, piece):
        if not current or not _are_joined(text, words, current[-1], member):
            current = []
        current.append(member)
        best = max(best, current, key=len)
    return best


def _members(seen: Seen, piece: Range) -> Iterator[Range]:
    start, end = piece
    labels = seen.series[start:end]
    first = 0
    while first < len(labels):
        after = first + 1
        if labels[first]:
            while after < len(labels) and labels[after] and labels[after] != _FIRST:
                after += 1
            if 1 - seen.alone[start + first : start + after].mean() >= SURE:
                yield start + first, start + after
        first = after


def _are_joined(text: str, words: Words, one: Range, other: Range) -> bool:
    between = text[words.end[one[1] - 1] : words.start[other[0]]]
    return bool(between.strip()) and _BETWEEN.fullmatch(between) is not None


def _all(pieces: Sequence[Range]) -> Iterator[int]:
    for start, end in pieces:
        yield from range(start, end)
