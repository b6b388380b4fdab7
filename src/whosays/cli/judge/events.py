"""Judgements on stories: an account tells of the event that another tells of, or of another one."""

from __future__ import annotations

import click

from whosays.cli import identify
from whosays.cli.judge.desk import EXITS, desk, desk_options, fitting
from whosays.model import DifferentStories, SameStory


@click.command(
    "same-story",
    short_help="Say that an account belongs to another's story.",
    help=f"""Say that ACCOUNT tells of the event that OTHER tells of: it moves into the story of that one.

Both are ids of accounts, or their beginnings. It holds when stories are found anew, too.

\b
Example:
  whosays judge same-story 3fa9c1d2 77be04a1

{EXITS}""",
)
@click.argument("account")
@click.argument("other")
@desk_options
def same_story(*, account: str, other: str, library: str | None, by: str, as_json: bool) -> None:
    """Two of one story."""
    _judge(SameStory, account, other, library=library, by=by, as_json=as_json)


@click.command(
    "other-story",
    short_help="Say that an account does not belong to another's story.",
    help=f"""Say that ACCOUNT tells of another event than OTHER: if they are of one story, it leaves it.

Both are ids of accounts, or their beginnings. It holds when stories are found anew, too.

\b
Example:
  whosays judge other-story 3fa9c1d2 77be04a1

{EXITS}""",
)
@click.argument("account")
@click.argument("other")
@desk_options
def other_story(*, account: str, other: str, library: str | None, by: str, as_json: bool) -> None:
    """Two of two stories."""
    _judge(DifferentStories, account, other, library=library, by=by, as_json=as_json)


def _judge(
    kind: type[SameStory | DifferentStories],
    account: str,
    other: str,
    *,
    library: str | None,
    by: str,
    as_json: bool,
) -> None:
    with desk(library, by) as opened:
        with opened.library.view() as view:
            one, two = identify.account(view, account), identify.account(view, other)
            with fitting():
                verdict = kind(one, two, view.are_one_story(one, two))
        opened.tell(opened.say(verdict, None), as_json=as_json)
