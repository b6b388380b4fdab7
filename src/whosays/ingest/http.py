"""An HTTP response as archives keep it: headers, and a body that may be chunked and packed."""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import brotli

from whosays.errors import DamagedError, TooLargeError
from whosays.ingest.limits import MAX_BYTES

_STATUS = re.compile(rb"HTTP/\d(?:\.\d)?\s+(\d{3})")
_END = re.compile(rb"\r?\n\r?\n")
_CHUNK = re.compile(rb"\s{0,4}([0-9A-Fa-f]{1,8})(?:;[^\r\n]{0,200})?[ \t]*\r?\n")
_TOO_LARGE = f"it unpacks to more than {MAX_BYTES // 1_000_000} MB"


@dataclass(frozen=True, slots=True)
class Response:
    """A response.

    Attributes:
        headers: in their order.
        body: without chunks, still packed.
    """

    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes

    def header(self, name: str) -> str | None:
        """The first header of a name."""
        return next((value for known, value in self.headers if known.lower() == name), None)

    def content(self) -> bytes:
        """The body, unpacked.

        Raises:
            DamagedError: it is cut off or corrupt.
            TooLargeError: it unpacks to more than is allowed.
        """
        content = self.body
        for coding in reversed((self.header("content-encoding") or "").lower().split(",")):
            content = _CODINGS.get(coding.strip(), _as_it_is)(content)
        return content


def parse(block: bytes) -> Response:
    """The response in a record.

    Raises:
        DamagedError: it is none.
    """
    status, end = _STATUS.match(block), _END.search(block)
    if not status or not end:
        raise DamagedError("there is no HTTP response in this record")
    headers = _headers(block[: end.start()])
    response = Response(int(status[1]), headers, block[end.end() :])
    chunked = (response.header("transfer-encoding") or "").strip().lower() == "chunked"
    return Response(response.status, headers, _unchunked(response.body)) if chunked else response


def _headers(head: bytes) -> tuple[tuple[str, str], ...]:
    rows = re.split(rb"\r?\n(?![ \t])", head)[1:]
    pairs = (row.decode("utf-8", "replace").partition(":") for row in rows)
    return tuple((name.strip(), " ".join(value.split())) for name, _, value in pairs)


def _unchunked(body: bytes) -> bytes:
    """A body put together; crawlers leave the header where they have done so already."""
    parts: list[bytes] = []
    at = 0
    while chunk := _CHUNK.match(body, at):
        size = int(chunk[1], 16)
        if not size:
            return b"".join(parts)
        parts.append(body[chunk.end() : chunk.end() + size])
        at = chunk.end() + size
    if parts and at >= len(body):
        raise DamagedError("the response is cut off between two of its pieces")
    return body


def _as_it_is(content: bytes) -> bytes:
    return content


def _unzipped(content: bytes) -> bytes:
    return _inflated(content, 31) if content.startswith(b"\x1f\x8b") else content


def _deflated(content: bytes) -> bytes:
    """What is packed with `deflate`, which some servers take for the format within it."""
    with_header = len(content) > 1 and content[0] & 15 == 8 and not int.from_bytes(content[:2], "big") % 31
    return _inflated(content, 15 if with_header else -15)


def _inflated(content: bytes, bits: int) -> bytes:
    unpacker = zlib.decompressobj(bits)
    try:
        unpacked = unpacker.decompress(content, MAX_BYTES + 1)
    except zlib.error as error:
        raise DamagedError(f"the response is corrupt: {error}") from error
    if len(unpacked) > MAX_BYTES:
        raise TooLargeError(_TOO_LARGE)
    if not unpacker.eof:
        raise DamagedError("the response is cut off")
    return unpacked


def _unbrotlied(content: bytes) -> bytes:
    unpacker = brotli.Decompressor()
    try:
        unpacked: bytes = unpacker.process(content, output_buffer_limit=MAX_BYTES + 1)
    except brotli.error as error:
        raise DamagedError("the response is corrupt, or not packed as it says") from error
    if len(unpacked) > MAX_BYTES:
        raise TooLargeError(_TOO_LARGE)
    if not unpacker.is_finished():
        raise DamagedError("the response is cut off")
    return unpacked


_CODINGS: Mapping[str, Callable[[bytes], bytes]] = {
    "gzip": _unzipped,
    "x-gzip": _unzipped,
    "deflate": _deflated,
    "br": _unbrotlied,
}
