"""Searching: tables of queries, each on both stores, and the same found on both."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import insert, update

from tests.readings import actor, bridge, council, hostile, reading, says, span, when
from tests.store.conftest import STORES, Server
from tests.store.kept import add, statement
from whosays.model import Act, Interval, LinkKind, Quotation, Reading, Resolved
from whosays.store import Hit, Library, Order, Query, Within
from whosays.store.engine import writing
from whosays.store.fold import fold
from whosays.store.schema import (
    accounts,
    actors,
    attributions,
    identities,
    identity_members,
    outlet_names,
    outlets,
)

ENVOY = "Envoy António Ferro said the cease-fire would hold. Mr. Ferro praised the U.N. mission."
PAPER = "Antonio Ferro’s office denied in 2030 that the bridge was sold, the Osk Courier wrote."


def envoy() -> Reading:
    ferro = actor(
        "António Ferro",
        (span(ENVOY, "António Ferro"), LinkKind.NAME),
        (span(ENVOY, "Mr. Ferro"), LinkKind.NAME),
    )
    by_name = Resolved(ferro, LinkKind.NAME)
    rows = [
        says(ENVOY, "Envoy António Ferro", "said", "the cease-fire would hold", actor=by_name),
        says(ENVOY, "Mr. Ferro", "praised", "the U.N. mission", act=Act.PRAISES, actor=by_name),
    ]  # fmt: skip
    return reading(ENVOY, rows, actors=[ferro], outlet="Osk Valley Courier", published="2031-03")


def paper() -> Reading:
    office = actor("Antonio Ferro’s office", (span(PAPER, "Antonio Ferro’s office"), LinkKind.NAME))
    year = when(PAPER, "2030", "2030", "2030-01-01", "2030-12-31")
    denied = says(
        PAPER,
        "Antonio Ferro’s office",
        "denied",
        "that the bridge was sold",
        act=Act.DENIES,
        actor=Resolved(office, LinkKind.NAME),
        said_on=year,
        about=[year],
    )
    made = reading(
        PAPER, [denied], times=[year], actors=[office], outlet="OSK COURIER", published="2031-03-09"
    )
    return replace(made, account=replace(made.account, pages=(0, PAPER.index("denied"))))


EVERY = (bridge(), council(), envoy(), paper())


@pytest.fixture(scope="module")
def full(server: Server, tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Library]]:
    """The same accounts in both stores."""
    url = server.url("whosays_full")
    server.run("CREATE DATABASE whosays_full")
    with Library.open(tmp_path_factory.mktemp("full") / "a.sqlite") as one, Library.open(url) as other:
        for library in (one, other):
            add(library, *EVERY)
        yield {"sqlite": one, "postgresql": other}


@pytest.fixture(params=STORES)
def held(request: pytest.FixtureRequest, full: dict[str, Library]) -> Library:
    return full[request.param]


def contents(library: Library, query: Query) -> list[str]:
    with library.view() as view:
        found = view.search(query)
        assert view.count(query) == len(found.hits)
        assert not found.more
    return sorted(" … ".join(piece.text for piece in hit.content) for hit in found.hits)


SOLD, HOLD, MISSION = "that the bridge was sold", "the cease-fire would hold", "the U.N. mission"
SHUT, REOPEN = "Bridge at Velmora to stay shut", "The Osk bridge will not reopen before May"
REPAIRS = "that repairs would begin late next\nmonth"

QUERIES = [
    (Query("bridge"), [SOLD, SHUT, REOPEN]),
    (Query("BRIDGE sold"), [SOLD]),
    (Query("bridge mission"), []),
    (Query("antonio ferro"), [SOLD, HOLD]),
    (Query("ANTÓNIO"), [SOLD, HOLD]),
    (Query('"osk bridge"'), [REOPEN]),
    (Query('"bridge osk"'), []),
    (Query("cease-fire"), [HOLD]),
    (Query("ceasefire"), []),
    (Query("cease*"), [HOLD]),
    (Query("UN mission"), [MISSION]),
    (Query("denied sold"), [SOLD]),
    (Query('"hold envoy"'), []),
    (Query("reopen -bridge"), [REOPEN]),
    (Query("velmora", within=Within.ACCOUNT, act=Act.WARNS), ["cracks in 2019"]),
    (Query('"harbour workers"', within=Within.ACCOUNT, quotation=Quotation.DIRECT),
     ["“We will not gamble with lives,” … “Not for a week, and not for a day.”"]),
    (Query("mission courier", within=Within.ACCOUNT), []),
    (Query(actor="ferro"), [SOLD, HOLD, MISSION]),
    (Query(actor="Antonio Ferro"), [SOLD, HOLD, MISSION]),
    (Query(actor="Ferro António", act=Act.PRAISES), [MISSION]),
    (Query(actor="Tarnów", quotation=Quotation.INDIRECT), [SHUT, REOPEN]),
    (Query(actor="she"), []),
    (Query(actor="%"), []),
    (Query(act=Act.DENIES), [SOLD, "that anybody had warned the city council"]),
    (Query(outlet="osk valley courier", act=Act.PRAISES), [MISSION]),
    (Query(outlet="Osk Courier"), [SOLD]),
    (Query(outlet="Courier"), []),
    (Query("bridge", since=date(2031, 1, 1)), [SHUT, REOPEN]),
    (Query("bridge", until=date(2030, 6, 1)), [SOLD]),
    (Query("hold", since=date(2031, 3, 31)), [HOLD]),
    (Query("hold", since=date(2031, 4, 1)), []),
    (Query("hold", until=date(2031, 3, 1)), [HOLD]),
    (Query("hold", until=date(2031, 2, 28)), []),
    (Query(about=Interval(date(2031, 3, 25), date(2031, 5, 1))), [REPAIRS, REOPEN]),
    (Query(about=Interval(date(2030, 6, 1), date(2030, 6, 1))), [SOLD]),
    (Query(about=Interval(date(1999, 1, 1), date(1999, 1, 1))), []),
    (Query(account=paper().account.id), [SOLD]),
    (Query("***"), []),
    (Query(""), []),
    (Query(checked_only=True), []),
]  # fmt: skip


@pytest.mark.parametrize("query", [Query(), *(query for query, _ in QUERIES)])
def test_accounts_are_counted_as_far_as_is_asked(held: Library, query: Query) -> None:
    with held.view() as view:
        number = len(view.statements(query))
        assert [view.count_accounts(query, most) for most in (1, 100)] == [min(number, 1), number]


@pytest.mark.parametrize(("query", "found"), QUERIES)
def test_queries(held: Library, query: Query, found: list[str]) -> None:
    assert contents(held, query) == sorted(found)


SOME = "bridge the not reopen may Ferro António U.N. cease-fire said denied 2030 cit* o*"
WORDS = st.sampled_from(SOME.split())
PARTS = st.lists(
    WORDS | st.lists(WORDS, min_size=2, max_size=3).map(lambda words: f'"{" ".join(words)}"'), max_size=3
)


@given(
    PARTS.map(" ".join),
    st.sampled_from(Within),
    st.none() | st.sampled_from(["ferro", "ilse tarnow", "council"]),
)
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_both_stores_find_the_same(
    full: dict[str, Library], words: str, within: Within, actor: str | None
) -> None:
    query = Query(words or None, within=within, actor=actor, limit=100)
    one, other = (contents(library, query) for library in full.values())
    assert one == other
    first, second = (ranks(library, query) for library in full.values())
    assert first == second


def ranks(library: Library, query: Query) -> list[tuple[str, str, float]]:
    with library.view() as view:
        return [(hit.account, hit.attribution, hit.score) for hit in view.search(query).hits]


@given(st.text())
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_no_query_breaks_it(full: dict[str, Library], words: str) -> None:
    told = [
        contents(library, Query(words, actor=actor)) for library in full.values() for actor in (None, words)
    ]
    assert told[:2] == told[2:]


@pytest.mark.parametrize(
    "words", ["'", "a'b\\", "a:* & !b", "NOT", "a AND", '"a" NEAR "b"', "said:x", "-x", "^x", "a\x00b"]
)
def test_the_languages_of_the_stores_are_not_spoken(held: Library, words: str) -> None:
    assert contents(held, Query(words, actor=words, outlet=words)) == []


# Hits


def hit(library: Library, query: Query) -> Hit:
    with library.view() as view:
        (found,) = view.search(query).hits
    return found


def test_a_hit_tells_everything(held: Library) -> None:
    of = paper()
    found = hit(held, Query("sold"))
    (denied,) = of.attributions
    assert (found.account, found.attribution) == (of.account.id, denied.id)
    assert (found.source, found.cue, found.content) == (denied.source, denied.cue, denied.content)
    assert (found.act, found.quotation, found.confidence) == (denied.act, denied.quotation, denied.confidence)
    assert (found.actor, found.identity, found.link) == ("Antonio Ferro’s office", None, LinkKind.NAME)
    assert (found.outlet, found.published, found.path) == ("OSK COURIER", "2031-03-09", "report.txt")
    assert found.page == 2
    assert found.said == Interval(date(2030, 1, 1), date(2030, 12, 31))
    assert [found.snippet.text[start:end] for start, end in found.snippet.marks] == ["sold"]
    assert found.score > 0


def test_words_of_the_account_are_shown(held: Library) -> None:
    found = hit(held, Query("velmora engineers", within=Within.ACCOUNT, act=Act.WARNS))
    assert next(found.snippet.text[start:end] for start, end in found.snippet.marks) == "Velmora"


def test_what_was_said_ranks_higher_than_who_said_it(library: Library) -> None:
    source = statement("The rain service said it fell.", "The rain service", "said", "it fell")
    content = statement("The water service said rain fell.", "The water service", "said", "rain fell")
    add(library, source, content, bridge(), council())
    with library.view() as view:
        found = view.search(Query("rain")).hits
    assert [one.account for one in found] == [content.account.id, source.account.id]
    assert found[0].score > found[1].score


def test_the_latest_comes_first(held: Library) -> None:
    with held.view() as view:
        found = view.search(Query(actor="ferro")).hits
        assert [one.act for one in found] == [Act.PRAISES, Act.SAYS, Act.DENIES]
        assert view.search(Query("ferro", order=Order.DATE)).hits[-1].act is Act.DENIES


def test_pages(held: Library) -> None:
    query = Query("the", limit=100)
    with held.view() as view:
        every = view.search(query).hits
        pages = [view.search(replace(query, limit=2, offset=at)) for at in range(0, len(every), 2)]
        assert tuple(one for page in pages for one in page.hits) == every
        assert [page.more for page in pages] == [True] * (len(pages) - 1) + [False]
        beyond = view.search(replace(query, offset=1000))
        assert (beyond.hits, beyond.more) == ((), False)


@pytest.mark.parametrize("within", Within)
@pytest.mark.parametrize("filters", [{}, {"act": Act.SAYS}])
def test_of_very_many_the_latest_are_ranked_and_all_are_found(
    held: Library, monkeypatch: pytest.MonkeyPatch, within: Within, filters: dict[str, Act]
) -> None:
    query = Query("the", within=within, limit=100, **filters)  # type: ignore[arg-type]
    with held.view() as view:
        every = {one.attribution for one in view.search(query).hits}
        monkeypatch.setattr("whosays.store.search.RANKED", 3)
        some = view.search(query).hits
        assert {one.attribution for one in some} == every
        assert [bool(one.score) for one in some] == [number < 3 for number in range(len(every))]
        pages = [view.search(replace(query, limit=2, offset=at)) for at in range(0, len(every), 2)]
        assert tuple(one for page in pages for one in page.hits) == some
        assert [page.more for page in pages] == [True] * (len(pages) - 1) + [False]


@pytest.mark.parametrize("wrong", [{"limit": 0}, {"limit": 1001}, {"offset": -1}])
def test_pages_that_are_none(wrong: dict[str, int]) -> None:
    with pytest.raises(ValueError, match="page"):
        Query(**wrong)  # type: ignore[arg-type]


def test_hostile_words_are_found_as_they_are(library: Library) -> None:
    add(library, hostile())
    with library.view() as view:
        found = view.search(Query("script alert")).hits
    assert {one.content for one in found} == {one.content for one in hostile().attributions}


# What resolve and people add


def test_an_actor_is_found_by_the_names_of_other_accounts(library: Library) -> None:
    add(library, envoy(), statement("The Ghost of Osk said hello.", "The Ghost of Osk", "said", "hello"))
    with library._engine.connect() as connection, writing(connection) as told:
        told.execute(insert(identities).values(id="q1", name="Tony", folded=fold("Tony"), type="person"))
        for name in ("antonio ferro", "the ghost of osk"):
            number = told.execute(actors.select().where(actors.c.folded == name)).one().id
            told.execute(insert(identity_members).values(actor=number, identity="q1", evidence={"names": 1}))
    for name in ("ferro", "ghost", "tony"):
        assert contents(library, Query(actor=name)) == sorted(["hello", HOLD, MISSION])
    assert hit(library, Query("hello")).actor == "Tony"
    assert hit(library, Query("hello")).identity == "q1"


def test_an_outlet_is_found_by_its_other_names(library: Library) -> None:
    add(library, envoy(), paper())
    with library._engine.connect() as connection, writing(connection) as told:
        told.execute(insert(outlets).values(id="osk", name="Osk Valley Courier"))
        for name in ("Osk Valley Courier", "Osk Courier", "OVC"):
            told.execute(insert(outlet_names).values(outlet="osk", kind="name", folded=fold(name), name=name))
    for name in ("OVC", "osk courier", "Osk Valley Courier"):
        assert contents(library, Query(outlet=name)) == sorted([HOLD, MISSION, SOLD])


def test_checked_statements(library: Library) -> None:
    add(library, envoy(), paper())
    with library._engine.connect() as connection, writing(connection) as told:
        told.execute(update(attributions).where(attributions.c.act == "praises").values(checked_at="2031"))
    assert contents(library, Query(checked_only=True)) == [MISSION]
    with library._engine.connect() as connection, writing(connection) as told:
        told.execute(update(accounts).where(accounts.c.id == paper().account.id).values(checked_at="2031"))
    assert contents(library, Query(checked_only=True)) == sorted([MISSION, SOLD])
    assert hit(library, Query("sold")).checked


# Long texts


def test_long_texts_are_searched_in_passages(library: Library) -> None:
    words = [f"word{number}" for number in range(5_000)]
    text = f"Ana Brevik said it rained. {' '.join(words)}"
    add(library, statement(text, "Ana Brevik", "said", "it rained"))
    for found in ("word4999", '"word1993 word1994 word1995 word1996"', "word100 word1900", "word3000"):
        assert contents(library, Query(found, within=Within.ACCOUNT)) == ["it rained"]
        assert hit(library, Query(found, within=Within.ACCOUNT)).snippet.marks
    assert contents(library, Query("word1 word4999", within=Within.ACCOUNT)) == []
    assert list(library.verify()) == []


def test_a_statement_without_end(library: Library) -> None:
    text = f"Ana said {'the ' * 3_000}word{1}"
    add(library, statement(text, "Ana", "said", text[9:]))
    assert len(contents(library, Query('"the the"'))) == 1
    assert list(library.verify()) == []
