"""WARC (ISO 28500), packed member by member or not: each page in it is an account of its own.

The archives are large, cut off where a crawler was stopped, and corrupt in places. Neither fastwarc nor
warcio is used: the first reads on into the next member where a record is shorter than it says, the second
unpacks whatever it is given and passes over what is corrupt without a word.
"""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol

from whosays.errors import DamagedError, InputError, TooLargeError
from whosays.ingest.limits import MAX_BYTES
from whosays.ingest.members import MAGIC, Member
from whosays.ingest.tape import Tape

_MOST_SKIPPED = 1_000_000_000
_LONGEST_LINE = 65_536
_MOST_LINES = 1_000
_BLOCK = 65_536
_START = re.compile(rb"\x1f\x8b\x08|(?<=\n)WARC/1\.[01]\r?\n")
_WITHIN = re.compile(rb"\r?\nWARC/1\.[01]\r?\n[Ww][Aa][Rr][Cc]-")


@dataclass(frozen=True, slots=True)
class Record:
    """One record.

    Attributes:
        place: where its member begins in the file; behind a dot, its number in it if it is not the first.
        headers: by lower-case name.
        block: what it holds; or why that could not be had.
    """

    place: str
    headers: Mapping[str, str]
    block: bytes | InputError


class _Stream(Protocol):
    def read(self, size: int, /) -> bytes: ...

    def readline(self, size: int, /) -> bytes: ...

    def peek(self, size: int, /) -> bytes: ...


class _BrokenError(Exception):
    """The stream cannot be read on; the message says why."""


def responses(tape: Tape) -> Iterator[Record]:
    """The response records of an archive, and the places where it is broken, with the reason for a `block`.

    Behind a broken place reading goes on with the next record that can be found.
    """
    while _skip_blank(tape):
        tape.forget()
        start = tape.tell()
        packed = tape.peek(3) == MAGIC
        try:
            yield from _member(tape, start) if packed else _plain(tape, start)
        except (_BrokenError, zlib.error, EOFError) as error:
            yield Record(str(start), {}, _damage(error))
            tape.wind_back(start + 1)
            _seek_next(tape)


def _damage(error: Exception) -> InputError:
    if isinstance(error, _BrokenError):
        return DamagedError(f"the archive is broken here: {error}")
    what = (
        "cut off in the middle of a record" if isinstance(error, EOFError) else "the packed data are corrupt"
    )
    return DamagedError(f"the archive is broken here: {what}")


def _skip_blank(stream: _Stream) -> bool:
    """Goes to the next byte that is no end of a line; whether there is one."""
    while stream.peek(1)[:1] in (b"\r", b"\n"):
        stream.read(1)
    return bool(stream.peek(1))


def _member(tape: Tape, start: int) -> Iterator[Record]:
    stream = io.BufferedReader(Member(tape), _BLOCK)
    number = 0
    while _skip_blank(stream):
        record = _record(stream, f"{start}.{number}" if number else str(start))
        _skip_blank(stream)  # at the member's end its check sum is looked at
        if record:
            yield record
        number += 1


def _plain(tape: Tape, start: int) -> Iterator[Record]:
    record = _record(tape, str(start))
    if record and isinstance(record.block, DamagedError):  # the next one may begin within it
        raise _BrokenError(str(record.block))
    if record:
        yield record


def _record(stream: _Stream, place: str) -> Record | None:
    """The next record; None for one that is no response."""
    headers = _headers(stream)
    length = headers.get("content-length", "")
    if not (length.isascii() and length.isdigit() and len(length) < 16):
        raise _BrokenError("a record does not say how long it is")
    wanted = headers.get("warc-type", "").lower() == "response"
    if wanted and int(length) <= MAX_BYTES:
        return Record(place, headers, _block(stream, int(length)))
    _skip(stream, int(length))
    too_large = TooLargeError(f"the record has more than {MAX_BYTES // 1_000_000} MB")
    return Record(place, headers, too_large) if wanted else None


def _block(stream: _Stream, length: int) -> bytes | InputError:
    block = stream.read(length)
    if len(block) < length:
        return DamagedError(f"the record is cut off: it has {len(block):,} of {length:,} bytes")
    if _WITHIN.search(block):
        return DamagedError("the record is shorter than it says: the next one begins in it")
    return block


def _skip(stream: _Stream, length: int) -> None:
    if length > _MOST_SKIPPED:
        raise _BrokenError(f"a record of {length:,} bytes")
    while length > 0 and (data := stream.read(min(length, _BLOCK))):
        length -= len(data)


def _headers(stream: _Stream) -> dict[str, str]:
    if not stream.readline(_LONGEST_LINE).startswith(b"WARC/"):
        raise _BrokenError("no record begins where one should")
    headers: dict[str, str] = {}
    for _ in range(_MOST_LINES):
        line = stream.readline(_LONGEST_LINE)
        if not line.strip():
            return headers
        name, _, value = line.decode("utf-8", "replace").partition(":")
        headers.setdefault(name.strip().lower(), value.strip())
    raise _BrokenError("a record has more headers than any should")


def _seek_next(tape: Tape) -> None:
    """Goes to where the next member or record begins, or to the end."""
    while window := tape.peek(_BLOCK):
        at = tape.tell()
        for match in _START.finditer(window):
            tape.wind_back(at)
            tape.read(match.start())
            if _begins(tape):
                return
        tape.wind_back(at)
        tape.read(max(len(window) - 16, 1) if len(window) == _BLOCK else len(window))
        tape.forget()


def _begins(tape: Tape) -> bool:
    head = tape.peek(512)
    if not head.startswith(MAGIC):
        return True
    try:
        return zlib.decompressobj(31).decompress(head, 5) == b"WARC/"
    except zlib.error:
        return False
