"""An attribution: who (source) says (cue) what (content)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from whosays.model.span import Span


class Quotation(StrEnum):
    """Quotation type: how much of the content stands inside quotation marks."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


@dataclass(frozen=True, slots=True)
class Attribution:
    """One attribution as PARC and PolNeAR define it (Newell et al., LREC 2018).

    Attributes:
        id: hash of the account and of the spans; stable over runs of one model.
        parent: id of the attribution whose content holds this one; None for an outermost one.
        source: the words that name who says it; None where the text names nobody.
        cue: the one contiguous expression that makes the link ("has repeatedly denied").
        content: what is said, in one or more pieces in the order of the text.
        quotation: direct, indirect or mixed.
        confidence: estimated probability, 0 to 1, that a careful reader would mark this attribution;
            fitted on outermost ones, and for a nested one times its parent's.
    """

    id: str
    parent: str | None
    source: Span | None
    cue: Span
    content: tuple[Span, ...]
    quotation: Quotation
    confidence: float

    def __post_init__(self) -> None:
        if not self.content:
            raise ValueError("an attribution without content")
        if any(a.end > b.start for a, b in zip(self.content, self.content[1:], strict=False)):
            raise ValueError("content pieces overlap or are out of order")
        if not 0.0 <= self.confidence <= 1.0:
            raise ValueError(f"confidence {self.confidence} is not a probability")

    def spans(self) -> Iterator[Span]:
        """Source, cue and content pieces, in this order."""
        if self.source is not None:
            yield self.source
        yield self.cue
        yield from self.content

    def to_dict(self) -> dict[str, Any]:
        """The attribution as plain JSON types."""
        return {
            "id": self.id,
            "parent": self.parent,
            "source": self.source.to_dict() if self.source else None,
            "cue": self.cue.to_dict(),
            "content": [piece.to_dict() for piece in self.content],
            "quotation": self.quotation.value,
            "confidence": round(self.confidence, 4),
        }
