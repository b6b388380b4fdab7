"""The act of each attribution against people's labels, its source, cue and content given.

Labels are a table (TSV) with the columns `document`, `cue_start`, `cue_end`, `act_a`, `act_b`: the offsets of
a gold cue, and what two people called its act; or brat files whose events have an attribute `Act`, by one.
A row is right against a person if the act read off the gold spans is that person's. The accuracy is the mean
over both people; their agreement with each other is its ceiling.

`python -m whosays.evaluate.acts FOLDER` prints of how many attributions of a folder of gold (PolNeAR's
training part) the lexicon knows the head of the cue.
"""

from __future__ import annotations

import csv
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from whosays.errors import GoldError
from whosays.evaluate import gold
from whosays.evaluate.corpora.brat import GoldAttribution, GoldDocument
from whosays.evaluate.extents import Extent
from whosays.evaluate.scores.bootstrap import Score, score
from whosays.evaluate.scores.counts import mean
from whosays.extract.acts import Meaning, Nearest, interpret
from whosays.model import Act, Span

COLUMNS = ("document", "cue_start", "cue_end", "act_a", "act_b")
MOST_CONFUSED = 30


@dataclass(frozen=True, slots=True)
class Labelled:
    """A gold attribution, what people call its act, and what we do.

    Attributes:
        acts: one a person.
    """

    document: str
    acts: tuple[Act, ...]
    ours: Act

    def right(self) -> int:
        """How many people it agrees with."""
        return sum(act is self.ours for act in self.acts)

    def agreed(self) -> bool:
        """Whether all people call it the same."""
        return len(set(self.acts)) == 1


@dataclass(frozen=True, slots=True)
class ActReport:
    """How often the act is the people's.

    Attributes:
        labelled: every attribution that was labelled.
        accuracy: share of labels that are ours, with its interval over documents.
        agreement: share of attributions that two people call the same; None where there is one person.
        kappa: their agreement beyond chance (Cohen, 1960); None where there is one person.
        accuracy_agreed: share that are ours of those where the people agree.
    """

    labelled: tuple[Labelled, ...]
    accuracy: Score
    agreement: float | None
    kappa: float | None
    accuracy_agreed: float

    def confusions(self) -> list[tuple[Act, Act, int]]:
        """Person's act, ours, and how often, where these differ; the most frequent first."""
        wrong = Counter((act, one.ours) for one in self.labelled for act in one.acts if act is not one.ours)
        return [(theirs, ours, count) for (theirs, ours), count in wrong.most_common(MOST_CONFUSED)]

    @property
    def scores(self) -> Mapping[str, Score]:
        """The accuracy."""
        return {"accuracy": self.accuracy}

    def summary(self) -> str:
        """What was compared, in a line."""
        if self.agreement is None or self.kappa is None:
            return f"{len(self.labelled)} attributions"
        return (
            f"{len(self.labelled)} attributions labelled twice: agreement {self.agreement:.3f}, "
            f"kappa {self.kappa:.3f}; {self.accuracy_agreed:.3f} right where both agree"
        )

    def to_dict(self) -> dict[str, Any]:
        """The report as plain JSON types."""
        return {
            "count": len(self.labelled),
            "accuracy": round(self.accuracy.value, 6),
            "interval": [round(self.accuracy.low, 6), round(self.accuracy.high, 6)],
            "agreement": self.agreement,
            "kappa": self.kappa,
            "accuracy_agreed": round(self.accuracy_agreed, 6),
            "agreed": sum(one.agreed() for one in self.labelled),
            "confusions": [
                {"label": theirs.value, "ours": ours.value, "count": count}
                for theirs, ours, count in self.confusions()
            ],
        }


def evaluate(path: Path, texts: Path | None = None, nearest: Nearest | None = None) -> ActReport:
    """The acts of the attributions that `path` labels.

    Args:
        path: a table of labels, one .ann file, or a folder of gold whose events have an attribute `Act`.
        texts: for a table, the folder of the gold that it labels; without it, the table's own folder.
        nearest: what unknown cues are asked of.

    Raises:
        GoldError: the labels, or the gold that they are for, cannot be used.
    """
    if path.suffix == ".tsv":
        rows = _of_table(path, texts or path.parent, nearest)
    else:
        documents = gold.documents(path) if path.is_dir() else [gold.document(path)]
        rows = [row for document in documents for row in _of_attributes(document, nearest)]
    if not rows:
        raise GoldError(f"{path}: no attribution in it has an act")
    return report(rows)


