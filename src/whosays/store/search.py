"""Searching: words in the full-text indexes, everything else in the tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import (
    CTE,
    ColumnElement,
    Connection,
    FromClause,
    Row,
    Select,
    exists,
    func,
    literal,
    or_,
    select,
    union,
)

from whosays.model import Interval
from whosays.store.fold import fold
from whosays.store.hits import Found, hits
from whosays.store.index import ACTORS, PASSAGES, STATEMENTS
from whosays.store.leading import Leading
from whosays.store.lookup import members_of
from whosays.store.query import Hit, Order, Page, Query, Within
from whosays.store.rank import RANKED
from whosays.store.schema import (
    about,
    accounts,
    attributions,
    identities,
    identity_members,
    outlet_names,
    passages,
    readings,
    times,
)
from whosays.store.terms import name_terms, terms

_OF_READING = readings.c.id == attributions.c.reading
_OF_ACCOUNT = accounts.c.id == readings.c.account


def search(connection: Connection, query: Query) -> Page[Hit]:
    """The statements of one page, and whether there are more."""
    if _is_for_nothing(query):
        return Page((), query.offset, more=False)
    by_rank = query.words is not None and query.order is Order.RANK
    rows = (_ranked if by_rank else _latest)(connection, query)
    return Page(
        tuple(hits(connection, rows[: query.limit], query)), query.offset, more=len(rows) > query.limit
    )


def count(connection: Connection, query: Query, most: int | None = None) -> int:
    """How many statements there are on all pages; it is not counted further than `most`."""
    if _is_for_nothing(query):
        return 0
    chosen = _chosen(connection, query, most).limit(most).subquery()
    return int(connection.execute(select(func.count()).select_from(chosen)).scalar_one())


def count_accounts(connection: Connection, query: Query, most: int) -> int:
    """In how many accounts they stand; it is not counted further than `most`."""
    if _is_for_nothing(query):
        return 0
    chosen = _chosen(connection, query).with_only_columns(accounts.c.id).distinct().limit(most).subquery()
    return int(connection.execute(select(func.count()).select_from(chosen)).scalar_one())


def statements(connection: Connection, query: Query) -> dict[str, set[str]]:
    """The ids of all statements, by account, in the order in which accounts were added."""
    found: dict[str, set[str]] = {}
    if _is_for_nothing(query):
        return found
    chosen = _chosen(connection, query).add_columns(accounts.c.id.label("account"), attributions.c.key)
    for row in connection.execute(chosen.order_by(accounts.c.added, accounts.c.id)):
        found.setdefault(row.account, set()).add(row.key)
    return found


def _is_for_nothing(query: Query) -> bool:
    """Something without a word in it (`***`) stands nowhere."""
    return any(told is not None and not fold(told) for told in (query.words, query.actor, query.outlet))


def _latest(connection: Connection, query: Query) -> list[Found]:
    """The rows of one page and of the statement after it, what was said last first, or the earliest."""
    day, id_ = attributions.c.day, attributions.c.id
    by = (day, id_) if query.order is Order.EARLIEST else (day.desc(), id_.desc())
    ordered = _chosen(connection, query).order_by(*by)
    rows = connection.execute(ordered.limit(query.limit + 1).offset(query.offset))
    return [Found(row.id, row.starts) for row in rows]


def _ranked(connection: Connection, query: Query) -> list[Found]:
    """The same, the best first: of very many statements those that were stored last are ranked."""
    ordered = _chosen(connection, query, query.offset + query.limit + RANKED).order_by(
        attributions.c.id.desc()
    )
    rows = connection.execute(ordered.limit(RANKED)).all()
    page = _scored(connection, query, rows)[query.offset : query.offset + query.limit + 1]
    lacking = query.limit + 1 - len(page)
    if lacking and len(rows) == RANKED:
        others = connection.execute(ordered.limit(lacking).offset(max(query.offset, RANKED)))
        page += [Found(row.id, row.starts) for row in others]
    return page


def _scored(connection: Connection, query: Query, rows: Sequence[Row[Any]]) -> list[Found]:
    index = STATEMENTS if query.within is Within.STATEMENT else PASSAGES
    entries = list({row.entry for row in rows})
    scores = index.scores(connection, terms(query.words or ""), entries)
    found = [Found(row.id, row.starts, scores[row.entry]) for row in rows]
    return sorted(found, key=lambda one: (-one.score, one.id))


def _chosen(connection: Connection, query: Query, most: int | None = None) -> Select[Any]:
    """A query for `id`, `entry` in an index and where in the account the words are, of every statement.

    `most`: that the highest so many ids are enough.
    """
    conditions = tuple(_conditions(connection, query))
    if query.words is None:
        chosen = select(attributions.c.id, literal(0).label("starts")).select_from(_ways(connection, query))
    else:
        found = _found(connection, query, None if conditions else most).cte("found")
        found = found.prefix_with("MATERIALIZED")
        ways = _from_statements if query.within is Within.STATEMENT else _from_readings
        chosen = select(attributions.c.id, found.c.entry, found.c.starts).select_from(ways(found))
    return chosen.where(readings.c.current == 1, *conditions)


def _ways(connection: Connection, query: Query) -> FromClause:
    """From what there are fewest of to the accounts; where nothing leads, statements come in their order."""
    if query.speaker is not None or query.actor is not None:
        one = query.speaker is not None
        named = members_of(connection, query.speaker or "") if one else called(connection, query.actor or "")
        speakers = named.cte("speakers").prefix_with("MATERIALIZED")
        return _to_accounts(Leading(speakers, attributions, attributions.c.actor == speakers.c.id))
    if query.account is not None or query.outlet is not None or query.story is not None:
        return attributions.join(readings, _OF_READING).join(accounts, _OF_ACCOUNT)
    return _to_accounts(attributions)


def _to_accounts(ways: FromClause) -> FromClause:
    return Leading(Leading(ways, readings, _OF_READING), accounts, _OF_ACCOUNT)


def _from_statements(found: CTE) -> FromClause:
    return _to_accounts(Leading(found, attributions, attributions.c.id == found.c.id))


def _from_readings(found: CTE) -> FromClause:
    of_accounts = Leading(Leading(found, readings, readings.c.id == found.c.id), accounts, _OF_ACCOUNT)
    return Leading(of_accounts, attributions, _OF_READING)


def _found(connection: Connection, query: Query, most: int | None) -> Select[Any]:
    """The statements, or the readings, that have the words; looked up before anything else."""
    told = terms(query.words or "")
    if query.within is Within.ACCOUNT:
        return _accounts(PASSAGES.matching(connection, told).cte("entries").prefix_with("MATERIALIZED"))
    entries = STATEMENTS.matching(connection, told)
    if most is not None:
        entries = entries.order_by(entries.selected_columns.id.desc()).limit(most)
    return entries.add_columns(entries.selected_columns.id.label("entry"), literal(0).label("starts"))


def _accounts(entries: CTE) -> Select[Any]:
    """The readings whose texts have the passages, of which the first counts and is shown."""
    entry, first = func.min(passages.c.id).label("entry"), func.min(passages.c.starts).label("starts")
    return (
        select(readings.c.id, entry, first)
        .select_from(entries.join(passages, passages.c.id == entries.c.id))
        .join(readings, readings.c.text == passages.c.text)
        .where(readings.c.current == 1)
        .group_by(readings.c.id)
    )


def _conditions(connection: Connection, query: Query) -> Iterator[ColumnElement[bool]]:
    for column, value in (
        (attributions.c.act, query.act),
        (attributions.c.quotation, query.quotation),
        (accounts.c.id, query.account),
        (accounts.c.story, query.story),
    ):
        if value is not None:
            yield column == str(value)
    yield from _whose(connection, query)
    if query.outlet is not None:
        yield of_outlet(fold(query.outlet))
    if query.since is not None:
        yield func.coalesce(attributions.c.said_to, accounts.c.published_to) >= query.since.isoformat()
    if query.until is not None:
        yield attributions.c.day.between("0", query.until.isoformat())
    if query.about is not None:
        yield attributions.c.id.in_(_about(query.about))
    if query.checked_only:
        yield or_(attributions.c.checked_at.is_not(None), accounts.c.checked_at.is_not(None))


def _whose(connection: Connection, query: Query) -> Iterator[ColumnElement[bool]]:
    """Who says it, where `_ways` does not lead from there; and in whose statement it stands."""
    if query.actor is not None and (query.words is not None or query.speaker is not None):
        yield attributions.c.actor.in_(called(connection, query.actor))
    if query.speaker is not None and query.words is not None:
        yield attributions.c.actor.in_(members_of(connection, query.speaker))
    if query.outermost:
        yield attributions.c.parent.is_(None)
    if query.through is not None:
        yield _stands_in(members_of(connection, query.through))


def called(connection: Connection, name: str) -> Select[Any]:
    """The actors of all accounts who go by the name, in their account or as an identity."""
    named = ACTORS.matching(connection, name_terms(name)).cte("named").prefix_with("MATERIALIZED")
    member = identity_members.alias()
    same = (
        select(member.c.actor)
        .join(identity_members, identity_members.c.identity == member.c.identity)
        .where(identity_members.c.actor.in_(select(named.c.id)))
    )
    known = (
        select(identity_members.c.actor)
        .join(identities, identities.c.id == identity_members.c.identity)
        .where(identities.c.folded == fold(name))
    )
    return select(union(select(named.c.id), same, known).subquery())


def of_outlet(folded: str) -> ColumnElement[bool]:
    """Accounts of the outlet of that name, folded, or of those that the registry says are the same."""
    known = outlet_names.alias()
    registered = select(outlet_names.c.outlet).where(outlet_names.c.folded == folded)
    names = select(known.c.folded).where(known.c.outlet.in_(registered))
    return or_(
        accounts.c.outlet_folded == folded,
        accounts.c.outlet_folded.in_(names),
        accounts.c.outlet_id.in_(registered),
    )


def _stands_in(whose: Select[Any]) -> ColumnElement[bool]:
    """Whether a statement stands in one of theirs."""
    around = attributions.alias("around")
    same = (around.c.reading == attributions.c.reading, around.c.key == attributions.c.parent)
    return exists().where(*same, around.c.actor.in_(whose)).correlate(attributions)


def _about(days: Interval) -> Select[Any]:
    return (
        select(about.c.attribution)
        .join(times, times.c.id == about.c.time)
        .where(times.c.first_day <= days.last.isoformat(), times.c.last_day >= days.first.isoformat())
    )
