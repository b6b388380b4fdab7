"""A message's words: its plain text, or else its page."""

from __future__ import annotations

import re
from collections.abc import Callable
from email.message import EmailMessage

from whosays.ingest.confined import messages
from whosays.ingest.confined.refusal import Reason, Refused
from whosays.ingest.decode import Decoded
from whosays.ingest.frames import Message

_FEWEST_WORDS = 20  # fewer are "your mail program does not show pages", where there is a page, too
_BLANK = re.compile(r"\n[ \t]*\n")


def read(data: bytes, *, read_page: Callable[[str], Message]) -> Message:
    """What a message says, as `article.read` has it; with `from_page`, whether a page was read.

    Raises:
        Refused: there is no text in it, or it is no message.
    """
    message = messages.parse(data)
    words, page = _first(message, "text/plain"), _first(message, "text/html")
    if words and (page is None or len(words.text.split()) >= _FEWEST_WORDS):
        found = {"paragraphs": _paragraphs(words.text, _plain_part(message)), "from_page": False}
    elif page:
        found = {"paragraphs": read_page(page.text)["paragraphs"], "from_page": True}
        words = page
    else:
        raise Refused(Reason.EMPTY, "there is no text in this message")
    return {**found, **_told(message), "encoding": words.encoding, "replaced": words.replaced}


def _first(message: EmailMessage, content_type: str) -> Decoded | None:
    html = content_type == "text/html"
    texts = (messages.text_of(part, html=html) for part in messages.leaves(message, content_type))
    return next((text for text in texts if text and text.text.strip()), None)


def _plain_part(message: EmailMessage) -> EmailMessage:
    return next(iter(messages.leaves(message, "text/plain")), message)


def _told(message: EmailMessage) -> Message:
    return {
        "title": messages.header(message, "Subject"),
        "outlet": messages.header(message, "Organization"),
        "authors": messages.names(message, "From"),
        "published": messages.day(message),
    }


def _paragraphs(words: str, part: EmailMessage) -> list[str]:
    words = words.replace("\r\n", "\n").replace("\r", "\n")
    if part.get_param("format") == "flowed":
        words = _unflowed(words, part.get_param("delsp") == "yes")
    return [tidy for block in _BLANK.split(words) if (tidy := block.strip("\n").rstrip())]


def _unflowed(words: str, delete_space: bool) -> str:
    """Lines put together again that were broken for the way (RFC 3676): those that end in a space."""
    flowed: list[str] = []
    goes_on = False
    for row in words.split("\n"):
        line = row.removeprefix(" ")
        if goes_on and line.strip() and not line.startswith(">"):
            flowed[-1] += line
        else:
            flowed.append(line)
        goes_on = line.endswith(" ") and line != "-- "
        if goes_on and delete_space:
            flowed[-1] = flowed[-1][:-1]
    return "\n".join(flowed)
