"""What a figure, a date or a name stands in, and whether two of them tell of one thing."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import itemgetter

import numpy as np
from numpy.typing import NDArray

from whosays.compare.findings.drift_words import SMALL, stem
from whosays.compare.sentences import sentences
from whosays.extract.actors.fold import parts
from whosays.extract.acts.wordsets import word_set
from whosays.model import Passage, Reading, Span, Value

Embed = Callable[[str, Sequence[tuple[int, int]]], NDArray[np.float32]]

_KEPT = 20_000  # clauses, sentences and places of which is remembered what they have
_CLAUSE_END = re.compile(r"[;—–]\s|,\s(?=(?:and|but|while|which|who|where|of whom|with|when|after)\b)|\s-\s")
# What becomes of people: a figure of the one is none of the other.
_FATES = tuple(
    frozenset(map(stem, word_set(words)))
    for words in (
        "killed kill dead died die dies death deaths bodies fatal fatalities perished drowned "
        "lives toll corpses slain",
        "injured injuries wounded hurt casualties injury wounds",
        "arrested arrests detained custody held detainees jailed",
        "missing unaccounted",
        "rescued saved ashore rescue survived survivors plucked",
        "evacuated displaced homeless fled evacuees",
    )
)


@dataclass(frozen=True, slots=True)
class Place:
    """A value where it stands.

    Attributes:
        value: as it is shown.
        clause, sentence: those around the words.
        vectors: unit vectors of clause and sentence.
    """

    reading: Reading
    words: Span
    value: str
    clause: Span
    sentence: Span
    vectors: NDArray[np.float32]

    def as_value(self) -> Value:
        """Its form in a finding."""
        account = self.reading.account.id
        return Value(Passage(account, (self.words,)), Passage(account, (self.clause,)), self.value)


def places(reading: Reading, values: Iterable[tuple[Span, str]], embed: Embed) -> list[Place]:
    """Each value (words, how it is shown) with what it stands in."""
    text = reading.account.text
    held = [(words, shown, *_around(text, words)) for words, shown in values]
    extents = [(span.start, span.end) for *_, clause, sentence in held for span in (clause, sentence)]
    if not extents:
        return []
    vectors = embed(text, extents).reshape(len(held), 2, -1)
    return [Place(reading, *one, vectors=vector) for one, vector in zip(held, vectors, strict=True)]


def nearness(first: Place, second: Place) -> float:
    """How near what two values stand in comes, from 0 to 1."""
    cosines = first.vectors @ second.vectors.T
    near = 0.5 * float(cosines[0, 0]) + 0.25 * float(cosines[1, 1]) + 0.25 * float(cosines.max())
    one, other = telling_words(first.clause.text), telling_words(second.clause.text)
    shared = len(one & other) / max(1, min(len(one), len(other)))
    return near + 0.15 * shared


def fates(place: Place) -> frozenset[int]:
    """What becomes of people where a value stands, by the numbers of the kinds."""
    return _fates(place.clause.text)


@lru_cache(_KEPT)
def _fates(text: str) -> frozenset[int]:
    said = {stem(word) for word in parts(text)}
    return frozenset(number for number, kind in enumerate(_FATES) if said & kind)


def best_pairs(
    first: Sequence[Place], second: Sequence[Place], score: Callable[[int, int], float | None], least: float
) -> Iterator[tuple[int, int, float]]:
    """Pairs with their scores, the best first, each place in one; `score` is None for what can be no pair."""
    scored = [
        (value, a, b)
        for a in range(len(first))
        for b in range(len(second))
        if (value := score(a, b)) is not None and value >= least
    ]
    ours: set[int] = set()
    theirs: set[int] = set()
    for value, a, b in sorted(scored, key=lambda one: (-one[0], one[1:])):
        if a not in ours and b not in theirs:
            ours.add(a)
            theirs.add(b)
            yield a, b, value


def against(table: NDArray[np.float32], axis: int) -> NDArray[np.float32]:
    """By how much each is more than the most of the others along an axis, at most by one."""
    if not table.size:
        return table
    ordered = np.sort(table, axis)
    best = np.take(ordered, [-1], axis)
    second = np.take(ordered, [-2], axis) if table.shape[axis] > 1 else np.full_like(best, -np.inf)
    made: NDArray[np.float32] = np.clip(table - np.where(table == best, second, best), -1, 1)
    return made.astype(np.float32)


def shared_words(first: str, second: str) -> frozenset[str]:
    """The stems of words that tell something, in both."""
    return telling_words(first) & telling_words(second)


@lru_cache(_KEPT)
def telling_words(text: str) -> frozenset[str]:
    """The stems of the words of a text that tell something."""
    return frozenset(stem(w) for w in parts(text) if w not in SMALL and not w[0].isdigit() and len(w) > 2)


@lru_cache(_KEPT)
def _around(text: str, words: Span) -> tuple[Span, Span]:
    """The clause and the sentence that words stand in."""
    held = sentences(text)
    before = bisect_right(held, words.start, key=itemgetter(0)) - 1
    is_in = before >= 0 and words.start < held[before][1]
    start, end = held[before] if is_in else (words.start, words.end)
    end = max(end, words.end)
    cuts = list(_CLAUSE_END.finditer(text, start, end))
    first = max((cut.end() for cut in cuts if cut.end() <= words.start), default=start)
    last = min((cut.start() for cut in cuts if cut.start() >= words.end), default=end)
    return _span(text, first, last), _span(text, start, end)


def _span(text: str, start: int, end: int) -> Span:
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    return Span.of(text, start, start + len(words.strip()))
