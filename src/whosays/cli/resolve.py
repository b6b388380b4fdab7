"""`whosays resolve`: who is the same across accounts."""

from __future__ import annotations

from pathlib import Path

import click

from whosays.cli.place import library_option, opened
from whosays.cli.telling import Telling

_HELP = """Find who is the same person, body, government or outlet in different accounts.

`search --actor`, `actors` and `actor` then know one by all of the names that accounts use. It rests on names,
roles, countries and what else accounts speak of; where that does not tell, actors stay apart. What people
said with `judge same` and `judge different` always holds. `whosays add` does as much for what it adds, among
those that are known; this looks at all accounts at once, and joins more. Identities keep their ids.

\b
Examples:
  whosays resolve
  whosays resolve --outlets our-outlets.toml

\b
Exit codes:
  0    done
  1    it was not done; the last line says why
  2    the command was not understood
  130  interrupted; 143: terminated
"""


@click.command(help=_HELP, short_help="Find who is the same in different accounts.")
@library_option
@click.option(
    "--outlets",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Outlets of your own (TOML or TSV), over the list that comes with whosays.",
)
def resolve(*, library: str | None, outlets: Path | None) -> None:
    """Find who is the same."""
    from whosays.resolve.kept import identify  # noqa: PLC0415 - loads slowly; --help needs none of it
    from whosays.resolve.outlets import read_outlets  # noqa: PLC0415

    registry = read_outlets(outlets) if outlets else None
    telling = Telling(moving=True)
    with opened(library) as there, telling.running():
        count = identify(
            there,
            outlets=registry,
            progress=lambda done: telling.now("Looking at accounts", f"{done:,}"),
        )
    telling.say(f"{count:,} persons, bodies and others told apart")
