from __future__ import annotations

import io
import random
import re
import zlib
from collections import Counter

import pytest
from fpdf import FPDF

from tests.ingest.documents import FULL, Printed, pdf
from tests.ingest.pages import TITLE
from whosays.errors import (
    DamagedError,
    EncryptedError,
    InputError,
    NoTextLayerError,
    ParserError,
    TooLargeError,
)
from whosays.ingest import from_bytes, html
from whosays.ingest.confined.furniture import without_furniture
from whosays.ingest.confined.joining import joined
from whosays.ingest.confined.layout import Line
from whosays.model import Account


def read(data: bytes) -> Account:
    return from_bytes(data, path="report.pdf")


def test_paragraphs_and_pages() -> None:
    others = ("The mayor of Tolm said no more than that.", "Brandt was asked twice, and left.")
    account = read(pdf([FULL, others, FULL[:1]]))
    assert account.text == "\n\n".join([TITLE, *FULL, *others, FULL[0]])
    assert account.extractor == "pdf/1"
    assert account.encoding is None
    assert account.metadata.title == TITLE
    assert [account.text[start:][:20] for start in account.pages] == [
        TITLE[:20],
        others[0][:20],
        FULL[0][:20],
    ]
    found = [account.page(match.start()) for match in re.finditer("Brandt", account.text)]
    assert found == [1, 2]


def test_running_heads_and_page_numbers_are_left_out() -> None:
    text = read(pdf([FULL] * 4)).text
    assert "Review" not in text
    assert "Page" not in text
    assert text.count(TITLE) == 1


def test_a_single_page_keeps_its_edges() -> None:
    made = FPDF()
    made.add_page()
    made.set_font("Times", size=11)
    made.multi_cell(0, 6, "Ten men were lost, Brandt said.")
    assert read(bytes(made.output())).text == "Ten men were lost, Brandt said."


def test_a_sentence_over_the_turn_of_a_page() -> None:
    first, second = FULL[1].split(" because ")
    account = read(pdf([[FULL[0], f"{first} because"], [second, FULL[2]]], title=None))
    assert account.text == "\n\n".join(FULL)
    assert account.text[account.pages[1] :].startswith(second)
    assert account.text[account.pages[1] - 1] == " "


@pytest.mark.parametrize(
    ("rows", "text"),
    [
        (("The infor-", "mation was old, he said."), "The information was old, he said."),
        (("The state-", "owned line said no."), "The state-owned line said no. A state-owned line."),
        (
            ("Half of the Orsa-", "Tolm line was shut, he said."),
            "Half of the Orsa-Tolm line was shut, he said.",
        ),
        (("In 2023-", "24 it was shut, he said."), "In 2023-24 it was shut, he said."),
    ],
)
def test_words_broken_at_the_ends_of_lines(rows: tuple[str, str], text: str) -> None:
    made = FPDF()
    made.add_page()
    made.set_font("Times", size=11)
    for row in rows:
        made.cell(text=row)
        made.ln(5)
    if "A state" in text:
        made.cell(text="A state-owned line.")
    assert read(bytes(made.output())).text == text


def line(text: str, page: int = 0, *, top: float = 700, hyphen: bool = False) -> Line:
    return Line(text, page, 70, 500, top, 11, hyphen)


def test_a_soft_hyphen_is_none_of_the_words() -> None:
    assert joined([[line("the mini\xad"), line("stry said")]], 1) == ["the ministry said"]
    assert joined([[line("the mini", hyphen=True), line("stry said", 1)]], 2) == ["the mini", "stry said"]
    assert joined([[line("said Orsa-")], [line("Next")]], 1) == ["said Orsa-\n\nNext"]


def test_both_halves_are_words_elsewhere() -> None:
    lines = [line("a well-"), line("known man, well, known; well. Known")]
    assert joined([lines], 1) == ["a well-known man, well, known; well. Known"]


def test_a_line_that_repeats_in_the_middle_stays() -> None:
    pages = [
        [
            line(f"Page {n}", n, top=800),
            *(line(f"{n} {k}", n, top=700 - k) for k in range(5)),
            line("No.", n, top=400),
        ]
        + [line(f"{n} {k} b", n, top=300 - k) for k in range(5)]
        for n in range(6)
    ]
    texts = [[found.text for found in page] for page in without_furniture(pages)]
    assert all("No." in page for page in texts)
    assert not any(text.startswith("Page") for page in texts for text in page)


@pytest.mark.parametrize(
    ("told", "title"),
    [
        ("", TITLE),
        ("Microsoft Word - ferry.doc", TITLE),
        ("report_final.pdf", TITLE),
        ("Ferries at Tolm", "Ferries at Tolm"),
    ],
)
def test_titles(told: str, title: str) -> None:
    made = Printed()
    made.set_title(told)
    made.add_page()
    made.paragraph(TITLE, size=20)
    made.paragraph(FULL[0])
    assert read(bytes(made.output())).metadata.title == title


