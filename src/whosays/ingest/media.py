"""Media types, by the ends of files' names."""

from __future__ import annotations

from pathlib import PurePath

MAIL = "message/rfc822"
SAVED_PAGE = "multipart/related"
JSON_LINES = "application/jsonl"
CSV = "text/csv"
TSV = "text/tab-separated-values"

_BY_SUFFIX = {
    ".html": "text/html",
    ".htm": "text/html",
    ".xhtml": "application/xhtml+xml",
    ".mhtml": SAVED_PAGE,
    ".mht": SAVED_PAGE,
    ".eml": MAIL,
    ".pdf": "application/pdf",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".warc": "application/warc",
    ".rss": "application/rss+xml",
    ".atom": "application/atom+xml",
    ".jsonl": JSON_LINES,
    ".ndjson": JSON_LINES,
    ".csv": CSV,
    ".tsv": TSV,
}
_OF_TEXTS = frozenset({".txt", ".text", ".md", ""})


def of_name(name: str) -> str | None:
    """The media type that a file's name tells; None where it tells none, as of texts in any encoding."""
    path = PurePath(name.lower())
    return "application/warc" if path.suffixes[-2:] == [".warc", ".gz"] else _BY_SUFFIX.get(path.suffix)


def is_read(name: str) -> bool:
    """Whether files with such a name, in a folder, are accounts or hold some."""
    return of_name(name) is not None or PurePath(name.lower()).suffix in _OF_TEXTS


def essence(content_type: str | None) -> str:
    """A `Content-Type` without its parameters, in lower case; empty where there is none."""
    return (content_type or "").partition(";")[0].strip().lower()
