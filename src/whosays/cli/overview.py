"""`whosays stats` and `whosays failures`: how much there is, and what could not be read."""

from __future__ import annotations

import click

from whosays.cli import files, json_lines
from whosays.cli.json_lines import json_option
from whosays.cli.place import library_option, viewed

_EXITS = """\b
Exit codes:
  0    done
  1    there is no such library, or it cannot be read
  2    the command was not understood
  130  interrupted; 141: the reader of the output went away; 143: terminated
"""


@click.command(
    short_help="Tell how much the library holds.",
    help=f"""Tell how much the library holds: accounts by outlet and year, statements by act, and more.

\b
Examples:
  whosays stats
  whosays stats --json --library team.sqlite

{_EXITS}""",
)
@library_option
@json_option
def stats(*, library: str | None, as_json: bool) -> None:
    """How much there is."""
    with viewed(library) as view:
        found = view.statistics()
    if as_json:
        json_lines.write([found])
        return
    from whosays.render import statistics  # noqa: PLC0415 - rich loads slowly
    from whosays.render.terminal import Screen  # noqa: PLC0415

    with files.standard_output() as out:
        screen = Screen(file=out)
        for part in statistics.render(found):
            screen.print(part)


@click.command(
    short_help="List what could not be read, and why.",
    help=f"""List what could not be read, and why; the latest last.

A source that is read after all, because it was mended or can be reached again, is no longer in the list.

\b
Examples:
  whosays failures
  whosays failures --json > failures.jsonl

{_EXITS}""",
)
@library_option
@json_option
def failures(*, library: str | None, as_json: bool) -> None:
    """What could not be read."""
    with viewed(library) as view:
        found = list(view.failures())
    if as_json:
        json_lines.write(found)
    elif not found:
        click.echo("Nothing failed.", err=True)
    else:
        from whosays.render import statistics  # noqa: PLC0415 - rich loads slowly
        from whosays.render.terminal import Screen  # noqa: PLC0415

        with files.standard_output() as out:
            Screen(file=out).print(statistics.failures(found))
