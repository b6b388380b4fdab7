"""A file that is only written, and handed on as it grows."""

from __future__ import annotations

import io
from typing import Any


class Written(io.RawIOBase):
    """What writers of files that have to seem whole are given."""

    def __init__(self) -> None:
        self._parts: list[bytes] = []
        self._size = 0

    def writable(self) -> bool:
        """It is."""
        return True

    def tell(self) -> int:
        """How much was written."""
        return self._size

    def write(self, data: Any) -> int:
        """Takes more."""
        self._parts.append(bytes(data))
        self._size += len(self._parts[-1])
        return len(self._parts[-1])

    def taken(self) -> bytes:
        """What was written since this was last asked."""
        parts, self._parts = self._parts, []
        return b"".join(parts)
