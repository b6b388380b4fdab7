from __future__ import annotations

import base64
import quopri

import pytest

from tests.ingest.documents import message, multipart
from tests.ingest.pages import ARTICLE, TITLE, make_page
from whosays.errors import DamagedError, EmptyError, InputError, NoArticleError
from whosays.ingest import from_bytes
from whosays.model import Account, Metadata

BODY = "\r\n\r\n".join(ARTICLE).encode()
TEXT = "\n\n".join([TITLE, *ARTICLE])


def read(data: bytes, content_type: str | None = None) -> Account:
    return from_bytes(data, path="a.eml", content_type=content_type)


def test_a_message() -> None:
    account = read(message(BODY, Organization="The Orsa Post"))
    assert account.text == TEXT
    assert account.metadata == Metadata(TITLE, "The Orsa Post", ("Mila Dren",), "2024-03-05")
    assert (account.extractor, account.encoding) == ("eml/1", "utf-8")


PLAIN = ("Content-Type: text/plain; charset=utf-8", BODY)
PAGE = ("Content-Type: text/html; charset=utf-8", make_page().encode())
STUB = ("Content-Type: text/plain", b"Your program does not show pages.")
QUOTED = (
    "Content-Type: text/plain; charset=cp1252\r\nContent-Transfer-Encoding: quoted-printable",
    quopri.encodestring("\n\n".join(ARTICLE).encode("cp1252")),
)
ENCODED = (
    "Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: base64",
    base64.encodebytes(make_page().encode()),
)
ATTACHED = (
    "Content-Type: text/plain\r\nContent-Disposition: attachment; filename=a.txt",
    b"The mayor said nothing in this attachment.",
)
IMAGE = ("Content-Type: image/png\r\nContent-Transfer-Encoding: base64", base64.encodebytes(b"\x89PNG" * 100))


@pytest.mark.parametrize(
    ("parts", "extractor"),
    [
        ([PLAIN], "eml/1"),
        ([PLAIN, PAGE], "eml/1"),
        ([PAGE], "eml/1+html/1"),
        ([STUB, PAGE], "eml/1+html/1"),
        ([QUOTED, IMAGE], "eml/1"),
        ([ENCODED], "eml/1+html/1"),
        ([ATTACHED, PLAIN], "eml/1"),
        ([ATTACHED, STUB, ENCODED, IMAGE], "eml/1+html/1"),
    ],
)
def test_parts(parts: list[tuple[str, bytes]], extractor: str) -> None:
    account = read(message(multipart(*parts), 'multipart/mixed; boundary="=_tolm"'))
    assert account.text == TEXT
    assert account.extractor == extractor


def test_nested_parts() -> None:
    inner = multipart(PLAIN, PAGE, boundary="in")
    outer = multipart(("Content-Type: multipart/alternative; boundary=in", inner), ATTACHED)
    assert read(message(outer, 'multipart/mixed; boundary="=_tolm"')).text == TEXT


@pytest.mark.parametrize(
    ("headers", "metadata"),
    [
        (
            {"Subject": "=?utf-8?Q?Tolm=E2=80=99s_mayor?="},
            Metadata("Tolm’s mayor", None, ("Mila Dren",), "2024-03-05"),
        ),
        (
            {"From": "a@b.example, Ivo Karst <i@b.example>"},
            Metadata(TITLE, None, ("a@b.example", "Ivo Karst"), "2024-03-05"),
        ),
        (
            {"From": "=?utf-8?B?w4RkYSBCcmVs?= <ada@b.example>"},
            Metadata(TITLE, None, ("Äda Brel",), "2024-03-05"),
        ),
        ({"Date": "yesterday"}, Metadata(TITLE, None, ("Mila Dren",), None)),
        ({"Date": "Sat, 99 Foo 99999 99:99:99 +9999"}, Metadata(TITLE, None, ("Mila Dren",), None)),
        ({"Subject": "=?utf-99?Q?=00=?="}, Metadata("\ufffd=", None, ("Mila Dren",), "2024-03-05")),
    ],
)
def test_headers(headers: dict[str, str], metadata: Metadata) -> None:
    assert read(message(BODY, **headers), "message/rfc822").metadata == metadata


