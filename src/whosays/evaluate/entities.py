"""Named entities against corpora in columns: span F1 over PER, ORG and LOC.

Their text comes as tokens. A document is read as its tokens joined by spaces, each sentence a
paragraph of its own, and spans are compared by characters, both ends and the type equal. `ALLOWED` of
the corpora's reader says which of our types a label stands for: a FAC of ours is a LOC in CoNLL++, and
nothing that is compared in Worldwide, which has facilities of its own. Our other types have no counterpart
among the three.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from whosays.errors import GoldError
from whosays.evaluate import english
from whosays.evaluate.corpora import ner
from whosays.evaluate.extents import Extent, trim
from whosays.evaluate.readers import AccountReader, read_all
from whosays.evaluate.scores.bootstrap import Score, score
from whosays.evaluate.scores.counts import PRF
from whosays.model import Reading

LABELS = ("PER", "ORG", "LOC")
LONG = {"PER": "Person", "ORG": "Organization", "LOC": "Location"}  # as Worldwide has them

Named = tuple[str, Extent]


@dataclass(frozen=True, slots=True)
class EntityReport:
    """Precision, recall and F1, micro-averaged over the three types (`all`), and of each."""

    documents: int
    gold: int
    predicted: int
    scores: Mapping[str, Score]

    def to_dict(self) -> dict[str, Any]:
        """The report as plain JSON types; `f1`, `precision` and `recall` are those of all three types."""
        return {
            **{kind: self.scores[f"all.{kind}"].value for kind in PRF},
            "documents": self.documents,
            "gold": self.gold,
            "predicted": self.predicted,
            "scores": {name: score.to_dict() for name, score in self.scores.items()},
        }

    def summary(self) -> str:
        """What was compared, in a line."""
        return f"{self.documents} documents; {self.gold} names marked, {self.predicted} found"


def evaluate(path: Path, reader: AccountReader, only: Callable[[str], bool] = lambda _: True) -> EntityReport:
    """The reader on a corpus: a CoNLL++ file, a UNER file (`.iob2`), or a folder of Worldwide's.

    Args:
        only: whether the document of a name is to be read.

    Raises:
        GoldError: there is no such document in it, or it cannot be read.
    """
    try:
        documents = [document for document in ner.documents(path) if only(document.name)]
    except (OSError, UnicodeDecodeError) as error:
        raise GoldError(f"{path}: cannot be read ({error})") from error
    if not documents:
        raise GoldError(f"{path}: no document with named entities in columns")
    texts = [text_of(document) for document in documents]
    accounts = (english.account(d.name, text) for d, (text, _) in zip(documents, texts, strict=True))
    readings = read_all(reader, accounts)
    pairs = [
        (gold, set(named(reading, document.corpus)))
        for document, (_, gold), reading in zip(documents, texts, readings, strict=True)
    ]
    gold, predicted = (sum(len(side) for side in sides) for sides in zip(*pairs, strict=True))
    return EntityReport(len(documents), gold, predicted, dict(_scores(pairs)))


def text_of(document: ner.TaggedDocument) -> tuple[str, set[Named]]:
    """The document as running text, and the names of the three types in it."""
    paragraphs: list[str] = []
    names: set[Named] = set()
    start = 0
    for sentence in document.sentences:
        names.update(_names(sentence, start, _labels(document.corpus)))
        paragraphs.append(" ".join(sentence.words))
        start += len(paragraphs[-1]) + 2
    return "\n\n".join(paragraphs), names


def named(reading: Reading, corpus: str) -> Iterator[Named]:
    """What the reader named of the three types, as the corpus has them."""
    label_of = {
        ours: label for theirs, label in _labels(corpus).items() for ours in ner.ALLOWED[corpus][theirs]
    }
    for entity in reading.entities:
        if label := label_of.get(entity.type):
            yield label, trim(reading.account.text, (entity.span.start, entity.span.end))


def _labels(corpus: str) -> dict[str, str]:
    """The corpus's labels of the three types → ours."""
    return {(LONG[label] if LONG[label] in ner.ALLOWED[corpus] else label): label for label in LABELS}


def _names(sentence: ner.TaggedSentence, start: int, labels: Mapping[str, str]) -> Iterator[Named]:
    """The names in a sentence that begins at `start`; an `I-` that continues nothing begins a name."""
    current: Named | None = None
    for word, label in zip(sentence.words, sentence.labels, strict=True):
        end, name = start + len(word), labels.get(label[2:])
        if current and label[:2] == "I-" and name == current[0]:
            current = current[0], (current[1][0], end)
        else:
            yield from [current] if current else []
            current = (name, (start, end)) if name else None
        start = end + 1
    yield from [current] if current else []


def _scores(pairs: list[tuple[set[Named], set[Named]]]) -> Iterator[tuple[str, Score]]:
    for name, labels in (("all", LABELS), *((label, (label,)) for label in LABELS)):
        counts = np.asarray([_counts(gold, found, labels) for gold, found in pairs], np.float64)
        for kind, formula in PRF.items():
            yield f"{name}.{kind}", score(counts, formula)


def _counts(gold: set[Named], found: set[Named], labels: Iterable[str]) -> tuple[int, int, int]:
    kept = set(labels)
    gold, found = ({name for name in side if name[0] in kept} for side in (gold, found))
    return len(gold & found), len(found), len(gold)
