"""The pages of a web archive, each with its address, its time and its headers."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import BinaryIO

from whosays.errors import InputError
from whosays.ingest import http, media, warc
from whosays.ingest.accounts import ADDRESS
from whosays.ingest.collected import Deferred
from whosays.ingest.decode import storable
from whosays.ingest.http import Response
from whosays.ingest.tape import Tape
from whosays.ingest.warc import Record
from whosays.model import Metadata, Original

_READ = frozenset({"text/html", "application/xhtml+xml", "text/plain"})
_KEPT = ("warc-date", "warc-truncated")  # beside the response's own headers


def pages(stream: BinaryIO, source: str, metadata: Metadata) -> Iterator[Deferred]:
    """What can be read of an archive: pages and texts that a server gave, not its errors and redirections."""
    for record in warc.responses(Tape(stream)):
        place = f"{source}#{record.place}"
        try:
            original = _original(record, place)
        except InputError as error:
            yield Deferred(place, error, metadata)
            continue
        if original:
            yield Deferred(place, original, metadata)


def _original(record: Record, place: str) -> Original | None:
    if isinstance(record.block, InputError):
        raise record.block
    if not record.headers.get("content-type", "application/http").startswith("application/http"):
        return None
    response = http.parse(record.block)
    media_type = _media_type(record, response)
    if not 200 <= response.status < 300 or media.essence(media_type) not in _READ:
        return None
    return Original(response.content(), place, media_type, _date(record), _headers(record, response))


def _media_type(record: Record, response: Response) -> str:
    told = response.header("content-type") or record.headers.get("warc-identified-payload-type", "text/html")
    return storable(told)[0]


def _headers(record: Record, response: Response) -> tuple[tuple[str, str], ...]:
    address = record.headers.get("warc-target-uri", "").removeprefix("<").removesuffix(">")
    kept = ((name, record.headers[name]) for name in _KEPT if name in record.headers)
    headers = ((ADDRESS, address), *kept, *response.headers)
    return tuple((storable(name)[0], storable(value)[0]) for name, value in headers)


def _date(record: Record) -> datetime:
    """When the crawler had it; where that is not told, when it was read here."""
    now = datetime.now(UTC)
    try:
        told = datetime.fromisoformat(record.headers.get("warc-date", ""))
    except ValueError:
        return now
    return told if told.tzinfo else told.replace(tzinfo=UTC)
