"""A text folded for finding words again: what an extractor may do to it without changing its words.

Kinds of quotation mark, dash and space count as the same, white space in a row as one space, and characters
that cannot be seen as none. Each character knows where it stood.
"""

from __future__ import annotations

from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from whosays.model import Span

_SAME = {
    '"': "\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033\uff02",
    "'": "\u2018\u2019\u201a\u201b\u2039\u203a\u2032\u00b4`\uff07",
    "-": "\u2010\u2011\u2012\u2013\u2014\u2015\u2212",
    " ": "\t\n\v\f\r\x1c\x1d\x1e\x1f\x85\u00a0\u1680\u2028\u2029\u202f\u205f\u3000"
    + "".join(map(chr, range(0x2000, 0x200B))),
}
_UNSEEN = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_NONE = "\0"  # no stored text holds it
_TABLE = str.maketrans(
    {other: one for one, others in _SAME.items() for other in others} | dict.fromkeys(_UNSEEN, _NONE)
)


class Folded:
    """A text and its folded form; folding takes time in proportion to the text, once."""

    def __init__(self, text: str) -> None:
        self.original = text
        self._points = _points(text.translate(_TABLE))

    @cached_property
    def _offsets(self) -> NDArray[np.intp]:
        """Where each character of the folded text stands in the original."""
        seen = np.flatnonzero(self._points != ord(_NONE))
        space = self._points[seen] == ord(" ")
        return seen[~(space & np.concatenate([[False], space[:-1]]))] if len(seen) else seen

    @cached_property
    def text(self) -> str:
        """The folded text."""
        return self._points[self._offsets].tobytes().decode("utf-32-le", "surrogatepass")

    def span(self, start: int, end: int) -> Span:
        """The original words of `start:end` in the folded text."""
        return Span.of(self.original, int(self._offsets[start]), int(self._offsets[end - 1]) + 1)

    def starts_near(self, start: int) -> int:
        """The place in the folded text of the original's `start`, or of what comes next."""
        return int(np.searchsorted(self._offsets, start))


def folded(words: str) -> str:
    """Words alone, folded."""
    return Folded(words).text


def _points(text: str) -> NDArray[np.uint32]:
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4")
