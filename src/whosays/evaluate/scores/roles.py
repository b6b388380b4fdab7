"""How well the spans of one role (source, cue or content) are found, whatever they are linked to.

The spans of a role in a document are the set of its pieces: a source that serves two cues counts
once, each piece of a discontinuous content counts apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Set
from functools import partial

from whosays.evaluate.extents import Extent, covered, overlap, tokens
from whosays.evaluate.marked import ROLES, Comparison, Marked, Role
from whosays.evaluate.scores.counts import PRF, Measure, mean


def spans(attributions: Iterable[Marked], role: Role) -> set[Extent]:
    """The distinct spans of a role."""
    return {piece for attribution in attributions for piece in attribution.pieces(role)}


def exact(compared: Comparison, role: Role) -> tuple[int, int, int]:
    """Spans equal at both ends: (matched, predicted, gold)."""
    return _agreement(spans(compared.predicted, role), spans(compared.gold, role))


def begin(compared: Comparison, role: Role) -> tuple[int, int, int]:
    """Spans that begin with the same word: (matched, predicted, gold) of distinct beginnings."""
    predicted, gold = (
        {start for start, _ in spans(side, role)} for side in (compared.predicted, compared.gold)
    )
    return _agreement(predicted, gold)


def jaccard(compared: Comparison, role: Role) -> tuple[float, int]:
    """Best overlap of each gold span, as (sum, how many it is the mean of).

    The overlap of two spans is the Jaccard index of their word tokens. Each gold span takes the best
    one that a predicted span offers; each predicted span that touches no gold span is spurious and
    adds a 0 to the mean.
    """
    gold = spans(compared.gold, role)
    predicted = spans(compared.predicted, role)
    places = tokens(compared.text)
    words = {span: covered(span, places) for span in gold | predicted}
    best = sum(max((_jaccard(words[g], words[p]) for p in predicted), default=0.0) for g in gold)
    spurious = sum(not any(overlap(p, g) for g in gold) for p in predicted)
    return best, len(gold) + spurious


def token(compared: Comparison, role: Role) -> tuple[int, int, int]:
    """Word tokens that carry the role: (matched, predicted, gold)."""
    places = tokens(compared.text)
    predicted, gold = (
        {word for span in spans(side, role) for word in covered(span, places)}
        for side in (compared.predicted, compared.gold)
    )
    return _agreement(predicted, gold)


def measures() -> list[Measure]:
    """Exact, begin, Jaccard and token scores of each role, named `exact.source` and so on."""
    found = []
    for count in (exact, begin, token):
        found += [Measure(f"{count.__name__}.{role}", partial(count, role=role), PRF) for role in ROLES]
    return found + [Measure(f"jaccard.{role}", partial(jaccard, role=role), {"mean": mean}) for role in ROLES]


def _agreement(predicted: Set[object], gold: Set[object]) -> tuple[int, int, int]:
    return len(predicted & gold), len(predicted), len(gold)


def _jaccard(first: range, second: range) -> float:
    """Jaccard index of two runs of tokens, neither empty."""
    shared = max(0, min(first.stop, second.stop) - max(first.start, second.start))
    return shared / (len(first) + len(second) - shared)
