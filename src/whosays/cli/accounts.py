"""The accounts of one story: files that are read now, or those that a library keeps."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from whosays.batch.reading import Reader, comparable
from whosays.cli import exits, files, identify
from whosays.cli.place import library_option, viewed
from whosays.cli.report import Report
from whosays.cli.stream import stream
from whosays.cli.told import told, told_options
from whosays.model import Metadata, Reading

if TYPE_CHECKING:
    from whosays.ingest import Deferred

Command = TypeVar("Command", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True)
class Named:
    """Accounts as the command line names them: by sources, or by a story of a library."""

    sources: tuple[str, ...]
    story: str | None
    library: str | None
    metadata: Metadata


def accounts_options(command: Command) -> Command:
    """Adds `SOURCE...`, what may be said of each, `--story`, `--library`; `named` takes what they give."""
    command = told_options(command)
    command = library_option(command)
    command = click.option(
        "--story", metavar="ID", help="A story of the library instead, as `whosays stories` lists them."
    )(command)
    return click.argument("sources", metavar="SOURCE...", nargs=-1)(command)


def named(
    *, sources: tuple[str, ...], story: str | None, library: str | None, **details: str | None
) -> Named:
    """What was named, checked.

    Raises:
        click.UsageError: nothing is named, or both ways at once.
    """
    if bool(sources) == bool(story):
        raise click.UsageError(
            "Name files or a folder, - for standard input, or a story of the library with --story."
            if not sources
            else "Either sources or --story: a story's accounts are in the library already."
        )
    return Named(sources, story, library, told(**details))


def readings(of: Named, reader: Reader, output: Path | None = None) -> tuple[list[Reading], int]:
    """What could be read, each account once, and the exit code.

    An account in another language is there too, as one in which nothing was found. The file `output`, an
    earlier result in a folder that is read, is not.
    """
    if of.story is not None:
        with viewed(of.library) as view:
            id_ = identify.story(view, of.story)
            story = next(one for one in view.stories() if one.id == id_)
            return [view.reading(account) for account in story.accounts], exits.DONE
    report = Report(progress=sys.stderr.isatty(), failures=True)
    with report.running():
        results = list(report.finishing(stream(report.starting(_found(of, output)), reader)))
    held = (comparable(one, reader.model) for one in results)
    return list({one.account.id: one for one in held if one is not None}.values()), report.close()


def _found(of: Named, output: Path | None) -> Iterator[Deferred]:
    from whosays import ingest  # noqa: PLC0415 - loads slowly; --help needs none of it

    found = ingest.collect(of.sources, sys.stdin.buffer, of.metadata)
    return (item for item in found if output is None or not files.same(output, item.source))
