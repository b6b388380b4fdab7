"""HTML, text, or neither, from the first bytes."""

from __future__ import annotations

import re
from enum import Enum

from whosays.errors import BinaryError
from whosays.ingest.decode import unmarked_utf16


class Kind(Enum):
    """How a document is to be read."""

    TEXT = "text"
    HTML = "html"


_CONVERT = "convert it to text or HTML first"
_UNPACK = "unpack it first"
_TRANSCRIBE = "whosays reads text and HTML only"

_MAGIC = (
    (b"%PDF-", "a PDF", _CONVERT),
    (b"{\\rtf", "an RTF document", _CONVERT),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office document", _CONVERT),
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

_HEAD = 4096
_COMMENT = re.compile(r"\s*<!--.*?(?:-->|\Z)", re.DOTALL)
_XML = re.compile(r"\s*<\?xml\b[^>]*>", re.IGNORECASE)
_OPENS_PAGE = re.compile(
    r"""\s*<(?:!doctype\s+html\b
    |(?:html|head|body|title|meta|link|script|style|base
      |article|main|section|header|nav|div|p|h[1-6])(?=[\s>/]))""",
    re.IGNORECASE | re.VERBOSE,
)


def sniff(data: bytes, content_type: str | None = None) -> Kind:
    """The kind of a document; what a server or a file's name says is believed unless it is binary.

    Raises:
        BinaryError: it is a known binary format.
    """
    for magic, name, advice in _MAGIC:
        if data.startswith(magic):
            raise BinaryError(f"this is {name}: {advice}")
    declared = (content_type or "").partition(";")[0].strip().lower()
    if declared in ("text/html", "application/xhtml+xml"):
        return Kind.HTML
    if declared == "text/plain":
        return Kind.TEXT
    return Kind.HTML if _opens_page(_head(data)) else Kind.TEXT


def _head(data: bytes) -> str:
    """The first characters, near enough to see markup in."""
    head = data[:_HEAD]
    if head.startswith((b"\xff\xfe\x00\x00", b"\x00\x00\xfe\xff")):
        encoding = "utf-32"
    elif head.startswith((b"\xff\xfe", b"\xfe\xff")):
        encoding = "utf-16"
    else:
        encoding = unmarked_utf16(head) or "utf-8-sig"
    return head.decode(encoding, "replace")


def _opens_page(head: str) -> bool:
    declaration = _XML.match(head)
    if declaration:
        head = head[declaration.end() :]
    while comment := _COMMENT.match(head):
        head = head[comment.end() :]
    return _OPENS_PAGE.match(head) is not None
