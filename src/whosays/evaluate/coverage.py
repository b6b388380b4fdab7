"""Coverage against ECB+: given an event mention's clause, is the event in each other account of its story?

A story is a topic's one event or the other. Accounts are laid out whole, but only sentences whose annotation
is complete are asked about and looked in: elsewhere nobody marked what is there. Asked is every mention of an
event that two or more accounts of the story mention; the clause is the unit that holds the mention, and the
mention's own words are its focus, since the mention is what is given. The event is in another account if that
has a mention of it.

The weights were set on the topics that `ecbplus.held_out` does not name; `held_out` in the scores are the
others. `balanced_accuracy` and `absent_f1` without it are of all topics, as the package ships; what those
topics give that are held out is the figure to go by.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path
from typing import Any

import numpy as np

from whosays.compare import ClauseFinder
from whosays.compare.presence import Query, found, sheet_of
from whosays.compare.units import Laid, lay_out
from whosays.errors import GoldError
from whosays.evaluate.corpora import ecbplus
from whosays.evaluate.corpora.ecbplus import EcbDocument, EventMention
from whosays.evaluate.extents import Extent
from whosays.evaluate.scores.bootstrap import Score, score
from whosays.evaluate.scores.counts import Numbers, ratio
from whosays.model import Account, Reading

_BLANK = "\n\n"
LIKELY = 0.5  # from this probability on, an account is said to have a clause


@dataclass(frozen=True, slots=True, eq=False)
class Told:
    """An account of a story.

    Attributes:
        laid: its units in sentences whose annotation is complete.
        mentions: the event of each mention, and the clause that it stands in.
        events: those that it mentions.
    """

    document: EcbDocument
    laid: Laid
    mentions: Sequence[tuple[str, Query]]
    events: frozenset[str]


@dataclass(frozen=True, slots=True)
class Cell:
    """A mention's event in another account: whether it is there, and how probable it was found."""

    topic: str
    event: str
    asked: str
    account: str
    is_there: bool
    probability: float


@dataclass(frozen=True, slots=True)
class CoverageReport:
    """Balanced accuracy, and F1 of the cells where the event is absent."""

    documents: int
    cells: int
    scores: Mapping[str, Score]

    def to_dict(self) -> dict[str, Any]:
        """The report as plain JSON types."""
        return {
            **{name: self.scores[name].value for name in _MEASURES},
            "documents": self.documents,
            "cells": self.cells,
            "scores": {name: score.to_dict() for name, score in self.scores.items()},
        }

    def summary(self) -> str:
        """What was compared, in a line."""
        return f"{self.documents} documents; {self.cells} cells of an event in an account"


def evaluate(
    path: Path, reader: ClauseFinder, only: Callable[[str], bool] = lambda _: True
) -> CoverageReport:
    """Presence on a folder of ECB+.

    Args:
        only: whether the topic of a name is to be read.

    Raises:
        GoldError: there is no such document in it, or none with an event to look for.
    """
    documents = [document for document in ecbplus.documents(path) if only(document.topic)]
    cells = list(cells_of(told(document, reader) for document in documents if document.complete))
    if not cells:
        raise GoldError(f"{path}: no events of ECB+ in complete sentences of two documents")
    scores = dict(_scores("", cells, lambda _: True))
    scores |= dict(_scores("held_out.", cells, ecbplus.held_out))
    return CoverageReport(len(documents), len(cells), scores)


def told(document: EcbDocument, reader: ClauseFinder) -> Told:
    """A document laid out, from its text alone: whose words they are does not matter here."""
    text, places = _text(document)
    account = Account(document.name, None, text)
    laid = lay_out(Reading(account, "", (), (), (), ()), reader.clauses(text))
    words = laid.clauses.words
    complete = {
        word
        for sentence in document.complete
        for word in range(*words.touched(places[sentence][0][0], places[sentence][-1][1]))
    }
    units = tuple(unit for unit in laid.units if unit.head in complete)
    mentions = [(mention.event, _clause(laid, places, mention)) for mention in document.events]
    return Told(document, replace(laid, units=units), mentions, frozenset(event for event, _ in mentions))


def cells_of(accounts: Iterable[Told]) -> Iterator[Cell]:
    """Every mention against every other account of its story; accounts come story by story or mixed."""
    for asked, other, mentions in pairs(accounts):
        held = found(sheet_of([query for _, query in mentions]), other.laid)
        for (event, _), presence in zip(mentions, held, strict=True):
            names = asked.document.topic, event, asked.document.name, other.document.name
            yield Cell(*names, event in other.events, presence.probability)


def pairs(accounts: Iterable[Told]) -> Iterator[tuple[Told, Told, Sequence[tuple[str, Query]]]]:
    """Two accounts of one story, with the mentions of the first whose events more than one account has."""
    for _, group in groupby(sorted(accounts, key=_story), key=_story):
        story = list(group)
        counts = Counter(event for account in story for event in account.events)
        for asked in story:
            mentions = [(event, query) for event, query in asked.mentions if counts[event] > 1]
            if mentions:
                yield from ((asked, other, mentions) for other in story if other is not asked)


def _story(account: Told) -> str:
    return account.document.story


def _text(document: EcbDocument) -> tuple[str, list[list[Extent]]]:
    """The sentences, a paragraph each, and where each token stands."""
    written = [ecbplus.extents(sentence) for sentence in document.sentences]
    starts = np.cumsum([0, *(len(text) + len(_BLANK) for text, _ in written)]).tolist()
    places = [
        [(begin + start, begin + end) for start, end in extents]
        for begin, (_, extents) in zip(starts, written, strict=False)
    ]
    return _BLANK.join(text for text, _ in written), places


def _clause(laid: Laid, places: Sequence[Sequence[Extent]], mention: EventMention) -> Query:
    """The unit that a mention stands in, the mention in focus; alone where no unit has it."""
    words = laid.clauses.words
    said = [places[mention.sentence][token] for token in mention.tokens]
    focus = tuple(dict.fromkeys(word for place in said for word in range(*words.touched(*place))))
    around = next((unit.words for unit in laid.units if focus[0] in unit.words), focus)
    return Query(laid.clauses, tuple(sorted({*around, *focus})), focus)


def _scores(prefix: str, cells: Sequence[Cell], only: Callable[[str], bool]) -> Iterator[tuple[str, Score]]:
    """By topic, from which the intervals are drawn: found and all of what is there, and of what is absent."""
    counts: dict[str, list[float]] = defaultdict(lambda: [0.0] * 4)
    for cell in cells:
        if only(cell.topic):
            row = counts[cell.topic]
            row[2 * (not cell.is_there)] += (cell.probability >= LIKELY) == cell.is_there
            row[2 * (not cell.is_there) + 1] += 1
    table = np.asarray(list(counts.values()) or [[0.0] * 4], np.float64)
    for name, formula in _MEASURES.items():
        yield f"{prefix}{name}", score(table, formula)


def _balanced(sums: Numbers) -> Numbers:
    return (ratio(sums[..., 0], sums[..., 1]) + ratio(sums[..., 2], sums[..., 3])) / 2


def _absent_f1(sums: Numbers) -> Numbers:
    missed = sums[..., 1] - sums[..., 0]
    return ratio(2 * sums[..., 2], sums[..., 2] + missed + sums[..., 3])


_MEASURES = {
    "balanced_accuracy": _balanced,
    "present_recall": lambda sums: ratio(sums[..., 0], sums[..., 1]),
    "absent_recall": lambda sums: ratio(sums[..., 2], sums[..., 3]),
    "absent_f1": _absent_f1,
}
