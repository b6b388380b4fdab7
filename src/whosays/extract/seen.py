"""What the encoder saw in the words of an account, packed: it is kept with a reading for comparing.

Comparing needs to know where clauses begin, what heads them, which words are members of a series, and what
every word means. The encoder tells all that in the pass in which the account is read; kept, nothing has to be
encoded again. What a word means takes most room: it is kept in whole numbers of one byte with a scale a word,
and used so where it was not kept as well, so that it makes no difference to a comparison whether it was.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from whosays.extract.chains import Floats
from whosays.extract.cores import each
from whosays.extract.embedding import WIDTH
from whosays.extract.encoder import Encoder
from whosays.extract.windows import CONTEXT, SIZE, Window, cut, inputs
from whosays.extract.words import Words

GROUP = 16  # windows at a time
_LAYOUT = 1  # of what is packed; what was packed in another way is not unpacked
_MOST = 127  # what a byte holds
# Of each word: what begins with it, its part in a series, how likely none, how much a head, what it means.
_WORD = np.dtype(
    [
        ("starts", "u1"),
        ("series", "u1"),
        ("alone", "<f4"),
        ("heads", "<f4"),
        ("scale", "<f4"),
        ("meaning", "i1", (WIDTH,)),
    ]
)
_STAMP = 4  # bytes before the words

Rows = NDArray[np.void]  # one word a row


@dataclass(frozen=True, slots=True)
class Seen:
    """What was seen in W words.

    Attributes:
        starts: (W,) the class of what begins with the word; heads: (W,) how much it looks like a head.
        series: (W,) the label of the series that it is in; alone: (W,) the probability that it is in none.
        meaning: (W, 384).
    """

    starts: NDArray[np.uint8]
    heads: Floats
    series: NDArray[np.uint8]
    alone: Floats
    meaning: Floats

    @classmethod
    def of(cls, rows: Rows) -> Seen:
        """What the words' rows tell."""
        meaning = rows["meaning"].astype(np.float32)
        meaning *= rows["scale"][:, None]
        return cls(rows["starts"], rows["heads"], rows["series"], rows["alone"], meaning)


def rows_of(encoder: Encoder, window: Window, syntax: Floats, meaning: Floats) -> Rows:
    """The rows of the words in a window's core; `syntax` and `meaning` are of all its words."""
    core = slice(window.core_start - window.start, window.core_end - window.start)
    told = encoder.boundaries(syntax)
    series = told.series[core]
    shares = np.exp(series - series.max(1, keepdims=True))
    scale = np.maximum(np.abs(meaning[core]).max(1), 1e-9) / _MOST
    rows = np.empty(len(series), _WORD)
    rows["starts"] = told.starts[core].argmax(1)
    rows["series"] = series.argmax(1)
    rows["alone"] = shares[:, 0] / shares.sum(1)
    rows["heads"] = told.heads[core]
    rows["scale"] = scale
    rows["meaning"] = np.rint(meaning[core] / scale[:, None])
    return rows


def look(encoder: Encoder, words: Words) -> Seen:
    """What the encoder sees in words (at least one) that it did not see before."""

    def seen(window: Window) -> Rows:
        told = encoder.clausal(inputs(words, np.arange(window.start, window.end)))
        return rows_of(encoder, window, told.vectors, told.meaning)

    found: list[Rows] = []
    windows = cut(words, SIZE, CONTEXT)
    while group := list(islice(windows, GROUP)):
        found += each(seen, group)
    return Seen.of(np.concatenate(found))


def pack(words: Words, rows: Iterable[Rows]) -> bytes:
    """The rows of all words, as they are kept."""
    return b"".join([_stamp(words), *(some.tobytes() for some in rows)])


def unpack(packed: bytes, words: Words) -> Seen | None:
    """What was seen in these words; None where nothing was kept, or it is of others."""
    if len(packed) != _STAMP + len(words) * _WORD.itemsize or packed[:_STAMP] != _stamp(words):
        return None
    return Seen.of(np.frombuffer(packed, _WORD, offset=_STAMP))


def _stamp(words: Words) -> bytes:
    """What tells that something was seen in these words and in no others."""
    return crc32(words.pieces.tobytes(), crc32(words.start.tobytes(), _LAYOUT)).to_bytes(_STAMP, "little")
