"""Nested and chained attributions against GUM's rhetorical structure: recall of attribution relations.

In GUM the satellite of an attribution relation holds source and cue ("officials said"), its nucleus
what is attributed. How a relation is mapped to ours: it is found if the cue of some predicted attribution,
at any depth, shares a character with the satellite's words, and one of that attribution's content pieces
with the nucleus's. Words of a node are those of all units under it, without its satellites (see
`corpora/rst.py`). The texts are put together again from their sentences, so that the reader reads what
people read. Precision is not defined: GUM gives clauses this relation, not noun phrases.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from whosays.evaluate import english, marked
from whosays.evaluate.corpora import gum, rst
from whosays.evaluate.extents import Extent, any_overlap
from whosays.evaluate.readers import AccountReader, read_all
from whosays.evaluate.scores.bootstrap import Score, score
from whosays.evaluate.scores.counts import mean


@dataclass(frozen=True, slots=True)
class Attributed:
    """A gold relation in the text: who speaks and what is said."""

    satellite: tuple[Extent, ...]
    nucleus: tuple[Extent, ...]


@dataclass(frozen=True, slots=True)
class Missed:
    """A relation that was not found, in words."""

    document: str
    satellite: str
    nucleus: str


@dataclass(frozen=True, slots=True)
class DiscourseReport:
    """Recall of the attribution relations."""

    relations: int
    recall: Score
    missed: tuple[Missed, ...]

    def to_dict(self) -> dict[str, Any]:
        """The report as plain JSON types."""
        missed = [
            {"document": m.document, "satellite": m.satellite, "nucleus": m.nucleus} for m in self.missed
        ]
        return {"relations": self.relations, "recall": self.recall.to_dict(), "missed": missed}


def evaluate(folder: Path, reader: AccountReader, pattern: str = "*_news_*") -> DiscourseReport:
    """The reader on the documents of GUM (a folder with `.conllu` files and `rst/`) that fit the pattern."""
    paths = sorted((folder / "rst").glob(f"{pattern}.rs4"))
    documents = [gum.read_document(folder / f"{path.stem}.conllu") for path in paths]
    relations = [attributed(d, rst.read_tree(path)) for d, path in zip(documents, paths, strict=True)]
    readings = read_all(reader, (english.account(d.name, d.text) for d in documents))
    missed: list[Missed] = []
    counts = []
    for document, gold, reading in zip(documents, relations, readings, strict=True):
        lost = unfound(gold, marked.of_reading(reading))
        missed += [_in_words(document, relation) for relation in lost]
        counts.append((len(gold) - len(lost), len(gold)))
    total = sum(gold for _, gold in counts)
    return DiscourseReport(total, score(np.asarray(counts, np.float64), mean), tuple(missed))


def attributed(document: gum.GumDocument, tree: rst.Tree) -> list[Attributed]:
    """The attribution relations of a document, in its text.

    Raises:
        ValueError: the two do not have the same tokens.
    """
    if tree.token_count() != len(document.tokens):
        raise ValueError(
            f"{document.name}: {tree.token_count()} tokens in rs4, {len(document.tokens)} in CoNLL-U"
        )
    return [
        Attributed(_extents(document, relation.satellite), _extents(document, relation.nucleus))
        for relation in tree.relations(rst.ATTRIBUTION)
    ]


def unfound(gold: Sequence[Attributed], predicted: Iterable[marked.Marked]) -> list[Attributed]:
    """The relations that no predicted attribution maps to."""
    known = list(predicted)
    return [relation for relation in gold if not any(_found(relation, one) for one in known)]


def _found(relation: Attributed, predicted: marked.Marked) -> bool:
    return any_overlap(predicted.cue, relation.satellite) and any_overlap(predicted.content, relation.nucleus)


def _extents(document: gum.GumDocument, tokens: Iterable[int]) -> tuple[Extent, ...]:
    return tuple(document.tokens[token] for token in sorted(tokens))


def _in_words(document: gum.GumDocument, relation: Attributed) -> Missed:
    return Missed(
        document.name, *(_words(document.text, side) for side in (relation.satellite, relation.nucleus))
    )


def _words(text: str, extents: Iterable[Extent]) -> str:
    return " ".join(text[start:end] for start, end in extents)
