"""What the user points at (files, folders, globs, the standard input, addresses) and what it holds.

`collect` gives a `Deferred` for each account that is to be: its bytes are at hand and its id is known, but
what takes time (parsing) is left to `load`. A file of many accounts (WARC, JSON Lines, CSV) is read piece by
piece. Addresses and feeds are left to a `Web`; without one each is a failure that says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import BinaryIO

from whosays.ingest.collected import Collected, Deferred, Web
from whosays.model import Metadata

__all__ = ["Collected", "Deferred", "Web", "collect"]

_UNTOLD = Metadata()
_NO_COLUMNS: Mapping[str, str] = {}


def collect(
    sources: Iterable[str],
    stdin: BinaryIO | None,
    metadata: Metadata = _UNTOLD,
    *,
    columns: Mapping[str, str] = _NO_COLUMNS,
    web: Web | None = None,
) -> Iterator[Deferred]:
    """What `sources` name, lazily and in order; `-` is `stdin`.

    Args:
        sources: paths, patterns that no shell expanded (`news/**/*.html`), addresses, `-`.
        stdin: the standard input, sniffed as a file would be.
        metadata: what the user says of every account; goes before what these say themselves.
        columns: for tables and JSON Lines, which column is the `text`, `title`, `outlet`, `published`, `url`,
            `authors` or `html`, where its name does not tell.
        web: fetches addresses and follows feeds; None leaves them out, as failures.
    """
    raise NotImplementedError
