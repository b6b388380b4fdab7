"""One article with nested gold: which of its attributions are found, which not, and what is made up.

The bar is overlap, not edges. A gold attribution is found if some predicted one, at any depth, shares
a character with its cue, with its content and with its source (or if neither has a source). A predicted
one that is so alike to no gold one is spurious.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from whosays.evaluate import gold
from whosays.evaluate.attributions import compare
from whosays.evaluate.extents import any_overlap
from whosays.evaluate.marked import Comparison, Marked, nested, outermost
from whosays.evaluate.readers import AccountReader


@dataclass(frozen=True, slots=True)
class SeedReport:
    """What was found of one article's gold.

    Attributes:
        missed: gold attributions that no predicted one is like.
        spurious: predicted attributions that are like no gold one.
    """

    compared: Comparison
    missed: tuple[Marked, ...]
    spurious: tuple[Marked, ...]

    def outer(self) -> tuple[int, int]:
        """How many outermost gold attributions were found, and of how many."""
        total = len(outermost(self.compared.gold))
        return total - len(outermost(self.missed)), total

    def nested(self) -> tuple[int, int]:
        """How many nested gold attributions were found, and of how many."""
        total = len(nested(self.compared.gold))
        return total - len(nested(self.missed)), total

    def to_dict(self) -> dict[str, Any]:
        """The report as plain JSON types, with the words of what went wrong."""
        return {
            "outer": self.outer(),
            "nested": self.nested(),
            "missed": [a.words(self.compared.text) for a in self.missed],
            "spurious": [a.words(self.compared.text) for a in self.spurious],
        }


def evaluate(annotation_path: Path, reader: AccountReader) -> SeedReport:
    """The reader on one article: NAME.ann, and NAME.txt beside it.

    Raises:
        GoldError: the files cannot be used.
    """
    (compared,) = compare([gold.document(annotation_path)], reader)
    return report(compared)


def report(compared: Comparison) -> SeedReport:
    """What was found, missed and made up."""
    return SeedReport(
        compared,
        missed=tuple(a for a in compared.gold if not _any_alike(a, compared.predicted)),
        spurious=tuple(a for a in compared.predicted if not _any_alike(a, compared.gold)),
    )


def alike(first: Marked, second: Marked) -> bool:
    """Whether two attributions share characters in every role, or lack a source both."""
    sources = any_overlap(first.source, second.source) or not (first.source or second.source)
    return sources and any_overlap(first.cue, second.cue) and any_overlap(first.content, second.content)


def _any_alike(one: Marked, others: Iterable[Marked]) -> bool:
    return any(alike(one, other) for other in others)
