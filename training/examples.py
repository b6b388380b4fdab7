"""Documents to examples: windows of them with what the heads should say of each word."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from whosays.evaluate.corpora.brat import Extent
from whosays.extract.labels import ARGUMENTS, CONTENT, CUE, ROLES, SOURCE
from whosays.extract.nesting import alone, spoken
from whosays.extract.windows import SIZE, Inputs, cut, inputs
from whosays.extract.words import LOWER, PUNCTUATION, Ints, Words

from .documents import Attributed, Coreferent, Document, Named, Query, Timed

MOST_QUERIES = 24  # mentions asked about in a window
SHORTEST = 5  # words of a fragment
UNCAPITALISED = 0.7  # share of fragments that do not begin with a capital


@dataclass(slots=True)
class Cue:
    """A gold attribution in words of its window: the cue, and the label of every word seen from it."""

    start: int
    end: int
    labels: Ints


@dataclass(slots=True)
class Example:
    """One window and its gold; a head whose gold is None (or that is asked nothing) learns nothing from it.

    Attributes:
        clauses: extents in words whose meaning is distilled.
        entities: (W, labels) boolean, what the corpus allows each word to be.
        times: (W,) indices into `TIMES`.
        queries: mentions whose antecedents are asked for.
    """

    inputs: Inputs
    clauses: list[tuple[int, int]]
    roles: Ints | None = None
    cues: list[Cue] = field(default_factory=list)
    entities: NDArray[np.bool_] | None = None
    times: Ints | None = None
    queries: list[Query] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.inputs.pieces)


def windows(document: Document, chance: random.Random) -> Iterator[Example]:
    """The document cut into windows of whole paragraphs, elsewhere each time."""
    words = document.words
    if not len(words):
        return
    # The first window's length is drawn, and moves all others.
    reach = int(np.searchsorted(words.first, chance.randrange(SIZE // 4, SIZE)))
    head = int(np.searchsorted(words.paragraph, words.paragraph[min(reach, len(words) - 1)]))
    for first, last in ((0, head), (head, len(words))):
        for window in cut(_part(words, first, last), SIZE, 0):
            yield example(document, first + window.core_start, first + window.core_end)


def _part(words: Words, first: int, last: int) -> Words:
    """Words `first:last` alone."""
    arrays = ("start", "end", "case", "quoted", "paragraph", "part")
    chosen = {name: getattr(words, name)[first:last] for name in arrays}
    return replace(words, **chosen, first=words.first[first : last + 1])


def example(document: Document, first: int, last: int) -> Example:
    """The example of words `first:last`."""
    ends = document.sentence_ends
    bounds = [first, *ends[(ends > first) & (ends < last)], last]
    clauses = [(int(a) - first, int(b) - first) for a, b in pairwise(bounds) if 4 <= b - a <= 60]
    made = Example(inputs(document.words, np.arange(first, last)), clauses)
    match document:
        case Attributed():
            _label(made, document, first, last)
        case Named():
            made.entities = document.allowed[first:last]
        case Timed():
            made.times = document.labels[first:last]
        case Coreferent():
            made.queries = [asked for query in document.queries if (asked := _within(query, first, last))]
    return made


def _label(made: Example, document: Attributed, first: int, last: int) -> None:
    count = last - first
    made.roles = np.zeros(count, np.int64)
    for source, cue, content in document.attributions:
        for name, extents in ((CONTENT, content), (SOURCE, source), (CUE, cue)):
            _paint(made.roles, ROLES, name, extents, first)
        start, end = cue[0][0] - first, cue[0][1] - first
        if start < 0 or end > count:
            continue
        labels = np.zeros(count, np.int64)
        for name, extents in ((CONTENT, content), (SOURCE, source)):
            _paint(labels, ARGUMENTS, name, extents, first)
        made.cues.append(Cue(start, end, labels))


def _paint(labels: Ints, names: Sequence[str], name: str, extents: list[Extent], first: int) -> None:
    begin, inside = names.index(f"B-{name}"), names.index(f"I-{name}")
    for start, end in extents:
        here = slice(max(0, start - first), max(0, end - first))
        after = labels[here.stop : here.stop + 1]
        # What is painted over goes on behind it: from there it begins anew.
        after[(after > 0) & (after % 2 == 0)] -= 1
        labels[here] = inside
        labels[here][:1] = begin


def _within(query: Query, first: int, last: int) -> Query | None:
    """The query in words of the window `first:last`; None where it stands outside."""
    if not first <= query.start < query.end <= last:
        return None

    def moved(indices: Ints) -> Ints:
        return indices[(indices >= first) & (indices < last)] - first

    other = None if query.other is None else moved(query.other)
    return Query(query.start - first, query.end - first, moved(query.same), other, moved(query.unknown))


def few(queries: Sequence[Query], chance: random.Random) -> list[Query]:
    """Some of a window's queries, those with an answer first: most mentions are the only one of theirs."""
    drawn = sorted(queries, key=lambda query: (not len(query.same)) + chance.random() * 1.3)
    return drawn[:MOST_QUERIES]


def headline(document: Attributed) -> Example | None:
    """The first paragraph alone; None where it is a body's."""
    last = int(np.searchsorted(document.words.paragraph, 1))
    return example(document, 0, last) if 4 <= last <= 25 else None


def fragment(document: Attributed, chance: random.Random, that: int | None) -> Example | None:
    """A sentence as contents are read again: alone, uncapitalised, without its full stop.

    None where it is too short, or an attribution stands only partly in it.
    """
    words, ends = document.words, document.sentence_ends
    number = chance.randrange(len(ends))
    first, last = int(ends[number - 1]) if number else 0, int(ends[number])
    if last - first < SHORTEST or _crosses(document, first, last):
        return None
    if document.stops[last - 1]:
        last -= 1
    chosen = spoken(words, np.arange(first, last), that)
    if len(chosen) < SHORTEST:
        return None
    made = example(document, int(chosen[0]), int(chosen[-1]) + 1)
    made.inputs = alone(words, chosen)
    begins = slice(made.inputs.heads[0], made.inputs.heads[1])
    if chance.random() < UNCAPITALISED and words.case[chosen[0]] != PUNCTUATION:
        made.inputs.case[begins] = LOWER
    return made


def _crosses(document: Attributed, first: int, last: int) -> bool:
    """Whether a part of an attribution stands both in the words `first:last` and outside."""
    extents = (extent for parts in document.attributions for part in parts for extent in part)
    return any(
        start < last and end > first and not (first <= start and end <= last) for start, end in extents
    )
