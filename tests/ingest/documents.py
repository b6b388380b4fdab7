"""Documents of every kind, made for tests."""

from __future__ import annotations

import gzip
import io
import zipfile
from collections.abc import Iterable, Mapping, Sequence

from fpdf import FPDF

from tests.ingest.pages import ARTICLE, TITLE, make_page

FULL = (
    "The harbour master of Tolm denied on Monday that the ferry had been overloaded when it left the quay,"
    " and said that his men had counted every passenger twice before the ropes were let go.",
    "The transport ministry in Orsa said that an inquiry would begin this week, according to two officials"
    " who asked not to be named because the state-owned line had told them to be silent.",
    "Brandt called the report an invention. He told reporters that the information had come from a man who"
    " was never on board, and that he expected an apology from the paper before the end of the month.",
)


class Printed(FPDF):
    """A report with a running head and page numbers."""

    def header(self) -> None:
        self.set_font("Helvetica", size=8)
        self.cell(0, 5, f"Orsa Port Review, No. {self.page_no() % 2 + 1}")
        self.ln(12)

    def footer(self) -> None:
        self.set_y(-15)
        self.set_font("Helvetica", size=8)
        self.cell(0, 5, f"Page {self.page_no()} of 90", align="C")

    def paragraph(self, words: str, *, size: int = 11, width: int = 0) -> None:
        self.set_font("Times", size=size)
        self.multi_cell(width, size / 2, words, align="L")
        self.ln(3)


def pdf(pages: Iterable[Sequence[str]], *, title: str | None = TITLE, **told: str) -> bytes:
    """A PDF, the paragraphs of each page on it; the title large on the first."""
    made = Printed()
    made.set_auto_page_break(False)
    for name, value in told.items():
        getattr(made, f"set_{name}")(value)
    for number, paragraphs in enumerate(pages):
        made.add_page()
        if title and number == 0:
            made.paragraph(title, size=20)
        for words in paragraphs:
            made.paragraph(words)
    return bytes(made.output())


_NONE: Mapping[str, str | bytes | None] = {}
WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
STYLES = (
    f'<w:styles {WORD}><w:style w:styleId="Titel"><w:name w:val="Title"/></w:style>'
    '<w:style w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style></w:styles>'
)
CORE = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Ferry report</dc:title>'
    "<dc:creator>Mila Dren; Ivo Karst</dc:creator></cp:coreProperties>"
)


def paragraph(words: str, style: str = "") -> str:
    chosen = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f'<w:p>{chosen}<w:r><w:t xml:space="preserve">{words}</w:t></w:r></w:p>'


def docx(body: str | None = None, others: Mapping[str, str | bytes | None] = _NONE) -> bytes:
    """A Word document of some XML; `others` are the parts beside it, `None` leaves one out."""
    if body is None:
        body = paragraph(TITLE, "Titel") + "".join(map(paragraph, ARTICLE))
    parts: dict[str, str | bytes | None] = {
        "[Content_Types].xml": "<Types/>",
        "word/document.xml": f"<w:document {WORD}><w:body>{body}</w:body></w:document>",
        "word/styles.xml": STYLES,
        "docProps/core.xml": CORE,
        **others,
    }
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            if part is not None:
                archive.writestr(name, part)
    return packed.getvalue()


HEADERS = {
    "From": "Mila Dren <mila@orsapost.example>",
    "To": "press@tolm.example",
    "Subject": TITLE,
    "Date": "Tue, 05 Mar 2024 23:30:00 -0700",
    "Message-ID": "<1@orsapost.example>",
    "MIME-Version": "1.0",
}


def message(body: bytes, content_type: str = "text/plain; charset=utf-8", **headers: str | None) -> bytes:
    """A message; a header that is None is left out."""
    told = {
        **HEADERS,
        "Content-Type": content_type,
        **{name.replace("_", "-"): value for name, value in headers.items()},
    }
    head = "".join(f"{name}: {value}\r\n" for name, value in told.items() if value is not None)
    return head.encode() + b"\r\n" + body


def multipart(*parts: tuple[str, bytes], boundary: str = "=_tolm") -> bytes:
    """The body of a message in parts, each with the headers of its own."""
    pieces = [f"--{boundary}\r\n{headers}\r\n\r\n".encode() + body + b"\r\n" for headers, body in parts]
    return b"".join(pieces) + f"--{boundary}--\r\n".encode()


def record(
    body: bytes,
    address: str = "https://orsapost.example/harbour/1",
    *,
    http: str = "Content-Type: text/html; charset=utf-8",
    status: str = "200 OK",
    kind: str = "response",
    length: int | None = None,
) -> bytes:
    """A WARC record of a response, unpacked; `length` is what it says it has, if not the truth."""
    block = f"HTTP/1.1 {status}\r\n{http}\r\n\r\n".encode() + body
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {address}\r\nWARC-Date: 2024-03-05T10:00:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-000000000000>\r\n"
        f"Content-Type: application/http; msgtype={kind}\r\n"
        f"Content-Length: {len(block) if length is None else length}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def article(number: int) -> bytes:
    """A page that differs from others by its number."""
    return make_page(
        (f"Ferry number {number} was late, the harbour master said on Monday.", *ARTICLE)
    ).encode()


def warc(*numbers: int) -> list[bytes]:
    """The members of an archive of articles."""
    return [
        gzip.compress(record(article(number), f"https://orsapost.example/{number}"), mtime=0)
        for number in numbers
    ]
