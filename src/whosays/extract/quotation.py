"""Quotation type: how much of a content stands inside quotation marks."""

from __future__ import annotations

import numpy as np

from whosays.extract.words import PUNCTUATION, Ints, Words
from whosays.model import Quotation

_COMPLEMENTISERS = frozenset({"that", "to", "whether", "if"})


def quotation(words: Words, text: str, indices: Ints) -> Quotation:
    """The quotation type of the content made of these words.

    Direct when all of it is quoted, a leading *that* or *to* aside; indirect when nothing is; else mixed.
    """
    counted = indices[words.case[indices] != PUNCTUATION]
    if len(counted) > 1 and text[words.start[counted[0]] : words.end[counted[0]]].lower() in _COMPLEMENTISERS:
        counted = counted[1:]
    quoted = words.quoted[counted] if len(counted) else np.zeros(1, np.int64)
    if quoted.all():
        return Quotation.DIRECT
    return Quotation.MIXED if quoted.any() else Quotation.INDIRECT
