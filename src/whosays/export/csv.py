"""CSV, one statement a row, as Excel opens it: UTF-8 with a byte order mark, CRLF, every cell in quotes.

A spreadsheet takes a cell that begins with `=`, `+`, `-` or `@` for a formula, and obeys it. Such a cell gets
an apostrophe before it, as OWASP advises, also where white space, quotes or invisible characters lead, where
the sign is full-width, and where the cell begins with a tab or a line break. The same is done inside of a
cell behind every `;`, tab and line break: there a program that takes another separator begins a cell.

The way back, which `read` goes: take the apostrophe off that a cell begins with, and each that stands behind
a `;`, a tab or a line break (what had one of its own has two). A span is two cells, its words and its place
(`content` and `content_at`: `34-50`, in code points of the account's text). Where a cell has several values
they are joined by ` | `; in each, `\\` and `|` stand behind a `\\`, and an empty one is `\\-`. An empty cell
is none.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Protocol

from whosays.errors import FormatError
from whosays.export.rows import Row, row_from_dict, rows
from whosays.model import FailedReading, Reading
from whosays.model.plain import Plain

_BOM = "\ufeff"
_LARGEST_CELL = 64 * 2**20  # characters; the csv module's own limit is shorter than a long speech
_SKIPPED = (  # white space but for what begins a cell, quotes, control and invisible characters
    ' "\0-\x08\x0b\x0c\x0e-\x1f\x7f-\xa0\xad\u061c\u1680\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff'
)
_BEGINNING = "(?:^|(?<=[;\t\r\n]))"
_OBEYED = re.compile(f"{_BEGINNING}(?=[{_SKIPPED}]*['=+\\-@＝＋－＠﹢﹣﹦﹫])|^(?=[\\0\t\r\n])")
_DISARMED = re.compile(f"{_BEGINNING}'")
_PLACE = re.compile(r"(\d{1,9})-(\d{1,9})", re.ASCII)


def lines(results: Iterable[Reading | FailedReading]) -> Iterator[str]:
    """The file, line by line (a line may hold line breaks: write it without translating newlines)."""
    yield _BOM + _line(_HEADER)
    for row in rows(results):
        plain = row.to_dict()
        yield _line([cell for column in _COLUMNS for cell in column.cells(plain[column.name])])


def read(written: Iterable[str]) -> Iterator[Row]:
    """The rows of a file that `lines` wrote; `written` are its lines, with their ends as they are.

    Raises:
        FormatError: it is another file, or was changed; the message says in which row and how.
    """
    csv.field_size_limit(max(csv.field_size_limit(), _LARGEST_CELL))
    records = _records(csv.reader(_without_mark(written), strict=True))
    if next(records, None) != _HEADER:
        raise FormatError("the first row is not the header of a CSV file of whosays")
    for number, cells in enumerate(records, 2):
        try:
            yield _row(cells)
        except ValueError as error:
            raise FormatError(f"row {number}: {error}") from error


def _without_mark(written: Iterable[str]) -> Iterator[str]:
    for number, line in enumerate(written):
        yield line if number else line.removeprefix(_BOM)


def _records(table: Iterator[list[str]]) -> Iterator[list[str]]:
    try:
        yield from table
    except csv.Error as error:
        raise FormatError(f"this is no CSV: {error}") from error


def _row(cells: list[str]) -> Row:
    if len(cells) != len(_HEADER):
        raise ValueError(f"{len(cells)} cells, where {len(_HEADER)} were written")
    rest = iter(map(_revealed, cells))
    plain = {column.name: column.value([next(rest) for _ in column.header()]) for column in _COLUMNS}
    return row_from_dict(Plain(plain))


def _line(cells: Iterable[str]) -> str:
    return ",".join(f'"{_inert(cell).replace(chr(34), chr(34) * 2)}"' for cell in cells) + "\r\n"


def _inert(cell: str) -> str:
    return _OBEYED.sub("'", cell)


def _revealed(cell: str) -> str:
    return _DISARMED.sub("", cell)


def _joined(items: Iterable[str]) -> str:
    return " | ".join(re.sub(r"([\\|])", r"\\\1", item) or "\\-" for item in items)


def _split(cell: str) -> list[str]:
    """The items of `_joined`: a bar of their own stands behind a backslash, never between spaces."""
    items = cell.split(" | ") if cell else []
    return ["" if item == "\\-" else re.sub(r"\\([\\|])", r"\1", item) for item in items]


class _Column(Protocol):
    """Cells of a row's value, and the value of its cells."""

    @property
    def name(self) -> str: ...
    def header(self) -> list[str]: ...
    def cells(self, value: Any) -> list[str]: ...
    def value(self, cells: list[str]) -> object: ...


