from __future__ import annotations

import codecs
import gzip

import pytest

from tests.ingest.documents import docx, message
from whosays.errors import BinaryError
from whosays.ingest import media
from whosays.ingest.sniff import CONTAINERS, Kind, container, sniff


@pytest.mark.parametrize(
    "data",
    [
        b"<!DOCTYPE html><html>",
        b"\n\n <!doctype HTML>",
        b"<html lang=en>",
        b"<HTML>",
        b"<head/>",
        b"<body class=x>",
        b"<article>",
        b"<p>The mayor said",
        b"<!-- saved from url=(0022) --><!-- again -->\n<html>",
        b'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0">',
        b'<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml">',
        codecs.BOM_UTF8 + b"<html>",
        codecs.BOM_UTF16_LE + "<html>".encode("utf-16-le"),
        codecs.BOM_UTF16_BE + "<html>".encode("utf-16-be"),
        codecs.BOM_UTF32_LE + "<html>".encode("utf-32-le"),
        "<html><head><title>Tolm</title>".encode("utf-16-le"),
    ],
)
def test_pages(data: bytes) -> None:
    assert sniff(data) is Kind.HTML


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"The mayor said no.",
        b"In HTML, <b> makes words bold, the mayor said.",
        b"<b> makes words bold, the mayor said.",
        b"<headline>Mayor says no",
        b"<3 from Tolm",
        b"<!-- only a comment",
        b"---\ntitle: <html>\n---\n",
        b"<" * 5000,
    ],
)
def test_texts(data: bytes) -> None:
    assert sniff(data) is Kind.TEXT


@pytest.mark.parametrize(
    ("data", "content_type", "kind"),
    [
        (b"words", "text/html", Kind.HTML),
        (b"words", "Application/XHTML+xml; charset=utf-8", Kind.HTML),
        (b"<html>", "text/plain", Kind.TEXT),
        (b"<html>", "application/octet-stream", Kind.HTML),
    ],
)
def test_what_is_declared_is_believed(data: bytes, content_type: str, kind: Kind) -> None:
    assert sniff(data, content_type) is kind


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"PK\x03\x04rest", "ZIP archive"),
        (b"\x89PNG\r\n\x1a\nrest", "PNG image"),
        (b"\x7fELF\x02\x01", "a program"),
        (b"\x1f\x8b\x08\x00", "gzip file: unpack it"),
        (b"{\\rtf1\\ansi The mayor", "RTF"),
    ],
)
def test_binaries_are_named(data: bytes, message: str) -> None:
    with pytest.raises(BinaryError, match=message):
        sniff(data, "text/html")


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.7\n", Kind.PDF),
        (docx(), Kind.DOCX),
        (b"WARC/1.1\r\n", Kind.WARC),
        (gzip.compress(b"WARC/1.0\r\nWARC-Type: warcinfo\r\n", mtime=0), Kind.WARC),
        (message(b"No, he said."), Kind.MAIL),
        (message(b"No, he said.").replace(b"\r\n", b"\n"), Kind.MAIL),
        (b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x", Kind.SAVED_PAGE),
        (b'{"text": "No, he said."}', Kind.JSON_LINES),
        (b"title;text;date\na;b;c", Kind.TABLE),
        (b'\xef\xbb\xbf"Text","Title"\r\n', Kind.TABLE),
        (b'<?xml version="1.0"?>\n<rss version="2.0">', Kind.FEED),
        (b'<feed xmlns="http://www.w3.org/2005/Atom">', Kind.FEED),
    ],
)
def test_other_kinds(data: bytes, kind: Kind) -> None:
    assert sniff(data) is kind
    assert container(data) is (kind if kind in CONTAINERS else None)


@pytest.mark.parametrize(
    ("data", "content_type", "kind"),
    [
        (b"Subject: no\n\nHe said.", "message/rfc822", Kind.MAIL),
        (b"He said no.", "message/rfc822", Kind.TEXT),
        (b"He said no.", "application/pdf", Kind.TEXT),
        (b"%PDF-1.7", "text/csv", Kind.PDF),
        (b"words\nHe said no.", "text/csv", Kind.TABLE),
        (b"words\nHe said no.", "text/tab-separated-values; charset=utf-8", Kind.TABLE),
        (b"<html>", "multipart/related", Kind.HTML),
    ],
)
def test_the_end_of_a_name_helps(data: bytes, content_type: str, kind: Kind) -> None:
    assert sniff(data, content_type) is kind


@pytest.mark.parametrize(
    ("name", "media_type", "read"),
    [
        ("a.PDF", "application/pdf", True),
        ("a.warc.gz", "application/warc", True),
        ("a.gz", None, False),
        ("a.txt", None, True),
        ("README", None, True),
        ("a.json", None, False),
        ("a.csv", "text/csv", True),
    ],
)
def test_names(name: str, media_type: str | None, read: bool) -> None:
    assert media.of_name(name) == media_type
    assert media.is_read(name) is read
