"""What the model saw in an account comes back with its reading, corrected or not, wherever it is copied."""

from __future__ import annotations

from dataclasses import replace

from tests.readings import bridge, council
from tests.store.conftest import Places
from tests.store.kept import add
from whosays.model import Correct, Detail, Reading
from whosays.store import Library

SEEN = bytes(range(256)) * 2000  # more than a page


def with_seen() -> Reading:
    return replace(bridge(), seen=SEEN)


def seen_in(library: Library, account: str) -> bytes:
    with library.view() as view:
        return view.reading(account).seen


def test_it_comes_back(library: Library) -> None:
    add(library, with_seen(), council())
    assert seen_in(library, bridge().account.id) == SEEN
    assert seen_in(library, council().account.id) == b""


def test_an_equal_reading_that_was_stored_without_it_gets_it(library: Library) -> None:
    add(library, bridge())
    for _ in range(2):
        with library.writer() as writer:
            writer.reread(bridge().account.id, with_seen())
        assert seen_in(library, bridge().account.id) == SEEN


def test_another_reading_has_its_own(library: Library) -> None:
    add(library, with_seen())
    other = replace(bridge(), model="another 2", seen=b"other")
    with library.writer() as writer:
        writer.reread(bridge().account.id, other)
    assert seen_in(library, bridge().account.id) == b"other"


def test_what_people_correct_has_that_of_what_it_corrects(library: Library) -> None:
    add(library, with_seen())
    with library.judge() as judge:
        judge.judge(
            Correct(Detail.TITLE, bridge().account.metadata.title, "The bridge"),
            who="Ana",
            account=bridge().account.id,
        )
    with library.view() as view:
        corrected = view.reading(bridge().account.id)
    assert (corrected.account.metadata.title, corrected.seen) == ("The bridge", SEEN)


def test_a_copy_has_it(library: Library, places: Places) -> None:
    add(library, with_seen())
    at = places()
    library.copy(at)
    with Library.open(at) as copied:
        assert seen_in(copied, bridge().account.id) == SEEN
