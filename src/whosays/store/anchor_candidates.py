"""Places that the words of an anchor may stand at, in a folded text: the same words, or nearly the same."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein

from whosays.model import Anchor
from whosays.store.anchor_aligned import Seeds, aligned
from whosays.store.anchor_folded import Folded

_MOST = 400  # occurrences of one quote that are looked at
_NEAR = 2000  # characters on either side to look in first
_WORDS = 0.7  # at least so much of the quote must be the same
_AROUND = 0.7  # and so much of what stands around words that are too few to tell anything
_TELLING = 32  # characters of quote that need nothing around them
_SIDE = 16  # characters on one side that tell as much as any more would
_LONGEST = 2000  # characters; of a longer quote the ends are looked for, each alone
_END = 500
_STRETCHED = 1.5  # the most that a quote may have grown, or shrunk, between its ends


@dataclass(frozen=True, slots=True)
class Pattern:
    """The words of an anchor with what stands around them, folded; the quote is `text[start:end]`."""

    text: str
    start: int
    end: int

    @classmethod
    def of(cls, anchor: Anchor) -> Pattern | None:
        """None where nothing of the quote can be seen."""
        whole = Folded(anchor.prefix + anchor.quote + anchor.suffix)
        start = whole.starts_near(len(anchor.prefix))
        end = whole.starts_near(len(anchor.prefix) + len(anchor.quote))
        return cls(whole.text, start, end) if whole.text[start:end].strip() else None

    @property
    def quote(self) -> str:
        """The words themselves."""
        return self.text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place in a folded text.

    Attributes:
        words: how much of the quote is the same there; around: of what stands around it, both 0 to 1.
        fits: whether that is enough.
    """

    start: int
    end: int
    words: float
    around: float
    fits: bool

    @classmethod
    def at(cls, pattern: Pattern, text: str, start: int, end: int) -> Candidate:
        """The place `start:end` of `text`, compared with the pattern."""
        words = Levenshtein.normalized_similarity(pattern.quote, text[start:end], score_cutoff=_WORDS)
        around = _around(pattern, text, start, end)
        unchanged = len(pattern.quote) * (2 * words - 1)
        needed = _AROUND * max(0.0, 1 - unchanged / _TELLING)
        return cls(start, end, words, around, words >= _WORDS and around >= needed)

    @property
    def score(self) -> float:
        """Of the quote and of what stands around it, equally."""
        return (self.words + self.around) / 2

    @property
    def same(self) -> bool:
        """Whether the quote stands there unchanged."""
        return self.words == 1.0


def _around(pattern: Pattern, text: str, start: int, end: int) -> float:
    """How much of what stands around is the same.

    One side that is the same tells nearly as much as both: on the other, furniture may have gone, or a
    neighbour may have been edited.
    """
    prefix, suffix = pattern.text[: pattern.start], pattern.text[pattern.end :]
    before, after = text[max(0, start - len(prefix)) : start], text[end : end + len(suffix)]
    if (before, after) == (prefix, suffix):
        return 1.0
    sides = [
        Levenshtein.normalized_similarity(was, now) * min(1.0, len(was) / _SIDE)
        for was, now in ((prefix, before), (suffix, after))
        if was
    ]
    return 0.75 * max(sides) + 0.25 * min(sides)


def exact(pattern: Pattern, folded: Folded, near: int) -> Iterator[Candidate]:
    """Where the quote stands unchanged: with everything around it if that is anywhere, else alone."""
    wholes = list(_occurrences(pattern.text, folded.text, near))
    places = [at + pattern.start for at in wholes] or list(_occurrences(pattern.quote, folded.text, near))
    for at in places:
        yield Candidate.at(pattern, folded.text, at, at + len(pattern.quote))


def _occurrences(words: str, text: str, near: int) -> list[int]:
    """Those around `near`, in ever wider circles until there are enough."""
    radius = _NEAR + len(words)
    while True:
        first, last = max(0, near - radius), near + radius
        found = list(_within(words, text, first, last))
        if len(found) >= _MOST or (first == 0 and last >= len(text)):
            return found
        radius *= 8


def _within(words: str, text: str, first: int, last: int) -> Iterator[int]:
    at = text.find(words, first, last)
    for _ in range(_MOST):
        if at < 0:
            return
        yield at
        at = text.find(words, at + 1, last)


def nearly(pattern: Pattern, folded: Folded) -> Iterator[Candidate]:
    """Where nearly the same words stand."""
    if len(pattern.quote) > _LONGEST:
        yield from _by_its_ends(pattern, folded)
        return
    for window in Seeds(pattern.text).windows(folded.text):
        place = aligned(pattern.text, pattern.start, pattern.end, folded.text, window)
        if place is not None:
            yield Candidate.at(pattern, folded.text, *place)


def _by_its_ends(pattern: Pattern, folded: Folded) -> Iterator[Candidate]:
    head = Pattern(pattern.text[: pattern.start + _END], pattern.start, pattern.start + _END)
    tail = pattern.text[pattern.end - _END :]
    begins = list(nearly(head, folded))
    for last in nearly(Pattern(tail, 0, _END), folded):
        for first in begins:
            length = last.end - first.start
            if 1 / _STRETCHED <= length / len(pattern.quote) <= _STRETCHED:
                yield Candidate.at(pattern, folded.text, first.start, last.end)
