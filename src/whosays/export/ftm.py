"""FollowTheMoney entities (https://followthemoney.tech), JSON Lines, as Aleph and its kin load them.

| of a reading | entity |
| --- | --- |
| account | Article; one that could not be read is a Document with its `processingError` |
| actor with a name | Person, PublicBody, Organization or LegalEntity, with the Article as `proof` |
| each name that the account calls an actor by | Mention, `resolved` to it |
| attribution | Event, `involved` the actor: somebody said something, on a day where the account tells |

The model has no entity for a statement; an Event is what an utterance is. Its `name` says who did what (so
that a denial is never taken for a claim), its `description` is the content, its `summary` the whole passage.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC
from hashlib import sha1
from typing import Any

from whosays.export.addresses import web_address
from whosays.export.entries import NO_ORIGINALS
from whosays.export.json import text
from whosays.ingest import fields, shown
from whosays.model import (
    Account,
    Actor,
    ActorType,
    Attribution,
    FailedReading,
    LinkKind,
    Original,
    Reading,
    Resolved,
)

_SCHEMATA = {
    ActorType.PERSON: "Person",
    ActorType.ORGANIZATION: "Organization",
    ActorType.GOVERNMENT: "PublicBody",
    ActorType.OUTLET: "Organization",
    ActorType.GROUP: "LegalEntity",
}  # the others are nobody that could be looked up
_LANGUAGES = {"en": "eng"}  # of those that are read; ISO 639-3, as the model has them
_LONG = {"bodyText", "description", "summary", "notes"}  # which keep their lines
_Properties = dict[str, Iterable[str | None]]


def lines(
    results: Iterable[Reading | FailedReading], originals: Mapping[str, Original] = NO_ORIGINALS
) -> Iterator[str]:
    """One line an entity; `originals`, by account id, tell when each was accessed."""
    for result in results:
        entities = _read(result, originals) if isinstance(result, Reading) else _failed(result)
        yield from (f"{text(entity)}\n" for entity in entities)


def _read(reading: Reading, originals: Mapping[str, Original]) -> Iterator[dict[str, Any]]:
    account = reading.account
    yield _entity(account.id, "Article", _article(reading, originals.get(account.id)))
    for actor in reading.actors:
        if actor.type in _SCHEMATA:
            yield _entity(_id(account, actor.id), _SCHEMATA[actor.type], _actor(reading, actor))
            yield from _mentions(account, actor)
    for attribution in reading.attributions:
        yield _entity(_id(account, attribution.id), "Event", _event(account, attribution))


def _failed(failed: FailedReading) -> Iterator[dict[str, Any]]:
    path = shown(failed.path or "")
    identity = failed.id or sha1(path.encode(), usedforsecurity=False).hexdigest()
    failure = f"{failed.failure.kind}: {shown(failed.failure.message)}"
    properties: _Properties = {
        "fileName": [path],
        "processingStatus": ["failure"],
        "processingError": [failure],
    }
    yield _entity(identity, "Document", properties)


def _entity(identity: str, schema: str, properties: _Properties) -> dict[str, Any]:
    """Every value once, and no empty ones, as the model wants them."""
    given = {
        key: [*dict.fromkeys(filter(None, (_trimmed(key, value) for value in values if value)))]
        for key, values in properties.items()
    }
    return {
        "id": identity,
        "schema": schema,
        "properties": {key: values for key, values in given.items() if values},
    }


def _trimmed(key: str, value: str) -> str:
    return value.strip() if key in _LONG else " ".join(value.split())


def _article(reading: Reading, original: Original | None) -> _Properties:
    account, metadata = reading.account, reading.account.metadata
    retrieved = original.retrieved.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S") if original else None
    return {
        "title": [metadata.title],
        "fileName": [shown(account.path or "")],
        "publisher": [metadata.outlet],
        "author": metadata.authors,
        "publishedAt": [fields.published(metadata.published)],
        "sourceUrl": [web_address(metadata.url)],
        "retrievedAt": [retrieved],
        "mimeType": [original.media_type if original else None],
        "language": [_LANGUAGES.get(account.language or "")],
        "contentHash": [sha1(original.data, usedforsecurity=False).hexdigest() if original else None],
        "notes": [f"sha256: {account.id}"],
        "encoding": [account.encoding],
        "processingAgent": [reading.model],
        "bodyText": [account.text],
    }


def _actor(reading: Reading, actor: Actor) -> _Properties:
    behind = next((one for one in reading.actors if one.id == actor.behind), None)
    known: _Properties = {
        "name": [actor.name],
        "alias": [name for name in _names(actor) if name != actor.name],
        "proof": [reading.account.id],
    }
    if actor.type is ActorType.PERSON:
        return known | {"position": actor.roles}
    is_body = behind is not None and behind.type in _SCHEMATA
    return known | {
        "notes": actor.roles,
        "parent": [_id(reading.account, behind.id)] if behind and is_body else [],
    }


def _mentions(account: Account, actor: Actor) -> Iterator[dict[str, Any]]:
    for number, name in enumerate(_names(actor), 1):
        properties: _Properties = {
            "name": [name],
            "document": [account.id],
            "resolved": [_id(account, actor.id)],
            "detectedSchema": [_SCHEMATA[actor.type]],
        }
        yield _entity(_id(account, actor.id, str(number)), "Mention", properties)


def _names(actor: Actor) -> Iterable[str]:
    """The words that name the actor in the account, each once."""
    return dict.fromkeys(mention.span.text for mention in actor.mentions if mention.link is LinkKind.NAME)


def _event(account: Account, attribution: Attribution) -> _Properties:
    who, days = attribution.actor, attribution.said_on.days if attribution.said_on else None
    page = account.page(attribution.cue.start)
    actor = who.actor if isinstance(who, Resolved) else None
    source = actor.name if actor else attribution.source.text if attribution.source else "Somebody"
    first, last = (days.first.isoformat(), days.last.isoformat()) if days else (None, None)
    return {
        "name": [f"{source}: {attribution.act}"],
        "involved": [_id(account, actor.id)] if actor and actor.type in _SCHEMATA else [],
        "description": [piece.text for piece in attribution.content],
        "summary": [_extent(account, attribution)],
        "date": [first] if first == last else [],
        "startDate": [first],
        "endDate": [last],
        "keywords": [attribution.act, attribution.quotation, attribution.features.polarity],
        "recordId": [attribution.id],
        "notes": [f"page {page}"] if page else [],
        "publisher": [account.metadata.outlet],
        "sourceUrl": [web_address(account.metadata.url)],
        "proof": [account.id],
    }


def _extent(account: Account, attribution: Attribution) -> str:
    """The account's own words, from the first to the last of source, cue and content."""
    spans = list(attribution.spans())
    return account.text[min(span.start for span in spans) : max(span.end for span in spans)]


def _id(account: Account, *parts: str) -> str:
    """Of the account's own, so that what two accounts call the same stays apart; a merge is for people."""
    return sha1("\0".join([account.id, *parts]).encode(), usedforsecurity=False).hexdigest()
