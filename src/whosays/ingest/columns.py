"""Which column of a table, or key of a JSON object, is what of an account."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping

from whosays.errors import DamagedError, MetadataError

Columns = Mapping[str, str]

_USUAL = {
    "text": ("text", "body", "content", "fulltext", "full_text", "article", "article_text", "maintext"),
    "html": ("html", "raw_html", "markup", "page"),
    "title": ("title", "headline", "heading"),
    "outlet": ("outlet", "source", "publisher", "publication", "sitename", "site", "newspaper", "media"),
    "published": (
        "published", "date", "publication_date", "publish_date", "published_at", "date_published",
        "date_publish", "pub_date", "pubdate",
    ),
    "url": ("url", "link", "address", "uri", "permalink"),
    "authors": ("authors", "author", "byline", "creator"),
}  # fmt: skip
_ANY = {name for usual in _USUAL.values() for name in usual}
FIELDS = frozenset(_USUAL)
_DELIMITERS = ",;\t|"
_HEADER = "Column"  # the header of an `Original` that keeps what the user said


def checked(columns: Columns) -> Columns:
    """What the user says of columns, if it makes sense.

    Raises:
        MetadataError: a field is named that accounts do not have.
    """
    unknown = sorted(columns.keys() - FIELDS)
    if unknown:
        known = ", ".join(sorted(FIELDS))
        raise MetadataError(f"{unknown[0]!r} is no field to take from a column: there are {known}")
    return columns


def located(names: Iterable[str], told: Columns) -> dict[str, str]:
    """The column of each field, as far as it is there; what the user said goes before what is usual.

    Raises:
        DamagedError: there is no column for the words, or one that the user named is missing.
    """
    known = {_folded(name): name for name in reversed(list(names))}
    missing = [column for column in told.values() if _folded(column) not in known]
    found = {
        field: known[candidate]
        for field, usual in _USUAL.items()
        for candidate in reversed(_candidates(field, usual, told))
        if candidate in known
    }
    if missing or not found.keys() & {"text", "html"}:
        lacking = f"no column {missing[0]!r}" if missing else "no column for the text"
        there = ", ".join(list(known.values())[::-1][:20])[:300]
        raise DamagedError(f"there is {lacking}; name one of those that there are: {there}")
    return found


def _candidates(field: str, usual: tuple[str, ...], told: Columns) -> tuple[str, ...]:
    return (_folded(told[field]),) if field in told else usual


def delimiter(header: str) -> str:
    """What parts the columns: of the usual signs the one that makes most of the usual names, or of any."""
    return max(_DELIMITERS, key=lambda sign: (_usual_in(_names(header, sign)), len(_names(header, sign))))


def opens_table(head: str) -> bool:
    """Whether a document opens with the names of columns, one of them for the words."""
    header = head.partition("\n")[0].rstrip("\r")
    names = _names(header, delimiter(header))
    return bool({*_USUAL["text"], *_USUAL["html"]}.intersection(names)) and _usual_in(names) > 1


def _usual_in(names: list[str]) -> int:
    return len(_ANY.intersection(names))


def _names(header: str, sign: str) -> list[str]:
    try:
        return [_folded(name) for name in next(csv.reader([header], delimiter=sign, strict=True), [])]
    except csv.Error:
        return []


def _folded(name: str) -> str:
    return name.strip().strip("\ufeff").casefold()


def to_headers(columns: Columns) -> tuple[tuple[str, str], ...]:
    """What the user said, to be kept with an original: it is needed when that is read again."""
    return tuple((_HEADER, f"{field}={column}") for field, column in sorted(columns.items()))


def from_headers(headers: Iterable[tuple[str, str]]) -> dict[str, str]:
    """What `to_headers` kept."""
    entries = (value.partition("=") for name, value in headers if name == _HEADER)
    return {field: column for field, _, column in entries if field in FIELDS}
