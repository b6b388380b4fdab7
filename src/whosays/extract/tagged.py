"""Names and time expressions: what each head sees of the words, and its scores to tagged stretches."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from whosays.extract.chains import Chain, Floats, runs
from whosays.extract.encoder import Encoded, Encoder, keep_to_paragraphs
from whosays.extract.labels import ENTITIES, FORBIDDEN, TIMES, allowed


@dataclass(frozen=True)
class Tagger:
    """A head that tags words.

    Attributes:
        name: that of its graph; layers: what it sees, attributes of `Encoded`; labels: in its order.
    """

    name: str
    layers: tuple[str, ...]
    labels: tuple[str, ...]

    def sight(self, encoded: Encoded) -> Floats:
        """What it sees of W words: (W, 384 a layer)."""
        return np.concatenate([getattr(encoded, layer) for layer in self.layers], axis=1)

    def scores(self, encoder: Encoder, encoded: Encoded) -> Floats:
        """(W, labels)."""
        made = encoder.tag(self.name, self.sight(encoded))
        keep_to_paragraphs(made, self.labels, encoded.opens)
        return made

    def tagged(
        self, scores: Sequence[Floats], cores: Sequence[tuple[int, int]]
    ) -> list[list[tuple[str, int, int]]]:
        """(name, start, end) of each tagged stretch that begins in the core of its window, in words."""
        return [
            [run for run in runs([self.labels[index] for index in path]) if core[0] <= run[1] < core[1]]
            for path, core in zip(self._chain.best(scores), cores, strict=True)
        ]

    @cached_property
    def _chain(self) -> Chain:
        """It forbids what BIO forbids, and knows no more."""
        follows, starts = (np.where(may, 0.0, FORBIDDEN) for may in allowed(self.labels))
        return Chain(follows.astype(np.float32), starts.astype(np.float32))


NAMES = Tagger("names", ("syntax", "below", "vectors"), ENTITIES)
TIME_EXPRESSIONS = Tagger("times", ("syntax", "below"), TIMES)
