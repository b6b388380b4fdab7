"""`whosays read`: every attribution of the accounts given."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING

import click

from whosays.batch.reading import MakeReader
from whosays.cli import files, formats
from whosays.cli.formats import Format, Shown
from whosays.cli.report import Report
from whosays.cli.stream import stream
from whosays.cli.told import told, told_options
from whosays.cli.tools import Tools
from whosays.cli.write import check, is_single, write
from whosays.export.formats import AccountFormat
from whosays.model import Metadata, Original

if TYPE_CHECKING:
    from whosays.ingest import Deferred

_HELP = f"""Find who says what in news reports and official statements.

Each PATH is a document, a file of many, or a folder of them; `-` is standard input. Texts, pages (HTML,
MHTML), PDF, Word documents (.docx) and mail (.eml) are read, and the accounts in web archives (WARC), tables
(CSV, TSV) and JSON Lines. One that cannot be read does not stop the others.

\b
Examples:
  whosays read article.html                     look at it in the terminal
  whosays read article.html --output page.html  look at it in a browser
  whosays read news/ > readings.jsonl           many accounts, one a line
  whosays read news/ --output statements.csv    a row a statement, for Excel
  whosays read news/ --format brat --output out
  curl -s https://example.org/a | whosays read - --outlet "Osk Courier"

{formats.HELP}
\b
Exit codes:
  0    all was read
  1    nothing could be read, or the result could not be written
  2    the command was not understood
  3    some were read, others failed: standard error names them, and so do
       table, jsonl, json and html
  130  interrupted; 141: the reader of the output went away; 143: terminated
"""


@click.command(help=_HELP, short_help="Find who says what, and print it; nothing is kept.")
@click.argument("paths", metavar="PATH...", nargs=-1)
@formats.format_option
@click.option(
    "--output",
    type=click.Path(path_type=Path),
    help="Write here, whole or not at all, instead of to standard output.",
)
@told_options
@click.pass_context
def read(
    ctx: click.Context,
    *,
    paths: tuple[str, ...],
    asked: str | None,
    output: Path | None,
    outlet: str | None,
    published: str | None,
    url: str | None,
    title: str | None,
) -> None:
    """Find who says what."""
    if not paths:
        raise click.UsageError("Nothing to read. Name a file or a folder, or - for standard input.")
    form = formats.choose(asked, output, terminal=sys.stdout.isatty())
    _check(form, output, paths)
    metadata = told(outlet=outlet, published=published, url=url, title=title)
    found = _found(paths, metadata, output)
    if isinstance(form, AccountFormat) and is_single(form, output):
        found = _only(found, form)
    tools: Tools = ctx.obj
    ctx.exit(_read(found, tools.make_reader, form, output))


def _check(form: Format, output: Path | None, paths: tuple[str, ...]) -> None:
    if output is not None:
        files.check(output, paths)
        if not is_single(form, output):
            files.check_folder(output, paths)
    check(form, output, terminal=sys.stdout.isatty())


def _found(paths: tuple[str, ...], metadata: Metadata, output: Path | None) -> Iterator[Deferred]:
    """What there is to read; the result of an earlier run, in a folder given, is not."""
    from whosays import ingest  # noqa: PLC0415 - loads slowly; --help needs none of it

    found = ingest.collect(paths, sys.stdin.buffer, metadata)
    return (item for item in found if output is None or not _is_of(output, item.source))


def _is_of(output: Path, source: str) -> bool:
    """Whether a source is a file, or is in it."""
    return files.same(output, source) or files.same(output, source.rpartition("#")[0])


def _only(found: Iterator[Deferred], form: AccountFormat) -> Iterator[Deferred]:
    first = list(islice(found, 2))
    if len(first) > 1:
        raise click.UsageError(f"Several accounts in {form.name}'s format need a folder: --output DIR.")
    return chain(first)


def _read(found: Iterator[Deferred], make_reader: MakeReader, form: Format, output: Path | None) -> int:
    on_screen = output is None and sys.stdout.isatty()
    report = Report(
        progress=sys.stderr.isatty() and not on_screen,  # it would run into what is printed there
        failures=not (form is Shown.TABLE and output is None),
    )
    originals: dict[str, Original] = {}
    with report.running():
        results = stream(_noting(report.starting(found), originals), make_reader())
        write(report.finishing(results), form, output, originals)
    return report.close()


def _noting(found: Iterator[Deferred], originals: dict[str, Original]) -> Iterator[Deferred]:
    """The items; where and when each was collected is kept, its bytes are not."""
    for item in found:
        if isinstance(item.original, Original):
            originals[item.original.id] = replace(item.original, data=b"")
        yield item
