"""What is added is joined to who is known, a few accounts at a time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

import whosays
from tests.resolve.test_kept import TEXTS, add, ids
from whosays.model import Original, SameActor
from whosays.resolve.growing import identify_new
from whosays.resolve.kept import identify
from whosays.store import Library, Query

AGENCY = "LIRA, Feb 3 (AFP) - Ilse Marenko, the head of the Meridian Assembly, said that the lake had risen."


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "library.sqlite") as made:
        yield made


@pytest.mark.parametrize("batch", [1, 20])
def test_one_person_is_one_whatever_is_added_together(
    library: Library, monkeypatch: pytest.MonkeyPatch, batch: int
) -> None:
    monkeypatch.setattr("whosays.resolve.growing._BATCH", batch)
    for text in TEXTS:
        add(library, text)
    assert identify_new(library) == len(TEXTS)
    assert identify_new(library) == 0
    (marenko,) = ids(library, "Marenko")
    assert len(ids(library, "Adeyr")) == 1
    with library.view() as view:
        hits = view.search(Query(actor="Ilse Marenko")).hits
        assert {hit.identity for hit in hits} == {marenko}
        assert len({hit.account for hit in hits}) == 2
    assert list(library.verify()) == []


def test_what_was_found_before_stays_and_all_at_once_keeps_the_ids(library: Library) -> None:
    add(library, TEXTS[0])
    identify_new(library)
    before = ids(library, "Marenko")
    for text in TEXTS[1:]:
        add(library, text)
        identify_new(library)
    assert ids(library, "Marenko") == before
    identify(library)
    assert ids(library, "Marenko") == before
    add(library, AGENCY)
    identify_new(library)
    assert ids(library, "Marenko") == before


def test_who_was_read_again_is_who_it_was(library: Library) -> None:
    add(library, TEXTS[0])
    identify_new(library)
    before = ids(library, "Marenko")
    with library.view() as view:
        (reading,) = view.readings()
    with library.writer() as writer:
        writer.reread(reading.account.id, replace(reading, model="another 2"))
    assert identify_new(library) == 1
    with library.view() as view:
        assert {hit.identity for hit in view.search(Query(actor="Marenko")).hits} == before


def test_what_a_person_said_holds(library: Library) -> None:
    add(library, TEXTS[0])
    identify_new(library)
    (marenko,) = ids(library, "Marenko")
    add(library, TEXTS[2])
    with library.view() as view:
        (adeyr,) = (one.id for r in view.readings() for one in r.actors if "Adeyr" in one.name)
    with library.judge() as judge:
        judge.judge(SameActor(adeyr, marenko, were_one=False), who="Ana Brevik")
    identify_new(library)
    with library.view() as view:
        assert {hit.identity for hit in view.search(Query(actor="Adeyr")).hits} == {marenko}


def test_an_agency_that_is_credited_is_the_outlet_where_nothing_else_tells(library: Library) -> None:
    add(library, AGENCY)
    with library.writer() as writer:
        data = f"{AGENCY} It is late.".encode()
        told = whosays.read(data.decode(), outlet="Osk Courier")
        writer.add(Original(data, "courier.txt", None, datetime.now(UTC)), told)
    identify_new(library)
    with library.view() as view:
        assert len({hit.account for hit in view.search(Query(outlet="AFP")).hits}) == 1
        assert {one.name: one.country for one in view.outlets()}["Agence France-Presse"] == "France"
