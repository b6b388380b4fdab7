"""`whosays library`: verify it, back it up, copy it, say what it is."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from whosays.cli import exits, files, json_lines
from whosays.cli.json_lines import json_option
from whosays.cli.place import library_option, opened
from whosays.cli.telling import Telling

if TYPE_CHECKING:
    from whosays.store import Finding

_EXITS = """\b
Exit codes:
  0    done
  1    it was not done; the last line says why
  2    the command was not understood
  130  interrupted; 143: terminated
"""


@click.group()
def library() -> None:
    """Look after the library: verify, back up, copy."""


class _Watched:
    """Long work on a library, as a moving line."""

    def __init__(self) -> None:
        self._telling = Telling(moving=True)

    def running(self) -> AbstractContextManager[object]:
        """The time in which it moves."""
        return self._telling.running()

    def __call__(self, what: str, done: int, of: int) -> None:
        """What is done, how much of it, and of how much."""
        self._telling.now(what, f"{done:,} of {of:,}")


@library.command(
    short_help="Check that it holds what was stored.",
    help="""Check that the library holds what was stored: bytes by their hashes, every span, every index.

Each finding is a line; `--json` makes it an object. A library with findings is best restored from a backup.

\b
Example:
  whosays library verify --library team.sqlite

\b
Exit codes:
  0    all is as it was stored
  1    something is not, or the library cannot be read
  2    the command was not understood
  130  interrupted; 143: terminated
""",
)
@library_option
@json_option
@click.pass_context
def verify(ctx: click.Context, /, *, library: str | None, as_json: bool) -> None:
    """Check it."""
    watched = _Watched()
    with opened(library) as there, watched.running():
        found = list(there.verify(watched))
        place = there.place
    if as_json:
        json_lines.write(found)
    else:
        _tell(place, found)
    ctx.exit(exits.NOTHING if found else exits.DONE)


def _tell(place: str, found: Sequence[Finding]) -> None:
    from whosays.render import inert  # noqa: PLC0415

    lines = [": ".join(filter(None, (one.part, one.id, one.message))) for one in found]
    with files.standard_output() as out:
        out.writelines(f"{inert.line(line)}\n" for line in lines or [f"{place}: all is as it was stored."])


@library.command(
    short_help="Write a copy into a file.",
    help=f"""Write a copy into FILE, as the library is now, while others go on working with it.

FILE is a library itself, in one file of SQLite, also of a library in PostgreSQL. It stands there whole or not
at all, and takes nothing's place.

\b
Example:
  whosays library backup library-2022-03-01.sqlite

{_EXITS}""",
)
@click.argument("file", type=click.Path(path_type=Path))
@library_option
def backup(*, file: Path, library: str | None) -> None:
    """Copy it into a file."""
    watched = _Watched()
    with opened(library) as there, watched.running():
        there.backup(file, watched)
    _done(str(file))


@library.command(
    short_help="Copy everything into another library.",
    help=f"""Copy everything into another library that is empty or not there yet, on either kind of store.

\b
Examples:
  whosays library copy --to postgresql://ada@db.example/news
  whosays library copy --library postgresql://db.example/news --to mine.sqlite

{_EXITS}""",
)
@click.option("--to", metavar="PATH|URL", required=True, help="A file, or postgresql://…")
@library_option
def copy(*, to: str, library: str | None) -> None:
    """Copy it into another."""
    from whosays.store.place import place, shown  # noqa: PLC0415 - SQLAlchemy loads slowly

    watched = _Watched()
    with opened(library) as there, watched.running():
        there.copy(to, watched)
    _done(shown(place(to)))


def _done(place: str) -> None:
    from whosays.render import inert  # noqa: PLC0415

    click.echo(f"{inert.line(place)}: written.", err=True)


@library.command(
    short_help="Say where it is, and what it holds.",
    help=f"""Say where the library is, of what kind, how large, and what it holds.

\b
Examples:
  whosays library info
  whosays library info --json --library team.sqlite

{_EXITS}""",
)
@library_option
@json_option
def info(*, library: str | None, as_json: bool) -> None:
    """Say what it is."""
    with opened(library) as there:
        file = Path(there.place)
        size = file.stat().st_size if file.is_file() else None
        with there.view() as view:
            held = view.statistics()
            models = sorted({model for _, model in view.made_by()})
    store = "PostgreSQL" if size is None else "SQLite"
    if as_json:
        json_lines.write(
            [{"place": there.place, "store": store, "size": size, "models": models, "holds": held}]
        )
        return
    from whosays.render import statistics, tables  # noqa: PLC0415 - rich loads slowly
    from whosays.render.terminal import Screen  # noqa: PLC0415

    rows = [
        ("library", there.place),
        ("store", store if size is None else f"{store}, {statistics.size(size)}"),
        ("read by", ", ".join(models) or "nothing yet"),
    ]
    with files.standard_output() as out:
        screen = Screen(file=out)
        screen.print(tables.pairs([*rows, *statistics.totals(held)]))
