"""The formats in which a list can be had, each with its address."""

from __future__ import annotations

from collections.abc import Callable
from importlib.util import find_spec
from urllib.parse import urlencode

from whosays.export.formats import FORMATS

_FOR = {
    "csv": "a row a statement, for spreadsheets",
    "parquet": "the same, for data frames",
    "jsonl": "all that is known, a line an account",
    "json": "the same as one array",
    "web-annotation": "W3C Web Annotations",
    "schema-org": "Quotation and Claim",
    "ftm": "FollowTheMoney entities",
    "csl": "references for Zotero",
    "ris": "references for EndNote and others",
    "brat": "standoff annotation",
}
Exports = tuple[tuple[str, str, str], ...]


def exports_of(**filters: str | None) -> Exports:
    """The same for pages that show something else than statements: those of an account, of a story."""
    given = {name: value for name, value in filters.items() if value}
    return exports(lambda path, **_: f"{path}?{urlencode(given)}" if given else path)


def exports(address: Callable[..., str]) -> Exports:
    """Name, what it is for, and where it is; `address` gives that for a path and changed parameters."""
    return tuple(
        (name, meant, address(f"/export/{name}", page=None, limit=None))
        for name, meant in _FOR.items()
        if name in FORMATS and (name != "parquet" or find_spec("pyarrow") is not None)
    )
