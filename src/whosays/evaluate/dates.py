"""Time expressions against TimeML files, in TempEval-3's scoring (UzZaman et al., SemEval 2013).

The account's publication date is the document creation time. An expression matches a gold one strictly if
both ends are equal, relaxed if they share a character; each matches one at most. `value` counts the relaxed
matches whose values are equal, `type` those whose types are: the task's value F1 is `value.f1`, and
`value.accuracy` is the share of the relaxed matches.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np

from whosays.errors import GoldError
from whosays.evaluate import english
from whosays.evaluate.corpora import timeml
from whosays.evaluate.corpora.timeml import GoldTime, TimeDocument
from whosays.evaluate.extents import overlap, trim
from whosays.evaluate.readers import AccountReader, read_all
from whosays.evaluate.scores.bootstrap import Score, score
from whosays.evaluate.scores.counts import PRF, Numbers, mean
from whosays.ingest import fields
from whosays.model import Account, Metadata, Reading

MEASURES = ("strict", "relaxed", "value", "type")


@dataclass(frozen=True, slots=True)
class DatesReport:
    """Precision, recall and F1 of each of `MEASURES`, and the accuracy of values and types.

    Attributes:
        documents: how many were compared.
        gold, predicted: how many expressions each side has.
        scores: by dotted names (`value.f1`, `relaxed.precision`, `value.accuracy`).
    """

    documents: int
    gold: int
    predicted: int
    scores: Mapping[str, Score]

    def to_dict(self) -> dict[str, Any]:
        """The report as plain JSON types; `f1`, `precision` and `recall` are those of the values."""
        scores = {name: score.to_dict() for name, score in self.scores.items()}
        return {
            **{kind: scores[f"value.{kind}"]["value"] for kind in ("f1", "precision", "recall")},
            "documents": self.documents,
            "gold": self.gold,
            "predicted": self.predicted,
            "scores": scores,
        }

    def summary(self) -> str:
        """What was compared, in a line."""
        return f"{self.documents} documents; {self.gold} time expressions marked, {self.predicted} found"


@dataclass(frozen=True, slots=True)
class Timed:
    """A time expression of either side: its extent, trimmed, its type and its value."""

    start: int
    end: int
    type: str
    value: str | None


def evaluate(path: Path, reader: AccountReader, only: Callable[[str], bool] = lambda _: True) -> DatesReport:
    """The reader on a `.tml` file or a folder of them.

    Args:
        only: whether the document of a name is to be read, such as `timeml.held_out`.

    Raises:
        GoldError: there is no such document, or one that cannot be used.
    """
    documents = [document for document in timeml.documents(path) if only(document.name)]
    if not documents:
        raise GoldError(f"{path}: none of its documents is to be read")
    readings = read_all(reader, map(account_of, documents))
    counts = [
        counted([_gold(time) for time in document.times], list(found(reading)))
        for document, reading in zip(documents, readings, strict=True)
    ]
    sums = np.asarray(counts, np.float64)
    predicted, gold = (int(total) for total in sums.sum(0)[-2:])
    return DatesReport(len(documents), gold, predicted, dict(_scores(sums)))


def account_of(document: TimeDocument) -> Account:
    """The document as an account that was published when it was created."""
    metadata = Metadata(published=fields.published(document.created))
    return replace(english.account(document.name, document.text), metadata=metadata)


def found(reading: Reading) -> Iterator[Timed]:
    """The time expressions of a reading."""
    for time in reading.times:
        start, end = trim(reading.account.text, (time.span.start, time.span.end))
        yield Timed(start, end, time.type.value, time.value)


def counted(gold: Sequence[Timed], predicted: Sequence[Timed]) -> tuple[int, ...]:
    """The matches by each of `MEASURES`, then how many were predicted, and how many are gold."""
    pairs = list(matches(gold, predicted))
    return (
        sum((ours.start, ours.end) == (theirs.start, theirs.end) for theirs, ours in pairs),
        len(pairs),
        sum(ours.value == theirs.value for theirs, ours in pairs),
        sum(ours.type == theirs.type for theirs, ours in pairs),
        len(predicted),
        len(gold),
    )


def matches(gold: Sequence[Timed], predicted: Sequence[Timed]) -> Iterator[tuple[Timed, Timed]]:
    """Pairs (gold, predicted) that share a character: equal extents first, then in the order of the text."""
    extents = {(time.start, time.end): time for time in predicted}
    equal = {id(ours) for theirs in gold if (ours := extents.get((theirs.start, theirs.end)))}
    left = sorted((time for time in predicted if id(time) not in equal), key=lambda time: time.start)
    for theirs in sorted(gold, key=lambda time: time.start):
        exact = extents.get((theirs.start, theirs.end))
        ours = exact or next((time for time in left if _overlap(time, theirs)), None)
        if ours:
            yield theirs, ours
            left = [time for time in left if time is not ours]


def _gold(time: GoldTime) -> Timed:
    return Timed(time.start, time.end, time.type.value, time.value)


def _overlap(first: Timed, second: Timed) -> bool:
    return overlap((first.start, first.end), (second.start, second.end))


def _scores(sums: Numbers) -> Iterator[tuple[str, Score]]:
    for column, name in enumerate(MEASURES):
        for kind, formula in PRF.items():
            yield f"{name}.{kind}", score(sums[:, [column, -2, -1]], formula)
    for name in ("value", "type"):
        yield f"{name}.accuracy", score(sums[:, [MEASURES.index(name), 1]], mean)
