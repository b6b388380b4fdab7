"""The text of a PDF, page by page, by PDFium."""

from __future__ import annotations

import re
from collections.abc import Iterator
from ctypes import byref, c_double

import pypdfium2
import pypdfium2.raw as pdfium

from whosays.ingest.confined.furniture import without_furniture
from whosays.ingest.confined.joining import joined
from whosays.ingest.confined.layout import Line, paragraphs
from whosays.ingest.confined.refusal import Reason, Refused
from whosays.ingest.frames import Message

_MOST_PAGES = 10_000
_MOST_CHARACTERS = 8_000_000
_HYPHEN = "\ufffe"  # what PDFium puts for a hyphen at the end of a line, and for the end itself
_ROW = re.compile(f"([^{_HYPHEN}\r\n]*)({_HYPHEN}|\r?\n|$)")
_PRINTED_AS = str.maketrans(
    {
        "\ufb00": "ff",
        "\ufb01": "fi",
        "\ufb02": "fl",
        "\ufb03": "ffi",
        "\ufb04": "ffl",
        "\xa0": " ",
        "\x02": "-",
    }
)
# What programs call a document that nobody gave a title.
_NO_TITLE = re.compile(r"untitled|microsoft \w+ - |.*\.\w{2,5}$|document\d*$|\W*$", re.IGNORECASE)
_NO_AUTHOR = re.compile(r"(?:admin|administrator|user|owner|unknown|author)?$", re.IGNORECASE)


def read(data: bytes) -> Message:
    """`pages`: the words of each, which together are the text; `title` and `authors`, where they are there.

    Raises:
        Refused: it is behind a password, damaged, a scan, or too long.
    """
    document = _opened(data)
    pages = without_furniture(list(_pages(document)))
    if not any(character.isalnum() for page in pages for line in page for character in line.text):
        message = "no text layer: this is a scan, or pictures only; have its words recognised (OCR) first"
        raise Refused(Reason.NO_TEXT_LAYER, message)
    blocks = paragraphs(pages)
    told = document.get_metadata_dict()
    return {
        "title": _title(told.get("Title", "")) or _headline(blocks),
        "authors": [name for name in told.get("Author", "").split(";") if not _NO_AUTHOR.match(name.strip())],
        "pages": joined(blocks, len(pages)),
    }


def _opened(data: bytes) -> pypdfium2.PdfDocument:
    try:
        document = pypdfium2.PdfDocument(data)
        count = len(document)
    except pypdfium2.PdfiumError as error:
        if error.err_code in (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY):
            raise Refused(Reason.ENCRYPTED, "the PDF is behind a password: save it without one") from error
        raise Refused(Reason.DAMAGED, "the PDF is damaged: no page of it can be read") from error
    if not count:
        raise Refused(Reason.DAMAGED, "the PDF is damaged: there are no pages in it")
    if count > _MOST_PAGES:
        raise Refused(Reason.TOO_LARGE, f"{count:,} pages, more than {_MOST_PAGES:,}: split it")
    return document


def _pages(document: pypdfium2.PdfDocument) -> Iterator[list[Line]]:
    length = 0
    for number in range(len(document)):
        lines = _page(document, number)
        length += sum(len(line.text) for line in lines)
        if length > _MOST_CHARACTERS:
            raise Refused(Reason.TOO_LARGE, f"more than {_MOST_CHARACTERS:,} characters of text: split it")
        yield lines


def _page(document: pypdfium2.PdfDocument, number: int) -> list[Line]:
    """The lines of a page; none where that page alone is broken."""
    try:
        page = document[number]
        words = page.get_textpage()
    except pypdfium2.PdfiumError:
        return []
    try:
        return list(_lines(words, number))
    finally:
        words.close()
        page.close()


def _lines(words: pypdfium2.PdfTextPage, number: int) -> Iterator[Line]:
    text = words.get_text_range()
    for match in _ROW.finditer(text):
        row = match[1]
        if row.strip():
            first = match.start(1) + len(row) - len(row.lstrip())
            last = match.start(1) + len(row.rstrip()) - 1
            tidy = " ".join(row.translate(_PRINTED_AS).split())
            yield _line(words, number, tidy, (first, last), hyphen=match[2] == _HYPHEN)


def _line(
    words: pypdfium2.PdfTextPage, page: int, text: str, place: tuple[int, int], *, hyphen: bool
) -> Line:
    """A line with its place; PDFium counts characters that it gives no text for, too."""
    start, end = (pdfium.FPDFText_GetCharIndexFromTextIndex(words, index) for index in place)
    start, end = max(start, 0), max(end, 0)
    left, baseline = _origin(words, start)
    right = words.get_charbox(end)[2]
    size = pdfium.FPDFText_GetFontSize(words, start)
    box = words.get_charbox(start)
    return Line(text, page, left, right, baseline, max(size, box[3] - box[1], 1.0), hyphen)


def _origin(words: pypdfium2.PdfTextPage, index: int) -> tuple[float, float]:
    x, y = c_double(), c_double()
    pdfium.FPDFText_GetCharOrigin(words, index, byref(x), byref(y))
    return x.value, y.value


def _title(told: str) -> str | None:
    return None if _NO_TITLE.match(told.strip()) else told


def _headline(blocks: list[list[Line]]) -> str | None:
    """The largest words of the first page, where they stand out."""
    first = [block for block in blocks if block[0].page == 0]
    if not first:
        return None
    largest = max(first, key=lambda block: block[0].size)
    sizes = sorted(line.size for block in blocks for line in block)
    stands_out = largest[0].size >= 1.15 * sizes[len(sizes) // 2]
    return " ".join(line.text for line in largest) if stands_out and len(largest) <= 4 else None
