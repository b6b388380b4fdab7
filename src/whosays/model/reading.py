"""A reading: what was found in an account, or why it could not be read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from whosays.model.account import Account
from whosays.model.actor import Actor
from whosays.model.attribution import Attribution
from whosays.model.entity import Entity
from whosays.model.span import Span
from whosays.model.time import TimeExpression


@dataclass(frozen=True, slots=True)
class Reading:
    """An account, read: its attributions and entities, each with its place in `account.text`.

    Attributes:
        model: name and version of the model that made it.
        attributions: outermost ones in the order of their cues, each followed by what is nested in it.
        entities, times: in the order of the text.
        actors: whom sources and entities refer to, in the order of their first mentions.
        seen: what the model saw in the words, packed as `whosays.extract.seen` has it, so that comparing does
            not have to encode them again; empty where it is not at hand. Not a part of what was found.
    """

    account: Account
    model: str
    attributions: tuple[Attribution, ...]
    entities: tuple[Entity, ...]
    times: tuple[TimeExpression, ...]
    actors: tuple[Actor, ...]
    seen: bytes = field(default=b"", repr=False, compare=False)

    def __post_init__(self) -> None:
        for span in self._spans():
            if self.account.text[span.start : span.end] != span.text:
                raise ValueError(f"{span} does not stand in the account")
        known: set[str] = set()
        for attribution in self.attributions:
            if attribution.parent is not None and attribution.parent not in known:
                raise ValueError(f"the parent of {attribution.id} does not come before it")
            if attribution.id in known:
                raise ValueError(f"two attributions have the id {attribution.id}")
            known.add(attribution.id)

    def _spans(self) -> Iterator[Span]:
        for attribution in self.attributions:
            yield from attribution.spans()
            yield from (span for span in (attribution.hearer, attribution.where) if span)
        yield from (entity.span for entity in self.entities)
        yield from (time.span for time in self.times)
        yield from (mention.span for actor in self.actors for mention in actor.mentions)

    def to_dict(self) -> dict[str, Any]:
        """The reading as plain JSON types; `reading.schema.json` describes it."""
        return {
            **_account_to_dict(self.account),
            "model": self.model,
            "attributions": [attribution.to_dict() for attribution in self.attributions],
            "entities": [entity.to_dict() for entity in self.entities],
            "times": [time.to_dict() for time in self.times],
            "actors": [actor.to_dict() for actor in self.actors],
            "failure": None,
        }


@dataclass(frozen=True, slots=True)
class Failure:
    """Why an account could not be read.

    Attributes:
        kind: a word for programs, one of `whosays.errors`' kinds.
        message: a sentence for people: what happened, and what to do.
    """

    kind: str
    message: str


@dataclass(frozen=True, slots=True)
class FailedReading:
    """An account that could not be read.

    Attributes:
        path: where it came from, as the user gave it.
        id: sha256 of its bytes; None where not even these could be had.
        account: the account as far as it was understood (a text in another language, say).
    """

    path: str | None
    failure: Failure
    id: str | None = None
    account: Account | None = None

    def to_dict(self) -> dict[str, Any]:
        """Every key of a reading, null where there is nothing."""
        known = _account_to_dict(self.account) if self.account else dict.fromkeys(_ACCOUNT_KEYS)
        return {
            **known,
            "path": self.path,
            "id": self.id,
            "model": None,
            "attributions": None,
            "entities": None,
            "times": None,
            "actors": None,
            "failure": {"kind": self.failure.kind, "message": self.failure.message},
        }


_ACCOUNT_KEYS = (
    "path",
    "id",
    "title",
    "outlet",
    "authors",
    "published",
    "url",
    "language",
    "encoding",
    "replaced",
    "extractor",
    "pages",
    "text",
)


def _account_to_dict(account: Account) -> dict[str, Any]:
    values = (
        account.path,
        account.id,
        account.metadata.title,
        account.metadata.outlet,
        list(account.metadata.authors),
        account.metadata.published,
        account.metadata.url,
        account.language,
        account.encoding,
        account.replaced,
        account.extractor,
        list(account.pages),
        account.text,
    )
    return dict(zip(_ACCOUNT_KEYS, values, strict=True))
