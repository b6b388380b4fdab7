"""The encoding that a document, or the server that sent it, declares."""

from __future__ import annotations

import codecs
import re

_PRESCAN = 4096
_COMMENT = re.compile(rb"<!--.*?(?:-->|\Z)", re.DOTALL)
_XML = re.compile(rb"""\A\s*<\?xml[^>]{0,200}?\bencoding\s*=\s*["']([\w.:-]{1,40})""")
_META = re.compile(rb"""<meta\b[^>]{0,400}?\bcharset\s*=\s*["']?\s*([\w.:-]{1,40})""", re.IGNORECASE)
_PARAMETER = re.compile(r"""\bcharset\s*=\s*["']?\s*([\w.:-]{1,40})""", re.IGNORECASE)

# What pages mean by these names, as the WHATWG Encoding standard has it: the Windows superset.
# A name that could be read byte by byte cannot have been in UTF-16.
_MEANT = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "utf-16": "utf-8",
    "utf-16-le": "utf-8",
    "utf-16-be": "utf-8",
}

# Codecs of Python's own that are no encodings of documents; some take quadratic time.
_NOT_FOR_DOCUMENTS = frozenset(
    {"idna", "mbcs", "oem", "punycode", "raw_unicode_escape", "undefined", "unicode_escape", "utf-7"}
)


def from_content_type(content_type: str | None) -> str | None:
    """The codec that an HTTP `Content-Type` names; None where it names none that is known."""
    match = _PARAMETER.search(content_type or "")
    return canonical(match[1]) if match else None


def from_markup(data: bytes) -> str | None:
    """The codec that an XML declaration or a `<meta>` at the head of a page names, or None."""
    head = _COMMENT.sub(b"", data[:_PRESCAN])
    match = _XML.search(head) or _META.search(head)
    return canonical(match[1].decode("ascii", "replace")) if match else None


def canonical(name: str) -> str | None:
    """Python's name for the encoding that pages mean by `name`; None if there is none."""
    try:
        codec = codecs.lookup(name.strip().lower()).name
        b"".decode(codec)  # refuses the codecs that do not give text, such as base64
    except (LookupError, ValueError):
        return None
    return None if codec in _NOT_FOR_DOCUMENTS else _MEANT.get(codec, codec)
