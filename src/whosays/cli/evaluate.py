"""`whosays evaluate`: how well it reads, measured on gold annotations."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import click

from whosays.cli import files
from whosays.cli.stream import MakeReader, Reader, shipped_reader

if TYPE_CHECKING:
    from whosays.evaluate.report import Report

_HELP = """Compare what whosays finds with what a person marked.

GOLD_DIR holds NAME.txt beside NAME.ann (brat standoff, as `whosays read --format brat` writes it), or
PolNeAR's folders. Every score comes with a 95 % interval, drawn by document.

\b
Examples:
  whosays evaluate attributions my-gold/
  whosays evaluate attributions my-gold/ --json > scores.json

\b
Exit codes: 0 all was done; 1 the gold cannot be used; 2 the command was not
understood.
"""


@click.group()
def evaluate() -> None:
    """Measure how well whosays reads, on gold of yours or of others."""


@evaluate.command(help=_HELP)
@click.argument("gold_dir", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="One JSON object instead of a table.")
@click.pass_context
def attributions(ctx: click.Context, *, gold_dir: Path, as_json: bool) -> None:
    """Compare what whosays finds with what a person marked."""
    make_reader: MakeReader = ctx.obj or shipped_reader
    report = _measure(gold_dir, make_reader())
    with files.standard_output() as out:
        if as_json:
            out.write(f"{json.dumps(report.to_dict(), indent=2)}\n")
        else:
            _table(report, out)


def _measure(gold_dir: Path, reader: Reader) -> Report:
    from whosays.evaluate import attributions as benchmark  # noqa: PLC0415 - numpy loads slowly

    with click.progressbar(length=1, label="Reading", file=sys.stderr) as bar:

        def done(count: int, total: int) -> None:
            bar.length = total
            bar.update(count - bar.pos)

        return benchmark.evaluate(gold_dir, reader, done)


def _table(report: Report, out: TextIO) -> None:
    from whosays.evaluate.report import HEADER  # noqa: PLC0415 - only where it is needed
    from whosays.render import scores, terminal  # noqa: PLC0415 - rich loads slowly

    terminal.Screen(file=out).print(scores.table(HEADER, report.rows()))
    out.write(f"{report.documents} documents; {report.gold} attributions marked, {report.predicted} found\n")
