"""schema.org JSON-LD: direct speech as Quotation, any other content as Claim, with its article and its actor.

The actor is a claim's author only where the account says that the actor holds it to be so. Of what somebody
denies, demands, hopes, leaves out, or would say, the actor is no author, and is only mentioned; `keywords`
has the act. `<` is escaped, so that the file may stand inside of a page's `<script>`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from whosays.export.addresses import urn, web_address
from whosays.export.json import listed
from whosays.model import (
    Account,
    Act,
    Actor,
    ActorType,
    Attribution,
    Determinacy,
    FailedReading,
    LinkKind,
    Polarity,
    Quotation,
    Reading,
    Resolved,
)

_ASSERTING = {Act.SAYS, Act.CONFIRMS, Act.ACCUSES, Act.WARNS, Act.BELIEVES, Act.KNOWS, Act.EXPECTS}
_TYPES = {
    ActorType.PERSON: "Person",
    ActorType.ORGANIZATION: "Organization",
    ActorType.GOVERNMENT: "GovernmentOrganization",
    ActorType.OUTLET: "NewsMediaOrganization",
    ActorType.GROUP: "Organization",
    ActorType.DOCUMENT: "CreativeWork",
    ActorType.PLACE: "Place",
    ActorType.UNNAMED: "Thing",
}
_NO_AUTHORS = {ActorType.DOCUMENT, ActorType.PLACE, ActorType.UNNAMED}  # schema.org wants persons and bodies


def chunks(results: Iterable[Reading | FailedReading]) -> Iterator[str]:
    """The graph, a node at a time; what failed has none."""
    nodes = (node for result in results if isinstance(result, Reading) for node in _nodes(result))
    written = listed('{"@context": "https://schema.org", "@graph": [', nodes, "]}")
    return (chunk.replace("<", "\\u003c") for chunk in written)


def _nodes(reading: Reading) -> Iterator[dict[str, Any]]:
    account = reading.account
    for node in (
        _article(account),
        *(_actor(account, actor) for actor in reading.actors),
        *(_statement(account, attribution) for attribution in reading.attributions),
    ):
        yield {key: value for key, value in node.items() if value}


def _article(account: Account) -> dict[str, Any]:
    metadata = account.metadata
    return {
        "@type": "NewsArticle" if metadata.outlet else "Article",
        "@id": urn("account", account.id),
        "headline": metadata.title,
        "publisher": metadata.outlet and {"@type": "Organization", "name": metadata.outlet},
        "author": [{"@type": "Person", "name": author} for author in metadata.authors],
        "datePublished": metadata.published,
        "url": web_address(metadata.url),
        "inLanguage": account.language,
        "identifier": {"@type": "PropertyValue", "propertyID": "sha256", "value": account.id},
    }


def _actor(account: Account, actor: Actor) -> dict[str, Any]:
    names = (mention.span.text for mention in actor.mentions if mention.link is LinkKind.NAME)
    return {
        "@type": _TYPES[actor.type],
        "@id": urn("actor", account.id, actor.id),
        "name": actor.name,
        "alternateName": [name for name in dict.fromkeys(names) if name != actor.name],
        "jobTitle" if actor.type is ActorType.PERSON else "description": list(actor.roles),
    }


def _statement(account: Account, attribution: Attribution) -> dict[str, Any]:
    spoken = attribution.quotation is Quotation.DIRECT
    article = {"@id": urn("account", account.id)}
    parent = attribution.parent and {"@id": urn("attribution", account.id, attribution.parent)}
    days = attribution.said_on.days if attribution.said_on else None
    return {
        "@type": "Quotation" if spoken else "Claim",
        "@id": urn("attribution", account.id, attribution.id),
        "text": [piece.text for piece in attribution.content],
        **_voice(account, attribution, spoken=spoken),
        **({"isPartOf": parent or article} if spoken else {"appearance": article, "isPartOf": parent}),
        "dateCreated": days.first.isoformat() if days and days.first == days.last else None,
        "temporalCoverage": [
            f"{time.days.first.isoformat()}/{time.days.last.isoformat()}"
            for time in attribution.about
            if time.days
        ],
        "keywords": attribution.act,
    }


def _voice(account: Account, attribution: Attribution, *, spoken: bool) -> dict[str, Any]:
    """Whose words or claim it is, or who else it has to do with."""
    if not isinstance(attribution.actor, Resolved):
        return {}
    actor = attribution.actor.actor
    its = {"@id": urn("actor", account.id, actor.id)}
    if actor.type in _NO_AUTHORS or not (spoken or _asserted(attribution)):
        return {"mentions": its}
    return {"spokenByCharacter" if spoken else "author": its}


def _asserted(attribution: Attribution) -> bool:
    features = attribution.features
    return (
        attribution.act in _ASSERTING
        and features.polarity is Polarity.POSITIVE
        and features.determinacy is Determinacy.DETERMINATE
    )
