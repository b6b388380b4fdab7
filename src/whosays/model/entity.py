"""A named entity: a name in a text, and the kind of thing it names."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from whosays.model.span import Span


class EntityType(StrEnum):
    """The kinds of entity that the encoder tells apart, by the names of CoNLL-2003 and OntoNotes."""

    PER = "PER"
    ORG = "ORG"
    LOC = "LOC"
    NORP = "NORP"
    FAC = "FAC"
    DATE = "DATE"
    MISC = "MISC"


@dataclass(frozen=True, slots=True)
class Entity:
    """A mention of a named entity (or of a date)."""

    span: Span
    type: EntityType

    def to_dict(self) -> dict[str, int | str]:
        """`{"start", "end", "text", "type"}`."""
        return {**self.span.to_dict(), "type": self.type.value}
