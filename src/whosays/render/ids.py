"""Ids as people read and type them: their beginnings, which are enough where they are unique."""

from __future__ import annotations

from whosays.render import inert

BRIEF = 8
"""Characters: of a million ids one in ten thousand begins as another does, and then that is told."""


def brief(id: str) -> str:  # noqa: A002 - the field's name everywhere
    """The beginning of an id."""
    return inert.line(id[:BRIEF])
