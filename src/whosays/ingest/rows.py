"""One row of a table or of JSON Lines: an account in fields."""

from __future__ import annotations

import csv
import json
from collections.abc import Mapping
from dataclasses import replace
from io import StringIO
from itertools import islice, zip_longest

from whosays.errors import ContainerError, DamagedError, EmptyError
from whosays.ingest import columns, fields, html
from whosays.ingest.answers import Document
from whosays.ingest.columns import Columns
from whosays.ingest.decode import storable
from whosays.ingest.limits import MAX_MARKUP
from whosays.ingest.text import split_names
from whosays.model import Metadata

JSON_LINES_EXTRACTOR = "jsonl/1"
TABLE_EXTRACTOR = "csv/1"

csv.field_size_limit(
    MAX_MARKUP
)  # of the whole process; the usual 131,072 characters are too few for an article

_SEVERAL = "this holds several accounts, where one was to be read"


def of_json(line: str, told: Columns) -> Document:
    """The account in a JSON object.

    Raises:
        DamagedError: it is no JSON, no object, or has no key for the words.
        ContainerError: there are several.
    """
    try:
        values = json.loads(line)
    except json.JSONDecodeError as error:
        if error.msg == "Extra data" and "\n" in line[: error.pos]:
            raise ContainerError(_SEVERAL) from error
        raise DamagedError(f"this line is no JSON: {error}") from error
    except (ValueError, RecursionError) as error:  # a number of thousands of digits; brackets within brackets
        raise DamagedError("this line is no JSON that can be read") from error
    if not isinstance(values, dict):
        raise DamagedError("this line is no JSON object")
    return _document(values, told, JSON_LINES_EXTRACTOR)


def of_table(table: str, told: Columns) -> Document:
    """The account in a table that has, beside the names of its columns, one row.

    Raises:
        DamagedError: it breaks the rules for tables, or has no column for the words.
        ContainerError: there are several.
    """
    stream = StringIO(table, newline="")
    header = stream.readline()
    names = names_of(header)
    try:
        rows = list(
            islice(filter(None, csv.reader(stream, delimiter=columns.delimiter(header), strict=True)), 2)
        )
    except csv.Error as error:
        raise DamagedError(f"this row is broken: {error}") from error
    if not rows:
        raise EmptyError("there is no row in this table")
    if len(rows) > 1:
        raise ContainerError(_SEVERAL)
    if len(rows[0]) > len(names):
        raise DamagedError(f"this row is broken: {len(rows[0])} fields in a table of {len(names)} columns")
    return _document(dict(zip_longest(names, rows[0], fillvalue="")), told, TABLE_EXTRACTOR)


def names_of(header: str) -> list[str]:
    """The names of the columns.

    Raises:
        DamagedError: the line breaks the rules for tables.
    """
    try:
        return next(csv.reader([header], delimiter=columns.delimiter(header), strict=True), [])
    except csv.Error as error:
        raise DamagedError(f"the names of the columns are broken: {error}") from error


def _document(values: Mapping[str, object], told: Columns, extractor: str) -> Document:
    """The account of a row; its text is what stands in the column, as it stands there."""
    place = columns.located(values, told)
    row = {field: values[column] for field, column in place.items()}
    metadata = _metadata(row)
    text, replaced = storable(_string(row.get("text")))
    if text.strip() or "html" not in row:
        return Document(text, metadata, extractor, replaced=replaced)
    page = html.read(_string(row["html"]))
    return replace(page, metadata=metadata.over(page.metadata), extractor=f"{extractor}+{html.EXTRACTOR}")


def _metadata(row: Mapping[str, object]) -> Metadata:
    title, outlet, published, url = (
        storable(_string(row.get(field)))[0] for field in ("title", "outlet", "published", "url")
    )
    return Metadata(
        title=fields.line(title),
        outlet=fields.line(outlet),
        authors=fields.names(_authors(row.get("authors"))),
        published=fields.published(published),
        url=fields.web_address(url),
    )


def _authors(value: object) -> list[str]:
    if isinstance(value, list):
        return [storable(name)[0] for name in value if isinstance(name, str)]
    return split_names(storable(_string(value))[0])


def _string(value: object) -> str:
    """A value as words: a list of texts is paragraphs; what holds no words is empty."""
    if isinstance(value, list):
        return "\n\n".join(part for part in value if isinstance(part, str))
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    return str(value)
