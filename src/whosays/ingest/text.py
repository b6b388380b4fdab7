"""Text files: the front matter that may stand at their head."""

from __future__ import annotations

import re

from whosays.ingest import fields
from whosays.model import Metadata

EXTRACTOR = "text/1"

_LONGEST = 10_000
_END = r"[ \t]*(?:\r\n|\r|\n)"
_BLOCK = re.compile(rf"---{_END}(.*?)(?<=[\r\n])---(?:{_END}|[ \t]*\Z)", re.DOTALL)
_ENTRY = re.compile(r"([A-Za-z][\w-]*)[ \t]*:(?:[ \t]+(.*))?")
_ITEM = re.compile(r"[ \t]*-[ \t]+(.+)")
_NAMES_FOR = {
    "title": ("title",),
    "outlet": ("outlet",),
    "authors": ("authors", "author"),
    "published": ("published", "date"),
    "url": ("url",),
}
_KNOWN = {name for names in _NAMES_FOR.values() for name in names}


def body_start(text: str) -> int:
    """Where the words of the account begin: after the front matter, or 0 if there is none."""
    return _front_matter(text)[1]


def metadata_of(text: str) -> Metadata:
    """What the front matter says; nothing is guessed from the words."""
    entries = _front_matter(text)[0]

    def values(field: str) -> list[str]:
        return next((entries[name] for name in _NAMES_FOR[field] if entries.get(name)), [])

    def value(field: str) -> str:
        return _unquoted(" ".join(values(field)))

    return Metadata(
        title=fields.line(value("title")),
        outlet=fields.line(value("outlet")),
        authors=fields.names(name for entry in values("authors") for name in split_names(entry)),
        published=fields.published(value("published")),
        url=fields.web_address(value("url")),
    )


def _front_matter(text: str) -> tuple[dict[str, list[str]], int]:
    """The entries of the front matter by lower-case key, and where it ends."""
    match = _BLOCK.match(text, 0, _LONGEST)
    entries = _entries(match[1]) if match else None
    return (entries, match.end()) if match and entries else ({}, 0)


def _entries(block: str) -> dict[str, list[str]] | None:
    """`key: value` lines, a value's list items below it; None for a block of anything else.

    At least one key must be known: dialogue between two rules is not front matter.
    """
    entries: dict[str, list[str]] = {}
    current: list[str] = []
    for row in filter(str.strip, block.splitlines()):
        entry, item = _ENTRY.fullmatch(row.rstrip()), _ITEM.fullmatch(row.rstrip())
        if entry:
            current = entries.setdefault(entry[1].lower(), [])
            current.extend(filter(None, [entry[2]]))
        elif item and entries:
            current.append(item[1])
        else:
            return None
    return entries if entries.keys() & _KNOWN else None


def split_names(value: str) -> list[str]:
    """Names in a list, `[…]` or not: by semicolons if there are any, else by commas."""
    value = value.strip().removeprefix("[").removesuffix("]")
    return [name.strip(" \t\"'") for name in value.split(";" if ";" in value else ",")]


def _unquoted(value: str) -> str:
    value = value.strip()
    quoted = len(value) > 1 and value[0] == value[-1] and value[0] in "\"'"
    return value[1:-1].strip() if quoted else value
