"""How far long work on a library is."""

from __future__ import annotations

from collections.abc import Callable

Progress = Callable[[str, int, int], None]  # what is done, how much of it, and of how much


def silent(what: str, done: int, of: int) -> None:
    """Tells nobody."""