def report(rows: Sequence[Labelled]) -> ActReport:
    """The scores of some labelled attributions."""
    pairs = [(one.acts[0], one.acts[1]) for one in rows if len(one.acts) == 2]
    agreed = [one for one in rows if one.agreed()]
    return ActReport(
        labelled=tuple(rows),
        accuracy=score(_by_document(rows), mean),
        agreement=sum(a is b for a, b in pairs) / len(pairs) if pairs else None,
        kappa=kappa(pairs) if pairs else None,
        accuracy_agreed=sum(one.right() > 0 for one in agreed) / len(agreed) if agreed else float("nan"),
    )


def kappa(pairs: Sequence[tuple[Act, Act]]) -> float:
    """Cohen's kappa of two people's labels; 1.0 if both used one label only, and the same."""
    total = len(pairs)
    observed = sum(a is b for a, b in pairs) / total
    first, second = Counter(a for a, _ in pairs), Counter(b for _, b in pairs)
    expected = sum(first[act] * second[act] for act in first) / total**2
    return (observed - expected) / (1 - expected) if expected < 1 else 1.0


def meaning_of(
    document: GoldDocument, attribution: GoldAttribution, nearest: Nearest | None = None
) -> Meaning:
    """What a gold attribution means, read off its spans."""
    text = document.text
    source = attribution.source
    return interpret(
        text,
        Span.of(text, source[0][0], source[-1][1]) if source else None,
        Span.of(text, attribution.cue[0][0], attribution.cue[-1][1]),
        [Span.of(text, *piece) for piece in attribution.content],
        nested=attribution.parent is not None,
        nearest=nearest,
    )


def coverage(documents: Iterable[GoldDocument]) -> tuple[int, int]:
    """Of how many gold attributions the lexicon knows the cue's head, and of how many."""
    known = [meaning_of(document, a).known for document in documents for a in document.attributions]
    return sum(known), len(known)


def _of_table(path: Path, texts: Path, nearest: Nearest | None) -> list[Labelled]:
    documents = {document.name: document for document in gold.documents(texts)}
    cues = {name: {_cue(a): a for a in document.attributions} for name, document in documents.items()}
    return [_labelled(path, row, documents, cues, nearest) for row in _rows(path)]


def _labelled(
    path: Path,
    row: Mapping[str, str],
    documents: Mapping[str, GoldDocument],
    cues: Mapping[str, Mapping[Extent, GoldAttribution]],
    nearest: Nearest | None,
) -> Labelled:
    name = row["document"]
    attribution = cues.get(name, {}).get((int(row["cue_start"]), int(row["cue_end"])))
    if attribution is None:
        raise GoldError(f"{path}: gold has no cue at {row['cue_start']}:{row['cue_end']} of {name}")
    ours = meaning_of(documents[name], attribution, nearest).act
    return Labelled(name, (Act(row["act_a"]), Act(row["act_b"])), ours)


def _rows(path: Path) -> list[dict[str, str]]:
    """The rows of a table, each checked to be one."""
    try:
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise GoldError(f"{path}: cannot be read ({error})") from error
    for number, row in enumerate(rows, 2):
        if not _is_sound(row):
            raise GoldError(f"{path}, line {number}: expected {', '.join(COLUMNS)}, between tabs")
    return rows


def _is_sound(row: Mapping[str, str | None]) -> bool:
    values = [row.get(column) or "" for column in COLUMNS]
    return (
        bool(values[0]) and all(v.isdecimal() for v in values[1:3]) and all(v in set(Act) for v in values[3:])
    )


def _of_attributes(document: GoldDocument, nearest: Nearest | None) -> Iterator[Labelled]:
    """The attributions of a brat file that have an act."""
    for attribution in document.attributions:
        act = attribution.attributes.get("Act")
        if act is None:
            continue
        if act not in set(Act):
            raise GoldError(f"{document.name}: {attribution.id} has the act {act!r}, which is none")
        yield Labelled(document.name, (Act(act),), meaning_of(document, attribution, nearest).act)


def _cue(attribution: GoldAttribution) -> Extent:
    return attribution.cue[0][0], attribution.cue[-1][1]


def _by_document(rows: Iterable[Labelled]) -> np.ndarray[Any, np.dtype[np.float64]]:
    """Right labels and all labels of each document."""
    counts: dict[str, list[float]] = {}
    for one in rows:
        total = counts.setdefault(one.document, [0.0, 0.0])
        total[0] += one.right()
        total[1] += len(one.acts)
    return np.asarray(list(counts.values()), np.float64)


def main() -> None:
    """Prints the coverage of the folders that the command line names."""
    for folder in sys.argv[1:]:
        known, total = coverage(gold.documents(Path(folder)))
        sys.stdout.write(f"{folder}: {known} of {total} cue heads known ({known / total:.1%})\n")


if __name__ == "__main__":
    main()
