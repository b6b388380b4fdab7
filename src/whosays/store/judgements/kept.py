"""The table of judgements: rows are added, and never changed but for what is known of their fit today."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from sqlalchemy import Connection, insert, select, update

from whosays.model import (
    DifferentActors,
    DifferentStories,
    Judgement,
    SameActor,
    SameStory,
    Undo,
    standing,
)
from whosays.model.judgement import anchors
from whosays.store.details import moment
from whosays.store.judgements.judged import Unfit
from whosays.store.judgements.placing import Fault
from whosays.store.query import Page
from whosays.store.schema import judgements

_CAPITAL = re.compile(r"(?<!^)(?=[A-Z])")


def keep(connection: Connection, judgement: Judgement) -> None:
    """Adds a judgement; one that is there already is the same."""
    if judgement_of(connection, judgement.id) is not None:
        return
    verdict = judgement.verdict
    row = {
        "id": judgement.id,
        "account": judgement.account,
        "kind": _CAPITAL.sub("_", type(verdict).__name__).lower(),
        "quote": next((anchor.quote for anchor in anchors(verdict)), None),
        "who": judgement.who,
        "judged_at": moment(judgement.when),
        "undoes": verdict.judgement if isinstance(verdict, Undo) else None,
        "said": judgement.to_dict(),
    }
    connection.execute(insert(judgements), row)


def judgement_of(connection: Connection, id_: str) -> Judgement | None:
    """The judgement of that id; None if there is none."""
    said = connection.execute(select(judgements.c.said).where(judgements.c.id == id_)).scalar()
    return None if said is None else Judgement.from_dict(said)


def judgements_of(connection: Connection, account: str | None) -> list[Judgement]:
    """All judgements of an account, or (None) those on actors across accounts, in their order."""
    query = select(judgements.c.said).order_by(judgements.c.number)
    of = judgements.c.account.is_(None) if account is None else judgements.c.account == account
    return [Judgement.from_dict(said) for said in connection.execute(query.where(of)).scalars()]


def judged_last(connection: Connection, limit: int, offset: int) -> Page[Judgement]:
    """All judgements, the latest first, some at a time."""
    query = select(judgements.c.said).order_by(judgements.c.number.desc())
    found = connection.execute(query.limit(limit + 1).offset(offset)).scalars().all()
    return Page(tuple(map(Judgement.from_dict, found[:limit])), offset, more=len(found) > limit)


def undone(connection: Connection, of: Collection[str | None]) -> set[str]:
    """The ids of the judgements of these accounts (None: of those across accounts) that do not hold."""
    query = select(judgements.c.id, judgements.c.undoes).where(judgements.c.undoes.is_not(None))
    own = judgements.c.account.in_([account for account in of if account is not None])
    mine = own | judgements.c.account.is_(None) if None in of else own
    found: set[str] = set()
    for id_, before in connection.execute(query.where(mine).order_by(judgements.c.number.desc())):
        if id_ not in found:  # what takes it back comes after it
            found.add(before)
    return found


def faults(connection: Connection, ids: Collection[str]) -> dict[str, Fault]:
    """Why those of these judgements that do not fit their account do not."""
    query = select(judgements.c.id, judgements.c.fault).where(judgements.c.fault.is_not(None))
    found = connection.execute(query.where(judgements.c.id.in_(ids)))
    return {row.id: Fault(row.fault) for row in found}


def of_actors(connection: Connection) -> list[SameActor | DifferentActors]:
    """Who is one across accounts and who is not, as it holds: of the same two, what was said last."""
    last: dict[frozenset[str], SameActor | DifferentActors] = {}
    for judgement in standing(judgements_of(connection, None)):
        if isinstance(judgement.verdict, SameActor | DifferentActors):
            last[frozenset((judgement.verdict.one, judgement.verdict.other))] = judgement.verdict
    return list(last.values())


def of_stories(connection: Connection) -> list[SameStory | DifferentStories]:
    """What accounts are of one story and what are not, as it holds: of the same two, what was said last."""
    last: dict[frozenset[str], SameStory | DifferentStories] = {}
    for judgement in standing(judgements_of(connection, None)):
        if isinstance(judgement.verdict, SameStory | DifferentStories):
            last[frozenset((judgement.verdict.one, judgement.verdict.other))] = judgement.verdict
    return list(last.values())


def damaged(connection: Connection) -> Iterator[tuple[str | None, str]]:
    """Judgements that are not as they were said, with their accounts: their ids are hashes of all of it."""
    query = select(judgements.c.id, judgements.c.account, judgements.c.said).order_by(judgements.c.number)
    for id_, account, said in connection.execute(query):
        try:
            told = Judgement.from_dict(said)
        except ValueError as error:
            yield account, f"judgement {id_} cannot be read: {error}"
            continue
        again = Judgement.of(told.verdict, account=told.account, who=told.who, when=told.when)
        if (again.id, told.id, told.account) != (id_, id_, account):
            yield account, f"judgement {id_} is not as it was said"


def judged_accounts(connection: Connection, *, faulty: bool = False) -> list[str]:
    """The ids of the accounts that have judgements, or that have some which do not fit."""
    found = select(judgements.c.account).where(judgements.c.account.is_not(None)).distinct()
    if faulty:
        found = found.where(judgements.c.fault.is_not(None))
    return list(connection.execute(found.order_by(judgements.c.account)).scalars())


def note_faults(connection: Connection, account: str, unfit: Sequence[Unfit]) -> None:
    """Writes down which judgements do not fit, and why; the others do."""
    own = update(judgements).where(judgements.c.account == account)
    connection.execute(own.values(fault=None))
    for one in unfit:
        connection.execute(own.where(judgements.c.id == one.judgement.id).values(fault=one.fault.value))
