"""Word documents, taken apart by a child process."""

from __future__ import annotations

from whosays.ingest.answers import Document, ask

EXTRACTOR = "docx/1"
_WAYS = (("docx", 30.0),)


def read(data: bytes) -> Document:
    """The paragraphs of a document.

    Raises:
        DamagedError: it is no Word document, or a broken one.
        TooLargeError: it unpacks to more than is allowed.
        ParserError: the parser ran out of time or memory, or broke.
    """
    answer = ask("document", data, _WAYS)
    return Document("\n\n".join(answer.strings("paragraphs")), answer.metadata(), EXTRACTOR)
