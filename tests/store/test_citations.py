"""Who speaks, whom they cite and who they are, on both stores: as counting by hand gives it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pytest
from sqlalchemy import insert, select, update

from tests.store.kept import READINGS, add, statement
from whosays.errors import UnknownActorError
from whosays.model import Correct, Detail, Reading, Resolved
from whosays.store import Library, Order, Query, View
from whosays.store.citations import Scope
from whosays.store.engine import writing
from whosays.store.fold import fold
from whosays.store.schema import accounts, actors, identities, identity_members, stories

ONE = statement(
    "Ilse Tarnow said the bridge holds.", "Ilse Tarnow", "said", "the bridge holds", outlet="Osk Courier"
)
TWO = statement(
    "Minister Tarnow said it does not.", "Minister Tarnow", "said", "it does not", outlet="OSK COURIER"
)
TARNOW = "0123456789abcdef"


@pytest.fixture
def view(library: Library) -> Iterator[View]:
    """Of a library in which three accounts speak of one minister."""
    add(library, *READINGS, ONE, TWO)
    with library._engine.connect() as connection, writing(connection) as held:
        row = {"id": TARNOW, "name": "Ilse Tarnow", "folded": "ilse tarnow", "type": "person"}
        held.execute(insert(identities), row)
        theirs = held.execute(select(actors.c.id).where(actors.c.folded.endswith("tarnow"))).scalars().all()
        found = [{"actor": one, "identity": TARNOW, "evidence": ["name"]} for one in theirs]
        held.execute(insert(identity_members), found)
        held.execute(insert(stories), {"id": "a" * 16, "name": "The bridge"})
        mine = accounts.c.id.in_([ONE.account.id, TWO.account.id])
        held.execute(update(accounts).where(mine).values(story="a" * 16))
    with library.view() as made:
        yield made


def who(reading: Reading, of: object) -> str | None:
    """By what the counting knows somebody."""
    if not isinstance(of, Resolved):
        return None
    return TARNOW if fold(of.actor.name).endswith("tarnow") else of.actor.id


def direct(readings: list[Reading]) -> Counter[tuple[str, str]]:
    return Counter(
        (fold(one.account.metadata.outlet or ""), name)
        for one in readings
        for row in one.attributions
        if row.parent is None and one.account.metadata.outlet and (name := who(one, row.actor))
    )


def nested(readings: list[Reading]) -> Counter[tuple[str, str]]:
    found: Counter[tuple[str, str]] = Counter()
    for one in readings:
        rows = {row.id: row for row in one.attributions}
        for row in one.attributions:
            above = who(one, rows[row.parent].actor) if row.parent else None
            own = who(one, row.actor)
            if above and own and above != own:
                found[above, own] += 1
    return found


def test_whom_outlets_cite_and_whom_those_cite(view: View) -> None:
    readings = list(view.readings())
    for_outlets, in_turn = view.citations(Scope(), 100)
    assert {(fold(one.by), one.whom_id): one.statements for one in for_outlets} == direct(readings)
    assert {(one.by_id, one.whom_id): one.statements for one in in_turn} == nested(readings)
    assert in_turn
    counts = [one.statements for one in for_outlets]
    assert counts == sorted(counts, reverse=True)
    assert len(view.citations(Scope(), 1)[0]) == 1


@pytest.mark.parametrize(
    ("scope", "kept"),
    [
        (Scope(outlet="osk courier"), lambda one: fold(one.account.metadata.outlet or "") == "osk courier"),
        (Scope(story="a" * 16), lambda one: one.account.id in (ONE.account.id, TWO.account.id)),
        (Scope(story="b" * 16), lambda one: False),
    ],
)
def test_of_some_accounts(view: View, scope: Scope, kept: object) -> None:
    readings = [one for one in view.readings() if kept(one)]  # type: ignore[operator]
    for_outlets, in_turn = view.citations(scope, 100)
    assert {(fold(one.by), one.whom_id): one.statements for one in for_outlets} == direct(readings)
    assert {(one.by_id, one.whom_id): one.statements for one in in_turn} == nested(readings)


def test_around_somebody(view: View) -> None:
    readings = list(view.readings())
    for_outlets, in_turn = view.citations(Scope(actor=TARNOW), 100)
    told = {pair: n for pair, n in direct(readings).items() if pair[1] == TARNOW}
    assert {(fold(one.by), one.whom_id): one.statements for one in for_outlets} == told
    assert told
    assert {(one.by_id, one.whom_id): one.statements for one in in_turn} == {
        pair: n for pair, n in nested(readings).items() if TARNOW in pair
    }


def test_each_tie_is_found_by_searching(view: View) -> None:
    for_outlets, in_turn = view.citations(Scope(), 100)
    for one in for_outlets:
        query = Query(outlet=one.by, speaker=one.whom_id, outermost=True)
        assert view.count(query) == one.statements
        assert view.count(query, 1) == 1
    for one in in_turn:
        assert view.count(Query(through=one.by_id, speaker=one.whom_id)) == one.statements


def test_who_speaks_is_counted_as_the_statements_are(view: View) -> None:
    for one in view.speakers():
        if one.identity is not None:
            hits = view.search(Query(speaker=one.identity, limit=100)).hits
            assert len(hits) == one.statements
            assert len({hit.account for hit in hits}) == one.accounts
            days = [hit.said.first.isoformat() if hit.said else hit.published for hit in hits]
            assert min((day for day in days if day), default=None) == one.first
    assert TARNOW in {one.identity for one in view.speakers("minister tarnow")}
    names = [one.name for one in view.speakers(limit=100)]
    assert [one.name for at in range(len(names)) for one in view.speakers(limit=1, offset=at)] == names


def test_a_portrait(view: View) -> None:
    found = view.portrait(TARNOW)
    assert (found.name, found.actors) == ("Ilse Tarnow", 3)
    assert ("name", 3) in [(one.words, one.count) for one in found.evidence]
    assert {account.account for account in view.spoken_in(TARNOW, 10)} == {
        hit.account for hit in view.search(Query(speaker=TARNOW, limit=100)).hits
    }
    assert len(view.spoken_in(TARNOW, 1)) == 1
    with pytest.raises(UnknownActorError):
        view.portrait("nobody")


def test_an_account_that_was_corrected_counts_once(library: Library, view: View) -> None:
    """What the model found in it is kept beside what people made of it."""
    lone = next(one.id for one in view.reading(READINGS[0].account.id).actors if "Tarnow" not in one.name)
    with library.judge() as judge:
        for account in (ONE.account.id, READINGS[0].account.id):
            judge.judge(Correct(Detail.TITLE, None, "Another title"), who="Ada", account=account)
    with library.view() as now:
        assert now.portrait(TARNOW).actors == 3
        assert now.portrait(lone).actors == 1


def test_an_actor_of_one_account_is_who_that_is(view: View) -> None:
    own = next(one.id for one in view.reading(ONE.account.id).actors)
    assert view.portrait(own).id == TARNOW
    assert view.count(Query(speaker=own)) == view.count(Query(speaker=TARNOW))


def test_around_a_statement_stand_those_who_say_it(view: View) -> None:
    for reading in view.readings():
        rows = {row.id: row for row in reading.attributions}
        around = view.around([(reading.account.id, id_) for id_ in rows])
        for id_, row in rows.items():
            depth, above = 0, row.parent
            while above:
                depth, above = depth + 1, rows[above].parent
            assert len(around.get((reading.account.id, id_), ())) == depth


def test_the_earliest_first_is_the_latest_turned_round(view: View) -> None:
    latest, earliest = (
        [(hit.account, hit.attribution) for hit in view.search(Query(order=order, limit=100)).hits]
        for order in (Order.DATE, Order.EARLIEST)
    )
    assert earliest == latest[::-1]


def test_the_state_differs_once_something_came(library: Library) -> None:
    states = []
    for one in (None, READINGS[0], ONE):
        if one is not None:
            add(library, one)
        with library.view() as view:
            states.append(view.state())
            assert view.state() == states[-1]
    assert len(set(states)) == 3
