"""Where judgements are made: by whom, in which library, and what came of it."""

from __future__ import annotations

import getpass
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

import click

from whosays.cli import files, json_lines
from whosays.cli.json_lines import json_option
from whosays.cli.judge.places import standing_there
from whosays.cli.place import library_option, opened
from whosays.errors import JudgementError, MetadataError
from whosays.model import Judgement, Verdict

if TYPE_CHECKING:
    from whosays.store import Library

Command = TypeVar("Command", bound=Callable[..., Any])

EXITS = """\b
Exit codes:
  0    it is taken down
  1    it does not fit, or the library cannot be written
  2    the command was not understood, or there is nothing of that id
"""


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "somebody"


def desk_options(command: Command) -> Command:
    """Adds `--library`, `--by` and `--json`."""
    by = click.option("--by", metavar="NAME", default=_user, help="Who says so; without it your user name.")
    return library_option(by(json_option(command)))


@contextmanager
def fitting() -> Iterator[None]:
    """Within it, what makes no judgement is an error that says why."""
    try:
        with standing_there():
            yield
    except (JudgementError, MetadataError, ValueError) as error:
        raise click.ClickException(f"{error}.") from error


@dataclass(frozen=True, slots=True)
class Desk:
    """A person with a library."""

    library: Library
    who: str

    def say(self, verdict: Verdict, account: str | None) -> Judgement:
        """Takes a judgement down."""
        with fitting(), self.library.judge() as judge:
            return judge.judge(verdict, who=self.who, account=account)

    def undo(self, judgement: str) -> Judgement:
        """Takes a judgement back."""
        with fitting(), self.library.judge() as judge:
            return judge.undo(judgement, who=self.who)

    def tell(self, *made: Judgement, as_json: bool) -> None:
        """What was taken down, and the statements as they are now."""
        if as_json:
            json_lines.write(one.to_dict() for one in made)
            return
        from whosays.render import judgements  # noqa: PLC0415 - rich loads slowly
        from whosays.render.terminal import Screen  # noqa: PLC0415

        with self.library.view() as view, files.standard_output() as out:
            screen = Screen(file=out)
            for one in made:
                judged = view.judged(one.account) if one.account else None
                for part in judgements.made(one, judged):
                    screen.print(part)


@contextmanager
def desk(library: str | None, who: str) -> Iterator[Desk]:
    """The desk of that person in that library."""
    if not who.strip():
        raise click.UsageError("A judgement is somebody's: --by NAME.")
    with opened(library) as there:
        yield Desk(there, who)
