"""Tables (CSV, TSV) and JSON Lines in pieces: each row an original, with what is needed to read it alone."""

from __future__ import annotations

import csv
import io
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import BinaryIO

from whosays.errors import InputError, TooLargeError
from whosays.ingest import media
from whosays.ingest.collected import Deferred
from whosays.ingest.columns import Columns, delimiter, located, to_headers
from whosays.ingest.decode import decode
from whosays.ingest.files import peekable
from whosays.ingest.limits import MAX_MARKUP
from whosays.ingest.rows import names_of
from whosays.model import Metadata, Original

_WIDE = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}
_TOO_LONG = f"this row has more than {MAX_MARKUP // 1_000_000} MB"


def lines(stream: BinaryIO, source: str, metadata: Metadata, columns: Columns) -> Iterator[Deferred]:
    """Each line of a JSON Lines file that is not blank; its place is its number, from 1."""
    number = 0
    while line := stream.readline(MAX_MARKUP + 1):
        number += 1
        place = f"{source}#{number}"
        if len(line) > MAX_MARKUP and not line.endswith(b"\n"):
            while (rest := stream.readline(MAX_MARKUP)) and not rest.endswith(b"\n"):
                pass
            yield Deferred(place, TooLargeError(_TOO_LONG), metadata)
        elif line.strip():
            yield _row(line.strip(), place, media.JSON_LINES, metadata, columns)


def rows(stream: BinaryIO, source: str, metadata: Metadata, columns: Columns) -> Iterator[Deferred]:
    """Each row of a table, with the line of the columns' names before it; its place is its line, from 1.

    Of a row that is broken the first line is given, and reading goes on at the next one.
    """
    with _Table.over(stream) as table:
        header = table.bytes_of(table.header())
        try:
            words = decode(header).text
            located(names_of(words), columns)
        except InputError as error:
            yield Deferred(source, error, metadata)
            return
        for number, row in table.rows(delimiter(words)):
            place = f"{source}#{number}"
            if row is None:
                yield Deferred(place, TooLargeError(_TOO_LONG), metadata)
            else:
                yield _row(header + table.bytes_of(row), place, media.CSV, metadata, columns)


def _row(data: bytes, place: str, media_type: str, metadata: Metadata, columns: Columns) -> Deferred:
    return Deferred(
        place, Original(data, place, media_type, datetime.now(UTC), to_headers(columns)), metadata
    )


class _Table:
    """A table's lines, cut into rows where its quotation marks allow; what the words are does not matter.

    So bytes stand for characters, but where the encoding does not have ASCII's signs as single bytes.
    """

    def __init__(self, stream: io.TextIOWrapper) -> None:
        self._stream = stream
        self._waiting: deque[str | None] = deque()  # lines to be read again; None for one that is too long
        self._taken: list[str | None] = []
        self._number = 1  # of the next line

    @classmethod
    @contextmanager
    def over(cls, stream: BinaryIO) -> Iterator[_Table]:
        """The table on a stream, which stays open."""
        with peekable(stream) as found:
            encoding = _WIDE.get(found.peek(2)[:2], "latin-1")
            text = io.TextIOWrapper(found, encoding, errors="replace", newline="")
            try:
                yield cls(text)
            finally:
                text.detach()

    def bytes_of(self, row: str) -> bytes:
        """A row as it stands in the file."""
        return row.encode(self._stream.encoding, "replace")

    def header(self) -> str:
        """The first line; empty where it is too long for one."""
        return self._next_line() or ""

    def rows(self, sign: str) -> Iterator[tuple[int, str | None]]:
        """Each row that is not blank with the number of its first line; None for one that is too long."""
        while True:
            self._taken.clear()
            number = self._number
            try:
                found = next(csv.reader(self, delimiter=sign, strict=True), None)
            except (csv.Error, _TooLong):
                yield number, self._first_line()
                continue
            if found is None:
                return
            if found:
                yield number, "".join(filter(None, self._taken))

    def __iter__(self) -> _Table:
        return self

    def __next__(self) -> str:
        line = self._next_line()
        self._taken.append(line)
        if line is None or sum(len(taken or "") for taken in self._taken) > MAX_MARKUP:
            raise _TooLong
        if not line:
            self._taken.pop()
            raise StopIteration
        return line

    def _first_line(self) -> str | None:
        """The first of the lines that make no row; the others are read again."""
        first, *others = self._taken
        self._waiting.extendleft(reversed(others))
        self._number -= len(others)
        return first

    def _next_line(self) -> str | None:
        self._number += 1
        if self._waiting:
            return self._waiting.popleft()
        line = self._stream.readline(MAX_MARKUP)
        if len(line) < MAX_MARKUP or line.endswith(("\n", "\r")):
            return line
        while (rest := self._stream.readline(MAX_MARKUP)) and not rest.endswith(("\n", "\r")):
            pass
        return None


class _TooLong(Exception):  # noqa: N818 - no error of the program
    """A row, or what an open quotation mark makes one of, is longer than allowed."""
