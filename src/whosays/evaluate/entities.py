"""Named entities against CoNLL++: span F1 over PER, ORG and LOC.

CoNLL's text comes as tokens. A document is read as its tokens joined by spaces, each sentence a
paragraph of its own, and spans are compared by characters, both ends and the type equal. `ALLOWED` of
the corpus's reader says which of our types its labels stand for: a FAC of ours is a LOC there. Our
other types have no counterpart among the three and are not compared.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from whosays.evaluate import english
from whosays.evaluate.corpora import ner
from whosays.evaluate.extents import Extent, trim
from whosays.evaluate.readers import AccountReader
from whosays.evaluate.scores.bootstrap import Score, score
from whosays.evaluate.scores.counts import PRF
from whosays.model import Reading

LABELS = ("PER", "ORG", "LOC")
_LABEL_OF = {ours: label for label in LABELS for ours in ner.ALLOWED["ner-conllpp"][label]}

Named = tuple[str, Extent]


@dataclass(frozen=True, slots=True)
class EntityReport:
    """Precision, recall and F1, micro-averaged over the three types (`all`), and of each."""

    documents: int
    scores: Mapping[str, Score]

    def to_dict(self) -> dict[str, Any]:
        """The report as plain JSON types."""
        scores = {name: score.to_dict() for name, score in self.scores.items()}
        return {"documents": self.documents, "scores": scores}


def evaluate(path: Path, reader: AccountReader) -> EntityReport:
    """The reader on a CoNLL++ file."""
    documents = list(ner.conllpp(path))
    texts = [text_of(document) for document in documents]
    accounts = (english.account(d.name, text) for d, (text, _) in zip(documents, texts, strict=True))
    readings = reader.read_many(accounts)
    pairs = [(gold, set(named(reading))) for (_, gold), reading in zip(texts, readings, strict=True)]
    return EntityReport(len(documents), dict(_scores(pairs)))


def text_of(document: ner.TaggedDocument) -> tuple[str, set[Named]]:
    """The document as running text, and the names of the three types in it."""
    paragraphs: list[str] = []
    names: set[Named] = set()
    start = 0
    for sentence in document.sentences:
        names.update(_names(sentence, start))
        paragraphs.append(" ".join(sentence.words))
        start += len(paragraphs[-1]) + 2
    return "\n\n".join(paragraphs), names


def named(reading: Reading) -> Iterator[Named]:
    """What the reader named of the three types, in CoNLL's labels."""
    for entity in reading.entities:
        if label := _LABEL_OF.get(entity.type):
            yield label, trim(reading.account.text, (entity.span.start, entity.span.end))


def _names(sentence: ner.TaggedSentence, start: int) -> Iterator[Named]:
    """The names in a sentence that begins at `start`; an `I-` that continues nothing begins a name."""
    current: Named | None = None
    for word, label in zip(sentence.words, sentence.labels, strict=True):
        end = start + len(word)
        if current and label == f"I-{current[0]}":
            current = current[0], (current[1][0], end)
        else:
            yield from [current] if current else []
            current = (label[2:], (start, end)) if label[2:] in LABELS else None
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
