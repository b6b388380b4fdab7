"""Messages (EML), and pages saved as one (MHTML), taken apart by a child process."""

from __future__ import annotations

from whosays.errors import NoArticleError
from whosays.ingest import html
from whosays.ingest.answers import Answer, Document, ask, headed

MAIL_EXTRACTOR = "eml/1"
SAVED_EXTRACTOR = f"mhtml/1+{html.EXTRACTOR}"

_MAIL_WAYS = (("mail", 20.0), ("mail_flat", 20.0))
_SAVED_WAYS = (("saved", 20.0), ("saved_flat", 20.0))


def read(data: bytes) -> Document:
    """A message: its subject, blank line, its words; its sender is the author.

    Raises:
        EmptyError: there is no text in it.
        DamagedError, TooLargeError, ParserError: it cannot be taken apart; the message says why.
    """
    answer = ask("message", data, _MAIL_WAYS)
    extractor = f"{MAIL_EXTRACTOR}+{html.EXTRACTOR}" if answer.is_true("from_page") else MAIL_EXTRACTOR
    return _document(answer, extractor)


def read_saved(data: bytes) -> Document:
    """The article of a page that was saved with all that belongs to it.

    Raises:
        NoArticleError: there is no main text on it.
        DamagedError, TooLargeError, ParserError: it cannot be taken apart; the message says why.
    """
    document = _document(ask("page", data, _SAVED_WAYS), SAVED_EXTRACTOR)
    if not any(map(str.isalnum, document.text)):
        raise NoArticleError("no main text on this page: save the article's own page, or its text")
    return document


def _document(answer: Answer, extractor: str) -> Document:
    metadata = answer.metadata()
    return Document(
        headed(metadata.title, answer.strings("paragraphs")),
        metadata,
        extractor,
        answer.string("language").lower()[:2] or None,
        answer.string("encoding") or None,
        answer.count("replaced"),
    )
