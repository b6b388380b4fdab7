"""Which time expression tells when an attribution was said, and which ones its content speaks of."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from whosays.model import Span, TimeExpression, TimeType

_WIDTH = 400  # characters on either side of a cue that its sentence may have
_NEAR = 60  # characters between a cue and its time, the source not counted
_SENTENCE_END = re.compile(r"(?<=[a-z0-9)%”\"’'])[.!?;]['”\"’]*\s+(?=[\"“‘'`A-Z])|[.!?]['”\"’]+\s+|\n\s*\n")
# What opens a clause of its own, whose time is not that of the cue.
_CLAUSE = re.compile(
    r"\b(?:who|whom|which|whose|where|when|while|after|before|because|since|until|if|as|and|but)\b|[;:]",
    re.IGNORECASE,
)
_LINKING = re.compile(
    r"[\s,(–—-]*(?:(?:on|in|at|late|early|earlier|later|just|only|also|the|by)\s+)*", re.IGNORECASE
)


def about(content: Sequence[Span], times: Sequence[TimeExpression]) -> tuple[TimeExpression, ...]:
    """The times inside the pieces of a content, in the order of the text."""
    return tuple(time for piece in content for time in _from(times, piece.start, piece.end))


def said_on(
    text: str, source: Span | None, cue: Span, content: Sequence[Span], times: Sequence[TimeExpression]
) -> TimeExpression | None:
    """The time that tells when it was said; None where the sentence of the cue does not tell.

    It is a date or a time of day, stands outside source and content, and is attached to the cue: behind it
    (`told reporters on Friday that`), between source and cue, or at the head of the sentence.

    Args:
        times: those of the account, in the order of the text.
    """
    saying = _Saying(text, source, cue, content)
    candidates = [
        (gap, time)
        for time in _from(times, *saying.sentence())
        if time.type in (TimeType.DATE, TimeType.TIME) and (gap := saying.gap(time.span)) is not None
    ]
    return min(candidates, key=lambda found: found[0])[1] if candidates else None


@dataclass(frozen=True, slots=True)
class _Saying:
    """An attribution's spans where they stand."""

    text: str
    source: Span | None
    cue: Span
    content: Sequence[Span]

    def sentence(self) -> tuple[int, int]:
        """Where the sentence of the cue begins and ends, as far as it is looked at."""
        first, last = max(0, self.cue.start - _WIDTH), min(len(self.text), self.cue.end + _WIDTH)
        ends = [match.end() for match in _SENTENCE_END.finditer(self.text, first, self.cue.start)]
        after = _SENTENCE_END.search(self.text, self.cue.end, last)
        return (ends[-1] if ends else first), (after.start() if after else last)

    def gap(self, time: Span) -> int | None:
        """How far a time is from the cue that it is attached to, any before it farther; None if it is not."""
        parts = [*self.content, *([self.source] if self.source else [])]
        if any(part.start < time.end and time.start < part.end for part in parts):
            return None
        if time.start < self.cue.end and self.cue.start < time.end:
            return 0
        is_behind = time.start >= self.cue.end
        start, end = (self.cue.end, time.start) if is_behind else (time.end, self.cue.start)
        between = self._between(start, end)
        if between is None or len(between) > _NEAR or _CLAUSE.search(between):
            return None
        if is_behind:
            return len(between)
        return len(between) + _NEAR if self._opens(time) else None

    def _between(self, start: int, end: int) -> str | None:
        """The words at `start:end`, but for the source's; None if some of the content is among them."""
        if any(piece.start < end and start < piece.end for piece in self.content):
            return None
        if self.source and start <= self.source.start and self.source.end <= end:
            return self.text[start : self.source.start] + self.text[self.source.end : end]
        return self.text[start:end]

    def _opens(self, time: Span) -> bool:
        """Whether a time before the cue opens the sentence or follows the source.

        That of `Tarnow, elected in 2019, said` does neither.
        """
        places = [self.sentence()[0]]
        if self.source and self.source.end <= time.start:
            places.append(self.source.end)
        return any(_LINKING.fullmatch(self.text, place, time.start) for place in places)


def _from(times: Sequence[TimeExpression], start: int, end: int) -> Iterator[TimeExpression]:
    """Those of the times that stand wholly between two places."""
    for time in times[bisect_left(times, start, key=lambda time: time.span.start) :]:
        if time.span.start >= end:
            break
        if time.span.end <= end:
            yield time
