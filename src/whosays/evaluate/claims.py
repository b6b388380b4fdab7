"""Claims against NANCO: do two answers to one question say the same?

Three annotators put the answers that outlets give to a question into clusters. Two answers are the
same if most of those annotators who clustered both put them together; -1 and an empty cell are answers
that an annotator left out, pairs that nobody judged or that split the annotators evenly are not scored.

Two answers are taken to be the same if their likeness, as `compare` weighs it, reaches a threshold; each
answer is read in its paragraph, and its head is the word of it that looks most like one. Each question's
threshold is the one that is best on the others. Balanced accuracy: the mean of the share of same pairs and
the share of different pairs that are told right.
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

from whosays.compare import ClauseFinder
from whosays.compare.likeness import Likeness
from whosays.compare.likeness_words import Sheet
from whosays.compare.presence import Query, sheet_of
from whosays.errors import GoldError
from whosays.evaluate.extents import Extent
from whosays.evaluate.scores.bootstrap import Score
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
        each = {"mean": self.mean, "pooled": self.pooled, "questions": dict(self.questions)}
        return {"balanced_accuracy": each}

    @property
    def scores(self) -> Mapping[str, Score]:
        """Of the mean and each question; four questions are too few to draw an interval from."""
        each = {"balanced_accuracy.mean": self.mean}
        each |= {f"{question}.balanced_accuracy": value for question, value in self.questions.items()}
        return {name: Score(value, np.nan, np.nan) for name, value in each.items()}

    def summary(self) -> str:
        """What was compared, in a line."""
        return f"{len(self.questions)} questions"


def in_paragraph(answer: Answer) -> tuple[str, Extent]:
    """The answer where it stands in its paragraph; alone if it does not stand there verbatim."""
    start = answer["Paragraph"].find(answer["Answer"])
    if start < 0:
        return alone(answer)
    return answer["Paragraph"], (start, start + len(answer["Answer"]))


def alone(answer: Answer) -> tuple[str, Extent]:
    """The answer as a text of its own."""
    return answer["Answer"], (0, len(answer["Answer"]))


def evaluate(path: Path, reader: ClauseFinder, place: Place = in_paragraph) -> ClaimReport:
    """Likeness on NANCO's `answers.json` or its folder; `place` says where an answer is read.

    Raises:
        GoldError: there is no such file, or it cannot be read.
    """
    file = path / "answers.json" if path.is_dir() else path
    try:
        questions = json.loads(file.read_text(encoding="utf-8"))
        groups = {q["question"]: pairs(q["answers"], reader, place) for q in questions}
    except (OSError, ValueError, KeyError, TypeError) as error:
        message = f"{file}: cannot be read as NANCO ({type(error).__name__}: {error})"
        raise GoldError(message) from error
    return leave_one_out(groups)


def pairs(answers: Sequence[Answer], reader: ClauseFinder, place: Place) -> Pairs:
    """The pairs of answers that the annotators judged, with how probable it is that they are one claim."""
    seen = sheets(answers, reader, place)
    known = list(judged(answers))
    likeness = Likeness()
    similarity = [float(likeness.between(seen[i], seen[j])[0, 0]) for i, j, _ in known]
    return Pairs(np.asarray(similarity), np.asarray([same for *_, same in known], np.bool_))


def sheets(answers: Sequence[Answer], reader: ClauseFinder, place: Place = in_paragraph) -> list[Sheet]:
    """The answers, a clause each."""
    return [sheet_of([_query(reader, *place(answer))]) for answer in answers]


def _query(reader: ClauseFinder, text: str, extent: Extent) -> Query:
    clauses = reader.clauses(text)
    words = tuple(range(*clauses.words.touched(*extent)))
    return Query(clauses, words, (max(words, key=lambda word: float(clauses.heads[word])),))


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


def judged(answers: Sequence[Answer]) -> Iterator[tuple[int, int, bool]]:
    """Pairs of answers by their places, and whether they say the same."""
    for (i, first), (j, second) in combinations(enumerate(answers), 2):
        same = same_claim(first, second)
        if same is not None:
            yield i, j, same


def _join(groups: Sequence[Pairs]) -> Pairs:
    return Pairs(np.concatenate([g.similarity for g in groups]), np.concatenate([g.same for g in groups]))
