"""What is shown, as plain JSON types, for programs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from typing import Any

from whosays.model import Interval


def plain(value: Any) -> Any:
    """Dataclasses as objects by the names of their fields, days and moments in ISO 8601, enums by value."""
    match value:
        case Interval():
            return {"from": value.first.isoformat(), "to": value.last.isoformat()}
        case Mapping():
            return {"" if key is None else str(key): plain(one) for key, one in value.items()}
        case list() | tuple():
            return [plain(one) for one in value]
        case _ if is_dataclass(value):
            return {field.name: plain(getattr(value, field.name)) for field in fields(value)}
        case _:
            return _simple(value)


def _simple(value: Any) -> Any:
    if isinstance(value, Enum):
        return value.value
    return value.isoformat() if isinstance(value, date) else value
