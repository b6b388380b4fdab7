"""whosays: who says so, according to whom, in which words.

>>> import whosays
>>> reading = whosays.read("The mayor said the bridge was safe.")
>>> [(a.source.text, a.cue.text) for a in reading.attributions if a.source]
[('The mayor', 'said')]
"""

from __future__ import annotations

import sys as _sys
import types as _types
import typing as _typing

from whosays.api import pipe, read
from whosays.errors import InputError, WhosaysError
from whosays.model import (
    Account,
    Attribution,
    Comparison,
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
    from whosays.api import compare
    from whosays.store import Library


def __getattr__(name: str) -> type[Library]:
    """`Library`, which is loaded when it is first asked for: SQLAlchemy takes its time."""
    if name != "Library":
        raise AttributeError(f"module 'whosays' has no attribute {name!r}")
    from whosays.store import Library  # noqa: PLC0415

    return Library


class _Verbs(_types.ModuleType):
    """Keeps `whosays.compare` the verb; when the package of that name is loaded, it would take its place."""

    @property
    def compare(self) -> _typing.Any:
        """The verb."""
        from whosays.api import compare  # noqa: PLC0415

        return compare

    @compare.setter
    def compare(self, package: _types.ModuleType) -> None:
        """The package is found without this, in `sys.modules`."""


_sys.modules[__name__].__class__ = _Verbs


__all__ = [
    "Account",
    "Attribution",
    "Comparison",
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
    "compare",
    "pipe",
    "read",
]
