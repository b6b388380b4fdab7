"""File names for accounts: safe on every system, and no two the same."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain, count

_LONGEST = 60  # characters: 240 bytes at most, and every file system takes 255
_UNSAFE = re.compile(r"[^\w.-]+")
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\.|$)", re.IGNORECASE)
_SUFFIX = re.compile(r"(?<=.)\.[A-Za-z0-9]{1,8}$")


class Names:
    """Hands out names, each once; two that differ by case alone count as the same."""

    def __init__(self) -> None:
        """None is taken yet."""
        self._taken: set[str] = set()

    def name(self, path: str | None) -> str:
        """A name without suffix for the account at `path`: the file's own, as far as it is safe."""
        stem = _stem(path)
        free = (name for name in chain([stem], _numbered(stem)) if name.casefold() not in self._taken)
        name = next(free)
        self._taken.add(name.casefold())
        return name


def _numbered(stem: str) -> Iterator[str]:
    return (f"{stem}-{number}" for number in count(2))


def _stem(path: str | None) -> str:
    last = re.split(r"[/\\]", path or "")[-1]
    safe = _UNSAFE.sub("_", _SUFFIX.sub("", last)).strip("._-")[:_LONGEST]
    return f"_{safe}" if _RESERVED.match(safe) else safe or "account"
