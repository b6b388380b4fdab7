"""`whosays serve` and `whosays people`: the page, and who may sign in to it."""

from __future__ import annotations

import logging
import sys
import threading
import webbrowser
from pathlib import Path

import click

from whosays.cli.place import library_option
from whosays.render import inert

_HELP = """Open the page: paste texts, drop files, and see who says what, who denies it, who leaves it out.

It runs on this machine, for this machine's user: the address that is printed lets whoever opens it in. No
library is needed; "keep" puts accounts into one. Nothing is fetched unasked.

For a team, name an address that others reach with --host; everybody then signs in, as `whosays people`
has them. Others' traffic should come through a proxy that speaks https (--https says so).

\b
Examples:
  whosays serve
  whosays serve --library team.sqlite --port 8000
  whosays people add ada --role administer
  whosays serve --host 0.0.0.0 --name desk.example --https

\b
Exit codes:
  0    stopped (Ctrl+C)
  1    it cannot listen there, or nobody may sign in yet
  2    the command was not understood
  143  terminated
"""


@click.command(help=_HELP, short_help="Open the page, on this machine or for a team.")
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen at.")
@click.option(
    "--port", default=8765, show_default=True, type=click.IntRange(0, 65535), help="0 takes one that is free."
)
@library_option
@click.option(
    "--name",
    "names",
    multiple=True,
    metavar="HOST",
    help="A name under which others reach it; may be given again.",
)
@click.option(
    "--people",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Who may sign in, as `whosays people` writes it; then they have to, on this machine too.",
)
@click.option("--https", is_flag=True, help="It is reached by https, through a proxy.")
@click.option(
    "--open/--no-open", "opens", default=None, help="Open it in the browser; by default on a terminal."
)
def serve(
    *,
    host: str,
    port: int,
    library: str | None,
    names: tuple[str, ...],
    people: Path | None,
    https: bool,
    opens: bool | None,
) -> None:
    """Serve the page."""
    from whosays.web import Settings  # noqa: PLC0415 - FastAPI loads slowly; --help needs none of it
    from whosays.web import serve as run  # noqa: PLC0415
    from whosays.web.guard.people import usual_file  # noqa: PLC0415

    settings = Settings(host=host, port=port, library=library, names=names, people=people, secure=https)
    if not settings.local:
        settings = settings.model_copy(update={"people": people or usual_file()})
        _check_people(settings.people)
    logging.basicConfig(stream=sys.stderr, format="%(asctime)s %(message)s")
    show = sys.stderr.isatty() if opens is None else opens

    def opened(address: str, place: str | None) -> None:
        click.echo(f"whosays serves at\n  {address}\n{_held(library, place)} Ctrl+C stops it.", err=True)
        if settings.people:
            click.echo(f"People sign in, as {inert.line(str(settings.people))} has them.", err=True)
        if not settings.local and not https:
            click.echo(_UNCOVERED, err=True)
        if show:  # a browser for terminals keeps who opens it waiting until it is closed
            threading.Thread(target=webbrowser.open, args=(address,), daemon=True).start()

    run(settings, opened)


_UNCOVERED = "What they send, passwords too, can be read on the way: put a proxy before it, and say --https."


def _held(told: str | None, place: str | None) -> str:
    if place is not None:
        return f"Library: {inert.line(place)}."
    there = f" at {inert.line(told)}" if told else ""
    return f"There is no library{there} yet; “keep” on the page makes one."


def _check_people(file: Path | None) -> None:
    from whosays.web.guard.people import People  # noqa: PLC0415

    if file is None or not People(file).all():
        raise click.ClickException(
            "Others can reach that address, so people have to sign in, and nobody may yet. "
            "Add somebody first: whosays people add NAME --role administer."
        )


@click.group()
@click.option(
    "--people", type=click.Path(path_type=Path), metavar="FILE", help="The file; else the usual one."
)
@click.pass_context
def people(ctx: click.Context, /, *, people: Path | None) -> None:
    """Say who may sign in to the page.

    Roles: read looks at everything; correct also takes down corrections and keeps accounts; administer also
    says on the page who may come in. Passwords are kept as Argon2id hashes.

    \b
    Examples:
      whosays people add ada --role correct
      whosays people list

    \b
    Exit codes:
      0  done
      1  the name is taken or unknown, or the file cannot be used
      2  the command was not understood
    """
    from whosays.web.guard.people import People, usual_file  # noqa: PLC0415

    ctx.obj = People(people or usual_file())


@people.command()
@click.argument("name")
@click.option(
    "--role", type=click.Choice(["read", "correct", "administer"]), default="read", show_default=True
)
@click.password_option(help="Asked for, if it is not given.")
@click.pass_obj
def add(known: object, /, *, name: str, role: str, password: str) -> None:
    """Add somebody, or give them another role and password."""
    from whosays.web.guard.people import People  # noqa: PLC0415
    from whosays.web.guard.roles import Role  # noqa: PLC0415

    assert isinstance(known, People)  # noqa: S101 - the group has made it
    known.put(name, Role(role), password)
    click.echo(f"{inert.line(name)} may sign in: {role}.", err=True)


@people.command()
@click.argument("name")
@click.pass_obj
def remove(known: object, /, *, name: str) -> None:
    """Take somebody out; wherever they are signed in, they are out at once."""
    from whosays.web.guard.people import People  # noqa: PLC0415

    assert isinstance(known, People)  # noqa: S101
    known.remove(name)


@people.command("list")
@click.pass_obj
def list_(known: object, /) -> None:
    """List everybody, with their roles."""
    from whosays.web.guard.people import People  # noqa: PLC0415

    assert isinstance(known, People)  # noqa: S101
    for one in known.all().values():
        click.echo(f"{inert.line(one.name)}\t{one.role}")
