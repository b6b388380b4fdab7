"""Claim embeddings against NANCO: do two answers to one question say the same?

Three annotators put the answers that outlets give to a question into clusters. Two answers are the
same if most of those annotators who clustered both put them together; -1 and an empty cell are answers
that an annotator left out, pairs that nobody judged or that split the annotators evenly are not scored.

Two answers are taken to be the same if the cosine of their embeddings reaches a threshold. Each
question's threshold is the one that is best on the others. Balanced accuracy: the mean of the share of
same pairs and the share of different pairs that are told right.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from whosays.evaluate.extents import Extent
from whosays.evaluate.readers import Embedder
from whosays.evaluate.scores.counts import Numbers

_ANNOTATORS = ("cluster_Phil", "cluster_Lidiya", "cluster_Jason")
_LEFT_OUT = ("", "-1")

Answer = Mapping[str, str]
Place = Callable[[Answer], tuple[str, Extent]]


@dataclass(frozen=True, slots=True)
class Pairs:
    """The scored pairs of answers to one question."""

    similarity: Numbers
    same: NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class ClaimReport:
    """Balanced accuracy of each question at the others' threshold, their mean, and of all pairs together."""

    questions: Mapping[str, float]
    mean: float
    pooled: float

    def to_dict(self) -> dict[str, Any]:
        """The report as plain JSON types."""
        return {"questions": dict(self.questions), "mean": self.mean, "pooled": self.pooled}


def in_paragraph(answer: Answer) -> tuple[str, Extent]:
    """The answer where it stands in its paragraph; alone if it does not stand there verbatim."""
    start = answer["Paragraph"].find(answer["Answer"])
    if start < 0:
        return alone(answer)
    return answer["Paragraph"], (start, start + len(answer["Answer"]))


def alone(answer: Answer) -> tuple[str, Extent]:
    """The answer as a text of its own."""
    return answer["Answer"], (0, len(answer["Answer"]))


def evaluate(path: Path, embedder: Embedder, place: Place = in_paragraph) -> ClaimReport:
    """The embedder on NANCO's `answers.json`; `place` says what of an answer is embedded."""
    questions = json.loads(path.read_text(encoding="utf-8"))
    groups = {q["question"]: pairs(q["answers"], embedder, place) for q in questions}
    return leave_one_out(groups)


def pairs(answers: Sequence[Answer], embedder: Embedder, place: Place) -> Pairs:
    """The pairs of answers that the annotators judged, with the cosine of their embeddings."""
    vectors = np.concatenate([embedder.embed(text, [extent]) for text, extent in map(place, answers)])
    judged = list(_judged(answers))
    similarity = [float(vectors[i] @ vectors[j]) for i, j, _ in judged]
    return Pairs(np.asarray(similarity), np.asarray([same for *_, same in judged], np.bool_))


def same_claim(first: Answer, second: Answer) -> bool | None:
    """What most annotators say; None if nobody judged the pair, or as many say yes as no."""
    clusters = [(first[name], second[name]) for name in _ANNOTATORS]
    votes = [a == b for a, b in clusters if a not in _LEFT_OUT and b not in _LEFT_OUT]
    yes, no = votes.count(True), votes.count(False)
    return None if yes == no else yes > no


def leave_one_out(groups: Mapping[str, Pairs]) -> ClaimReport:
    """Each question at the threshold that is best on the others."""
    told = {}
    for name, held_out in groups.items():
        others = _join([group for other, group in groups.items() if other != name])
        told[name] = held_out.similarity >= best_threshold(others)
    each = {name: balanced_accuracy(told[name], group.same) for name, group in groups.items()}
    pooled = balanced_accuracy(np.concatenate(list(told.values())), _join(list(groups.values())).same)
    return ClaimReport(each, float(np.mean(list(each.values()))), pooled)


def best_threshold(known: Pairs) -> float:
    """The threshold, half-way between two similarities, with the best balanced accuracy; the lowest such."""
    values = np.unique(known.similarity)
    candidates = np.concatenate([values[:1], (values[1:] + values[:-1]) / 2])
    accuracies = [balanced_accuracy(known.similarity >= candidate, known.same) for candidate in candidates]
    return float(candidates[int(np.argmax(accuracies))])


def balanced_accuracy(told: NDArray[np.bool_], same: NDArray[np.bool_]) -> float:
    """Mean of the shares of same and of different pairs told right; there must be some of both."""
    return float((told[same].mean() + (~told[~same]).mean()) / 2)


def _judged(answers: Sequence[Answer]) -> Iterator[tuple[int, int, bool]]:
    for (i, first), (j, second) in combinations(enumerate(answers), 2):
        same = same_claim(first, second)
        if same is not None:
            yield i, j, same


def _join(groups: Sequence[Pairs]) -> Pairs:
    return Pairs(np.concatenate([g.similarity for g in groups]), np.concatenate([g.same for g in groups]))