@dataclass(frozen=True, slots=True)
class _Single:
    """A value in one cell; none in an empty one."""

    name: str
    parsed: Callable[[str], Any] = str

    def header(self) -> list[str]:
        return [self.name]

    def cells(self, value: object) -> list[str]:
        return ["" if value is None else str(value)]

    def value(self, cells: list[str]) -> object:
        return self.parsed(cells[0]) if cells[0] else None


@dataclass(frozen=True, slots=True)
class _Several:
    """Strings in one cell."""

    name: str

    def header(self) -> list[str]:
        return [self.name]

    def cells(self, value: list[str]) -> list[str]:
        return [_joined(value)]

    def value(self, cells: list[str]) -> object:
        return _split(cells[0])


@dataclass(frozen=True, slots=True)
class _Spans:
    """Spans in two cells: the words, and their places."""

    name: str

    def header(self) -> list[str]:
        return [self.name, f"{self.name}_at"]

    def cells(self, value: list[dict[str, Any]]) -> list[str]:
        places = " | ".join(f"{span['start']}-{span['end']}" for span in value)
        return [_joined(span["text"] for span in value), places]

    def value(self, cells: list[str]) -> list[dict[str, object]]:
        words, places = _split(cells[0]), _split(cells[1])
        if len(words) != len(places):
            raise ValueError(f"{self.name}: {len(words)} pieces at {len(places)} places")
        return [self._span(*piece) for piece in zip(words, places, strict=True)]

    def _span(self, words: str, place: str) -> dict[str, object]:
        match = _PLACE.fullmatch(place)
        if match is None:
            raise ValueError(f"{self.name}_at: {place[:40]!r} is no place, as 34-50 is")
        return {"start": int(match[1]), "end": int(match[2]), "text": words}


@dataclass(frozen=True, slots=True)
class _Span:
    """A span, or none, in the two cells of spans."""

    name: str

    def header(self) -> list[str]:
        return _Spans(self.name).header()

    def cells(self, value: dict[str, Any] | None) -> list[str]:
        return _Spans(self.name).cells([value] if value else [])

    def value(self, cells: list[str]) -> object:
        spans = _Spans(self.name).value(cells)
        if len(spans) > 1:
            raise ValueError(f"{self.name}: {len(spans)} pieces, where one was written")
        return spans[0] if spans else None


_COLUMNS: tuple[_Column, ...] = (
    *map(_Single, ("account", "outlet", "published", "url", "title")),
    _Span("source"),
    *map(_Single, ("actor", "act")),
    _Span("cue"),
    _Spans("content"),
    _Single("quotation"),
    _Span("said_on"),
    *map(_Single, ("said_from", "said_to")),
    _Spans("about"),
    _Several("about_when"),
    _Span("hearer"),
    _Span("where"),
    _Single("page", int),
    _Single("confidence", float),
    *map(_Single, ("source_type", "type", "polarity", "determinacy")),
    *map(_Single, ("attribution", "parent", "actor_id", "actor_type", "link")),
    _Several("candidates"),
    *map(_Single, ("path", "language", "extractor", "model")),
)
_HEADER = [cell for column in _COLUMNS for cell in column.header()]
