"""A page that a browser saved whole, in one message of many parts (MHTML, RFC 2557)."""

from __future__ import annotations

from collections.abc import Callable
from email.message import EmailMessage

from whosays.ingest.confined import messages
from whosays.ingest.confined.refusal import Reason, Refused
from whosays.ingest.frames import Message


def read(data: bytes, *, read_page: Callable[[str], Message]) -> Message:
    """What the page says, as `article.read` has it, with its address.

    Raises:
        Refused: there is no page in it.
    """
    message = messages.parse(data)
    part = _root(message)
    page = messages.text_of(part, html=True) if part else None
    if part is None or page is None:
        raise Refused(Reason.DAMAGED, "there is no page in this file: save it again, or save it as HTML")
    found = read_page(page.text)
    address = messages.header(message, "Snapshot-Content-Location") or messages.header(
        part, "Content-Location"
    )
    return {
        **found,
        "title": found.get("title") or messages.header(message, "Subject"),
        "url": found.get("url") or address,
        "encoding": page.encoding,
        "replaced": page.replaced,
    }


def _root(message: EmailMessage) -> EmailMessage | None:
    """The part that `start` names, or the first page."""
    pages = [
        part for kind in ("text/html", "application/xhtml+xml") for part in messages.leaves(message, kind)
    ]
    start = str(message.get_param("start") or "")
    named = (part for part in pages if start and messages.header(part, "Content-ID") == start)
    return next(named, pages[0] if pages else None)
