"""`whosays compare`: accounts of one story side by side, claim by claim."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Any, TextIO

import click

from whosays.batch.reading import Comparer
from whosays.cli import files
from whosays.cli.accounts import accounts_options, named, readings
from whosays.cli.tools import Tools
from whosays.model import Comparison, Reading


class Format(StrEnum):
    """What a comparison is written as."""

    TABLE = "table"
    HTML = "html"
    JSON = "json"


_HELP = """Lay accounts of one story side by side: who states what, who denies it, who leaves it out.

Each SOURCE is a document, a file of many, or a folder of them; `-` is standard input: whatever `whosays
read` reads. All are taken as accounts of the same story; --story compares one of the library's instead.
Accounts that share a text (reprints, agency copy) are counted as one.

\b
Examples:
  whosays compare readout.txt agency.html courier.pdf
  whosays compare story/ --output comparison.html   one page, to send on
  whosays compare story/ --claim 4                  all words on claim 4
  whosays compare story/ --format json > comparison.json
  whosays compare --story 3fa9c1d2                  a story of the library

Shown are the claims that two independent accounts have or more, that somebody denies, or that meet a
reported silence ("made no mention of"); --all shows the others, and the lists at full length.

\b
Formats:
  table  a matrix, a sign a cell, then what the comparison brings out
         (the default on a terminal)
  html   one page that needs nothing else, with the words behind every cell
  json   everything, as one object; comparison.schema.json describes it
         (the default on a pipe)

Without --format, the end of the name in --output decides: .html or .json.

\b
Exit codes:
  0    all was read, and compared
  1    fewer than two accounts could be read, there is no such library, or
       the result could not be written
  2    the command was not understood
  3    some accounts could not be read: standard error names them, the
       others were compared
  130  interrupted; 141: the reader of the output went away; 143: terminated
"""


@click.command(help=_HELP, short_help="Compare accounts of one story, claim by claim.")
@accounts_options
@click.option(
    "--format", "asked", type=click.Choice([one.value for one in Format]), help="What to write; see above."
)
@click.option(
    "--output",
    type=click.Path(path_type=Path),
    help="Write here, whole or not at all, instead of to standard output.",
)
@click.option("--all", "everything", is_flag=True, help="Show every claim, and the lists at full length.")
@click.option(
    "--claim",
    "claims",
    metavar="NUMBER",
    type=click.IntRange(1),
    multiple=True,
    help="Show the words behind this row of the matrix; may be given again.",
)
@click.pass_context
def compare(
    ctx: click.Context,
    /,
    *,
    asked: str | None,
    output: Path | None,
    everything: bool,
    claims: tuple[int, ...],
    **options: Any,
) -> None:
    """Compare accounts."""
    of = named(**options)
    form = _form(asked, output, claims)
    if output is not None:
        _check(output, of.sources)
    tools: Tools = ctx.obj
    reader = tools.make_reader()
    held, code = readings(of, reader, output)
    comparison = _compared(held, reader)
    if (most := max(claims, default=0)) > len(comparison.claims):
        raise click.UsageError(f"There is no claim {most}: they end at {len(comparison.claims)}.")
    _write(comparison, Asked(form, everything, claims), output)
    ctx.exit(code)


@dataclass(frozen=True, slots=True)
class Asked:
    """What of a comparison is to be written, and how."""

    form: Format
    everything: bool
    claims: tuple[int, ...]


def _form(asked: str | None, output: Path | None, claims: tuple[int, ...]) -> Format:
    """The format asked for; or the one that the file's name tells; or a table for eyes, JSON for pipes."""
    named = {".html": Format.HTML, ".json": Format.JSON}
    if asked is not None:
        form = Format(asked)
    elif output is None:
        form = Format.TABLE if claims or sys.stdout.isatty() else Format.JSON
    elif (suffix := output.suffix.lower()) in named:
        form = named[suffix]
    else:
        raise click.UsageError(
            f"Which format shall {str(output)!r} have? Add --format, or end its name in .html or .json."
        )
    if claims and form is not Format.TABLE:
        raise click.UsageError("--claim shows words in the terminal: html and json have those of all claims.")
    return form


def _check(output: Path, sources: tuple[str, ...]) -> None:
    files.check(output, sources)
    if output.is_dir():
        raise click.UsageError(f"{str(output)!r} is a folder; a comparison goes into one file. Name it.")


def _compared(held: list[Reading], reader: Comparer) -> Comparison:
    from whosays.compare import compare as compare_readings  # noqa: PLC0415 - the model loads slowly

    if len(held) < 2:
        count = "one account" if held else "no account"
        raise click.ClickException(f"A comparison takes two accounts or more; {count} could be read.")
    return compare_readings(held, reader)


def _write(comparison: Comparison, asked: Asked, output: Path | None) -> None:
    with files.destination(output) as out:
        match asked.form:
            case Format.JSON:
                from whosays.export import json  # noqa: PLC0415

                out.write(f"{json.text(comparison.to_dict())}\n")
            case Format.HTML:
                from whosays.render.comparison.page import page  # noqa: PLC0415 - Jinja2 loads slowly

                today = datetime.now(UTC).date()
                out.writelines(page(comparison, everything=asked.everything, made=today))
            case Format.TABLE:
                _table(comparison, asked, out)


def _table(comparison: Comparison, asked: Asked, out: TextIO) -> None:
    from whosays.render.comparison import terminal  # noqa: PLC0415 - rich loads slowly
    from whosays.render.terminal import Screen  # noqa: PLC0415

    screen = Screen(file=out)
    if asked.claims:
        terminal.show_claims(comparison, asked.claims, screen)
    else:
        terminal.show(comparison, screen, everything=asked.everything)
