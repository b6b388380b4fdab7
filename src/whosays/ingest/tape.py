"""A stream that can be wound back a little: to go on behind what is broken in it."""

from __future__ import annotations

from typing import BinaryIO

_KEPT = 32_000_000
_BLOCK = 65_536


class Tape:
    """Reads a stream once, from its beginning to its end; keeps what it read since the last `forget`."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._kept = bytearray()
        self._first = 0  # where in the stream the first kept byte stands
        self._at = 0

    def tell(self) -> int:
        """How far it was read."""
        return self._at

    def read(self, size: int) -> bytes:
        """The next bytes; fewer than `size` at the end of the stream only."""
        start = self._at - self._first
        self._fill(start + size)
        data = bytes(self._kept[start : start + size])
        self._at += len(data)
        self._trim()
        return data

    def peek(self, size: int) -> bytes:
        """The next bytes, which stay to be read."""
        start = self._at - self._first
        self._fill(start + size)
        return bytes(self._kept[start : start + size])

    def readline(self, most: int) -> bytes:
        """The next line with its end, or as much of it as is allowed."""
        start = self._at - self._first
        looked = start
        while (end := self._kept.find(b"\n", looked)) < 0 and len(self._kept) < start + most:
            looked = len(self._kept)
            if not self._fill(looked + _BLOCK):
                break
        return self.read(min(end + 1 - start if end >= 0 else most, most))

    def wind_back(self, place: int) -> None:
        """Goes back to a place, or as near to it as is still kept."""
        self._at = max(place, self._first)

    def forget(self) -> None:
        """Lets go of what was read: it will not be gone back to."""
        del self._kept[: self._at - self._first]
        self._first = self._at

    def _fill(self, size: int) -> bool:
        """Keeps `size` bytes if there are as many; whether there were new ones."""
        before = len(self._kept)
        while len(self._kept) < size and (data := self._stream.read(max(size - len(self._kept), _BLOCK))):
            self._kept += data
        return len(self._kept) > before

    def _trim(self) -> None:
        surplus = min(len(self._kept) - _KEPT, self._at - self._first)
        if surplus > 0:
            del self._kept[:surplus]
            self._first += surplus
