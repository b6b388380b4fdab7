from __future__ import annotations

import io
import zipfile

import pytest

from tests.ingest.documents import WORD, docx, paragraph
from tests.ingest.pages import ARTICLE, TITLE
from whosays.errors import BinaryError, DamagedError, EmptyError, InputError, TooLargeError
from whosays.ingest import from_bytes
from whosays.model import Account, Metadata


def read(data: bytes) -> Account:
    return from_bytes(data, path="report.docx")


def test_a_document() -> None:
    account = read(docx())
    assert account.text == "\n\n".join([TITLE, *ARTICLE])
    assert account.metadata == Metadata(TITLE, None, ("Mila Dren", "Ivo Karst"))
    assert (account.extractor, account.encoding, account.pages) == ("docx/1", None, ())


@pytest.mark.parametrize(
    ("body", "title"),
    [
        (paragraph("Ferry", "berschrift1") + paragraph(ARTICLE[0]), "Ferry"),
        (paragraph("Ferry", "berschrift1") + paragraph("Tolm", "Titel") + paragraph(ARTICLE[0]), "Tolm"),
        (paragraph("Ferry", "Heading1") + paragraph(ARTICLE[0]), "Ferry report"),
        (paragraph(ARTICLE[0]), "Ferry report"),
    ],
)
def test_titles(body: str, title: str) -> None:
    assert read(docx(body)).metadata.title == title


def run(words: str) -> str:
    return f"<w:r><w:t>{words}</w:t></w:r>"


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (f"<w:p>{run('Brandt ')}{run('said no.')}</w:p>", "Brandt said no."),
        (
            f"<w:p>{run('Brandt said')}<w:ins>{run(' no')}</w:ins>"
            "<w:del><w:r><w:delText> yes</w:delText></w:r></w:del>.</w:p>",
            "Brandt said no",
        ),
        (
            f"<w:p>{run('Brandt')}<w:hyperlink>{run(' said')}</w:hyperlink>{run(' no.')}</w:p>",
            "Brandt said no.",
        ),
        (
            f"<w:sdt><w:sdtContent><w:p>{run('Brandt said no.')}</w:p></w:sdtContent></w:sdt>",
            "Brandt said no.",
        ),
        (
            "<w:p><w:r><w:t>Brandt</w:t><w:tab/><w:t>said</w:t><w:br/><w:t>no.</w:t></w:r></w:p>",
            "Brandt said\nno.",
        ),
        (
            "<w:p><w:r><w:t>Tolm</w:t><w:noBreakHyphen/><w:t>Orsa said no.</w:t></w:r></w:p>",
            "Tolm-Orsa said no.",
        ),
        (
            f"<w:tbl><w:tr><w:tc><w:p>{run('Brandt said')}</w:p></w:tc>"
            f"<w:tc><w:p>{run('no.')}</w:p></w:tc></w:tr></w:tbl>",
            "Brandt said\n\nno.",
        ),
        (
            "<w:p><w:r><w:instrText>HYPERLINK x</w:instrText><w:t>Brandt said no.</w:t></w:r></w:p>",
            "Brandt said no.",
        ),
        (
            '<w:p><w:r><mc:AlternateContent xmlns:mc="urn:mc"><mc:Choice><w:txbxContent>'
            f"<w:p>{run('Brandt said no.')}</w:p></w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>"
            f"<w:p>{run('Brandt said no.')}</w:p></w:txbxContent></mc:Fallback></mc:AlternateContent>"
            "<w:t>He left.</w:t></w:r></w:p>",
            "Brandt said no.\n\nHe left.",
        ),
        (f"<w:p><!-- a comment --><?word x?>{run('Brandt said no.')}</w:p>", "Brandt said no."),
    ],
)
def test_what_a_paragraph_says(body: str, text: str) -> None:
    assert read(docx(body)).text == text


def test_the_strict_kind() -> None:
    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    body = f'<w:document xmlns:w="{strict}"><w:body>{paragraph(ARTICLE[0])}</w:body></w:document>'
    assert read(docx(others={"word/document.xml": body})).text == ARTICLE[0]


@pytest.mark.parametrize("part", ["word/styles.xml", "docProps/core.xml"])
def test_parts_may_be_missing(part: str) -> None:
    assert ARTICLE[0] in read(docx(others={part: None})).text


BOMB = f"<w:document {WORD}><w:body>".encode() + b"<w:p/>" * 20_000_000
LAUGHS = (
    '<!DOCTYPE w [<!ENTITY a "said said said said said said said said ">'
    + "".join(
        f'<!ENTITY {name} "{f"&{before};" * 20}">' for before, name in zip("abcdef", "bcdefg", strict=True)
    )
    + f"]><w:document {WORD}><w:body>{paragraph('Brandt &g;')}</w:body></w:document>"
)
FILE = (
    '<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    f"<w:document {WORD}><w:body>{paragraph('Brandt said &x;no')}</w:body></w:document>"
)


@pytest.mark.parametrize(
    ("data", "error", "words"),
    [
        (docx(others={"word/document.xml": BOMB}), TooLargeError, "unpacks to more than 60 MB"),
        (docx(others={"word/document.xml": BOMB, "word/styles.xml": BOMB}), TooLargeError, "unpacks"),
        (docx()[:-100], DamagedError, "damaged"),
        (docx(others={"word/document.xml": "<w:document"}), DamagedError, "damaged"),
        (docx(others={"word/document.xml": b"\xff\xfe\x00junk"}), DamagedError, "damaged"),
        (docx(""), EmptyError, "no words"),
    ],
)
def test_what_gives_no_words(data: bytes, error: type[InputError], words: str) -> None:
    with pytest.raises(error, match=words):
        read(data)


@pytest.mark.parametrize("document", [LAUGHS, FILE], ids=["laughs", "file"])
def test_entities_are_not_followed(document: str) -> None:
    try:
        text = read(docx(others={"word/document.xml": document})).text
    except DamagedError:
        return
    assert "root:" not in text
    assert text.count("said") < 3


def test_a_part_that_is_bigger_than_it_says() -> None:
    data = docx(others={"word/document.xml": BOMB})
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        size = archive.getinfo("word/document.xml").file_size
    lying = data.replace(size.to_bytes(4, "little"), (1000).to_bytes(4, "little"))
    assert lying != data
    with pytest.raises((TooLargeError, DamagedError)):
        read(lying)


def test_deep_xml() -> None:
    deep = "<w:sdt>" * 5000 + paragraph(ARTICLE[0]) + "</w:sdt>" * 5000
    with pytest.raises(DamagedError):
        read(docx(deep))


def test_other_archives_are_none() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
    with pytest.raises(BinaryError, match="ZIP archive or an office document"):
        read(packed.getvalue())
