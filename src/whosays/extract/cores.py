"""Pieces of work on all cores, one core each.

One pass of the encoder over one window has little to share out: its many small steps wait for one another.
Two passes side by side do not.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

T = TypeVar("T")
U = TypeVar("U")


def count() -> int:
    """How many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def each(function: Callable[[T], U], items: Iterable[T]) -> list[U]:
    """`function` of each item, in their order; it must leave Python's lock for most of its time.

    The threads end with the call, so that a process may be forked at any time.
    """
    waiting = list(items)
    workers = min(count(), len(waiting))
    if workers < 2:
        return [function(item) for item in waiting]
    with ThreadPoolExecutor(workers) as pool:
        return list(pool.map(function, waiting))
