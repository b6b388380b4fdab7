"""Bodies as servers send them: plain or gzip, never more than is wanted of them."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator

from whosays.errors import NetworkError

_GZIP = 16 + zlib.MAX_WBITS
_PIECE = 65_536


def body(chunks: Iterable[bytes], encoding: str, most: int) -> bytes:
    """The body, decoded; of one with more than `most` bytes, the first `most` and one more.

    Raises:
        NetworkError: it is not encoded as it says, or in a way that was not asked for.
    """
    match encoding.strip().lower():
        case "" | "identity":
            return _first(chunks, most)
        case "gzip" | "x-gzip":
            return _first(_unzipped(_first_chunks(chunks, most)), most)
        case other:
            raise NetworkError(
                f"the server sent the page encoded as {other[:50]!r}, which it was not asked to"
            )


def _first(chunks: Iterable[bytes], most: int) -> bytes:
    found = bytearray()
    for chunk in chunks:
        found += chunk
        if len(found) > most:
            break
    return bytes(found[: most + 1])


def _first_chunks(chunks: Iterable[bytes], most: int) -> Iterator[bytes]:
    """The chunks up to a limit: one who sends more than that for a page is not after brevity."""
    taken = 0
    for chunk in chunks:
        taken += len(chunk)
        if taken > most:
            raise NetworkError("the server's compressed page is longer than a page may be")
        yield chunk


def _unzipped(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """The bytes of one gzip member after the other, in pieces of bounded size."""
    member = None
    for chunk in chunks:
        rest, more = chunk, False
        while rest or more:
            member = member or zlib.decompressobj(_GZIP)
            try:
                piece = member.decompress(rest, _PIECE)
            except zlib.error as error:
                raise NetworkError("the server's compressed page is broken") from error
            yield piece
            more = len(piece) == _PIECE  # there may be some that needs no further input
            rest = member.unconsumed_tail
            if member.eof:
                rest, more, member = member.unused_data, False, None
    if member is not None:
        raise NetworkError("the server's compressed page broke off")
