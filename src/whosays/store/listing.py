"""The accounts of a library as a list: what each is headed, whose it is, whether a person checked it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, func, or_, select

from whosays.store.fold import fold
from whosays.store.query import Page
from whosays.store.schema import accounts, attributions, originals, readings, stories
from whosays.store.search import of_outlet


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which accounts: everything that is told must hold.

    Attributes:
        words: stand in the title, in one piece; outlet: a name of it, or one that the registry says is its.
        since, until: days, both included, on which it may have been published.
        checked: whether a person checked the whole of it.
        account, story: ids.
    """

    words: str | None = None
    outlet: str | None = None
    since: date | None = None
    until: date | None = None
    checked: bool | None = None
    account: str | None = None
    story: str | None = None
    limit: int = 50
    offset: int = 0


@dataclass(frozen=True, slots=True)
class Listed:
    """An account in the list.

    Attributes:
        story, story_name: None where its story was not looked for yet.
        statements: how many attributions its current reading has.
        checked: when a person checked the whole of it, an ISO moment in UTC.
        address: where it stood on the web, as versions are told by it.
        source, retrieved: where and when it was collected, the latter an ISO moment in UTC.
    """

    id: str
    title: str | None
    outlet: str | None
    published: str | None
    url: str | None
    path: str | None
    address: str | None
    source: str
    retrieved: str
    story: str | None
    story_name: str | None
    statements: int
    checked: str | None


def listed(connection: Connection, wanted: Wanted) -> Page[Listed]:
    """Those of one page, the latest first; what has no date comes last."""
    day = func.coalesce(accounts.c.published_from, "")
    query = (
        select(accounts, stories.c.name.label("story_name"), originals.c.retrieved, originals.c.source)
        .join(originals, originals.c.id == accounts.c.id)
        .outerjoin(stories, stories.c.id == accounts.c.story)
        .where(*_conditions(wanted))
        .order_by(day.desc(), accounts.c.added.desc(), accounts.c.id)
        .limit(wanted.limit + 1)
        .offset(wanted.offset)
    )
    rows = connection.execute(query).all()
    shown = rows[: wanted.limit]
    numbers = _statements(connection, [row.id for row in shown])
    found = tuple(_listed(row, numbers.get(row.id, 0)) for row in shown)
    return Page(found, wanted.offset, more=len(rows) > wanted.limit)


def count_listed(connection: Connection, wanted: Wanted) -> int:
    """How many there are on all pages."""
    query: Select[Any] = select(func.count()).select_from(accounts).where(*_conditions(wanted))
    found: int = connection.execute(query).scalar_one()
    return found


def _conditions(wanted: Wanted) -> Iterator[ColumnElement[bool]]:
    if wanted.words is not None:
        title, small = accounts.c.title, func.lower(accounts.c.title)  # SQLite knows those of ASCII alone
        yield or_(
            title.contains(wanted.words, autoescape=True),
            small.contains(wanted.words.lower(), autoescape=True),
        )
    if wanted.outlet is not None:
        yield of_outlet(fold(wanted.outlet))
    if wanted.since is not None:
        yield accounts.c.published_to >= wanted.since.isoformat()
    if wanted.until is not None:
        yield accounts.c.published_from <= wanted.until.isoformat()
    if wanted.checked is not None:
        checked = accounts.c.checked_at
        yield checked.is_not(None) if wanted.checked else checked.is_(None)
    if wanted.account is not None:
        yield accounts.c.id == wanted.account
    if wanted.story is not None:
        yield accounts.c.story == wanted.story


def _statements(connection: Connection, ids: Sequence[str]) -> dict[str, int]:
    query = (
        select(readings.c.account, func.count().label("number"))
        .join(attributions, attributions.c.reading == readings.c.id)
        .where(readings.c.current == 1, readings.c.account.in_(ids))
        .group_by(readings.c.account)
    )
    return {row.account: row.number for row in connection.execute(query)}


def _listed(row: Row[Any], statements: int) -> Listed:
    return Listed(
        row.id,
        row.title,
        row.outlet,
        row.published,
        row.url,
        row.path,
        row.address,
        row.source,
        row.retrieved,
        row.story,
        row.story_name,
        statements,
        row.checked_at,
    )
