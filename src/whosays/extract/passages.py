"""Passages of an account that antecedents are looked for in, kept from when they were encoded."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from whosays.extract.actors import Antecedents
from whosays.extract.cores import each
from whosays.extract.encoder import Encoder
from whosays.extract.windows import Window

Range = tuple[int, int]
Halves = NDArray[np.float16]


@dataclass(frozen=True, slots=True)
class Passage:
    """A window and the vectors of its words.

    They are kept in half precision, since a long account has many of them.
    """

    window: Window
    vectors: Halves


class Passages:
    """The encoder's head for antecedents, on the passages of one account."""

    def __init__(self, encoder: Encoder, passages: Sequence[Passage]) -> None:
        """`passages`: in the order of the text; their cores cover it."""
        self._encoder = encoder
        self._passages = passages
        self._core_starts = np.asarray([passage.window.core_start for passage in passages])

    def __call__(self, queries: Sequence[Range]) -> list[Antecedents]:
        """Where the antecedent of each query (a range of words of the text) may stand."""
        asked: dict[int, list[Range]] = defaultdict(list)
        for query in queries:
            asked[int(np.searchsorted(self._core_starts, query[0], "right")) - 1].append(query)
        found: dict[Range, Antecedents] = {}
        answers = each(lambda item: self._look(self._passages[item[0]], item[1]), asked.items())
        for here, answered in zip(asked.values(), answers, strict=True):
            found.update(zip(here, answered, strict=True))
        return [found[query] for query in queries]

    def _look(self, passage: Passage, queries: Sequence[Range]) -> list[Antecedents]:
        first, last = passage.window.start, passage.window.end
        places = [(start - first, min(end, last) - first) for start, end in queries]
        scores = self._encoder.antecedents(passage.vectors.astype(np.float32), places)
        return [Antecedents(first, row[:-1], float(row[-1])) for row in scores]
