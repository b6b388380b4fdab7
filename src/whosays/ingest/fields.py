"""Metadata fields: each cleaner returns a canonical value, or nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

_LONGEST = 2_000
_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:[T ][\d:.,Z+ -]*)?)?)?", re.ASCII)
_ADDRESS = re.compile(r"https?://\S+", re.IGNORECASE)


def line(value: str | None) -> str | None:
    """One line of words, white space collapsed; a whole page is no title."""
    words = " ".join((value or "").split())
    return words if 0 < len(words) <= _LONGEST else None


def names(values: Iterable[str]) -> tuple[str, ...]:
    """Names, each once, in their order."""
    return tuple(dict.fromkeys(name for value in values if (name := line(value))))


def published(value: str | None) -> str | None:
    """An ISO 8601 date or a prefix of one; the time of day is dropped."""
    match = _DATE.fullmatch((value or "").strip())
    if not match:
        return None
    year, month, day = match.groups()
    try:
        date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return None
    return "-".join(filter(None, (year, month, day)))


def web_address(value: str | None) -> str | None:
    """An http or https address; others (`javascript:`, `file:`) could do harm where they are shown."""
    address = (value or "").strip()
    return address if len(address) <= _LONGEST and _ADDRESS.fullmatch(address) else None
