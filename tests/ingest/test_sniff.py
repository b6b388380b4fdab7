from __future__ import annotations

import codecs

import pytest

from whosays.errors import BinaryError
from whosays.ingest.sniff import Kind, sniff


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