def test_lines_broken_for_the_way_are_put_together() -> None:
    first = b"Brandt denied on Monday that \r\nthe ferry had been full.\r\n\r\n"
    body = first + b"> He said so \r\n> twice.\r\nAda left.\r\n-- \r\nMila\r\n"
    account = read(message(body, "text/plain; charset=utf-8; format=flowed"))
    assert account.text.split("\n\n")[1:] == [
        "Brandt denied on Monday that the ferry had been full.",
        "> He said so \n> twice.\nAda left.\n-- \nMila",
    ]


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (message(b""), EmptyError),
        (message(multipart(IMAGE), 'multipart/mixed; boundary="=_tolm"'), EmptyError),
        (message(BODY, 'multipart/mixed; boundary="other"'), EmptyError),
        (message(b"\x00" * 1000, "application/octet-stream"), EmptyError),
    ],
)
def test_what_gives_no_words(data: bytes, error: type[InputError]) -> None:
    with pytest.raises(error):
        read(data)


@pytest.mark.parametrize(
    "text",
    [
        "From: here\n\nThe mayor said no.",
        "Brandt: no.\nAda: yes.\n\nThe mayor said no.",
        "Date: Monday\nThe mayor said no.",
    ],
)
def test_a_text_that_looks_a_little_like_a_message(text: str) -> None:
    assert read(text.encode()).text == text


def test_a_message_with_few_headers_if_its_name_says_so() -> None:
    data = b"Subject: Ferry\r\n\r\nThe mayor of Tolm said no."
    assert read(data).text.startswith("Subject")
    assert read(data, "message/rfc822").text == "Ferry\n\nThe mayor of Tolm said no."


# Pages that browsers saved


def saved(*parts: tuple[str, bytes], more: str = "") -> bytes:
    head = (
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://orsapost.example/harbour/1?s=1\r\n"
        f"Subject: {TITLE}\r\nDate: Wed, 6 Mar 2024 08:00:00 -0000\r\nMIME-Version: 1.0\r\n"
        f'Content-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="=_tolm"{more}\r\n\r\n'
    )
    return head.encode() + multipart(*parts)


def page_part(markup: str, charset: str = "utf-8", **headers: str) -> tuple[str, bytes]:
    more = "".join(f"\r\n{name.replace('_', '-')}: {value}" for name, value in headers.items())
    head = f"Content-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable{more}"
    return head, quopri.encodestring(markup.encode(charset))


STYLE = ("Content-Type: text/css\r\nContent-Location: cid:css@mhtml.blink", b"p { color: red }")


def test_a_saved_page() -> None:
    account = read(saved(page_part(make_page()), STYLE, IMAGE))
    assert account.text == TEXT
    assert account.extractor == "mhtml/1+html/1"
    assert account.encoding == "utf-8"
    assert account.metadata.published == "2024-03-05"  # and not when it was saved
    assert account.metadata.url == "https://orsapost.example/harbour/1"


def test_its_address_where_the_page_has_none() -> None:
    bare = make_page().replace('<link rel="canonical" href="https://orsapost.example/harbour/1">', "")
    assert read(saved(page_part(bare))).metadata.url == "https://orsapost.example/harbour/1?s=1"


def test_the_root_is_named() -> None:
    frame = page_part(
        "<html><body><p>Buy a ferry ticket now, said the advertiser of this frame.</p></body></html>"
    )
    root = page_part(make_page(), Content_ID="<root@tolm>")
    assert read(saved(frame, root, more=';\r\n\tstart="<root@tolm>"')).text == TEXT


def test_other_encodings_of_a_saved_page() -> None:
    markup = make_page(
        ("The café owner said that the mayor’s men had left; Brandt denied it on Monday at noon.",)
    ).replace("utf-8", "windows-1252")
    account = read(saved(page_part(markup, "cp1252")))
    assert "café owner said that the mayor’s" in account.text
    assert account.encoding == "cp1252"


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (saved(IMAGE), DamagedError),
        (
            saved(page_part("<html><body><nav>Home</nav></body></html>"))[:-40].replace(TITLE.encode(), b""),
            NoArticleError,
        ),
    ],
)
def test_no_page_in_it(data: bytes, error: type[InputError]) -> None:
    with pytest.raises(error):
        read(data)


def test_a_saved_page_that_is_cut_off_gives_what_is_there() -> None:
    whole = saved(page_part(make_page()), IMAGE)
    assert ARTICLE[0] in read(whole[: whole.index(b"according to two")]).text


def test_parts_within_parts_without_end() -> None:
    body = b""
    for number in range(300):
        body = f"Content-Type: multipart/mixed; boundary=b{number}\r\n\r\n--b{number}\r\n".encode() + body
    with pytest.raises(InputError):
        read(message(body, "multipart/mixed; boundary=b300"))
