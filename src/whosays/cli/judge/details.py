"""Judgements on accounts: other details than were found."""

from __future__ import annotations

import click

from whosays.cli import identify
from whosays.cli.judge.desk import EXITS, desk, desk_options, fitting
from whosays.model import Correct, Detail


@click.command(
    short_help="Correct title, outlet, date or address.",
    help=f"""Correct what is known of an account besides its words; an empty value means that it is not known.

\b
Examples:
  whosays judge correct 3fa9c1d2 --outlet "Osk Courier" --published 2022-02-05
  whosays judge correct 3fa9c1d2 --url ""

{EXITS}""",
)
@click.argument("account")
@click.option("--title", help="The headline.")
@click.option("--outlet", help="Who published it.")
@click.option("--published", metavar="DATE", help="When: 2022-02-05, 2022-02 or 2022.")
@click.option("--url", help="Where.")
@desk_options
def correct(*, account: str, library: str | None, by: str, as_json: bool, **told: str | None) -> None:
    """Other details."""
    changes = {Detail(name): value for name, value in told.items() if value is not None}
    if not changes:
        raise click.UsageError("What is to be corrected? --title, --outlet, --published or --url.")
    with desk(library, by) as opened:
        with opened.library.view() as view:
            known = view.account(identify.account(view, account))
        with fitting():
            verdicts = [
                Correct(detail, getattr(known.metadata, detail.value), value or None)
                for detail, value in changes.items()
            ]
        opened.tell(*(opened.say(verdict, known.id) for verdict in verdicts), as_json=as_json)
