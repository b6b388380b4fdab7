"""Attributions against a person's: the benchmark that users run on their own gold."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import permutations
from pathlib import Path

import numpy as np

from whosays.errors import GoldError, InputError
from whosays.evaluate import gold, marked
from whosays.evaluate.corpora.brat import GoldDocument
from whosays.evaluate.marked import Comparison
from whosays.evaluate.readers import AccountReader, read_all
from whosays.evaluate.report import Report
from whosays.evaluate.scores import alpha, bootstrap, calibration, linked, roles
from whosays.evaluate.scores.counts import Measure, Numbers
from whosays.ingest import from_text
from whosays.model import Account

Progress = Callable[[int, int], None]


def evaluate(gold_dir: Path, reader: AccountReader, progress: Progress | None = None) -> Report:
    """Every score of the reader on a folder of gold, each with its 95 % interval.

    Gold that has a `Nested` relation anywhere is taken to mark nested attributions, and all of both
    sides are compared; otherwise only the outermost ones of both.

    Args:
        gold_dir: NAME.txt beside NAME.ann, or PolNeAR's layout.
        reader: `whosays.extract.Reader`, or anything that reads accounts in order.
        progress: told how many documents are done, and of how many.

    Raises:
        GoldError: the gold cannot be used.
    """
    documents = gold.documents(gold_dir)
    compared = []
    for comparison in compare(documents, reader):
        compared.append(comparison)
        if progress:
            progress(len(compared), len(documents))
    return score(compared)


def compare(documents: Sequence[GoldDocument], reader: AccountReader) -> Iterator[Comparison]:
    """Each document's gold and what the reader finds in its text.

    Raises:
        GoldError: a text is one that whosays does not read.
    """
    has_nested = any(a.parent is not None for document in documents for a in document.attributions)
    kept = tuple if has_nested else marked.outermost
    readings = read_all(reader, map(_account, documents))
    for document, reading in zip(documents, readings, strict=True):
        yield Comparison(
            document.name,
            document.text,
            kept(marked.of_gold(document.attributions)),
            kept(marked.of_reading(reading)),
        )


def _account(document: GoldDocument) -> Account:
    try:
        return from_text(document.text, path=f"{document.name}.txt")
    except InputError as error:
        raise GoldError(f"{document.name}.txt: {error}") from error


def score(compared: Sequence[Comparison]) -> Report:
    """The report on documents compared."""
    scores = dict(_scores(compared, [*_measures(), calibration.BRIER]))
    scores["calibration.error"] = calibration.error(compared)
    return _report(compared, scores)


def agreement(*folders: Path) -> Report:
    """One person against another, on the documents that several annotated: the ceiling of the scores.

    Every two annotators of a document are compared both ways, so that precision is recall. There is no
    calibration: people gave no confidence.

    Args:
        folders: in PolNeAR's layout.

    Raises:
        GoldError: nothing in it was annotated twice.
    """
    documents = (versions for folder in folders for versions in gold.annotators(folder))
    compared = [_people(*pair) for versions in documents for pair in permutations(versions, 2)]
    if not compared:
        raise GoldError(f"{', '.join(map(str, folders))}: no document with two annotators")
    return _report(compared, dict(_scores(compared, _measures())))


def _people(first: GoldDocument, second: GoldDocument) -> Comparison:
    sides = (marked.of_gold(document.attributions) for document in (first, second))
    return Comparison(first.name, first.text, *sides)


def _measures() -> list[Measure]:
    return [*roles.measures(), alpha.MEASURE, *linked.MEASURES]


def _scores(
    compared: Sequence[Comparison], measures: Iterable[Measure]
) -> Iterator[tuple[str, bootstrap.Score]]:
    for measure in measures:
        counts = _by_document(measure, compared)
        for name, formula in measure.formulas.items():
            yield f"{measure.name}.{name}", bootstrap.score(counts, formula)


def _by_document(measure: Measure, compared: Iterable[Comparison]) -> Numbers:
    """The measure's counts, summed over comparisons of the same document: those are no independent draws."""
    totals: dict[str, Numbers] = {}
    for one in compared:
        counts = np.asarray(measure.count(one), np.float64)
        totals[one.name] = totals.get(one.name, np.zeros_like(counts)) + counts
    return np.stack(list(totals.values()))


def _report(compared: Sequence[Comparison], scores: dict[str, bootstrap.Score]) -> Report:
    return Report(
        documents=len({one.name for one in compared}),
        gold=sum(len(one.gold) for one in compared),
        predicted=sum(len(one.predicted) for one in compared),
        scores=scores,
    )
