"""Denial against the Fake News Challenge: does a body agree with a headline, deny it, discuss it, or neither?

Headlines are taken for claims and bodies for accounts; what is decided is decided by the likeness and
opposition of clauses, summed up by `compare.refutation`. Only bodies of the half that was not trained on are
scored. A headline stands in many pairs; under `unmet.` are the pairs whose headline was in none that was
trained on, beside whatever body.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import groupby
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from whosays.compare.refutation import STANCES, Refutation, features, shipped
from whosays.compare.units import Laid, lay_out
from whosays.errors import GoldError
from whosays.evaluate.corpora import fnc
from whosays.evaluate.corpora.fnc import Challenge, Pair, is_for_training
from whosays.evaluate.readers import ComparingReader, read_all
from whosays.evaluate.scores.bootstrap import Score, score
from whosays.evaluate.scores.counts import PRF
from whosays.extract.chains import Floats
from whosays.model import Account

_UNRELATED = STANCES.index("unrelated")


@dataclass(frozen=True, slots=True)
class DenialReport:
    """Precision, recall and F1 of each stance, and the mean of the four F1s.

    Attributes:
        pairs, bodies: how many were scored.
        scores: under `unmet.` of the pairs whose headline is in no pair that was trained on.
    """

    pairs: int
    bodies: int
    scores: Mapping[str, Score]

    def summary(self) -> str:
        """What was compared, in a line."""
        return f"{self.pairs} pairs over {self.bodies} bodies that were not trained on"

    def to_dict(self) -> dict[str, Any]:
        """The report as plain JSON types."""
        return {
            "pairs": self.pairs,
            "bodies": self.bodies,
            "disagree_f1": round(self.scores["disagree.f1"].value, 6),
            "disagree_recall": round(self.scores["disagree.recall"].value, 6),
            "scores": {name: value.to_dict() for name, value in self.scores.items()},
        }


def evaluate(folder: Path, reader: ComparingReader) -> DenialReport:
    """The scores of a folder with `bodies.csv` and `stances.csv`.

    Raises:
        GoldError: the folder cannot be used, or all of its bodies were trained on.
    """
    challenge = fnc.read(folder)
    pairs = [pair for pair in challenge.pairs if not is_for_training(challenge.bodies[pair.body])]
    if not pairs:
        raise GoldError(f"{folder}: it has no body that was not trained on")
    rows, known = rows_of(pairs, challenge, reader)
    return report(pairs, told(rows, known, shipped()))


def told(rows: Floats, known: NDArray[np.bool_], model: Refutation) -> NDArray[np.intp]:
    """The stance of each pair, by its place in `STANCES`; of a text without clauses nothing is said."""
    made = model(rows).argmax(1)
    return np.where(known, made, _UNRELATED)


def report(pairs: Sequence[Pair], ours: NDArray[np.intp]) -> DenialReport:
    """The scores of pairs whose stances were told."""
    scores = dict(_scores("", pairs, ours))
    unmet = [place for place, pair in enumerate(pairs) if not is_for_training(pair.headline)]
    if unmet:
        scores |= _scores("unmet.", [pairs[place] for place in unmet], ours[unmet])
    return DenialReport(len(pairs), len({pair.body for pair in pairs}), scores)


def rows_of(
    pairs: Sequence[Pair], challenge: Challenge, reader: ComparingReader
) -> tuple[Floats, NDArray[np.bool_]]:
    """The features of pairs, those of one body together, and which of them have any."""
    headlines = laid({pair.headline: pair.headline for pair in pairs}, reader)
    bodies = laid({pair.body: challenge.bodies[pair.body] for pair in pairs}, reader)
    found = [_row(headlines[pair.headline], bodies[pair.body]) for pair in pairs]
    width = next((len(row) for row in found if row is not None), 0)
    known = np.asarray([row is not None for row in found], np.bool_)
    filled = [row if row is not None else np.zeros(width, np.float32) for row in found]
    return np.asarray(filled, np.float32), known


def laid(texts: Mapping[str, str], reader: ComparingReader) -> dict[str, Laid]:
    """Texts, read and laid out for comparison, by their names."""
    names = [name for name, text in texts.items() if text.strip()]
    accounts = [Account(sha256(name.encode()).hexdigest(), name, texts[name], "en") for name in names]
    readings = read_all(reader, accounts)
    return {
        name: lay_out(reading, reader.clauses(reading.account.text))
        for name, reading in zip(names, readings, strict=True)
    }


def _row(headline: Laid, body: Laid) -> Floats | None:
    return features(headline, body) if headline.units and body.units else None


def _scores(prefix: str, pairs: Sequence[Pair], ours: NDArray[np.intp]) -> Iterator[tuple[str, Score]]:
    for place, stance in enumerate(STANCES):
        counts = np.asarray(list(_counts(stance, place, pairs, ours)), np.float64)
        for kind, formula in PRF.items():
            yield f"{prefix}{stance}.{kind}", score(counts, formula)


def _counts(
    stance: str, place: int, pairs: Sequence[Pair], ours: NDArray[np.intp]
) -> Iterator[tuple[int, int, int]]:
    """Of each body: how often the stance was told rightly, was told, and is there."""
    for _, group in groupby(enumerate(pairs), key=lambda numbered: numbered[1].body):
        judged = [(pair.stance == stance, bool(ours[number] == place)) for number, pair in group]
        yield (
            sum(gold and told for gold, told in judged),
            sum(told for _, told in judged),
            sum(gold for gold, _ in judged),
        )
