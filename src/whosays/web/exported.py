"""The formats in which a list can be had, each with its address."""

from __future__ import annotations

from collections.abc import Callable
from importlib.util import find_spec

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


def exports(address: Callable[..., str]) -> Exports:
    """Name, what it is for, and where it is; `address` gives that for a path and changed parameters."""
    return tuple(
        (name, meant, address(f"/export/{name}", page=None, limit=None))
        for name, meant in _FOR.items()
        if name in FORMATS and (name != "parquet" or find_spec("pyarrow") is not None)
    )
