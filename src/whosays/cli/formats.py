"""Which format the result takes."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

import click

from whosays.export.formats import FORMATS, AccountFormat, BinaryFormat, TextFormat, by_file_name
from whosays.export.formats import Format as Exported


class Shown(StrEnum):
    """Formats for eyes."""

    TABLE = "table"
    HTML = "html"


Format = Shown | Exported
NAMES = (*(shown.value for shown in Shown), *FORMATS)
format_option = click.option(
    "--format", "asked", metavar="FORMAT", type=click.Choice(NAMES), help="What to write; see above."
)

HELP = """\b
Formats:
  table  for eyes: who, says, what; what stands in it is indented below
         (the default on a terminal)
  jsonl  one JSON object a line and account, failures too
         (the default on a pipe)
  json   the same objects as one array
  html   one page that needs nothing else, the articles with their
         attributions marked; for some dozens of accounts, not for thousands
  brat   standoff annotation: NAME.txt and NAME.ann for each account in the
         folder --output; the .ann of a single account may go to standard
         output, or to a file whose name ends in .ann

\b
  csv, parquet    a row a statement, for spreadsheets and data frames
                  (parquet needs `pip install whosays[parquet]`)
  web-annotation  W3C Web Annotations (JSON-LD), each with its place
  schema-org      Quotation and Claim (JSON-LD)
  ftm             FollowTheMoney entities, one a line
  csl, ris        references for Zotero and its like, one an account

Without --format, the end of the name in --output decides: .jsonl, .json, .html, .ann, .csv, .parquet,
.annotations.jsonld, .schema.jsonld, .ftm.jsonl, .csl.json or .ris.
"""


def choose(asked: str | None, output: Path | None, *, terminal: bool) -> Format:
    """The format asked for; or the one that the file's name tells; or a table for eyes, JSONL for pipes."""
    if asked is not None:
        return Shown(asked) if asked in list(Shown) else FORMATS[asked]
    if output is None:
        return Shown.TABLE if terminal else FORMATS["jsonl"]
    found = Shown.HTML if output.suffix.lower() == ".html" else by_file_name(output.name)
    if found is None:
        known = ", ".join(sorted([".html", *(form.suffix for form in FORMATS.values())]))
        raise click.UsageError(
            f"Which format shall {str(output)!r} have? Add --format, or end its name in one of {known}."
        )
    return found


def name_of(form: Format) -> str:
    """The name that `--format` takes."""
    match form:
        case TextFormat() | BinaryFormat() | AccountFormat():
            return form.name
        case _:
            return form.value
