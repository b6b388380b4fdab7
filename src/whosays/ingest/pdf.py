"""PDF: text with its pages, taken out by a child process."""

from __future__ import annotations

from itertools import accumulate

from whosays.ingest.answers import Document, ask

EXTRACTOR = "pdf/1"
_WAYS = (("pdf", 60.0),)


def read(data: bytes) -> Document:
    """The text of a PDF, without running heads and page numbers.

    Raises:
        EncryptedError: it is behind a password.
        NoTextLayerError: it is a scan.
        DamagedError: no page of it can be read.
        TooLargeError, ParserError: the parser ran out of time or memory, or broke.
    """
    answer = ask("PDF", data, _WAYS)
    pages = answer.strings("pages")
    starts = accumulate(map(len, pages[:-1]), initial=0)
    return Document("".join(pages), answer.metadata(), EXTRACTOR, pages=tuple(starts))
