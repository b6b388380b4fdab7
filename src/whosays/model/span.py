"""A span: a place in a text, and the words that stand there."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """The words at `start:end` of a text; offsets count Unicode code points, the end is exclusive."""

    start: int
    end: int
    text: str

    def __post_init__(self) -> None:
        if self.start < 0 or len(self.text) != self.end - self.start:
            raise ValueError(f"{self.start}:{self.end} does not fit {self.text!r}")

    @classmethod
    def of(cls, text: str, start: int, end: int) -> Span:
        """The span of `text` from `start` to `end`, verbatim.

        Raises:
            ValueError: the span is empty or reaches beyond the text.
        """
        if not 0 <= start < end <= len(text):
            raise ValueError(f"no words at {start}:{end} in a text of {len(text)} characters")
        return cls(start, end, text[start:end])

    def contains(self, other: Span) -> bool:
        """Whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def to_dict(self) -> dict[str, int | str]:
        """`{"start", "end", "text"}`."""
        return {"start": self.start, "end": self.end, "text": self.text}
