"""Work on all cores: the same answers in the same order, and errors as they are."""

import os
import threading

import pytest

from whosays.extract import cores


@pytest.mark.parametrize("available", [1, 2, 5])
@pytest.mark.parametrize("items", [[], [3], [3, 1, 2], list(range(40))])
def test_in_order(items: list[int], available: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cores, "count", lambda: available)
    assert cores.each(lambda item: item * 2, iter(items)) == [item * 2 for item in items]


def test_an_error_is_raised_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cores, "count", lambda: 2)
    with pytest.raises(ZeroDivisionError):
        cores.each(lambda item: 1 // item, [1, 0, 2])


def test_no_thread_outlives_its_work(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cores, "count", lambda: 2)
    before = threading.active_count()
    cores.each(str, range(10))
    assert threading.active_count() == before


@pytest.mark.skipif(not hasattr(os, "sched_getaffinity"), reason="the system ties no process to its cores")
def test_the_cores_of_this_process() -> None:
    assert cores.count() == len(os.sched_getaffinity(0))
