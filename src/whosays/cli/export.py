"""`whosays export`: what the library holds, for other programs."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from whosays.cli import files, formats, identify
from whosays.cli.filters import filter_options, query_of
from whosays.cli.originals import Originals
from whosays.cli.place import library_option, viewed
from whosays.cli.write import check, is_single, write
from whosays.export.formats import FORMATS

_HELP = f"""Write what the library holds for other programs, with all corrections.

With WORDS and options as those of `whosays search`, the statements that `whosays search` would find, and the
accounts that they stand in; without, everything. What is nested in a statement that is left out moves up.

--training writes every account that a person has checked as a whole, as gold for training: its text and its
corrected attributions in brat's format, a folder that `whosays evaluate attributions` reads too.

\b
Examples:
  whosays export --output statements.csv
  whosays export --actor guterres --output guterres.parquet
  whosays export --checked-only --format web-annotation > checked.jsonld
  whosays export bridge --format ris --output cited.ris   for Zotero
  whosays export --training --output gold/

{formats.HELP}
\b
Exit codes:
  0    done
  1    there is no such library, or the result could not be written
  2    the command was not understood
  130  interrupted; 141: the reader of the output went away; 143: terminated
"""


@click.command(help=_HELP, short_help="Write the library for other programs.")
@click.argument("words", metavar="[WORDS]...", nargs=-1)
@library_option
@formats.format_option
@click.option("--output", type=click.Path(path_type=Path), help="Write here, whole or not at all.")
@click.option(
    "--training", is_flag=True, help="Accounts that were checked as a whole, as gold, into --output."
)
@filter_options
def export(
    *,
    words: tuple[str, ...],
    library: str | None,
    asked: str | None,
    output: Path | None,
    training: bool,
    account: str | None,
    story: str | None,
    **filters: Any,
) -> None:
    """Write for other programs."""
    if training:
        if words or account or any(filters.values()):
            raise click.UsageError("--training takes all accounts that were checked as a whole: no filters.")
        _training(library, asked, output)
        return
    form = formats.choose(asked, output, terminal=sys.stdout.isatty())
    if output is not None:
        files.check(output, ())
    check(form, output, terminal=sys.stdout.isatty(), several=account is None)
    from whosays.store.chosen import readings  # noqa: PLC0415 - SQLAlchemy loads slowly

    with viewed(library) as view:
        whole = identify.account(view, account) if account else None
        told = identify.story(view, story) if story else None
        query = query_of(" ".join(words) or None, account=whole, story=told, **filters)
        write(readings(view, query), form, output, Originals(view))


def _training(library: str | None, asked: str | None, output: Path | None) -> None:
    from whosays.store.judgements.training import training_examples  # noqa: PLC0415

    form = FORMATS["brat"]
    if asked not in (None, form.name) or output is None or is_single(form, output):
        raise click.UsageError(
            "Training data is in brat's format and takes a folder: --training --output DIR."
        )
    files.check(output, ())
    with viewed(library) as view:
        examples = list(view.checked_accounts())
        write(training_examples(view), form, output)
    click.echo(f"Accounts that were checked as a whole: {len(examples):,}", err=True)
