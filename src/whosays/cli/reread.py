"""`whosays reread`: what an older model or extractor read, read again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import click

from whosays.batch.reading import paired
from whosays.cli import exits, identify, json_lines
from whosays.cli.json_lines import json_option
from whosays.cli.pace import Pace
from whosays.cli.place import library_option, opened
from whosays.cli.telling import Telling
from whosays.cli.tools import Tools
from whosays.errors import InputError, LibraryError
from whosays.model import FailedReading

if TYPE_CHECKING:
    from whosays.ingest import Collected
    from whosays.store import Library
    from whosays.store.judgements.report import Report

_HELP = """Read again, from the original bytes, what an older model or an older extractor of texts read.

Each account that would be read otherwise today gets a new reading; the old ones stay in the library. What
people judged is found again by its words; what is not, `whosays judge unanchored` lists. Without ACCOUNT, all
accounts are looked at; one that is named is read again in any case. Interrupted, it goes on when run again.

\b
Examples:
  whosays reread
  whosays reread 3fa9c1d2
  whosays reread --json      how many were read, and what became of judgements

\b
Exit codes:
  0    done; all judgements hold
  1    nothing could be read again, or the library cannot be written
  2    the command was not understood, or there is no such account
  3    done, but some accounts failed (the old reading stays), or judgements
       are to be looked at
  130  interrupted: what was read stays; 143: terminated, the same
"""


class Rereading:
    """Reads accounts of one library again.

    Attributes:
        total: how many there are; read: how many were read; failed: how many could not be read any more,
            and stay as they are.
    """

    def __init__(self, library: Library, total: int) -> None:
        self.read = self.failed = 0
        self.total = total
        self.telling = Telling(moving=True)
        self._library = library
        self._pace = Pace(total)

    def run(self, ids: Sequence[tuple[str, str]], tools: Tools, *, anyway: bool) -> None:
        """The accounts of these ids, each with the model that read it; `anyway`: also if it is this one."""
        reader = tools.make_reader()
        outdated = self._outdated(ids, None if anyway else reader.model)
        with self._library.writer() as writer:
            for collected, result in paired(outdated, reader):
                if isinstance(result, FailedReading):
                    self._fail(collected.source, result.failure.message)
                else:
                    writer.reread(result.account.id, result)
                    self.read += 1

    def _outdated(self, ids: Sequence[tuple[str, str]], model: str | None) -> Iterator[Collected]:
        """Those that another model than this one read, or whose text another extractor made, parsed anew."""
        from whosays import ingest  # noqa: PLC0415 - loads slowly; --help needs none of it

        for id_, made_by in ids:
            with self._library.view() as view:
                original, kept = view.original(id_), view.read_by_model(id_).account
            self.telling.now(*self._pace.facts(), original.source)
            self._pace.step()
            try:
                # What was known besides the bytes is only there by now, so that it goes before.
                account = ingest.from_original(original, kept.metadata)
            except InputError as error:
                self._fail(original.source, str(error))
                continue
            if model is None or made_by != model or account.extractor != kept.extractor:
                yield ingest.Collected(original.source, original, account)

    def _fail(self, source: str, message: str) -> None:
        self.failed += 1
        self.telling.say(f"{source}: {message}; it stays as it was read")


@click.command(help=_HELP, short_help="Read again what an older model read.")
@click.argument("accounts", metavar="[ACCOUNT]...", nargs=-1)
@library_option
@json_option
@click.pass_context
def reread(ctx: click.Context, /, *, accounts: tuple[str, ...], library: str | None, as_json: bool) -> None:
    """Read again."""
    with opened(library) as there:
        with there.view() as view:
            chosen = {identify.account(view, one) for one in accounts}
            ids = [(id_, model) for id_, model in view.made_by() if not chosen or id_ in chosen]
        rereading = Rereading(there, len(ids))
        try:
            with rereading.telling.running():
                rereading.run(ids, ctx.obj, anyway=bool(chosen))
        except (KeyboardInterrupt, LibraryError):
            click.echo(f"{rereading.read:,} read again; to go on, run the same command again.", err=True)
            raise
        with there.judge() as judge:
            report = judge.reanchor_all()
    _tell(rereading, report, as_json=as_json)
    ctx.exit(_code(rereading, report))


def _tell(rereading: Rereading, report: Report, *, as_json: bool) -> None:
    counts = {
        "kept": len(report.kept),
        "moved": len(report.moved),
        "fuzzy": len(report.fuzzy),
        "ambiguous": len(report.ambiguous),
        "lost": len(report.lost),
        "unfit": len(report.unfit),
    }
    if as_json:
        json_lines.write([{"read": rereading.read, "failed": rereading.failed, "judgements": counts}])
        return
    click.echo(f"{rereading.read:,} read again, {rereading.failed:,} failed", err=True)
    if report.all:
        found = ", ".join(f"{count:,} {how}" for how, count in counts.items() if count)
        click.echo(f"Judgements: {found}", err=True)
    if report.all > report.without_help:
        click.echo("Some are to be looked at: whosays judge unanchored", err=True)


def _code(rereading: Rereading, report: Report) -> int:
    if rereading.failed == rereading.total > 0:
        return exits.NOTHING
    return exits.SOME_FAILED if rereading.failed or report.all > report.without_help else exits.DONE
