"""A statement: an attribution as it was found, before what it means is known."""

from __future__ import annotations

from dataclasses import dataclass

from whosays.model import Quotation, Span


@dataclass(frozen=True, slots=True)
class Statement:
    """The part of `whosays.model.Attribution` that the words alone give; see there for what each means."""

    id: str
    parent: str | None
    source: Span | None
    cue: Span
    content: tuple[Span, ...]
    quotation: Quotation
    confidence: float
