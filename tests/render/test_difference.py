from __future__ import annotations

from datetime import UTC, datetime
from io import StringIO

from hypothesis import given
from hypothesis import strategies as st

from whosays.model import Account
from whosays.render.difference import render
from whosays.render.stretches import stretches
from whosays.render.terminal import Screen
from whosays.store import Version
from whosays.store.versions import difference

_WORDS = st.lists(st.sampled_from(["shut", "May", "the", "ferry", ".", "\n\n", " ", "\x1b[31m", "\u202e"]))
WHEN = datetime(2031, 2, 5, tzinfo=UTC)


def account(text: str) -> Account:
    return Account("a" * 64, None, text)


def shown(old: str, new: str) -> str:
    versions = [Version(name * 64, "https://courier.example/", WHEN, None) for name in "ab"]
    screen = Screen(file=StringIO(), width=100)
    for part in render(versions, [difference(account(old), account(new))]):
        screen.print(part)
    return screen.file.getvalue()  # type: ignore[attr-defined, no-any-return]


@given(_WORDS, _WORDS)
def test_what_stayed_went_and_came_makes_both_texts(old: list[str], new: list[str]) -> None:
    before, after = " ".join(old), " ".join(new)
    found = list(stretches(difference(account(before), account(after))))
    if before == after:
        assert found == []
        return
    assert "".join(one.text for one in found if one.fate.name != "CAME") == before
    assert "".join(one.text for one in found if one.fate.name != "WENT") == after


@given(_WORDS, _WORDS)
def test_it_is_inert(old: list[str], new: list[str]) -> None:
    told = shown(" ".join(old), " ".join(new))
    assert "\x1b" not in told
    assert "\u202e" not in told


def test_far_changes_are_passages_of_their_own() -> None:
    middle = " ".join(f"word{number}" for number in range(60))
    told = shown(f"It opens in May. {middle} Nobody is hurt.", f"It opens in June. {middle} Two are hurt.")
    assert "opens in [-May-]{+June+}. word0" in told
    assert "[-Nobody is-]{+Two are+} hurt." in told or "[-Nobody-]{+Two+} [-is-]{+are+} hurt." in told
    assert "word30" not in told
    assert told.count("…") == 2


def test_the_same_words_are_said_to_be_the_same() -> None:
    assert "The same words" in shown("It is shut.", "It is shut.")
