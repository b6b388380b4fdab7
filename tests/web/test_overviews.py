"""What is counted over a whole library is counted once, by whoever asks first."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import cast

import pytest

from whosays.store import View
from whosays.web.overviews import Overviews


@dataclass(frozen=True)
class Seen:
    """All that is asked of a view."""

    number: int

    def state(self) -> tuple[int, ...]:
        return (self.number,)


def view(number: int = 0) -> View:
    return cast("View", Seen(number))


def counting() -> tuple[Callable[[], int], list[int]]:
    asked: list[int] = []
    return lambda: asked.append(1) or len(asked), asked  # type: ignore[func-returns-value]


def test_it_is_counted_anew_once_the_library_is_another_one() -> None:
    overviews, (count, asked) = Overviews(), counting()
    assert [overviews.of(view(number), "a", count) for number in (0, 0, 1, 1)] == [1, 1, 2, 2]
    assert overviews.of(view(0), "a", count) == 1  # somebody who still sees it as it was
    assert len(asked) == 2


def test_whoever_asks_for_something_else_does_not_wait() -> None:
    overviews, may, begun = Overviews(), threading.Event(), threading.Event()

    def slowly() -> str:
        begun.set()
        assert may.wait(20)
        return "slow"

    with ThreadPoolExecutor(4) as threads:
        slow = [threads.submit(overviews.of, view(), "slow", slowly) for _ in range(3)]
        assert begun.wait(20)
        assert threads.submit(overviews.of, view(), "quick", lambda: "quick").result(20) == "quick"
        may.set()
        assert [one.result(20) for one in slow] == ["slow"] * 3


def test_what_went_wrong_is_tried_again() -> None:
    overviews = Overviews()

    def breaking() -> int:
        raise LookupError

    with pytest.raises(LookupError):
        overviews.of(view(), "a", breaking)
    assert overviews.of(view(), "a", lambda: 7) == 7


def test_so_many_are_held_and_the_one_asked_for_longest_ago_goes() -> None:
    overviews, (count, asked) = Overviews(), counting()
    for number in range(70):
        overviews.of(view(), number, count)
        overviews.of(view(), 0, count)
    assert len(asked) == 70
    overviews.of(view(), 1, count)
    assert len(asked) == 71
