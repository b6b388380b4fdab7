"""`whosays read`: every attribution of the accounts given."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING

import click

from whosays.cli import files, formats
from whosays.cli.formats import Format
from whosays.cli.options import Published, WebAddress
from whosays.cli.report import Report
from whosays.cli.stream import MakeReader, shipped_reader, stream
from whosays.cli.write import is_single, write
from whosays.errors import MetadataError
from whosays.model import Metadata

if TYPE_CHECKING:
    from whosays.ingest import Deferred

_HELP = """Find who says what in news reports and official statements.

Each PATH is a document, a file of many, or a folder of them; `-` is standard input. Texts, pages (HTML,
MHTML), PDF, Word documents (.docx) and mail (.eml) are read, and the accounts in web archives (WARC), tables
(CSV, TSV) and JSON Lines. One that cannot be read does not stop the others.

\b
Examples:
  whosays read article.html                     look at it in the terminal
  whosays read article.html --output page.html  look at it in a browser
  whosays read news/ > readings.jsonl           many accounts, one a line
  whosays read news/ --format brat --output out
  curl -s https://example.org/a | whosays read - --outlet "Osk Courier"

\b
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

Without --format, the end of the name in --output decides: .jsonl, .json, .html or .ann.

\b
Exit codes:
  0    all was read
  1    nothing could be read, or the result could not be written
  2    the command was not understood
  3    some were read, others failed: standard error names them, and so do
       table, jsonl, json and html
  130  interrupted; 141: the reader of the output went away; 143: terminated
"""


@click.command(help=_HELP)
@click.argument("paths", metavar="PATH...", nargs=-1)
@click.option(
    "--format", "asked", type=click.Choice([form.value for form in Format]), help="What to write; see above."
)
@click.option(
    "--output",
    type=click.Path(path_type=Path),
    help="Write here, whole or not at all, instead of to standard output.",
)
@click.option(
    "--outlet",
    help="Who published it; for every account given, as the next three. Goes before what the account says.",
)
@click.option("--published", type=Published(), help="When: 2022-02-05, 2022-02 or 2022.")
@click.option("--url", type=WebAddress(), help="Where.")
@click.option("--title", help="Under which headline.")
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
    metadata = _told(outlet=outlet, published=published, url=url, title=title)
    found = _found(paths, metadata, output)
    if form is Format.BRAT and is_single(output):
        found = _only(found)
    ctx.exit(_read(found, ctx.obj or shipped_reader, form, output))


def _told(**fields: str | None) -> Metadata:
    from whosays import ingest  # noqa: PLC0415 - loads slowly; --help needs none of it

    try:
        return ingest.told(**fields)
    except MetadataError as error:
        raise click.UsageError(f"{error}.") from error


def _check(form: Format, output: Path | None, paths: tuple[str, ...]) -> None:
    if output is None:
        return
    files.check(output, paths)
    if form is Format.BRAT and not is_single(output):
        files.check_folder(output, paths)
    elif output.is_dir():
        raise click.UsageError(f"{str(output)!r} is a folder; {form} goes into one file. Name it.")


def _found(paths: tuple[str, ...], metadata: Metadata, output: Path | None) -> Iterator[Deferred]:
    """What there is to read; the result of an earlier run, in a folder given, is not."""
    from whosays import ingest  # noqa: PLC0415 - loads slowly; --help needs none of it

    found = ingest.collect(paths, sys.stdin.buffer, metadata)
    return (item for item in found if output is None or not _is_of(output, item.source))


def _is_of(output: Path, source: str) -> bool:
    """Whether a source is a file, or is in it."""
    return files.same(output, source) or files.same(output, source.rpartition("#")[0])


def _only(found: Iterator[Deferred]) -> Iterator[Deferred]:
    first = list(islice(found, 2))
    if len(first) > 1:
        raise click.UsageError("Several accounts in brat's format need a folder: --output DIR.")
    return chain(first)


def _read(found: Iterator[Deferred], make_reader: MakeReader, form: Format, output: Path | None) -> int:
    on_screen = output is None and sys.stdout.isatty()
    report = Report(
        progress=sys.stderr.isatty() and not on_screen,  # it would run into what is printed there
        failures=not (form is Format.TABLE and output is None),
    )
    with report.running():
        results = stream(report.starting(found), make_reader())
        write(report.finishing(results), form, output)
    return report.close()
