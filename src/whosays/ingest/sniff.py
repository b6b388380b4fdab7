"""What kind of document bytes are, from the first of them."""

from __future__ import annotations

import re
import zlib
from enum import Enum

from whosays.errors import BinaryError
from whosays.ingest import media
from whosays.ingest.columns import opens_table
from whosays.ingest.decode import unmarked_utf16
from whosays.ingest.feeds import is_feed


class Kind(Enum):
    """How a document is to be read."""

    TEXT = "text"
    HTML = "html"
    SAVED_PAGE = "saved page"
    MAIL = "message"
    PDF = "PDF"
    DOCX = "Word document"
    JSON_LINES = "JSON Lines file"
    TABLE = "table"
    WARC = "web archive"
    FEED = "feed"


CONTAINERS = frozenset({Kind.JSON_LINES, Kind.TABLE, Kind.WARC, Kind.FEED})

_CONVERT = "convert it to text, PDF or HTML first"
_UNPACK = "unpack it first"
_TRANSCRIBE = "whosays reads texts only"

_MAGIC = (
    (b"{\\rtf", "an RTF document", _CONVERT),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office document, or one with a password", _CONVERT),
    (b"%!PS", "a PostScript file", _CONVERT),
    (b"PK\x03\x04", "a ZIP archive or an office document", "unpack it, or convert it to text, first"),
    (b"PK\x05\x06", "an empty ZIP archive", _UNPACK),
    (b"\x1f\x8b", "a gzip file", _UNPACK),
    (b"BZh", "a bzip2 file", _UNPACK),
    (b"\xfd7zXZ\x00", "an xz file", _UNPACK),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive", _UNPACK),
    (b"\x28\xb5\x2f\xfd", "a Zstandard file", _UNPACK),
    (b"Rar!\x1a\x07", "a RAR archive", _UNPACK),
    (b"\x89PNG\r\n\x1a\n", "a PNG image", _TRANSCRIBE),
    (b"\xff\xd8\xff", "a JPEG image", _TRANSCRIBE),
    (b"GIF87a", "a GIF image", _TRANSCRIBE),
    (b"GIF89a", "a GIF image", _TRANSCRIBE),
    (b"II*\x00", "a TIFF image", _TRANSCRIBE),
    (b"MM\x00*", "a TIFF image", _TRANSCRIBE),
    (b"RIFF", "a sound, video or WebP file", _TRANSCRIBE),
    (b"OggS", "a sound file", _TRANSCRIBE),
    (b"ID3", "a sound file", _TRANSCRIBE),
    (b"\x7fELF", "a program", _TRANSCRIBE),
    (b"MZ\x90\x00", "a program", _TRANSCRIBE),
    (b"\xca\xfe\xba\xbe", "a program", _TRANSCRIBE),
    (b"SQLite format 3\x00", "an SQLite database", _TRANSCRIBE),
)

_DECLARED = {
    "text/html": Kind.HTML,
    "application/xhtml+xml": Kind.HTML,
    "text/plain": Kind.TEXT,
    media.JSON_LINES: Kind.JSON_LINES,
    media.CSV: Kind.TABLE,
    media.TSV: Kind.TABLE,
}
HEAD = 4096
_COMMENT = re.compile(r"\s*<!--.*?(?:-->|\Z)", re.DOTALL)
_XML = re.compile(r"\s*<\?xml\b[^>]*>", re.IGNORECASE)
_OPENS_PAGE = re.compile(
    r"""\s*<(?:!doctype\s+html\b
    |(?:html|head|body|title|meta|link|script|style|base
      |article|main|section|header|nav|div|p|h[1-6])(?=[\s>/]))""",
    re.IGNORECASE | re.VERBOSE,
)
_OPENS_JSON_LINES = re.compile(r'\s*\{\s*"[^"\n]{1,80}"\s*:')
_HEADERS = re.compile(r"(?:[!-9;-~]{1,80}:[^\n]*\n(?:[ \t][^\n]*\n)*)+")
_OF_MAIL = re.compile(
    r"^(?:mime-version|message-id|received|return-path|delivered-to|x-mailer):", re.IGNORECASE | re.MULTILINE
)
_OF_LETTERS = re.compile(r"^(from|date|to|subject):", re.IGNORECASE | re.MULTILINE)
_RELATED = re.compile(r"^content-type:\s*multipart/related\b", re.IGNORECASE | re.MULTILINE)
_SENT = re.compile(r"^(?:to|received|message-id):", re.IGNORECASE | re.MULTILINE)


def sniff(data: bytes, content_type: str | None = None) -> Kind:
    """The kind of a document; what a server or a file's name says is believed unless the bytes say otherwise.

    Raises:
        BinaryError: it is a known binary format.
    """
    kind = _by_magic(data)
    if kind:
        return kind
    head = _head(data)
    declared = _DECLARED.get(media.essence(content_type))
    message = _message(head, content_type)
    if declared or message:
        return declared or message or Kind.TEXT
    return Kind.FEED if is_feed(data[:HEAD]) else _by_opening(head)


def container(head: bytes, content_type: str | None = None) -> Kind | None:
    """The kind of a file of many accounts, from its first bytes; None for any other."""
    try:
        kind = sniff(head, content_type)
    except BinaryError:
        return None
    return kind if kind in CONTAINERS else None


def _by_magic(data: bytes) -> Kind | None:
    if data.startswith(b"%PDF-"):
        return Kind.PDF
    if data.startswith(b"WARC/") or _packs_warc(data):
        return Kind.WARC
    if data.startswith(b"PK\x03\x04") and b"word/document.xml" in data:
        return Kind.DOCX
    for magic, name, advice in _MAGIC:
        if data.startswith(magic):
            raise BinaryError(f"this is {name}: {advice}")
    return None


def _packs_warc(data: bytes) -> bool:
    if not data.startswith(b"\x1f\x8b"):
        return False
    try:
        return zlib.decompressobj(31).decompress(data[:HEAD], 5) == b"WARC/"
    except zlib.error:
        return False


def _head(data: bytes) -> str:
    """The beginning of a document, decoded well enough to tell what it is."""
    head = data[:HEAD]
    if head.startswith((b"\xff\xfe\x00\x00", b"\x00\x00\xfe\xff")):
        encoding = "utf-32"
    elif head.startswith((b"\xff\xfe", b"\xfe\xff")):
        encoding = "utf-16"
    else:
        encoding = unmarked_utf16(head) or "utf-8-sig"
    return head.decode(encoding, "replace")


def _message(head: str, content_type: str | None) -> Kind | None:
    """A message or a page saved as one: it opens with headers, some of them such as programs write."""
    match = _HEADERS.match(head.replace("\r\n", "\n"))
    if match is None:
        return None
    headers = match[0]
    declared = media.essence(content_type)
    if _RELATED.search(headers) and (declared == media.SAVED_PAGE or not _SENT.search(headers)):
        return Kind.SAVED_PAGE
    letters = {name.lower() for name in _OF_LETTERS.findall(headers)}
    return Kind.MAIL if declared == media.MAIL or (_OF_MAIL.search(headers) and "from" in letters) else None


def _by_opening(head: str) -> Kind:
    declaration = _XML.match(head)
    if declaration:
        head = head[declaration.end() :]
    while comment := _COMMENT.match(head):
        head = head[comment.end() :]
    if _OPENS_PAGE.match(head):
        return Kind.HTML
    if _OPENS_JSON_LINES.match(head):
        return Kind.JSON_LINES
    return Kind.TABLE if opens_table(head) else Kind.TEXT
