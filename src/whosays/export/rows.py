"""Statements as rows: one an attribution, with its account beside it.

What CSV, Parquet and Web Annotation have in common, and what each of them can be read back to.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from whosays.ingest import shown
from whosays.model import (
    Account,
    Act,
    ActorType,
    Attribution,
    AttributionType,
    Determinacy,
    FailedReading,
    Features,
    LinkKind,
    Polarity,
    Quotation,
    Reading,
    Resolved,
    SourceType,
    Span,
    TimeExpression,
    Unresolved,
)
from whosays.model.plain import Plain


@dataclass(frozen=True, slots=True)
class Origin:
    """The account that a statement stands in; None for what is not known, and never an empty string.

    Attributes:
        account: sha256 of the original bytes, in hexadecimal.
        path: where it came from, as text that can be stored.
        published: an ISO 8601 date or a prefix of one.
        extractor: what made the text that offsets count in out of the bytes, with its version.
        model: name and version of the model that found the statement.
    """

    account: str
    path: str | None
    title: str | None
    outlet: str | None
    published: str | None
    url: str | None
    language: str | None
    extractor: str
    model: str


@dataclass(frozen=True, slots=True)
class Row:
    """One attribution, flat.

    Attributes:
        attribution, parent: ids within the account.
        actor, actor_id, actor_type: whom the source refers to; None where that is open.
        candidates: the names of those it may refer to, the likeliest first, where that is open.
        link: what the link to the actor rests on; None without a source.
        said_on: the words that say when; said_from, said_to: first and last day, both included.
        about: the words that tell what times the content speaks of; about_when: for each of them its days as
            `2031-05-01/2031-05-31`, or else its TIMEX3 value, or nothing.
        page: the page that the cue stands on, from 1; None without pages.
    """

    origin: Origin
    attribution: str
    parent: str | None
    source: Span | None
    actor: str | None
    actor_id: str | None
    actor_type: ActorType | None
    candidates: tuple[str, ...]
    link: LinkKind | None
    act: Act
    cue: Span
    content: tuple[Span, ...]
    quotation: Quotation
    hearer: Span | None
    where: Span | None
    said_on: Span | None
    said_from: date | None
    said_to: date | None
    about: tuple[Span, ...]
    about_when: tuple[str, ...]
    page: int | None
    confidence: float
    features: Features

    def to_dict(self) -> dict[str, Any]:
        """The row as plain JSON types, with `COLUMNS` for its keys; days are ISO dates."""
        parts = (self.origin, self, self.features)
        flat = {
            name: getattr(part, name) for part in parts for name in part.__slots__ if name not in _LAID_FLAT
        }
        return {name: _plain(value) for name, value in flat.items()}


_LAID_FLAT = ("origin", "features")
COLUMNS = tuple(name for part in (Origin, Row, Features) for name in part.__slots__ if name not in _LAID_FLAT)


def rows(results: Iterable[Reading | FailedReading]) -> Iterator[Row]:
    """The statements of all readings, in their order; what failed has none."""
    for result in results:
        if isinstance(result, Reading):
            yield from rows_of(result)


def rows_of(reading: Reading) -> Iterator[Row]:
    """The statements of one reading, in their order."""
    origin = _origin(reading)
    return (_row(origin, reading.account, attribution) for attribution in reading.attributions)


def row_from_dict(at: Plain) -> Row:
    """What `Row.to_dict` gave, as it was.

    Raises:
        ValueError: it is no row; the message says where and why.
    """
    return Row(
        Origin(
            account=at["account"].text(),
            path=at["path"].or_none(Plain.text),
            title=at["title"].or_none(Plain.text),
            outlet=at["outlet"].or_none(Plain.text),
            published=at["published"].or_none(Plain.text),
            url=at["url"].or_none(Plain.text),
            language=at["language"].or_none(Plain.text),
            extractor=at["extractor"].text(),
            model=at["model"].text(),
        ),
        attribution=at["attribution"].text(),
        parent=at["parent"].or_none(Plain.text),
        source=at["source"].or_none(_span),
        actor=at["actor"].or_none(Plain.text),
        actor_id=at["actor_id"].or_none(Plain.text),
        actor_type=at["actor_type"].or_none(lambda one: one.one_of(ActorType)),
        candidates=tuple(one.text() for one in at["candidates"].each()),
        link=at["link"].or_none(lambda one: one.one_of(LinkKind)),
        act=at["act"].one_of(Act),
        cue=_span(at["cue"]),
        content=tuple(_span(piece) for piece in at["content"].each()),
        quotation=at["quotation"].one_of(Quotation),
        hearer=at["hearer"].or_none(_span),
        where=at["where"].or_none(_span),
        said_on=at["said_on"].or_none(_span),
        said_from=at["said_from"].or_none(Plain.day),
        said_to=at["said_to"].or_none(Plain.day),
        about=tuple(_span(time) for time in at["about"].each()),
        about_when=tuple(one.text() for one in at["about_when"].each()),
        page=at["page"].or_none(Plain.whole),
        confidence=at["confidence"].probability(),
        features=Features(
            at["source_type"].one_of(SourceType),
            at["type"].one_of(AttributionType),
            at["polarity"].one_of(Polarity),
            at["determinacy"].one_of(Determinacy),
        ),
    )


def _span(at: Plain) -> Span:
    return at.making(Span, at["start"].whole(), at["end"].whole(), at["text"].text())


def _plain(value: object) -> object:
    match value:
        case Span():
            return value.to_dict()
        case tuple():
            return [_plain(item) for item in value]
        case date():
            return value.isoformat()
        case _:
            return value


def _origin(reading: Reading) -> Origin:
    account, metadata = reading.account, reading.account.metadata
    return Origin(
        account=account.id,
        path=shown(account.path) if account.path else None,
        title=metadata.title or None,
        outlet=metadata.outlet or None,
        published=metadata.published or None,
        url=metadata.url or None,
        language=account.language or None,
        extractor=account.extractor,
        model=reading.model,
    )


def _row(origin: Origin, account: Account, attribution: Attribution) -> Row:
    who, said_on = attribution.actor, attribution.said_on
    actor = who.actor if isinstance(who, Resolved) else None
    days = said_on.days if said_on else None
    return Row(
        origin,
        attribution=attribution.id,
        parent=attribution.parent,
        source=attribution.source,
        actor=(actor.name or None) if actor else None,
        actor_id=actor.id if actor else None,
        actor_type=actor.type if actor else None,
        candidates=tuple(one.name for one in who.candidates) if isinstance(who, Unresolved) else (),
        link=who.link if who else None,
        act=attribution.act,
        cue=attribution.cue,
        content=attribution.content,
        quotation=attribution.quotation,
        hearer=attribution.hearer,
        where=attribution.where,
        said_on=said_on.span if said_on else None,
        said_from=days.first if days else None,
        said_to=days.last if days else None,
        about=tuple(time.span for time in attribution.about),
        about_when=tuple(map(_when, attribution.about)),
        page=account.page(attribution.cue.start),
        confidence=round(attribution.confidence, 4),
        features=attribution.features,
    )


def _when(time: TimeExpression) -> str:
    if time.days is not None:
        return f"{time.days.first.isoformat()}/{time.days.last.isoformat()}"
    return time.value or ""
