"""An actor: whom mentions in an account refer to, and how each mention was linked to it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from whosays.model.span import Span


class ActorType(StrEnum):
    """What an actor is."""

    PERSON = "person"
    ORGANIZATION = "organization"
    GOVERNMENT = "government"
    OUTLET = "outlet"
    DOCUMENT = "document"
    PLACE = "place"
    GROUP = "group"
    UNNAMED = "unnamed"


class LinkKind(StrEnum):
    """What a link between a mention and an actor rests on, so that a person can check it.

    `DESCRIPTION`: the mention names nobody and stands for itself (`activists`, `people familiar with`).
    """

    NAME = "name"
    APPOSITION = "apposition"
    ROLE = "role"
    PRONOUN = "pronoun"
    METONYMY = "metonymy"
    DOCUMENT = "document"
    DESCRIPTION = "description"


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that refer to an actor."""

    span: Span
    link: LinkKind

    def to_dict(self) -> dict[str, int | str]:
        """`{"start", "end", "text", "link"}`."""
        return {**self.span.to_dict(), "link": self.link.value}


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody or something that an account speaks of, with every mention of it.

    Attributes:
        id: hash of the account and of the first mention; stable over runs of one model.
        name: the fullest form that the account itself uses; of an unnamed one, its description.
        roles: what the account says the actor is (`the UN secretary-general`).
        behind: id of the body that stands behind a document or an office; None where none is named.
        mentions: in the order of the text.
    """

    id: str
    name: str
    type: ActorType
    roles: tuple[str, ...]
    behind: str | None
    mentions: tuple[Mention, ...]

    def __post_init__(self) -> None:
        if not self.mentions:
            raise ValueError("an actor that is mentioned nowhere")

    def to_dict(self) -> dict[str, object]:
        """The actor as plain JSON types."""
        return {
            "id": self.id,
            "name": self.name,
            "type": self.type.value,
            "roles": list(self.roles),
            "behind": self.behind,
            "mentions": [mention.to_dict() for mention in self.mentions],
        }


@dataclass(frozen=True, slots=True)
class Resolved:
    """A mention with its actor."""

    actor: Actor
    link: LinkKind

    def to_dict(self) -> dict[str, object]:
        """`{"id", "name", "type", "link", "candidates"}`."""
        return {
            "id": self.actor.id,
            "name": self.actor.name,
            "type": self.actor.type.value,
            "link": self.link.value,
            "candidates": [],
        }


@dataclass(frozen=True, slots=True)
class Unresolved:
    """A mention that may be any of several actors, the likeliest first, or of none that is known."""

    link: LinkKind
    candidates: tuple[Actor, ...]

    def to_dict(self) -> dict[str, object]:
        """As a resolved one, with null for what is not known."""
        candidates = [{"id": c.id, "name": c.name, "type": c.type.value} for c in self.candidates]
        return {"id": None, "name": None, "type": None, "link": self.link.value, "candidates": candidates}
