"""Sets of words, written as running text."""

from __future__ import annotations


def word_set(listed: str) -> frozenset[str]:
    """The words of a text."""
    return frozenset(listed.split())
