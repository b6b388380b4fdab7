"""Claim embeddings: the mean of the meaning head over the words of a clause, read in its context."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

import numpy as np

from whosays.extract.chains import Floats
from whosays.extract.cores import each
from whosays.extract.encoder import Encoder
from whosays.extract.windows import CONTEXT, SIZE, Window, cut, inputs
from whosays.extract.words import Words

WIDTH = 384  # numbers an embedding
GROUP = 16  # windows encoded together


def embed(encoder: Encoder, words: Words, extents: Sequence[tuple[int, int]]) -> Floats:
    """One unit vector (384) an extent (start, end in code points of the text that the words are of)."""
    made: Floats = np.zeros((len(extents), WIDTH), np.float32)
    for window, meaning in _meanings(encoder, words):
        for row, (start, end) in enumerate(extents):
            first, last = words.touched(start, end)
            first, last = max(first, window.core_start), min(last, window.core_end)
            if first < last:
                made[row] += meaning[first - window.start : last - window.start].sum(0)
    norms = np.linalg.norm(made, axis=1, keepdims=True)
    made /= np.where(norms, norms, 1)
    return made


def _meanings(encoder: Encoder, words: Words) -> Iterator[tuple[Window, Floats]]:
    """Each window with what its words mean."""

    def meaning(window: Window) -> Floats:
        return encoder.encode(inputs(words, np.arange(window.start, window.end))).meaning

    windows = cut(words, SIZE, CONTEXT)
    while group := list(islice(windows, GROUP)):
        yield from zip(group, each(meaning, group), strict=True)
