"""Which format the result takes."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

import click


class Format(StrEnum):
    """What `--format` may be."""

    TABLE = "table"
    JSONL = "jsonl"
    JSON = "json"
    BRAT = "brat"
    HTML = "html"


_BY_SUFFIX = {".jsonl": Format.JSONL, ".json": Format.JSON, ".html": Format.HTML, ".ann": Format.BRAT}


def choose(asked: str | None, output: Path | None, *, terminal: bool) -> Format:
    """The format asked for; or the one that the file's name tells; or a table for eyes, JSONL for pipes."""
    if asked is not None:
        return Format(asked)
    if output is None:
        return Format.TABLE if terminal else Format.JSONL
    try:
        return _BY_SUFFIX[output.suffix.lower()]
    except KeyError:
        known = ", ".join(_BY_SUFFIX)
        raise click.UsageError(
            f"Which format shall {str(output)!r} have? Add --format, or end its name in one of {known}."
        ) from None