def test_who_made_the_file_wrote_nothing() -> None:
    assert read(pdf([FULL], author="Ada Brel; Ivo Karst")).metadata.authors == ("Ada Brel", "Ivo Karst")
    assert read(pdf([FULL], author="admin")).metadata.authors == ()
    assert read(pdf([FULL])).metadata.published is None  # when a file was made is not when it was published


def scan(count: int = 2) -> bytes:
    made = FPDF()
    for _ in range(count):
        made.add_page()
        made.rect(20, 20, 100, 100, style="F")
    return bytes(made.output())


def locked() -> bytes:
    made = FPDF()
    made.set_encryption(owner_password="o", user_password="u")  # noqa: S106
    made.add_page()
    made.set_font("Times", size=11)
    made.cell(text=FULL[0])
    return bytes(made.output())


@pytest.mark.parametrize(
    ("data", "error", "words"),
    [
        (scan(), NoTextLayerError, "no text layer"),
        (locked(), EncryptedError, "password"),
        (b"%PDF-1.7\n", DamagedError, "damaged"),
        (b"%PDF-1.7\n" + bytes(range(256)) * 200, DamagedError, "damaged"),
        (pdf([FULL])[:400], DamagedError, "damaged"),
    ],
)
def test_what_gives_no_words(data: bytes, error: type[InputError], words: str) -> None:
    with pytest.raises(error, match=words) as caught:
        read(data)
    assert caught.value.id is not None


def test_a_scan_with_page_numbers_is_a_scan() -> None:
    made = Printed()
    for _ in range(4):
        made.add_page()
        made.rect(20, 40, 100, 100, style="F")
    with pytest.raises(NoTextLayerError):
        read(bytes(made.output()))


def test_an_owners_password_alone_is_no_lock() -> None:
    made = FPDF()
    made.set_encryption(owner_password="o")  # noqa: S106
    made.add_page()
    made.set_font("Times", size=11)
    made.cell(text="The mayor of Tolm said no.")
    assert read(bytes(made.output())).text == "The mayor of Tolm said no."


def handmade(stream: bytes, filters: str = "/FlateDecode") -> bytes:
    """A PDF of one page whose contents are `stream`."""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        f"<</Length {len(stream)}/Filter[{filters}]>>\nstream\n".encode() + stream + b"\nendstream",
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    out, places = io.BytesIO(b"%PDF-1.7\n"), []
    out.seek(0, io.SEEK_END)
    for number, made in enumerate(objects, 1):
        places.append(out.tell())
        out.write(f"{number} 0 obj\n".encode() + made + b"\nendobj\n")
    xref = out.tell()
    rows = "".join(f"{place:010} 00000 n \n" for place in places)
    out.write(
        f"xref\n0 6\n0000000000 65535 f \n{rows}".encode()
        + f"trailer<</Size 6/Root 1 0 R>>\nstartxref\n{xref}\n%%EOF".encode()
    )
    return out.getvalue()


def test_a_handmade_file() -> None:
    words = zlib.compress(b"BT /F1 11 Tf 70 700 Td (The mayor of Tolm said no.) Tj ET")
    assert read(handmade(words)).text == "The mayor of Tolm said no."


@pytest.mark.parametrize(
    "stream",
    [
        zlib.compress(zlib.compress(b" " * 150_000_000, 9), 9),
        zlib.compress(b"BT /F1 11 Tf 70 700 Td " + b"(The mayor said no. ) Tj " * 700_000 + b"ET"),
    ],
    ids=["spaces", "words"],
)
def test_a_stream_that_bursts(stream: bytes) -> None:
    filters = "/FlateDecode/FlateDecode" if len(stream) < 100_000 else "/FlateDecode"
    with pytest.raises((TooLargeError, ParserError, NoTextLayerError, DamagedError)) as caught:
        read(handmade(stream, filters))
    assert str(caught.value)


def test_mutated_files() -> None:
    whole, chance, kinds = pdf([FULL, FULL]), random.Random(4), Counter[str]()
    for _ in range(25):
        data = bytearray(whole)
        for _ in range(chance.randint(1, 8)):
            data[chance.randrange(9, len(data))] = chance.randrange(256)
        try:
            found = read(bytes(data))
            kinds["read"] += 1
            assert found.pages[0] == 0
            assert list(found.pages) == sorted(found.pages)
            assert found.pages[-1] <= len(found.text)
        except InputError as error:
            kinds[error.kind] += 1
    assert kinds["parser"] == 0
    assert kinds["read"] > 5


def test_answers_about_pages_are_not_trusted(monkeypatch: pytest.MonkeyPatch) -> None:
    answer = {"pages": ["Brandt said \ud800", 7, "no."], "title": 3, "authors": "x"}
    monkeypatch.setattr("whosays.ingest.sandbox.ask", lambda request, document, seconds: answer)
    account = read(b"%PDF-")
    assert (account.text, account.pages) == ("Brandt said \ufffdno.", (0, 13))


def test_extractors_are_named_apart() -> None:
    assert read(pdf([FULL])).extractor != html.EXTRACTOR
