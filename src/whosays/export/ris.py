"""RIS, one reference an account, for Zotero, EndNote and others; UTF-8, CRLF.

RIS has no way to escape: a line is a tag and its value, so that a value may not break its line. Line breaks
and control characters become spaces; characters that turn the direction of text are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from whosays.export.entries import NO_ORIGINALS, Entry, entries
from whosays.model import FailedReading, Original, Reading

_BREAKING = re.compile("[\0-\x1f\x7f-\x9f\u2028\u2029]+")
_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069\ufeff]")
_SURROGATE = re.compile("[\ud800-\udfff]")


def lines(
    results: Iterable[Reading | FailedReading], originals: Mapping[str, Original] = NO_ORIGINALS
) -> Iterator[str]:
    """The file, line by line; `originals`, by account id, tell when each was accessed."""
    for entry in entries(results, originals):
        for tag, value in _fields(entry):
            if words := _one_line(value or ""):
                yield f"{tag}  - {words}\r\n"
        yield "ER  - \r\n"


def _fields(entry: Entry) -> Iterator[tuple[str, str | None]]:
    account, metadata = entry.account, entry.account.metadata
    yield "TY", _type(entry)
    yield "ID", account.id
    yield "TI", entry.title
    yield "T2", metadata.outlet
    yield from (("AU", author) for author in metadata.authors)
    yield "PY", (metadata.published or "")[:4]
    yield "DA", _date(entry.published)
    yield "UR", entry.url
    yield "Y2", entry.accessed.strftime("%Y/%m/%d") if entry.accessed else None
    yield "LA", account.language
    yield from (("N1", note) for note in entry.notes)


def _type(entry: Entry) -> str:
    if entry.account.metadata.outlet:
        return "NEWS"
    return "ELEC" if entry.url else "GEN"


def _date(parts: list[int]) -> str | None:
    """`YYYY/MM/DD/`: the slashes stay where month or day are not known."""
    if not parts:
        return None
    written = [f"{parts[0]:04}", *(f"{part:02}" for part in parts[1:])]
    return "/".join([*written, *[""] * (3 - len(written))])


def _one_line(value: str) -> str:
    return _SURROGATE.sub("\ufffd", _TURNING.sub("", _BREAKING.sub(" ", value))).strip()
