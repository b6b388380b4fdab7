"""Readings from plain JSON types: the way back from `to_dict`.

What comes is not trusted: every value is checked, every span must stand in the account's text, and every
actor that is told of must be listed. Keys that a reading does not have are passed over.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from whosays.model.account import Account, Metadata
from whosays.model.act import Act, AttributionType, Determinacy, Features, Polarity, SourceType
from whosays.model.actor import Actor, ActorType, LinkKind, Mention, Resolved, Unresolved
from whosays.model.attribution import Attribution, Quotation
from whosays.model.entity import Entity, EntityType
from whosays.model.plain import Plain
from whosays.model.reading import FailedReading, Failure, Reading
from whosays.model.span import Span
from whosays.model.time import Interval, TimeExpression, TimeType

_HASH = re.compile("[0-9a-f]{64}")
_LANGUAGE = re.compile("[a-z]{2}")
_PUBLISHED = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?", re.ASCII)


def result_from_dict(data: Mapping[str, Any]) -> Reading | FailedReading:
    """What `to_dict` of a reading or of a failed one gave, as it was.

    Raises:
        ValueError: it is neither; the message says where and why.
    """
    at = Plain(data)
    return reading_from_dict(data) if at["failure"].value is None else _failed(at)


def reading_from_dict(data: Mapping[str, Any]) -> Reading:
    """What `Reading.to_dict` gave, as it was; confidences keep the four digits that they were written with.

    Raises:
        ValueError: it is no reading; the message says where and why.
    """
    at = Plain(data)
    account = _account(at)
    parts = _Parts(account.text, at["actors"])
    return at.making(
        Reading,
        account,
        at["model"].text(),
        tuple(parts.attribution(one) for one in at["attributions"].each()),
        tuple(parts.entity(one) for one in at["entities"].each()),
        tuple(parts.time(one) for one in at["times"].each()),
        tuple(parts.actors.values()),
    )


def _failed(at: Plain) -> FailedReading:
    failure = Failure(at["failure"]["kind"].text(), at["failure"]["message"].string())
    path = at["path"].or_none(Plain.string)
    identity = at["id"].or_none(lambda one: one.like(_HASH))
    return FailedReading(path, failure, identity, None if at["text"].value is None else _account(at))


def _account(at: Plain) -> Account:
    known = {}
    if at.has("extractor"):  # a file of whosays 0.1 has neither of these
        known["extractor"] = at["extractor"].text()
    pages = tuple(page.whole() for page in at["pages"].each()) if at.has("pages") else ()
    if list(pages) != sorted(pages) or (pages and pages[0] != 0):
        raise at["pages"].wrong("pages begin at 0, and none before the one before it")
    return Account(
        id=at["id"].like(_HASH),
        path=at["path"].or_none(Plain.string),
        text=at["text"].text(),
        language=at["language"].or_none(lambda one: one.like(_LANGUAGE)),
        encoding=at["encoding"].or_none(Plain.text),
        replaced=at["replaced"].whole(),
        metadata=_metadata(at),
        pages=pages,
        **known,
    )


def _metadata(at: Plain) -> Metadata:
    return Metadata(
        title=at["title"].or_none(Plain.text),
        outlet=at["outlet"].or_none(Plain.text),
        authors=tuple(author.text() for author in at["authors"].each()),
        published=at["published"].or_none(lambda one: one.like(_PUBLISHED)),
        url=at["url"].or_none(Plain.text),
    )


class _Parts:
    """Makes the parts of a reading, given the account's text and its actors."""

    def __init__(self, text: str, actors: Plain) -> None:
        self._text = text
        self.actors: dict[str, Actor] = {}
        for at in actors.each():
            actor = self._actor(at)
            if actor.id in self.actors:
                raise at["id"].wrong("two actors have this id")
            self.actors[actor.id] = actor

    def attribution(self, at: Plain) -> Attribution:
        return at.making(
            Attribution,
            at["id"].text(),
            at["parent"].or_none(Plain.text),
            at["source"].or_none(self._span),
            self._span(at["cue"]),
            tuple(self._span(piece) for piece in at["content"].each()),
            at["quotation"].one_of(Quotation),
            at["confidence"].probability(),
            at["act"].one_of(Act),
            _features(at["features"]),
            at["actor"].or_none(self._link),
            at["hearer"].or_none(self._span),
            at["where"].or_none(self._span),
            at["said_on"].or_none(self.time),
            tuple(self.time(time) for time in at["about"].each()),
        )

    def entity(self, at: Plain) -> Entity:
        return Entity(self._span(at), at["type"].one_of(EntityType))

    def time(self, at: Plain) -> TimeExpression:
        days = at["from"].or_none(lambda _: _interval(at))
        return TimeExpression(
            self._span(at), at["type"].one_of(TimeType), at["value"].or_none(Plain.text), days
        )

    def _span(self, at: Plain) -> Span:
        span = at.making(Span.of, self._text, at["start"].whole(), at["end"].whole())
        if at["text"].value != span.text:
            raise at["text"].wrong("these words do not stand there in the account")
        return span

    def _actor(self, at: Plain) -> Actor:
        return at.making(
            Actor,
            at["id"].text(),
            at["name"].text(),
            at["type"].one_of(ActorType),
            tuple(role.text() for role in at["roles"].each()),
            at["behind"].or_none(Plain.text),
            tuple(Mention(self._span(one), one["link"].one_of(LinkKind)) for one in at["mentions"].each()),
        )

    def _link(self, at: Plain) -> Resolved | Unresolved:
        link = at["link"].one_of(LinkKind)
        if at["id"].value is not None:
            return Resolved(self._listed(at), link)
        return Unresolved(link, tuple(self._listed(one) for one in at["candidates"].each()))

    def _listed(self, at: Plain) -> Actor:
        actor = self.actors.get(at["id"].text())
        if actor is None or (at["name"].value, at["type"].value) != (actor.name, actor.type.value):
            raise at.wrong("no such actor is listed among the reading's actors")
        return actor


def _features(at: Plain) -> Features:
    return Features(
        at["source_type"].one_of(SourceType),
        at["type"].one_of(AttributionType),
        at["polarity"].one_of(Polarity),
        at["determinacy"].one_of(Determinacy),
    )


def _interval(at: Plain) -> Interval:
    return at.making(Interval, at["from"].day(), at["to"].day())
