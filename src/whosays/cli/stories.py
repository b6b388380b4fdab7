"""`whosays stories`: which accounts tell of one event."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import click

from whosays.cli import files, identify, json_lines
from whosays.cli.json_lines import json_option
from whosays.cli.place import library_option, opened
from whosays.cli.telling import Telling
from whosays.cli.tools import Tools

if TYPE_CHECKING:
    from whosays.model import Account, Story
    from whosays.store import Library, View

_HELP = """List the stories of the library: the accounts of one event, the latest first.

With STORY, its accounts by date. `whosays add` finds the story of each account that it adds, among those that
are there; an account that was placed wrongly is moved with `whosays judge same-story` and `other-story`.
--regroup finds the stories of all accounts anew, the earliest account first; what people said always holds.

\b
Examples:
  whosays stories
  whosays stories 3fa9c1d2
  whosays stories --all --json > stories.jsonl
  whosays search ferry --story 3fa9c1d2

\b
Exit codes:
  0    done
  1    there is no such library, or it cannot be read
  2    the command was not understood
  130  interrupted; 141: the reader of the output went away; 143: terminated
"""


@click.command(help=_HELP, short_help="List the accounts of one event, event by event.")
@click.argument("story", required=False)
@library_option
@click.option("--all", "every", is_flag=True, help="Those of a single account too.")
@click.option("--regroup", is_flag=True, help="Find the stories of all accounts anew.")
@json_option
@click.pass_obj
def stories(
    tools: Tools, *, story: str | None, library: str | None, every: bool, regroup: bool, as_json: bool
) -> None:
    """The stories."""
    with opened(library) as there:
        if regroup:
            _regroup(there, tools)
        with there.view() as view:
            id_ = identify.story(view, story) if story else None
            found = [
                one
                for one in view.stories()
                if one.id == id_ or (not id_ and (every or len(one.accounts) > 1))
            ]
            if as_json:
                json_lines.write(one.to_dict() for one in found)
            elif not found:
                click.echo("No two accounts tell of one event yet; --all lists single ones.", err=True)
            else:
                _show(view, found, accounts=bool(story))


def _regroup(library: Library, tools: Tools) -> None:
    from whosays.compare.stories.kept import regroup  # noqa: PLC0415 - loads slowly

    telling = Telling(moving=True)
    with telling.running():
        count = regroup(
            library,
            tools.make_reader().embed,
            lambda done: telling.now("Finding stories", f"{done:,} accounts"),
        )
    telling.say(f"{count:,} accounts placed")


def _show(view: View, found: Sequence[Story], *, accounts: bool) -> None:
    from whosays.render import stories as shown  # noqa: PLC0415 - rich loads slowly
    from whosays.render.terminal import Screen  # noqa: PLC0415

    with files.standard_output() as out:
        screen = Screen(file=out)
        if accounts:
            for one in found:
                screen.print(shown.accounts(one, _held(view, one.accounts)))
        else:
            screen.print(shown.table((one, _days(view, one)) for one in found))


def _held(view: View, ids: Iterable[str]) -> list[Account]:
    return [view.account(id_) for id_ in ids]


def _days(view: View, story: Story) -> tuple[str, ...]:
    ends = (view.account(story.accounts[place]).metadata.published for place in (0, -1))
    return tuple(dict.fromkeys(day for day in ends if day))
