"""A regular grammar of time expressions, over the classes of words rather than over characters.

text ─ a class for each word (coded, classes) ─ patterns over classes (dates, times, …) ─ candidates

It knows what expressions look like and where they end, and finds those that no tagger has been taught.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from whosays.extract.times.grammar import dates, durations, references, sets, times
from whosays.extract.times.grammar.coded import coded
from whosays.extract.times.grammar.patterns import Pattern, patterns
from whosays.model import TimeType

__all__ = ["Candidate", "candidates"]


@dataclass(frozen=True, slots=True)
class Candidate:
    """What looks like a time expression.

    Attributes:
        start, end: in code points.
        is_sure: whether it is one, or only where a tagger saw one too.
    """

    type: TimeType
    start: int
    end: int
    is_sure: bool


_PATTERNS: tuple[Pattern, ...] = (
    *patterns(TimeType.TIME, times.SURE, times.IF_TAGGED),
    *patterns(TimeType.DATE, dates.SURE, dates.IF_TAGGED),
    *patterns(TimeType.SET, sets.SURE, sets.IF_TAGGED),
    *patterns(TimeType.DURATION, durations.SURE, durations.IF_TAGGED),
    *patterns(TimeType.DATE, references.SURE, references.IF_TAGGED),
)


def candidates(text: str) -> Iterator[Candidate]:
    """Everything in a text that a pattern fits, in no order; they overlap."""
    words = coded(text)
    for pattern in _PATTERNS:
        for match in pattern.matcher.finditer(words.classes):
            start, end = words.starts[match.start()], words.ends[match.end() - 1]
            yield Candidate(pattern.type, start, end, pattern.is_sure)
