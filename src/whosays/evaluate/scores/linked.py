"""Whole linked attributions: is who says what found together.

*Exact*: cue, source and all content pieces are equal. *Overlap*: the cues share a character, and
source and content each have a Dice coefficient of at least 0.5 over their characters that are not
white space; two absent sources are equal, one absent source is a miss.

Each gold attribution answers to one predicted one at most. The pairs are a maximum matching, so that
no order decides the score; among maximum matchings it is one that takes the most confident predictions.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from whosays.evaluate.extents import any_overlap, characters, dice
from whosays.evaluate.marked import Comparison, Marked
from whosays.evaluate.scores.counts import PRF, Measure

_ALIKE = 0.5


def exact(compared: Comparison) -> tuple[int, int, int]:
    """Attributions equal in every extent: (matched, predicted, gold)."""
    predicted, gold = (
        Counter((a.source, a.cue, a.content) for a in side) for side in (compared.predicted, compared.gold)
    )
    return (predicted & gold).total(), predicted.total(), gold.total()


def overlapping(compared: Comparison) -> tuple[int, int, int]:
    """Attributions alike in every role: (matched, predicted, gold)."""
    return len(matching(compared)), len(compared.predicted), len(compared.gold)


def matching(compared: Comparison) -> dict[int, int]:
    """Index of each matched predicted attribution → index of its gold attribution, at linked overlap."""
    candidates = [
        [g for g, marked in enumerate(compared.gold) if alike(compared.text, predicted, marked)]
        for predicted in compared.predicted
    ]
    by_confidence = sorted(range(len(candidates)), key=lambda p: -compared.predicted[p].confidence)
    return _maximum_matching(candidates, by_confidence)


def alike(text: str, first: Marked, second: Marked) -> bool:
    """Whether two attributions are the same at linked overlap."""
    if not any_overlap(first.cue, second.cue):
        return False
    pairs = ((first.source, second.source), (first.content, second.content))
    return all(dice(characters(text, a), characters(text, b)) >= _ALIKE for a, b in pairs)


MEASURES = [Measure("linked.exact", exact, PRF), Measure("linked.overlap", overlapping, PRF)]


def _maximum_matching(candidates: Sequence[Sequence[int]], order: Sequence[int]) -> dict[int, int]:
    """Kuhn's augmenting paths. Who is matched stays matched: who comes earlier in `order` goes before."""
    taken: dict[int, int] = {}

    def place(left: int, seen: set[int]) -> bool:
        for right in candidates[left]:
            if right in seen:
                continue
            seen.add(right)
            if right not in taken or place(taken[right], seen):
                taken[right] = left
                return True
        return False

    for left in order:
        place(left, set())
    return {left: right for right, left in taken.items()}
