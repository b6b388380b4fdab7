"""What the user points at (files, folders, patterns, the standard input, addresses) and what it holds.

`collect` gives a `Deferred` for each account that is to be: its bytes are at hand and its id is known, but
what takes time (parsing) is left to `load`. A file of many accounts (WARC, JSON Lines, CSV) is read piece by
piece. Addresses and feeds are left to a `Web`; without one each is a failure that says so.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

from whosays.errors import ContainerError, InputError, NotFoundError, UnreadableError
from whosays.ingest import archive, files, media, sniff, tables, walk
from whosays.ingest import columns as naming
from whosays.ingest.collected import Collected, Deferred, Web
from whosays.ingest.sniff import Kind
from whosays.model import Metadata, Original

__all__ = ["Collected", "Deferred", "Web", "collect", "contents"]

_UNTOLD = Metadata()
_NO_COLUMNS: Mapping[str, str] = {}
_STANDARD_INPUT = "-"
_ADDRESS = re.compile(r"https?://", re.IGNORECASE)


def collect(
    sources: Iterable[str],
    stdin: BinaryIO | None,
    metadata: Metadata = _UNTOLD,
    *,
    columns: Mapping[str, str] = _NO_COLUMNS,
    web: Web | None = None,
) -> Iterator[Deferred]:
    """What `sources` name, lazily and in order; `-` is `stdin`.

    Folders are walked in the order of names; files in them that are hidden or have another format's suffix
    are passed over, a path given by itself never is.

    Args:
        sources: paths, patterns that no shell expanded (`news/**/*.html`), addresses, `-`.
        stdin: the standard input, sniffed as a file would be.
        metadata: what the user says of every account; goes before what these say themselves.
        columns: for tables and JSON Lines, which column is the `text`, `title`, `outlet`, `published`, `url`,
            `authors` or `html`, where its name does not tell.
        web: fetches addresses and follows feeds; None leaves them out, as failures.

    Raises:
        MetadataError: `columns` names a field that there is not.
    """
    gathering = _Gathering(stdin, metadata, naming.checked(columns), web)
    return (deferred for source in sources for deferred in gathering.at(source))


def contents(data: bytes, name: str, *, web: Web | None = None) -> Iterator[Deferred]:
    """What the bytes of a file that was sent hold; `name` is what it is called where it comes from.

    Args:
        web: follows feeds; see `collect`.
    """
    gathering = _Gathering(None, _UNTOLD, _NO_COLUMNS, web)
    try:
        with files.peekable(io.BytesIO(data)) as stream:
            yield from gathering.contents(stream, files.shown(name), media.of_name(name))
    except InputError as error:
        yield Deferred(files.shown(name), error)


@dataclass(frozen=True, slots=True)
class _Gathering:
    """What holds for every source."""

    stdin: BinaryIO | None
    metadata: Metadata
    columns: Mapping[str, str]
    web: Web | None

    def at(self, source: str) -> Iterator[Deferred]:
        """What one source names."""
        if source == _STANDARD_INPUT:
            return self._stream()
        if _ADDRESS.match(source):
            return self._address(source)
        if walk.is_folder(source):
            return self._folder(source)
        return self._matching(source) if walk.is_pattern(source) else self._file(source)

    def _stream(self) -> Iterator[Deferred]:
        if self.stdin is None or self.stdin.closed:
            yield self._failed(_STANDARD_INPUT, UnreadableError("there is no standard input"))
            return
        try:
            with files.breaking(), files.peekable(self.stdin) as stream:
                yield from self.contents(stream, _STANDARD_INPUT, None)
        except InputError as error:
            yield self._failed(_STANDARD_INPUT, error)

    def _address(self, address: str) -> Iterator[Deferred]:
        if self.web:
            return self.web.fetch(address, self.metadata)
        return iter(
            [
                self._failed(
                    address,
                    UnreadableError("addresses are not fetched here: save the page, and give the file"),
                )
            ]
        )

    def _folder(self, folder: str) -> Iterator[Deferred]:
        for path, failure in walk.walk(folder):
            if failure:
                yield self._failed(files.shown(path), failure)
            else:
                yield from self._file(path)

    def _matching(self, pattern: str) -> Iterator[Deferred]:
        found = walk.matches(pattern)
        if not found:
            yield self._failed(files.shown(pattern), NotFoundError("no file fits this pattern"))
        for path in found:
            yield from self._file(path)

    def _file(self, path: str) -> Iterator[Deferred]:
        source = files.shown(path)
        try:
            with files.opened(Path(path)) as stream:
                yield from self.contents(stream, source, media.of_name(path))
        except InputError as error:
            yield self._failed(source, error)

    def contents(self, stream: io.BufferedReader, source: str, media_type: str | None) -> Iterator[Deferred]:
        """What a file holds: one account or many."""
        kind = sniff.container(stream.peek(sniff.HEAD)[: sniff.HEAD], media_type)
        if kind is Kind.WARC:
            return archive.pages(stream, source, self.metadata)
        if kind is Kind.JSON_LINES:
            return tables.lines(stream, source, self.metadata, self.columns)
        if kind is Kind.TABLE:
            return tables.rows(stream, source, self.metadata, self.columns)
        original = Original(files.bounded(stream), source, media_type, datetime.now(UTC))
        return (
            self._feed(original) if kind is Kind.FEED else iter([Deferred(source, original, self.metadata)])
        )

    def _feed(self, feed: Original) -> Iterator[Deferred]:
        if self.web:
            return self.web.follow(feed, self.metadata)
        return iter(
            [self._failed(feed.source, ContainerError("a feed's articles are not fetched here: save them"))]
        )

    def _failed(self, source: str, error: InputError) -> Deferred:
        return Deferred(source, error, self.metadata)
