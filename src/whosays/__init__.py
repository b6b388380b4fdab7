"""whosays: who says so, according to whom, in which words.

>>> import whosays
>>> reading = whosays.read("The mayor said the bridge was safe.")
>>> [(a.source.text, a.cue.text) for a in reading.attributions if a.source]
[('The mayor', 'said')]
"""

from __future__ import annotations

import typing as _typing

from whosays.api import pipe, read
from whosays.errors import InputError, WhosaysError
from whosays.model import (
    Account,
    Attribution,
    Entity,
    EntityType,
    FailedReading,
    Failure,
    Metadata,
    Quotation,
    Reading,
    Span,
)

if _typing.TYPE_CHECKING:
    from whosays.store import Library


def __getattr__(name: str) -> type[Library]:
    """`Library`, which is loaded when it is first asked for: SQLAlchemy takes its time."""
    if name != "Library":
        raise AttributeError(f"module 'whosays' has no attribute {name!r}")
    from whosays.store import Library  # noqa: PLC0415

    return Library


__all__ = [
    "Account",
    "Attribution",
    "Entity",
    "EntityType",
    "FailedReading",
    "Failure",
    "InputError",
    "Library",
    "Metadata",
    "Quotation",
    "Reading",
    "Span",
    "WhosaysError",
    "pipe",
    "read",
]
