"""Whom sources refer to, where people told it or moved a source."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from hashlib import sha256

from whosays.model import Actor, Attribution, LinkKind, Mention, Named, Resolved, Span, Unresolved

Link = Resolved | Unresolved


class Actors:
    """The actors of a reading, and those that people told of."""

    def __init__(self, account: str, actors: Iterable[Actor]) -> None:
        self._account = account
        self._actors = {actor.id: actor for actor in actors}
        self.identities: dict[str, str] = {}

    def referred_to(self, words: Span | None) -> Link | None:
        """Whom the words of a source refer to, by the mentions in them: the last, which is its head."""
        if words is None:
            return None
        inside = [
            (mention.span, mention.link, actor)
            for actor in self._actors.values()
            for mention in actor.mentions
            if words.contains(mention.span)
        ]
        if not inside:
            return Unresolved(LinkKind.DESCRIPTION, ())
        _, link, actor = max(inside, key=lambda one: one[0])
        return Resolved(actor, link)

    def mentioned(self, words: Span) -> Actor | None:
        """The actor whose mention shares most with the words."""
        sharing = [
            (min(words.end, mention.span.end) - max(words.start, mention.span.start), actor)
            for actor in self._actors.values()
            for mention in actor.mentions
        ]
        most, actor = max(sharing, key=lambda one: one[0], default=(0, None))
        return actor if most > 0 else None

    def named(self, told: Named, source: Span) -> Actor:
        """The actor of this name; one that the account does not have is added, mentioned by its source."""
        actor = next((one for one in self._actors.values() if one.name == told.name), None)
        if actor is None:
            key = sha256(f"{self._account} {told.identity or told.name}".encode()).hexdigest()[:16]
            actor = Actor(key, told.name, told.type, (), None, (Mention(source, LinkKind.DESCRIPTION),))
            self._actors[key] = actor
        if told.identity:
            self.identities[actor.id] = told.identity
        return actor

    def give(self, actor: Actor, source: Span, link: LinkKind) -> None:
        """The words of `source` are a mention of `actor`, and of nobody else who has another mention."""
        for other in list(self._actors.values()):
            left = tuple(one for one in other.mentions if one.span != source)
            if left and other.id != actor.id:
                self._actors[other.id] = replace(other, mentions=left)
        if not any(source.contains(one.span) for one in actor.mentions):
            mentions = sorted((*actor.mentions, Mention(source, link)), key=lambda one: one.span)
            self._actors[actor.id] = replace(actor, mentions=tuple(mentions))

    def linked(self, attribution: Attribution) -> Attribution:
        """The attribution with its actor, or its candidates, as they are by now."""
        match attribution.actor:
            case Resolved(actor=actor, link=link):
                return replace(attribution, actor=Resolved(self._now(actor), link))
            case Unresolved(candidates=candidates, link=link):
                now = tuple(self._now(one) for one in candidates)
                return replace(attribution, actor=Unresolved(link, now))
        return attribution

    def _now(self, actor: Actor) -> Actor:
        return self._actors.get(actor.id, actor)

    def all(self) -> tuple[Actor, ...]:
        """In the order of their first mentions."""
        return tuple(sorted(self._actors.values(), key=lambda actor: actor.mentions[0].span))
