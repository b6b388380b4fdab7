"""The command `whosays`, and how it ends."""

from __future__ import annotations

import signal
import sys
from collections.abc import Sequence
from types import FrameType
from typing import NoReturn

import click

from whosays.batch.reading import MakeReader
from whosays.cli import exits, files
from whosays.cli.actors import actor, actors
from whosays.cli.add import add
from whosays.cli.compare import compare
from whosays.cli.evaluate import evaluate
from whosays.cli.export import export
from whosays.cli.judge import judge
from whosays.cli.library import library
from whosays.cli.overview import failures, stats
from whosays.cli.read import read
from whosays.cli.reread import reread
from whosays.cli.resolve import resolve
from whosays.cli.search import search
from whosays.cli.serve import people, serve
from whosays.cli.show import show
from whosays.cli.stories import stories
from whosays.cli.stream import shipped_reader
from whosays.cli.timeline import timeline
from whosays.cli.tools import MakeWeb, Tools, public_web
from whosays.cli.versions import versions
from whosays.errors import WhosaysError
from whosays.render import inert


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="whosays", message="%(prog)s %(version)s")
def app() -> None:
    """Who says so, according to whom, in which words.

    whosays reads news reports and official statements and finds every attribution in them: who (source)
    says (cue) what (content), quoted or not, and who says that who says it. It works on this machine
    alone: no account, no key, no network.
    """


for _command in (
    read,
    compare,
    timeline,
    serve,
    people,
    add,
    search,
    actors,
    actor,
    stories,
    resolve,
    show,
    versions,
    stats,
    failures,
    export,
    library,
    judge,
    reread,
    evaluate,
):
    app.add_command(_command)


def main(
    arguments: Sequence[str] | None = None,
    *,
    make_reader: MakeReader = shipped_reader,
    make_web: MakeWeb = public_web,
) -> NoReturn:
    """Run the command line and leave with one of the codes of `whosays.cli.exits`.

    Args:
        arguments: what stands after `whosays`; None for this process's own.
        make_reader: makes what reads the accounts.
        make_web: makes what fetches addresses.
    """
    files.open_missing()
    _end_cleanly()
    sys.exit(_run(arguments, Tools(make_reader, make_web)))


def _run(arguments: Sequence[str] | None, tools: Tools) -> int:
    try:
        return app.main(arguments, "whosays", standalone_mode=False, obj=tools) or exits.DONE
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except click.Abort:
        click.echo("Interrupted.", err=True)
        return exits.INTERRUPTED
    except WhosaysError as error:
        click.echo(f"Error: {inert.line(str(error))}", err=True)
        return exits.NOTHING
    except OSError as error:  # a name too long for the output, --help on a full disk
        files.forsake(sys.stdout)
        place = f"{inert.line(str(error.filename))}: " if error.filename else ""
        click.echo(f"Error: {place}{error.strerror or error}.", err=True)
        return exits.NOTHING


def _end_cleanly() -> None:
    """Whoever ends us, temporary files go; a signal that is ignored (`nohup`) stays so."""
    for number in filter(None, (signal.SIGTERM, getattr(signal, "SIGHUP", None))):
        if signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, _terminated)


def _terminated(number: int, _frame: FrameType | None) -> None:
    """An exception, so that temporary files go; the default would leave them."""
    sys.exit(exits.OF_SIGNAL + number)
