"""Internet messages (RFC 5322, MIME): their headers and parts, however badly they are made."""

from __future__ import annotations

from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from email.utils import getaddresses, parsedate_to_datetime

from whosays.errors import BinaryError
from whosays.ingest.confined.refusal import Reason, Refused
from whosays.ingest.decode import Decoded, decode


def parse(data: bytes) -> EmailMessage:
    """The message.

    Raises:
        Refused: it is none.
    """
    try:
        return BytesParser(EmailMessage, policy=policy.default).parsebytes(data)
    except Exception as error:  # what the parser raises on broken headers is not documented
        raise Refused(Reason.DAMAGED, "the message's headers make no sense") from error


def header(message: EmailMessage, name: str) -> str:
    """A header's value, decoded, in one line; empty where it is missing or broken."""
    try:
        return " ".join(str(message.get(name, "")).split())
    except Exception:  # the header parser's own faults
        return ""


def names(message: EmailMessage, name: str) -> list[str]:
    """Who stands in a header of addresses: their names, or their addresses where these have none."""
    return [shown or address for shown, address in getaddresses([header(message, name)]) if shown or address]


def day(message: EmailMessage) -> str | None:
    """The day of the `Date` header, as its sender's clock had it."""
    try:
        return parsedate_to_datetime(header(message, "Date")).date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def text_of(part: EmailMessage, *, html: bool) -> Decoded | None:
    """The words of a part; None where it has none that can be read."""
    try:
        data = part.get_payload(decode=True)
        return (
            decode(data, html=html, content_type=header(part, "Content-Type"))
            if isinstance(data, bytes)
            else None
        )
    except (BinaryError, ValueError, AttributeError):
        return None


def leaves(message: EmailMessage, content_type: str) -> list[EmailMessage]:
    """The parts of a type that are no attachments, in their order."""
    return [
        part
        for part in message.walk()
        if part.get_content_type() == content_type and part.get_content_disposition() != "attachment"
    ]
