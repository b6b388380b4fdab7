"""Actors across accounts: who is one, who stays apart, what people say, and that ids stay."""

from __future__ import annotations

import random
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.resolve.actors import actor
from whosays.errors import ContradictionError
from whosays.model import ActorType
from whosays.resolve import ActorRecord, Identities, Judgements, Resolver, resolve
from whosays.resolve.likeness import Kind

LAKE = "Lira lake flood dam Tarn Osk engineers Kesh valley"
VOTE = "Morn election ballot Duval Ostrava parliament coalition"
ORG, GOV = ActorType.ORGANIZATION, ActorType.GOVERNMENT


def parts(found: Identities) -> set[frozenset[str]]:
    return {frozenset(identity.members) for identity in found.all.values()}


def are_one(found: Identities, first: ActorRecord, second: ActorRecord) -> bool:
    of = found.of()
    return of[first.id] == of[second.id]


def test_a_full_name_is_one_in_two_accounts_with_its_evidence() -> None:
    one, other = actor("a", "Ada Roe", beside=LAKE), actor("b", "Ada Roe", beside=LAKE)
    found = resolve([one, other])
    (identity,) = found.all.values()
    assert identity.members == (one.id, other.id)
    assert identity.name == "Ada Roe"
    (link,) = identity.links
    assert {link.first, link.second} == {one.id, other.id}
    assert {evidence.kind for evidence in link.evidence} == {Kind.NAME, Kind.SETTING}
    assert link.score > 3


def test_a_surname_goes_to_the_one_of_its_story() -> None:
    ada = actor("a", "Ada Roe", beside=LAKE)
    eva = actor("b", "Eva Roe", beside=VOTE)
    alone = actor("c", "Roe", beside=LAKE)
    found = resolve([ada, eva, alone])
    assert are_one(found, ada, alone)
    assert not are_one(found, ada, eva)


def test_a_surname_of_two_in_one_story_stays_apart_with_its_candidates() -> None:
    ada, eva = actor("a", "Ada Roe", beside=LAKE), actor("b", "Eva Roe", beside=LAKE)
    alone = actor("c", "Roe", beside=LAKE)
    found = resolve([ada, eva, alone])
    assert len(found.all) == 3
    of = found.of()
    assert set(found.open[alone.id]) == {of[ada.id], of[eva.id]}


def test_namesakes_of_two_countries_and_trades_stay_apart() -> None:
    senator = actor("a", "Ada Roe", roles=("the French senator",), beside=VOTE)
    coach = actor("b", "Ada Roe", roles=("the Kenyan coach",), beside="stadium goal league")
    again = actor("c", "Ada Roe", roles=("a French senator",), beside=VOTE)
    found = resolve([senator, coach, again])
    assert are_one(found, senator, again)
    assert not are_one(found, senator, coach)


def test_a_name_that_two_namesakes_have_is_open() -> None:
    senator = actor("a", "Ada Roe", roles=("the French senator",), beside=VOTE)
    coach = actor("b", "Ada Roe", roles=("the Kenyan coach",), beside="stadium goal league")
    nobody = actor("c", "Ada Roe", beside="museum painter")
    found = resolve([senator, coach, nobody])
    assert len(found.all) == 3
    assert len(found.open[nobody.id]) == 2


def test_actors_of_one_account_are_never_one() -> None:
    found = resolve([actor("a", "Ada Roe", beside=LAKE), actor("a", "A. Roe", beside=LAKE)])
    assert len(found.all) == 2


@pytest.mark.parametrize(
    ("first", "second", "is_one"),
    [
        ("China", "Beijing", True),
        ("the Kremlin", "Russia", True),
        ("France", "Paris", True),
        ("China", "Japan", False),
        ("North Korea", "South Korea", False),
    ],
)
def test_governments_by_country_and_capital(first: str, second: str, is_one: bool) -> None:
    records = [actor("a", first, type=GOV, beside=LAKE), actor("b", second, type=GOV, beside=VOTE)]
    assert are_one(resolve(records), *records) is is_one


def test_a_place_is_not_the_government_that_sits_there() -> None:
    records = [actor("a", "China", type=GOV), actor("b", "China", type=ActorType.PLACE)]
    assert not are_one(resolve(records), *records)


def test_outlets_by_the_registry() -> None:
    records = [actor("a", "AFP", type=ORG), actor("b", "Agence France-Presse", type=ActorType.OUTLET)]
    found = resolve(records)
    assert are_one(found, *records)
    assert next(iter(found.all.values())).links[0].evidence[0].kind is Kind.REGISTRY


def test_ministries_of_two_countries_are_two() -> None:
    french = actor("a", "French foreign ministry", type=ORG, beside=LAKE)
    kenyan = actor("b", "Kenyan Foreign Ministry", type=ORG, beside=LAKE)
    again = actor("c", "Ministry of Foreign Affairs of France", type=ORG, beside=VOTE)
    found = resolve([french, kenyan, again])
    assert are_one(found, french, again)
    assert not are_one(found, french, kenyan)


def test_an_acronym_and_its_name_are_joined_by_an_account_that_has_both() -> None:
    short = actor("a", "WGF", type=ORG, beside="museum painter")
    full = actor("b", "World Grain Forum", type=ORG, beside=VOTE)
    both = actor("c", "World Grain Forum", "WGF", type=ORG, beside=LAKE)
    assert len(resolve([short, full]).all) == 2
    assert len(resolve([short, full, both]).all) == 1
    grown = Resolver()
    for record in (short, full):
        grown.add([record])
    first = set(grown.identities().all)
    grown.add([both])
    assert len(grown.identities().all) == 1
    assert set(grown.identities().all) < first  # the older of the two keeps its id


