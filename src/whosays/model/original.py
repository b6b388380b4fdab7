"""An original: the bytes of an account as they were collected."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Original:
    """What was collected, before anything was made of it.

    Attributes:
        data: the bytes; of an archive's member or a feed's entry, its own alone. A table's row comes with the
            line of the columns' names, so that it can be read by itself.
        source: where they came from: the path or address as the user gave it, and behind a `#` what of it
            (`news.warc.gz#48213`).
        media_type: what the server, the archive or the file's name says they are; None where nothing does.
        retrieved: when they were fetched or read, in UTC.
        headers: those of the HTTP response or of the message, in their order; what an archive says of it
            besides (`WARC-Target-URI`); of a table's row, which column is what, where the user said so.
    """

    data: bytes
    source: str
    media_type: str | None
    retrieved: datetime
    headers: tuple[tuple[str, str], ...] = ()

    def __post_init__(self) -> None:
        if self.retrieved.tzinfo is None:
            raise ValueError("a time without its zone")

    @property
    def id(self) -> str:
        """The account's id: sha256 of the bytes, in hexadecimal."""
        return hashlib.sha256(self.data).hexdigest()
