from __future__ import annotations

import time
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.readings import account
from whosays.model import Metadata
from whosays.store import Added, Change, DetailChange, Removed, Replaced
from whosays.store.versions import difference


def shown(change: Change) -> str:
    match change:
        case Added(new=new):
            return f"+{new.text}"
        case Removed(old=old):
            return f"-{old.text}"
        case Replaced(old=old, new=new):
            return f"{old.text}→{new.text}"


@pytest.mark.parametrize(
    ("old", "new", "changes"),
    [
        ("The bridge is shut.", "The bridge is shut.", []),
        ("The bridge is shut.", "The bridge is open.", ["shut→open"]),
        ("Ten died.", "Twelve died, two are missing.", ["Ten→Twelve", "+, two are missing"]),
        ("One.\nTwo.\nThree.", "One.\nThree.", ["-Two.\n"]),
        ("One.\nThree.", "One.\nTwo.\nThree.", ["+Two.\n"]),
        ("", "New.", ["+New."]),
        ("Gone.", "", ["-Gone."]),
        ("€5", "€6", ["5→6"]),
    ],
)
def test_changes(old: str, new: str, changes: list[str]) -> None:
    assert [shown(one) for one in difference(account(old), account(new)).changes] == changes


TEXTS = st.text("ab \n", max_size=40)


@given(TEXTS, TEXTS)
def test_changes_make_the_new_of_the_old(old: str, new: str) -> None:
    made, at = "", 0
    for change in difference(account(old), account(new)).changes:
        come = change.new if isinstance(change, Added | Replaced) else None
        gone = change.old if isinstance(change, Removed | Replaced) else None
        kept = gone.start - at if gone else come.start - len(made) if come else 0
        assert kept >= 0
        made += old[at : at + kept] + (come.text if come else "")
        at += kept + (len(gone.text) if gone else 0)
    assert made + old[at:] == new


def test_details() -> None:
    old = account("It rained.")
    new = replace(old, metadata=Metadata(title="Rain", authors=("Ana", "Bo")))
    assert difference(old, new).details == (
        DetailChange("title", None, "Rain"),
        DetailChange("authors", None, "Ana, Bo"),
    )


def test_hostile_texts_take_a_bounded_time() -> None:
    old = "".join(f"a{n % 7} b{n % 11}\n" for n in range(100_000))
    new = "".join(f"b{n % 11} a{n % 5}\n" for n in range(100_000))
    began = time.process_time()
    difference(account(old), account(new))
    assert time.process_time() - began < 30