def test_a_description_goes_to_the_one_of_its_story_only() -> None:
    named = actor("a", "Ada Roe", roles=("the receptionist",), beside=LAKE)
    told = actor("b", roles=("a receptionist",), type=ActorType.UNNAMED, beside=LAKE)
    elsewhere = actor("c", roles=("a receptionist",), type=ActorType.UNNAMED, beside=VOTE)
    found = resolve([named, told, elsewhere])
    assert are_one(found, named, told)
    assert not are_one(found, named, elsewhere)


def test_two_officers_are_not_one_officer() -> None:
    records = [
        actor("a", roles=("two receptionists",), type=ActorType.GROUP, beside=LAKE),
        actor("b", roles=("a receptionist",), type=ActorType.UNNAMED, beside=LAKE),
    ]
    assert not are_one(resolve(records), *records)


def test_what_people_say_wins_over_every_name() -> None:
    ada, other = actor("a", "Ada Roe", beside=LAKE), actor("b", "Ada Roe", beside=LAKE)
    eva = actor("c", "Eva Lund", beside=VOTE)
    said = Judgements(one=[(ada.id, eva.id)], apart=[(ada.id, other.id)])
    for found in (resolve([ada, other, eva], judgements=said), _grown([ada, other, eva], said)):
        assert are_one(found, ada, eva)
        assert not are_one(found, ada, other)
        assert not are_one(found, eva, other)
        links = [link for identity in found.all.values() for link in identity.links]
        assert any(evidence.kind is Kind.JUDGEMENT for link in links for evidence in link.evidence)


def test_even_tables_give_way_to_what_people_say() -> None:
    records = [actor("a", "China", type=GOV), actor("b", "Beijing", type=GOV)]
    said = Judgements(apart=[(records[0].id, records[1].id)])
    assert not are_one(resolve(records, judgements=said), *records)


def test_judgements_that_contradict_each_other_are_refused() -> None:
    said = Judgements(one=[("a", "b"), ("b", "c")], apart=[("c", "a")])
    with pytest.raises(ContradictionError, match="c and a"):
        resolve([], judgements=said)


def test_ids_stay_when_accounts_come() -> None:
    first = resolve([actor("m", "A. Roe", beside=LAKE), actor("n", "Eva Lund", beside=VOTE)])
    more = [
        actor("m", "A. Roe", beside=LAKE),
        actor("n", "Eva Lund", beside=VOTE),
        actor("a", "Ada Roe", beside=LAKE),
        actor("b", "Eva Lund", beside=VOTE),
    ]
    later = resolve(more, known=first)
    assert set(first.all) <= set(later.all)
    assert later.of()["a:Ada Roe"] == first.of()["m:A. Roe"]
    assert later.of()["b:Eva Lund"] == first.of()["n:Eva Lund"]


def test_a_resolver_goes_on_where_another_stopped() -> None:
    early = [actor("a", "Ada Roe", beside=LAKE), actor("b", "Ada Roe", beside=LAKE)]
    found = resolve(early)
    resolver = Resolver()
    resolver.restore(early, found)
    assert resolver.identities() == found
    placed = resolver.add([actor("c", "Roe", beside=LAKE)])
    assert placed == {"c:Roe": found.of()["a:Ada Roe"]}


FORMS = ("Ada Roe", "A. Roe", "Roe", "Eva Roe", "Ada Lund", "Lund", "Roe Ada", "Ada M. Roe")


@st.composite
def libraries(draw: st.DrawFn) -> list[ActorRecord]:
    made = draw(
        st.lists(
            st.tuples(st.sampled_from("abcdefgh"), st.sampled_from(FORMS), st.sampled_from([LAKE, VOTE])),
            max_size=12,
            unique_by=lambda one: one[:2],
        )
    )
    return [actor(account, name, beside=beside) for account, name, beside in made]


@settings(deadline=None, max_examples=60)
@given(libraries(), st.randoms(use_true_random=False))
def test_all_at_once_the_order_makes_no_difference(records: list[ActorRecord], chance: random.Random) -> None:
    shuffled = chance.sample(records, len(records))
    assert resolve(shuffled) == resolve(records)


@settings(deadline=None, max_examples=60)
@given(libraries(), st.data())
def test_every_judgement_is_kept_and_all_are_somewhere(
    records: list[ActorRecord], data: st.DataObject
) -> None:
    pairs = list(combinations([record.id for record in records], 2))
    one = data.draw(st.lists(st.sampled_from(pairs), max_size=3)) if pairs else []
    apart = data.draw(st.lists(st.sampled_from(pairs), max_size=3)) if pairs else []
    said = Judgements(one, apart)
    try:
        found = resolve(records, judgements=said)
    except ContradictionError:
        return
    for partition in (found, _grown(records, said)):
        of = partition.of()
        assert sorted(of) == sorted(record.id for record in records)
        assert all(of[a] == of[b] for a, b in one)
        assert all(of[a] != of[b] for a, b in apart)


@settings(deadline=None, max_examples=60)
@given(libraries())
def test_every_member_but_the_founder_has_a_link_and_nobody_shares_an_account(
    records: list[ActorRecord],
) -> None:
    found = resolve(records)
    for identity in found.all.values():
        linked = {link.first for link in identity.links} | {identity.founder}
        assert linked >= set(identity.members)
        accounts = [member.partition(":")[0] for member in identity.members]
        assert len(set(accounts)) == len(accounts)


def _grown(records: list[ActorRecord], said: Judgements) -> Identities:
    resolver = Resolver(judgements=said)
    for record in records:
        resolver.add([record])
    return resolver.identities()
