"""Attributions as extents, so that what a person marked and what the reader found can be compared."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from whosays.evaluate.corpora.brat import GoldAttribution
from whosays.evaluate.extents import Extent, trim
from whosays.model import Attribution, Reading, Span

Role = Literal["source", "cue", "content"]
ROLES: tuple[Role, ...] = ("source", "cue", "content")


@dataclass(frozen=True, slots=True)
class Marked:
    """One attribution, whoever marked it: the pieces of each role, trimmed and in the order of the text.

    Attributes:
        nested: whether it stands in the content of another.
        confidence: of the reader; 1.0 for a person.
    """

    source: tuple[Extent, ...]
    cue: tuple[Extent, ...]
    content: tuple[Extent, ...]
    nested: bool = False
    confidence: float = 1.0

    def pieces(self, role: Role) -> tuple[Extent, ...]:
        """The extents of one role."""
        match role:
            case "source":
                return self.source
            case "cue":
                return self.cue
            case "content":
                return self.content

    def words(self, text: str) -> dict[str, str]:
        """What stands in each role, for people who look at errors."""
        return {role: " … ".join(text[start:end] for start, end in self.pieces(role)) for role in ROLES}


@dataclass(frozen=True, slots=True)
class Comparison:
    """A document: what is in gold, and what is compared with it."""

    name: str
    text: str
    gold: tuple[Marked, ...]
    predicted: tuple[Marked, ...]


def of_gold(attributions: Iterable[GoldAttribution]) -> tuple[Marked, ...]:
    """A person's attributions; brat's reader has trimmed them."""
    return tuple(Marked(a.source, a.cue, a.content, a.parent is not None) for a in attributions)


def of_reading(reading: Reading) -> tuple[Marked, ...]:
    """The reader's attributions."""
    return of_attributions(reading.account.text, reading.attributions)


def of_attributions(text: str, attributions: Iterable[Attribution]) -> tuple[Marked, ...]:
    """Attributions of a text that were not made into a reading."""
    return tuple(_of_attribution(text, attribution) for attribution in attributions)


def outermost(marked: Iterable[Marked]) -> tuple[Marked, ...]:
    """Those that are not nested."""
    return tuple(a for a in marked if not a.nested)


def nested(marked: Iterable[Marked]) -> tuple[Marked, ...]:
    """Those that are nested."""
    return tuple(a for a in marked if a.nested)


def _of_attribution(text: str, attribution: Attribution) -> Marked:
    source = () if attribution.source is None else (attribution.source,)
    return Marked(
        _trimmed(text, source),
        _trimmed(text, (attribution.cue,)),
        _trimmed(text, attribution.content),
        nested=attribution.parent is not None,
        confidence=attribution.confidence,
    )


def _trimmed(text: str, spans: Iterable[Span]) -> tuple[Extent, ...]:
    extents = (trim(text, (span.start, span.end)) for span in spans)
    return tuple(sorted(extent for extent in extents if extent[0] < extent[1]))
