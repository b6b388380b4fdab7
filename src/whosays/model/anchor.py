"""An anchor: a place in one version of a text that can be found again in another.

The selectors are those of the W3C Web Annotation model (https://www.w3.org/TR/annotation-model/#selectors):
a TextPositionSelector and a TextQuoteSelector for the same words.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, TypedDict

_CONTEXT = (32, 64, 128, 256, 512)  # characters on either side; the first that makes the place the only one


class _Kept(TypedDict):
    text_version: str
    start: int
    end: int
    quote: str
    prefix: str
    suffix: str


@dataclass(frozen=True, slots=True)
class Anchor:
    """Words at a place, with what stands around them.

    Attributes:
        text_version: the version of the text that the offsets count in: its extractor.
        start, end: Unicode code points, the end exclusive.
        quote: the words themselves.
        prefix, suffix: what stands right before and right after them.
    """

    text_version: str
    start: int
    end: int
    quote: str
    prefix: str
    suffix: str

    def __post_init__(self) -> None:
        if not self.quote or self.start < 0 or len(self.quote) != self.end - self.start:
            raise ValueError(f"{self.start}:{self.end} does not fit {self.quote[:80]!r}")

    @classmethod
    def of(cls, text: str, start: int, end: int, text_version: str) -> Anchor:
        """The anchor of `text[start:end]`; words that recur take more context, until it tells them apart.

        Raises:
            ValueError: the place is empty or reaches beyond the text.
        """
        if not 0 <= start < end <= len(text):
            raise ValueError(f"no words at {start}:{end} in a text of {len(text)} characters")
        first, last = start, end
        for size in _CONTEXT:
            first, last = max(0, start - size), min(len(text), end + size)
            whole = text[first:last]
            if text.find(whole) == first and text.find(whole, first + 1) < 0:
                break
        return cls(text_version, start, end, text[start:end], text[first:start], text[end:last])

    def to_dict(self) -> dict[str, int | str]:
        """`{"text_version", "start", "end", "quote", "prefix", "suffix"}`."""
        return {
            "text_version": self.text_version,
            "start": self.start,
            "end": self.end,
            "quote": self.quote,
            "prefix": self.prefix,
            "suffix": self.suffix,
        }

    @classmethod
    def from_dict(cls, kept: Any) -> Anchor:
        """What `to_dict` gave."""
        made: _Kept = kept
        return cls(**made)
