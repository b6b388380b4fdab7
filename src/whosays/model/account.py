"""An account: one text that reports, with what is known about it."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known of an account besides its words; None where nothing tells.

    Attributes:
        published: an ISO 8601 date or a prefix of one (`2022-02-05`, `2022-02`, `2022`).
    """

    title: str | None = None
    outlet: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    url: str | None = None

    def over(self, other: Metadata) -> Metadata:
        """This metadata, with the gaps filled from `other`."""
        return Metadata(
            title=self.title or other.title,
            outlet=self.outlet or other.outlet,
            authors=self.authors or other.authors,
            published=self.published or other.published,
            url=self.url or other.url,
        )


@dataclass(frozen=True, slots=True)
class Account:
    """One text that reports: an article, an official readout, a statement.

    Attributes:
        id: sha256 of the original bytes, in hexadecimal.
        path: where it came from, as the user gave it; None for a text given from Python.
        text: what every offset counts in. For a page or a message: title, blank line, body. For a row of a
            table: what stands in its column, as it stands there.
        encoding: the encoding the bytes were read in; None where the format leaves no choice, and for a text
            given from Python.
        replaced: how many U+0000 and lone surrogates became U+FFFD, one for one.
        language: ISO 639-1 code; None where the text is too short to tell.
        extractor: what made the text out of the bytes, with its version: a text is a version of its account.
        pages: where each page of a paginated document begins in `text`, the first at 0; empty for others. A
            page without words begins where the next one does.
    """

    id: str
    path: str | None
    text: str
    language: str | None = None
    encoding: str | None = None
    replaced: int = 0
    metadata: Metadata = field(default_factory=Metadata)
    extractor: str = "text/1"
    pages: tuple[int, ...] = ()

    def page(self, offset: int) -> int | None:
        """The number, from 1, of the page that the character at `offset` stands on; None without pages."""
        return bisect_right(self.pages, offset) or None
