"""`whosays add`: documents into the library, with everything that they say."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, TextIO

import click

from whosays.cli import files
from whosays.cli.adding import Collecting
from whosays.cli.place import library_option, opened
from whosays.cli.told import told, told_options
from whosays.cli.tools import Tools
from whosays.errors import LibraryError, MetadataError

if TYPE_CHECKING:
    from whosays.ingest import Deferred
    from whosays.model import Metadata

_HELP = """Collect accounts into the library, and read them.

Each SOURCE is a document, a file of many, a folder, a pattern ("news/**/*.html"), a web address, or `-`, the
standard input. Texts, pages (HTML, MHTML), PDF, Word documents (.docx), mail (.eml), web archives (WARC),
tables (CSV, TSV), JSON Lines and feeds (RSS, Atom) are read. The original bytes are kept.

Nothing is fetched but the addresses that you give, and the articles that a feed among your SOURCEs leads to;
--offline forbids that too. Sites are asked as their robots.txt wants it, and private networks never.

What is in the library already is passed over, so that the same command goes on where it was interrupted,
and collects what is new when it is run again. Other bytes at a known address are a new version: both are
kept, and `whosays versions` shows how they differ. What cannot be read is recorded: see `whosays failures`.
At the end, new accounts are put into the stories that they tell, and their persons, bodies and outlets are
joined to those that are known.

\b
Examples:
  whosays add news/ readout.pdf
  whosays add "archive/**/*.warc.gz"
  whosays add https://courier.example/feed.xml --outlet "Osk Courier"
  whosays add speeches.csv --column text=body --column published=day
  whosays add news/ --library team.sqlite
  whosays add news/ --library postgresql://ada@db.example/news

\b
Exit codes:
  0    all of it is in the library
  1    nothing could be read, or the library could not be written
  2    the command was not understood
  3    some could be read, others not: standard error names them
  130  interrupted: what was added stays; 143: terminated, the same
"""


class _Column(click.ParamType[tuple[str, str]]):
    """A field, and the column that it stands in."""

    name = "FIELD=COLUMN"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, str]:
        """The two of them."""
        field, sign, column = str(value).partition("=")
        if not (field and sign and column):
            self.fail(f"{value!r} is no column; write it as text=body.", param, ctx)
        return field, column


@click.command(help=_HELP, short_help="Collect accounts into the library, and read them.")
@click.argument("sources", metavar="SOURCE...", nargs=-1)
@library_option
@click.option("--offline", is_flag=True, help="Fetch nothing; the entries of a feed stand for themselves.")
@told_options
@click.option(
    "--column",
    "columns",
    type=_Column(),
    multiple=True,
    help="For tables and JSON Lines: which column is the text, title, outlet, published, url, authors or "
    "html, where its name does not tell. May be given several times.",
)
@click.option(
    "--json", "as_json", is_flag=True, help="One JSON object a line for each account: what became of it."
)
@click.pass_context
def add(
    ctx: click.Context,
    /,
    *,
    sources: tuple[str, ...],
    library: str | None,
    offline: bool,
    columns: tuple[tuple[str, str], ...],
    as_json: bool,
    **metadata: str | None,
) -> None:
    """Collect accounts."""
    if not sources:
        raise click.UsageError("Nothing to add. Name a file, a folder, an address, or - for standard input.")
    tools: Tools = ctx.obj
    found = _found(sources, told(**metadata), dict(columns), tools, offline=offline)
    if not as_json:
        ctx.exit(_add(sources, found, library, tools, None))
    with files.standard_output() as out:
        code = _add(sources, found, library, tools, out)
    ctx.exit(code)


def _found(
    sources: tuple[str, ...], metadata: Metadata, columns: dict[str, str], tools: Tools, *, offline: bool
) -> Iterator[Deferred]:
    from whosays import ingest  # noqa: PLC0415 - loads slowly; --help needs none of it

    try:
        return ingest.collect(
            sources, sys.stdin.buffer, metadata, columns=columns, web=tools.make_web(offline)
        )
    except MetadataError as error:
        raise click.UsageError(f"{error}.") from error


def _add(
    sources: tuple[str, ...], found: Iterator[Deferred], library: str | None, tools: Tools, out: TextIO | None
) -> int:
    from whosays.cli.counted import count  # noqa: PLC0415

    total = count(sources) if sys.stderr.isatty() else None
    with opened(library, create=True) as opened_library, opened_library.writer() as writer:
        collecting = Collecting(writer, total=total, out=out)
        make_reader = cache(tools.make_reader)
        try:
            with collecting.running():
                collecting.add(found, make_reader)
                collecting.group(opened_library, make_reader)
                collecting.identify(opened_library)
        except KeyboardInterrupt:
            done = collecting.summary()
            click.echo(f"{done or 'Nothing added'}; to go on, run the same command again.", err=True)
            raise
        except LibraryError:
            click.echo(f"{collecting.summary() or 'Nothing added'}; then:", err=True)
            raise
    return collecting.close()
