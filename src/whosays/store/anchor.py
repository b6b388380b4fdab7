"""Anchors found again in another version of their text: exactly, by the words around them, or nearly.

Never a guess between equals: where several places fit as well, all of them are told.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from whosays.model import Anchor, Span
from whosays.store.anchor_candidates import Candidate, Pattern, exact, nearly
from whosays.store.anchor_folded import Folded

_MARGIN = 0.05  # places whose scores differ by no more fit equally well
_CERTAIN = 0.9  # so much of the words around the same words: no need to look for others
_NEARER = 8  # times: of two places that fit as well, one so much nearer is the one


class How(StrEnum):
    """How words were found again, the surest first.

    `POSITION`: where they stood; `QUOTE`: elsewhere, told by what stands around them, or by their length;
    `DISTANCE`: at the nearest of several places that fit as well; `FUZZY`: with words changed.
    """

    POSITION = "position"
    QUOTE = "quote"
    DISTANCE = "distance"
    FUZZY = "fuzzy"


@dataclass(frozen=True, slots=True)
class Reanchored:
    """The one place that fits.

    Attributes:
        score: how much of the quote and of what stood around it is the same, 0 to 1.
    """

    span: Span
    how: How
    score: float


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """Places that fit equally well, in the order of the text; a person has to say which it is."""

    candidates: tuple[Span, ...]
    score: float


@dataclass(frozen=True, slots=True)
class Lost:
    """The words stand nowhere any more; `score` is that of the likeliest place."""

    score: float


Result = Reanchored | Ambiguous | Lost


def reanchor(anchor: Anchor, new_text: str) -> Result:
    """Where the words of `anchor` stand in `new_text`."""
    return Places(new_text).find(anchor)


def nearest(anchor: Anchor, text: str) -> Span | None:
    """What comes nearest to the words of `anchor`, however far that is; None if nothing is like them."""
    pattern, folded = Pattern.of(anchor), Folded(text)
    found = _candidates(pattern, folded, anchor.start) if pattern else []
    return folded.span(found[0].start, found[0].end) if found else None


class Places:
    """A text in which many anchors are to be found."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._folded: Folded | None = None

    def find(self, anchor: Anchor) -> Result:
        """Where the words of `anchor` stand; in a text of two million characters within a second or so."""
        if _stands(anchor, self._text):
            return Reanchored(Span.of(self._text, anchor.start, anchor.end), How.POSITION, 1.0)
        start = _only_place(anchor, self._text)
        if start is not None:
            return Reanchored(Span.of(self._text, start, start + len(anchor.quote)), How.QUOTE, 1.0)
        if self._folded is None:
            self._folded = Folded(self._text)
        pattern = Pattern.of(anchor)
        if pattern is None:  # nothing that can be seen
            return Lost(0.0)
        return _decided(anchor, self._folded, _candidates(pattern, self._folded, anchor.start))


def _stands(anchor: Anchor, text: str) -> bool:
    """Whether the words stand where they stood, with the same around them."""
    first, last = anchor.start - len(anchor.prefix), anchor.end + len(anchor.suffix)
    return first >= 0 and text[first:last] == anchor.prefix + anchor.quote + anchor.suffix


def _only_place(anchor: Anchor, text: str) -> int | None:
    """The one place where the words stand with exactly the same around them, to the last space."""
    whole = anchor.prefix + anchor.quote + anchor.suffix
    at = text.find(whole)
    return at + len(anchor.prefix) if at >= 0 and text.find(whole, at + 1) < 0 else None


def _candidates(pattern: Pattern, folded: Folded, start: int) -> list[Candidate]:
    found = list(exact(pattern, folded, folded.starts_near(start)))
    if not any(one.around >= _CERTAIN for one in found):
        found += nearly(pattern, folded)
    return list(_apart(found))


def _apart(found: Iterable[Candidate]) -> Iterator[Candidate]:
    """The best of those that overlap."""
    kept: list[Candidate] = []
    for one in sorted(found, key=lambda one: (-one.score, one.start)):
        if all(one.end <= other.start or other.end <= one.start for other in kept):
            kept.append(one)
            yield one


def _decided(anchor: Anchor, folded: Folded, candidates: list[Candidate]) -> Result:
    fitting = [one for one in candidates if one.fits]
    if not fitting:
        return Lost(max((one.score for one in candidates), default=0.0))
    best = fitting[0]
    margin = 0.0 if best.score == 1.0 else _MARGIN
    equals = [one for one in fitting if one.score >= best.score - margin]
    spans = {one: folded.span(one.start, one.end) for one in equals}
    if len(equals) == 1:
        return Reanchored(spans[best], _how(anchor, best, spans[best]), best.score)
    nearest, second = sorted(equals, key=lambda one: abs(spans[one].start - anchor.start))[:2]
    distances = [abs(spans[one].start - anchor.start) for one in (nearest, second)]
    if distances[0] * _NEARER <= distances[1] and nearest.same:
        return Reanchored(spans[nearest], How.DISTANCE, nearest.score)
    return Ambiguous(tuple(sorted(spans.values())), best.score)


def _how(anchor: Anchor, found: Candidate, span: Span) -> How:
    if not found.same:
        return How.FUZZY
    return How.POSITION if span.start == anchor.start else How.QUOTE
