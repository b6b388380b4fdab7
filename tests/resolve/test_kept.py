"""A library's actors, resolved and stored: found by all of their names, with ids that stay."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

import whosays
from whosays.model import Original, SameActor
from whosays.resolve.kept import identify
from whosays.resolve.outlets import read_outlets
from whosays.store import Library, Query

TEXTS = (
    "Ilse Marenko, the head of the Meridian Assembly, met reporters on Monday. Marenko said that the "
    "bridge would be open by the spring, and that nobody had been hurt.",
    "The secretary-general of the Meridian Assembly, Ilse Marenko, warned that the river would rise again. "
    "“We have a week,” Ms Marenko told the council on Tuesday.",
    "Tovan Adeyr, the president of Karsova, denied that the dam was unsafe. Adeyr said it had been "
    "inspected twice.",
)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "library.sqlite") as made:
        for text in TEXTS[:2]:
            add(made, text)
        yield made


def add(library: Library, text: str) -> None:
    with library.writer() as writer:
        original = Original(text.encode(), f"{len(text)}.txt", None, datetime.now(UTC))
        writer.add(original, whosays.read(text))


def ids(library: Library, name: str) -> set[str]:
    """The identities that have an actor of this name."""
    with library.view() as view:
        return {one.id for one in view.identities() if name in one.name}


def test_one_person_of_two_accounts_is_one(library: Library) -> None:
    assert identify(library) > 0
    (marenko,) = ids(library, "Marenko")
    with library.view() as view:
        found = view.search(Query(actor="Ilse Marenko"))
        assert {hit.identity for hit in found.hits} == {marenko}
        assert len({hit.account for hit in found.hits}) == 2
        (kept,) = [one for one in view.identities() if one.id == marenko]
        assert len(kept.members) == 2
        assert any(kept.members.values()), "nothing tells why the second one is the first"


def test_ids_stay_when_accounts_are_added(library: Library) -> None:
    identify(library)
    before = ids(library, "Marenko")
    add(library, TEXTS[2])
    identify(library)
    assert ids(library, "Marenko") == before
    assert len(ids(library, "Adeyr")) == 1


def test_what_a_person_said_holds(library: Library) -> None:
    add(library, TEXTS[2])
    identify(library)
    (one,), (other,) = ids(library, "Marenko"), ids(library, "Adeyr")
    with library.judge() as judge:
        judge.judge(SameActor(one, other, were_one=False), who="Ana Brevik")
    for _ in range(3):  # one of the two ids is nobody's then, and what was said of it still holds
        identify(library)
        assert len(ids(library, "Marenko") | ids(library, "Adeyr")) == 1
    with library.judge() as judge, library.view() as view:
        judge.undo(view.judged_last(1).hits[0].id, who="Ana Brevik")
    identify(library)
    assert (ids(library, "Marenko"), ids(library, "Adeyr")) == ({one}, {other})


def test_two_that_are_one_bring_all_that_they_have(library: Library) -> None:
    """Also where nothing but a person says so: no name of the one is like the other's."""
    add(library, TEXTS[2])
    identify(library)
    (one,), (other,) = ids(library, "Marenko"), ids(library, "Adeyr")
    with library.view() as view:
        before = {one.id: set(one.members) for one in view.identities()}
    with library.judge() as judge:
        judge.judge(SameActor(one, other, were_one=False), who="Ana Brevik")
    for _ in range(2):
        identify(library)
        with library.view() as view:
            now = [set(one.members) for one in view.identities()]
        assert before[one] | before[other] in now


def test_again_is_the_same(library: Library) -> None:
    identify(library)
    with library.view() as view:
        first = list(view.identities())
    identify(library)
    with library.view() as view:
        assert list(view.identities()) == first


def test_an_outlet_is_found_by_any_of_its_names(library: Library, tmp_path: Path) -> None:
    file = tmp_path / "outlets.tsv"
    file.write_text(
        "name\tkind\tcountry\tdomains\taliases\n"
        "Osk Courier\tnewspaper\t\tcourier.example\tThe Courier of Osk,OC\n"
    )
    with library.writer() as writer:
        data = TEXTS[2].encode()
        told = whosays.read(TEXTS[2], url="https://news.courier.example/a")
        writer.add(Original(data, "courier.txt", None, datetime.now(UTC)), told)
    identify(library, outlets=read_outlets(file))
    with library.view() as view:
        for name in ("Osk Courier", "oc", "the courier of OSK"):
            assert {hit.url for hit in view.search(Query(outlet=name)).hits} == {
                "https://news.courier.example/a"
            }
    identify(library)  # with the registry that is shipped, nobody knows it
    with library.view() as view:
        assert not view.search(Query(outlet="OC")).hits


def test_an_empty_library_has_nobody(tmp_path: Path) -> None:
    with Library.open(tmp_path / "empty.sqlite") as made:
        assert identify(made) == 0
