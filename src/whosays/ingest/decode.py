"""Bytes to text: BOM, then what is declared, then strict UTF-8, then a guess."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from whosays.errors import BinaryError
from whosays.ingest import charsets

if TYPE_CHECKING:
    from charset_normalizer import CharsetMatch

_BOMS = (
    (b"\xff\xfe\x00\x00", "utf-32-le"),  # before UTF-16, whose mark is the beginning of this one
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_UNICODE = {codec for _, codec in _BOMS}
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
_BEYOND_ASCII = re.compile("[^\x00-\x7f\ufffd]+")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f-\x84\x86-\x9f\ufffd]")

_GUESS_FROM = 50_000
_WIDE_SAMPLE = 2_000
_CONTROL_SAMPLE = 100_000

_UNKNOWN = "this is not text in any known encoding: convert it to UTF-8 first"


@dataclass(frozen=True, slots=True)
class Decoded:
    """A decoded document.

    Attributes:
        text: without BOM, U+0000 and lone surrogates.
        encoding: Python's name for the encoding.
        replaced: how many characters became U+FFFD.
    """

    text: str
    encoding: str
    replaced: int


def decode(data: bytes, *, html: bool = False, content_type: str | None = None) -> Decoded:
    """Text from bytes.

    Raises:
        BinaryError: there is no encoding in which this is text.
    """
    decoded = _strictly(data, html, content_type) or _mostly_utf8(data) or _guess(data)
    if decoded is None or _has_too_many_controls(decoded):
        raise BinaryError(_UNKNOWN)
    text, replaced = storable(decoded.text)
    return Decoded(text, decoded.encoding, decoded.replaced + replaced)


def storable(text: str) -> tuple[str, int]:
    """`text` with U+FFFD for each U+0000 and lone surrogate, and how many these were."""
    return _UNSTORABLE.subn("\ufffd", text)


def _strictly(data: bytes, html: bool, content_type: str | None) -> Decoded | None:
    for start, codec in _candidates(data, html, content_type):
        errors = "surrogatepass" if codec in _UNICODE else "strict"
        try:
            return Decoded(data[start:].decode(codec, errors), codec, 0)
        except (UnicodeError, LookupError):
            continue
    return None


def _candidates(data: bytes, html: bool, content_type: str | None) -> Iterator[tuple[int, str]]:
    """Encodings in the order in which they are believed, each with where the text begins."""
    for bom, codec in _BOMS:
        if data.startswith(bom):
            yield len(bom), codec
    declared = charsets.from_content_type(content_type) or (charsets.from_markup(data) if html else None)
    if declared:
        yield 0, declared
    wide = unmarked_utf16(data)
    if wide:
        yield 0, wide
    yield 0, "utf-8"


def unmarked_utf16(data: bytes) -> str | None:
    """The kind of UTF-16 that bytes without a BOM look like, or None.

    English in UTF-16 is also valid UTF-8: with every other character U+0000.
    """
    sample = data[:_WIDE_SAMPLE]
    if len(sample) < 16:
        return None
    even, odd = (sample[start::2].count(0) * 2 / len(sample) for start in (0, 1))
    if odd > 0.7 and even < 0.1:
        return "utf-16-le"
    return "utf-16-be" if even > 0.7 and odd < 0.1 else None


def _mostly_utf8(data: bytes) -> Decoded | None:
    """UTF-8 in which a few bytes are broken: any other encoding would garble every quotation mark."""
    text = data.decode("utf-8", "replace").removeprefix("\ufeff")
    broken = text.count("\ufffd") - data.count(b"\xef\xbf\xbd")
    intact = sum(map(len, _BEYOND_ASCII.findall(text)))
    return Decoded(text, "utf-8", broken) if intact >= 10 * broken else None


def _guess(data: bytes) -> Decoded | None:
    """What charset-normalizer takes the bytes for, if they can all be read so."""
    for name in _guesses(data[:_GUESS_FROM]):
        try:
            return Decoded(data.decode(name), codecs.lookup(name).name, 0)
        except (UnicodeError, LookupError):
            continue
    return None


def _guesses(sample: bytes) -> list[str]:
    """Encodings, the likeliest first; among equals, which it gives by the alphabet, the Western one."""
    from charset_normalizer import from_bytes  # noqa: PLC0415 - needed for few documents, slow to load

    matches = list(from_bytes(sample))
    equals = [match for match in matches if _score(match) == _score(matches[0])]
    names = [name for match in equals for name in match.could_be_from_charset]
    return [name for name in names if name == "cp1252"] + [match.encoding for match in matches]


def _score(match: CharsetMatch) -> tuple[float, float]:
    return match.chaos, match.coherence


def _has_too_many_controls(decoded: Decoded) -> bool:
    sample = decoded.text[:_CONTROL_SAMPLE]
    # Bytes are hardly ever valid UTF-8 by chance; in most of the older encodings any bytes are valid.
    allowed = 0.3 if decoded.encoding in _UNICODE else 0.05
    return len(_CONTROL.findall(sample)) > allowed * len(sample)
