"""The members of a gzip file, one at a time, unpacked as they are read."""

from __future__ import annotations

import io
import zlib
from typing import TYPE_CHECKING

from whosays.ingest.tape import Tape

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

MAGIC = b"\x1f\x8b\x08"
_BLOCK = 16_384


class Member(io.RawIOBase):
    """One member of what is on a tape; at its end the tape stands behind it.

    Reading raises `zlib.error` where the member is corrupt, `EOFError` where it is cut off.
    """

    def __init__(self, tape: Tape) -> None:
        super().__init__()
        self._tape = tape
        self._unpacker = zlib.decompressobj(31)

    def readable(self) -> bool:
        """It is."""
        return True

    def readinto(self, buffer: WriteableBuffer, /) -> int:
        """Unpacks as much as fits."""
        view = memoryview(buffer)
        while not self._unpacker.eof:
            data = self._unpacker.decompress(self._packed(), len(view))
            if self._unpacker.eof:
                self._tape.wind_back(self._tape.tell() - len(self._unpacker.unused_data))
            if data:
                view[: len(data)] = data
                return len(data)
        return 0

    def _packed(self) -> bytes:
        packed = self._unpacker.unconsumed_tail or self._tape.read(_BLOCK)
        if not packed:
            raise EOFError("cut off")
        return packed
