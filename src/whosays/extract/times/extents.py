"""Tagged words and the grammar to whole expressions.

A tagger knows from the context what is a time; the grammar knows where a time begins and ends, and the
expressions that the tagger was never shown. What the grammar is sure of is an expression; what only may be
one is, where the tagger saw one; what the tagger alone saw is none.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from whosays.extract.times.grammar import Candidate, candidates
from whosays.model import TimeType

Tagged = tuple[TimeType, int, int]


def whole(text: str, tagged: Iterable[Tagged]) -> Iterator[Tagged]:
    """The expressions of a text, in its order.

    Args:
        tagged: type, start and end of what a tagger saw, in the order of the text.
    """
    seen = list(tagged)
    chosen = list(_longest([one for one in candidates(text) if one.is_sure or _is_seen(one, seen)]))
    yield from sorted([(one.type, one.start, one.end) for one in chosen], key=lambda found: found[1])


def _is_seen(candidate: Candidate, seen: Sequence[Tagged]) -> bool:
    """Whether the tagger saw one of the candidate's type in its place."""
    after = bisect_right(seen, candidate.end - 1, key=lambda tagged: tagged[1])
    if not after:
        return False
    kind, _, end = seen[after - 1]
    return kind is candidate.type and end > candidate.start


def _longest(found: Sequence[Candidate]) -> Iterator[Candidate]:
    """The longest that begins first, and on from its end."""
    end = 0
    for one in sorted(found, key=lambda one: (one.start, -one.end, not one.is_sure)):
        if one.start >= end:
            end = one.end
            yield one
