"""Addresses that any program takes as they stand, and names for what has none."""

from __future__ import annotations

import re
from urllib.parse import quote

# RFC 3986 and 3987: what an address may be made of; anything else would have to stand behind a %.
_WEB = re.compile(r"https?://[^\s\x00-\x20\x7f-\xa0\ud800-\udfff\ufff0-\uffff<>\"{}|\\^`]+", re.IGNORECASE)
_DIRECTIONS = re.compile("[\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]")


def web_address(url: str | None) -> str | None:
    """`url` if it is an http or https address that any program takes as it stands; else None."""
    return url if url and _WEB.fullmatch(url) and not _DIRECTIONS.search(url) else None


def urn(kind: str, *ids: str) -> str:
    """The name of what has no address: `urn:whosays:actor:…`."""
    return ":".join(["urn:whosays", kind, *(quote(one, safe="", errors="backslashreplace") for one in ids)])
