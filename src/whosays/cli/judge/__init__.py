"""`whosays judge`: what a person says of statements, accounts and actors."""

from __future__ import annotations

import click

from whosays.cli.judge.details import correct
from whosays.cli.judge.events import other_story, same_story
from whosays.cli.judge.people import actor, different, same
from whosays.cli.judge.record import list_, unanchored, undo
from whosays.cli.judge.statements import add, check, move, reject, split


@click.group(
    short_help="Correct, check and reject statements.",
    help="""Say what is right: every judgement is taken down with who said it and when, and can be undone.

Judgements outlive better models: they are found again by the words that they are about. Those that are not
are listed by `whosays judge unanchored`, and nothing of them is lost.

Statements are named by their ids, or the beginnings of these, as `whosays show` and `whosays search` print
them (3fa9c1d2/77be04a1 says in which account). A PLACE in a text is told by its words, or by its first
character and the one after its last: 120:134.

\b
Examples:
  whosays judge reject 77be04a1
  whosays judge move 77be04a1 --source "Mayor Tarnow"
  whosays judge add 3fa9c1d2 --source Tarnow --cue said --content "it is safe"
  whosays judge check 3fa9c1d2
  whosays judge undo 5c0de1aa --by Ada
""",
)
def judge() -> None:
    """What a person says."""


for _command in (
    add,
    move,
    split,
    reject,
    check,
    actor,
    same,
    different,
    same_story,
    other_story,
    correct,
    undo,
    list_,
    unanchored,
):
    judge.add_command(_command)
