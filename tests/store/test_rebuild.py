"""Whatever a reading is, the library gives it back as it was."""

from __future__ import annotations

from itertools import count

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.store.kept import collected
from tests.store.made import readings
from whosays.model import Reading
from whosays.store import Library, Outcome

_numbers = count(1)
_slowly = settings(
    max_examples=settings().max_examples // 5,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    deadline=None,
)


@given(of=readings())
@_slowly
def test_a_reading_comes_back_as_it_was(library: Library, of: Reading) -> None:
    original, made = collected(of, f"account {next(_numbers)}".encode())
    with library.writer() as writer:
        assert writer.add(original, made) in (Outcome.ADDED, Outcome.NEW_VERSION)
    with library.view() as view:
        assert view.reading(made.account.id) == made
        assert view.original(original.id) == original


@given(st.lists(readings(), min_size=1, max_size=4))
@settings(_slowly, max_examples=_slowly.max_examples // 2)
def test_the_newest_reading_is_current(library: Library, found: list[Reading]) -> None:
    name = f"account {next(_numbers)}".encode()
    (original, first), *others = (collected(one, name) for one in found)
    with library.writer() as writer:
        writer.add(original, first)
        for _, other in others:
            writer.reread(original.id, other)
            with library.view() as view:
                assert view.reading(original.id) == other
