"""An attribution as a person marked it, or saw it: its parts as anchors, so that it can be found again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from whosays.model.act import Act, Features
from whosays.model.actor import ActorType
from whosays.model.anchor import Anchor
from whosays.model.attribution import Attribution, Quotation
from whosays.model.reading import Reading
from whosays.model.span import Span


@dataclass(frozen=True, slots=True)
class Marked:
    """An attribution with its parts anchored; what its parts are, `Attribution` says.

    Whose content holds it, and which times it speaks of, the text that it is found in again tells.
    """

    source: Anchor | None
    cue: Anchor
    content: tuple[Anchor, ...]
    quotation: Quotation
    act: Act
    features: Features
    hearer: Anchor | None = None
    where: Anchor | None = None

    def __post_init__(self) -> None:
        if not self.content:
            raise ValueError("an attribution without content")
        if any(a.end > b.start for a, b in zip(self.content, self.content[1:], strict=False)):
            raise ValueError("content pieces overlap or are out of order")

    @classmethod
    def of(cls, attribution: Attribution, reading: Reading) -> Marked:
        """The attribution as it stands in the reading."""

        def anchored(span: Span | None) -> Anchor | None:
            return anchor(reading, span) if span else None

        return cls(
            anchored(attribution.source),
            anchor(reading, attribution.cue),
            tuple(anchor(reading, piece) for piece in attribution.content),
            attribution.quotation,
            attribution.act,
            attribution.features,
            anchored(attribution.hearer),
            anchored(attribution.where),
        )

    def anchors(self) -> Iterator[Anchor]:
        """Source, cue and content pieces: without them it is no such attribution."""
        if self.source is not None:
            yield self.source
        yield self.cue
        yield from self.content


def anchor(reading: Reading, span: Span) -> Anchor:
    """The anchor of words of a reading."""
    return Anchor.of(reading.account.text, span.start, span.end, reading.account.extractor)


@dataclass(frozen=True, slots=True)
class Mentioned:
    """The actor of this account that these words refer to."""

    mention: Anchor
    name: str


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody by name, whom the account need not mention otherwise.

    Attributes:
        identity: who that is across accounts, where the library knows.
    """

    name: str
    type: ActorType
    identity: str | None = None


Somebody = Mentioned | Named
