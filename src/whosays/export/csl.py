"""CSL-JSON, one item an account, as Zotero and pandoc take references (https://citeproc-js.readthedocs.io).

What no CSL variable holds (the hash, the pages of the statements) stands in the note, one a line.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from whosays.export.entries import NO_ORIGINALS, Entry, entries
from whosays.export.json import listed
from whosays.model import FailedReading, Original, Reading


def chunks(
    results: Iterable[Reading | FailedReading], originals: Mapping[str, Original] = NO_ORIGINALS
) -> Iterator[str]:
    """The array, an item at a time; `originals`, by account id, tell when it was accessed."""
    return listed("[", map(_item, entries(results, originals)), "]")


def _item(entry: Entry) -> dict[str, Any]:
    account, metadata = entry.account, entry.account.metadata
    item = {
        "id": account.id,
        "type": _type(entry),
        "title": entry.title,
        "container-title": metadata.outlet,
        "author": [{"literal": author} for author in metadata.authors],
        "issued": {"date-parts": [entry.published]} if entry.published else None,
        "URL": entry.url,
        "accessed": {"date-parts": [_parts(entry.accessed)]} if entry.accessed else None,
        "language": account.language,
        "number-of-pages": str(len(account.pages)) if account.pages else None,
        "note": "\n".join(entry.notes),
    }
    return {key: value for key, value in item.items() if value}


def _type(entry: Entry) -> str:
    if entry.account.metadata.outlet:
        return "article-newspaper"
    return "webpage" if entry.url else "document"


def _parts(day: date) -> list[int]:
    return [day.year, day.month, day.day]
