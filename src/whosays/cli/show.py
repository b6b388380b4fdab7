"""`whosays show`: a stored reading, in any format."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from whosays.cli import files, formats, identify
from whosays.cli.originals import Originals
from whosays.cli.place import library_option, viewed
from whosays.cli.write import check, write

_HELP = f"""Show accounts of the library as they were read, with all corrections.

ACCOUNT is the id of an account, or its beginning, as `whosays search` shows it. In a table each statement has
its id, which `whosays judge` takes.

\b
Examples:
  whosays show 3fa9c1d2
  whosays show 3fa9c1d2 --output page.html      look at it in a browser
  whosays show 3fa9c1d2 77be04a1 --format jsonl
  whosays show 3fa9c1d2 --original > page.html  the bytes that were collected

{formats.HELP}
\b
Exit codes:
  0    done
  1    there is no such library, or the result could not be written
  2    the command was not understood, or there is no such account
  130  interrupted; 141: the reader of the output went away; 143: terminated
"""


@click.command(help=_HELP, short_help="Show an account as it was read.")
@click.argument("accounts", metavar="ACCOUNT...", nargs=-1, required=True)
@library_option
@formats.format_option
@click.option("--output", type=click.Path(path_type=Path), help="Write here, whole or not at all.")
@click.option("--original", is_flag=True, help="The original bytes of one account instead.")
def show(
    *, accounts: tuple[str, ...], library: str | None, asked: str | None, output: Path | None, original: bool
) -> None:
    """Show what was read."""
    form = formats.choose(asked, output, terminal=sys.stdout.isatty()) if not original else None
    if output is not None:
        files.check(output, ())
    if form is not None:
        check(form, output, terminal=sys.stdout.isatty(), several=len(accounts) > 1)
    with viewed(library) as view:
        ids = [identify.account(view, one) for one in accounts]
        if form is None:
            _bytes(view.original(_one(ids)).data, output)
        else:
            write((view.reading(one) for one in ids), form, output, Originals(view), ids=True)


def _one(ids: list[str]) -> str:
    if len(ids) > 1:
        raise click.UsageError("The bytes of one account at a time: give one.")
    return ids[0]


def _bytes(data: bytes, output: Path | None) -> None:
    if output is None and sys.stdout.isatty():
        raise click.UsageError("Original bytes are not for a terminal: name a file with --output.")
    with files.destination(output) as out:
        out.buffer.write(data)
