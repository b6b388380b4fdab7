from __future__ import annotations

import codecs
import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whosays.errors import BinaryError
from whosays.ingest import charsets
from whosays.ingest.decode import Decoded, decode, storable

SENTENCE = "The café owner in Tolm said: “We’re closed.”"
BOMS = [
    ("utf-8", codecs.BOM_UTF8),
    ("utf-16-le", codecs.BOM_UTF16_LE),
    ("utf-16-be", codecs.BOM_UTF16_BE),
    ("utf-32-le", codecs.BOM_UTF32_LE),
    ("utf-32-be", codecs.BOM_UTF32_BE),
]
ANY_TEXT = st.text(st.characters(exclude_categories=()))


@pytest.mark.parametrize(("encoding", "bom"), BOMS)
def test_bom_decides_and_is_dropped(encoding: str, bom: bytes) -> None:
    assert decode(bom + SENTENCE.encode(encoding)) == Decoded(SENTENCE, encoding, 0)


@pytest.mark.parametrize(("encoding", "bom"), BOMS)
@given(text=st.text(st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffd")))
def test_any_text_with_a_bom_comes_back(encoding: str, bom: bytes, text: str) -> None:
    decoded = decode(bom + text.encode(encoding))
    assert (decoded.text, decoded.encoding) == (text, encoding)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_without_bom_is_seen(encoding: str) -> None:
    assert decode(SENTENCE.encode(encoding)) == Decoded(SENTENCE, encoding, 0)


@pytest.mark.parametrize(
    ("data", "html", "content_type", "encoding"),
    [
        (b"plain", False, None, "utf-8"),
        ("naïve".encode(), False, "text/plain; charset=windows-1252", "cp1252"),
        ("naïve".encode(), False, 'text/plain; charset="ISO-8859-1"', "cp1252"),
        ("naïve".encode(), False, "text/plain; charset=klingon", "utf-8"),
        ("naïve".encode(), False, "text/plain; charset=base64", "utf-8"),
        ("naïve".encode("cp1252"), False, "text/plain; charset=utf-8; x=1", "cp1252"),
        (b"<meta charset=koi8-r>", True, None, "koi8-r"),
        (b"<meta charset=koi8-r>", False, None, "utf-8"),
        (b"<meta charset=koi8-r>", True, "text/html; charset=cp1251", "cp1251"),
        (b"<META http-equiv=Content-Type content='text/html; charset=us-ascii'>", True, None, "cp1252"),
        (b"<!-- <meta charset=koi8-r> --><p>", True, None, "utf-8"),
        (b"<?xml version='1.0' encoding='ISO-8859-2'?><html>", True, None, "iso8859-2"),
        (b"<meta charset=utf-16><p>plain", True, None, "utf-8"),
        (b"<meta charset=punycode>", True, None, "utf-8"),
        (codecs.BOM_UTF8 + b"<meta charset=koi8-r>", True, "text/html; charset=cp1251", "utf-8"),
        (b"<meta charset=utf-8>" + "“naïve”".encode("cp1252"), True, None, "cp1252"),
        (b"<meta charset=ascii>" + b"\x93quoted\x94", True, None, "cp1252"),
    ],
)
def test_order_of_belief(data: bytes, html: bool, content_type: str | None, encoding: str) -> None:
    decoded = decode(data, html=html, content_type=content_type)
    assert decoded.encoding == encoding
    assert "quoted" not in decoded.text or "“quoted”" in decoded.text


@pytest.mark.parametrize("encoding", ["cp1252", "cp1251", "shift_jis", "gb18030"])
def test_undeclared_encodings_are_guessed(encoding: str) -> None:
    words = {
        "cp1252": "Le préfet a déclaré que la réunion était annulée après l’arrivée des élus à Évran.",
        "cp1251": "Министр сообщил, что переговоры начнутся на следующей неделе в столице.",
        "shift_jis": "大臣は火曜日に会議が中止になったと述べた。記者団は港で待っていた。",
        "gb18030": "部长星期二表示会议已经取消，记者们在港口等待进一步的消息。",
    }[encoding]
    assert decode(words.encode(encoding)).text == words


def test_a_broken_byte_does_not_garble_the_rest_of_utf8() -> None:
    good = SENTENCE * 10
    decoded = decode(good.encode() + b"\xff" + good.encode())
    assert decoded == Decoded(good + "\ufffd" + good, "utf-8", 1)


@pytest.mark.parametrize(
    ("text", "clean", "replaced"),
    [
        ("a\x00b", "a\ufffdb", 1),
        ("a\ud800b\udfff", "a\ufffdb\ufffd", 2),
        ("line\r\nline\r", "line\r\nline\r", 0),
        ("was \ufffd before", "was \ufffd before", 0),
        ("😀", "😀", 0),
    ],
)
def test_storable(text: str, clean: str, replaced: int) -> None:
    assert storable(text) == (clean, replaced)
    words = "Said he. " * 10
    assert decode((words + text).encode("utf-8", "surrogatepass")) == Decoded(
        words + clean, "utf-8", replaced
    )


@given(ANY_TEXT)
def test_replacing_is_one_for_one(text: str) -> None:
    clean, replaced = storable(text)
    assert len(clean) == len(text)
    assert replaced == sum(a != b for a, b in zip(clean, text, strict=True))
    clean.encode()


@given(st.binary(max_size=300), st.sampled_from(["utf-16", "cp1252", "big5", "hz", "x", "utf-7", "\x00"]))
def test_any_bytes_decode_or_are_binary(data: bytes, charset: str) -> None:
    with contextlib.suppress(BinaryError):
        decode(data, html=True, content_type=f"text/html; charset={charset}").text.encode()


@given(st.text(max_size=40))
def test_any_name_of_an_encoding_is_known_or_not(name: str) -> None:
    codec = charsets.canonical(name)
    assert codec is None or codecs.lookup(codec)


@pytest.mark.parametrize("data", [b"\x01\x02\x03\x04" * 50, bytes(range(256)) * 4, b"\x00" * 100])
def test_control_bytes_are_binary(data: bytes) -> None:
    with pytest.raises(BinaryError, match="not text"):
        decode(data)
