"""The record of judgements: what was said, what does not fit any more, and how to take it back."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from whosays.cli import files, identify, json_lines
from whosays.cli.json_lines import json_option
from whosays.cli.judge.desk import EXITS, desk, desk_options
from whosays.cli.place import library_option, viewed
from whosays.cli.tools import Tools

if TYPE_CHECKING:
    from whosays.model import Judgement
    from whosays.store import View

_LISTED = """\b
Exit codes:
  0    done
  1    there is no such library, or it cannot be read
  2    the command was not understood, or there is no such account
"""


@click.command(
    short_help="Take a judgement back.",
    help=f"""Take a judgement back, whoever made it; or take back that it was taken back.

\b
Example:
  whosays judge undo 5c0de1aa

{EXITS}""",
)
@click.argument("judgement")
@desk_options
@click.pass_obj
def undo(tools: Tools, *, judgement: str, library: str | None, by: str, as_json: bool) -> None:
    """Take one back."""
    from whosays.batch.adding import regroup  # noqa: PLC0415 - loads slowly; --help needs none of it

    with desk(library, by) as opened:
        with opened.library.view() as view:
            whole = identify.judgement(view, judgement)
        undone = opened.undo(whole)
        regroup(opened.library, whole, tools.make_reader)
        opened.tell(undone, as_json=as_json)


@click.command(
    "list",
    short_help="List what was said.",
    help=f"""List judgements in the order in which they were made: of an account, or all.

\b
Examples:
  whosays judge list
  whosays judge list 3fa9c1d2 --json

{_LISTED}""",
)
@click.argument("account", required=False)
@library_option
@json_option
def list_(*, account: str | None, library: str | None, as_json: bool) -> None:
    """What was said."""
    with viewed(library) as view:
        groups = [view.judgements(identify.account(view, account))] if account else _all(view)
        found = [list(group) for group in groups]
    if as_json:
        json_lines.write(one.to_dict() for group in found for one in group)
    elif not any(found):
        click.echo("Nothing was judged.", err=True)
    else:
        from whosays.render import judgements  # noqa: PLC0415 - rich loads slowly
        from whosays.render.terminal import Screen  # noqa: PLC0415

        with files.standard_output() as out:
            Screen(file=out).print(judgements.table(found))


def _all(view: View) -> Iterator[Iterator[Judgement]]:
    """Those of each account, then those on actors across accounts."""
    yield from (view.judgements(account) for account in view.judged_accounts())
    yield view.judgements()


@click.command(
    short_help="List what does not fit any more.",
    help=f"""List judgements that do not fit the newest reading of their account, for you to look at.

Their words are no longer in the text (lost) or stand several times (ambiguous), what they are about was
rejected (gone), or nobody is mentioned where they say so (unknown). Judge anew, then undo the old judgement.

\b
Example:
  whosays judge unanchored

{_LISTED}""",
)
@library_option
@json_option
def unanchored(*, library: str | None, as_json: bool) -> None:
    """What does not fit."""
    with viewed(library) as view:
        found = list(view.unanchored())
    if as_json:
        json_lines.write(
            {
                "judgement": one.judgement.to_dict(),
                "fault": one.fault,
                "words": one.words,
                "candidates": one.candidates,
            }
            for one in found
        )
    elif not found:
        click.echo("Every judgement fits.", err=True)
    else:
        from whosays.render import judgements  # noqa: PLC0415 - rich loads slowly
        from whosays.render.terminal import Screen  # noqa: PLC0415

        with files.standard_output() as out:
            Screen(file=out).print(judgements.unfit(found))
