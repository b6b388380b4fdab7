"""Statements that were found, with what is shown of them."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from sqlalchemy import Connection, Row, Select, func, select

from whosays.model import Act, Interval, LinkKind, Quotation, Span
from whosays.store.query import Hit, Query, Snippet, Within
from whosays.store.rows import BETWEEN_PIECES
from whosays.store.schema import (
    accounts,
    actors,
    attributions,
    identities,
    identity_members,
    originals,
    pieces,
    readings,
    texts,
)
from whosays.store.snippets import SCANNED, snippet
from whosays.store.terms import Term, terms


@dataclass(frozen=True, slots=True)
class Found:
    """A statement by its number, where in its account the words begin that were searched there, its score."""

    id: int
    starts: int
    score: float = 0.0


def hits(connection: Connection, found: Sequence[Found], query: Query) -> Iterator[Hit]:
    """The statements that were found, in their order."""
    numbers = [row.id for row in found]
    told = terms(query.words or "")
    known = {row.id: row for row in connection.execute(_details().where(attributions.c.id.in_(numbers)))}
    content = _content(connection, numbers)
    passages: dict[int, Snippet] = {}  # many statements stand in one account
    for row in found:
        detail, said = known[row.id], tuple(content[row.id])
        if query.words is not None and query.within is Within.ACCOUNT:
            if detail.text_id not in passages:
                passages[detail.text_id] = _passage(connection, detail.text_id, row.starts, told)
            shown = passages[detail.text_id]
        else:
            shown = snippet(BETWEEN_PIECES.join(piece.text for piece in said), told)
        yield _hit(detail, said, shown, row.score)


@cache
def _details() -> Select[Any]:
    """Everything of a statement but the pieces of its content."""
    name = func.coalesce(identities.c.name, actors.c.name)
    return (
        select(
            attributions,
            accounts.c.id.label("account"),
            accounts.c.title,
            accounts.c.outlet,
            accounts.c.published,
            accounts.c.url,
            accounts.c.path,
            accounts.c.checked_at.label("account_checked_at"),
            originals.c.retrieved,
            texts.c.id.label("text_id"),
            texts.c.pages,
            name.label("actor_name"),
            identities.c.id.label("identity"),
        )
        .join(readings, readings.c.id == attributions.c.reading)
        .join(texts, texts.c.id == readings.c.text)
        .join(accounts, accounts.c.id == readings.c.account)
        .join(originals, originals.c.id == accounts.c.id)
        .outerjoin(actors, actors.c.id == attributions.c.actor)
        .outerjoin(identity_members, identity_members.c.actor == actors.c.id)
        .outerjoin(identities, identities.c.id == identity_members.c.identity)
    )


def _content(connection: Connection, numbers: Sequence[int]) -> dict[int, list[Span]]:
    rows = connection.execute(
        select(pieces)
        .where(pieces.c.attribution.in_(numbers))
        .order_by(pieces.c.attribution, pieces.c.position)
    )
    found: dict[int, list[Span]] = defaultdict(list)
    for row in rows:
        found[row.attribution].append(Span(row.starts, row.ends, row.words))
    return found


def _passage(connection: Connection, text: int, starts: int, told: Sequence[Term]) -> Snippet:
    stretch = func.substr(texts.c.text, starts + 1, SCANNED)
    return snippet(connection.execute(select(stretch).where(texts.c.id == text)).scalar_one(), told)


def _hit(row: Row[Any], content: tuple[Span, ...], shown: Snippet, score: float) -> Hit:
    source = None if row.source is None else Span(row.source_start, row.source_end, row.source)
    said = (
        Interval(date.fromisoformat(row.said_from), date.fromisoformat(row.said_to))
        if row.said_from
        else None
    )
    return Hit(
        account=row.account,
        attribution=row.key,
        title=row.title,
        outlet=row.outlet,
        published=row.published,
        url=row.url,
        path=row.path,
        retrieved=row.retrieved,
        source=source,
        cue=Span(row.cue_start, row.cue_end, row.cue),
        content=content,
        act=Act(row.act),
        quotation=Quotation(row.quotation),
        actor=row.actor_name,
        identity=row.identity,
        link=LinkKind(row.link) if row.link else None,
        confidence=row.confidence,
        page=bisect_right(row.pages, row.cue_start) or None,
        said=said,
        checked=bool(row.checked_at or row.account_checked_at),
        snippet=shown,
        score=score,
    )
