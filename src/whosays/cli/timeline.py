"""`whosays timeline`: what accounts tell, by when it happened and when it was said."""

from __future__ import annotations

from typing import Any

import click

from whosays.cli import exits, files, json_lines
from whosays.cli.accounts import accounts_options, named, readings
from whosays.cli.json_lines import json_option
from whosays.cli.tools import Tools
from whosays.model import Reading

_HELP = """List what accounts tell by time: by the day that is spoken of, or else by the day it was said.

Listed is what an account gives a day for, in its own voice or somebody's. What is said of a day has the day
on which it was said beside it, where the account tells that.

\b
Examples:
  whosays timeline readout.txt agency.html courier.pdf
  whosays timeline --story 3fa9c1d2 --json > timeline.jsonl

\b
Exit codes:
  0    all was read
  1    nothing could be read, or there is no such library
  2    the command was not understood
  3    some accounts could not be read: standard error names them
  130  interrupted; 141: the reader of the output went away; 143: terminated
"""


@click.command(help=_HELP, short_help="List what accounts tell, by time.")
@accounts_options
@json_option
@click.pass_context
def timeline(ctx: click.Context, /, *, as_json: bool, **options: Any) -> None:
    """What happened, and what was said, when."""
    tools: Tools = ctx.obj
    held, code = readings(named(**options), tools.make_reader())
    if held:
        _write(held, as_json=as_json)
    ctx.exit(code if held else exits.NOTHING)


def _write(held: list[Reading], *, as_json: bool) -> None:
    from whosays.render import timeline as shown  # noqa: PLC0415 - rich loads slowly
    from whosays.render.terminal import Screen  # noqa: PLC0415

    found = shown.moments(held)
    if as_json:
        json_lines.write(moment.to_dict() for moment in found)
        return
    with files.standard_output() as out:
        screen = Screen(file=out)
        for part in shown.render(found, [reading.account for reading in held]):
            screen.print(part)
