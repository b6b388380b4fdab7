"""An attribution: who (source) says (cue) what (content)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from typing import Any

from whosays.model.act import Act, Features
from whosays.model.actor import Resolved, Unresolved
from whosays.model.span import Span
from whosays.model.time import TimeExpression


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
        act: what the source does with the content; features: as the Penn Discourse Treebank has them.
        actor: whom the source refers to; None where there is no source.
        hearer: the words that name who was told; None where the text does not say.
        where: of an omission, the words that say in what it was left out; else None.
        said_on: when it was said; about: the times that the content speaks of, where the text tells.
    """

    id: str
    parent: str | None
    source: Span | None
    cue: Span
    content: tuple[Span, ...]
    quotation: Quotation
    confidence: float
    act: Act
    features: Features
    actor: Resolved | Unresolved | None
    hearer: Span | None
    where: Span | None
    said_on: TimeExpression | None
    about: tuple[TimeExpression, ...]

    def __post_init__(self) -> None:
        if not self.content:
            raise ValueError("an attribution without content")
        if any(a.end > b.start for a, b in zip(self.content, self.content[1:], strict=False)):
            raise ValueError("content pieces overlap or are out of order")
        if not 0.0 <= self.confidence <= 1.0:
            raise ValueError(f"confidence {self.confidence} is not a probability")

    def spans(self) -> Iterator[Span]:
        """Source, cue and content pieces, in this order: the words that make it an attribution."""
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
            "actor": self.actor.to_dict() if self.actor else None,
            "act": self.act.value,
            "features": self.features.to_dict(),
            "hearer": self.hearer.to_dict() if self.hearer else None,
            "where": self.where.to_dict() if self.where else None,
            "said_on": self.said_on.to_dict() if self.said_on else None,
            "about": [time.to_dict() for time in self.about],
        }


def attribution_id(account: str, source: Span | None, cue: Span, content: Sequence[Span]) -> str:
    """The id of the attribution of these spans in the account of this id."""
    places = (
        source and (source.start, source.end),
        cue.start,
        [(piece.start, piece.end) for piece in content],
    )
    return sha256(f"{account} {places}".encode()).hexdigest()[:16]
