"""`whosays versions`: what stood at an address, and how it changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import click

from whosays.cli import files, identify, json_lines
from whosays.cli.json_lines import json_option
from whosays.cli.place import library_option, viewed

if TYPE_CHECKING:
    from whosays.store import Difference, Version, View

_HELP = """Show what stood at an address at different times, and how each version differs from the one before.

Words that went are shown as [-words-], words that came as {+words+}. Give the address, or the id of one of
its versions; without either, the addresses that have several versions are listed.

\b
Examples:
  whosays versions
  whosays versions https://courier.example/bridge
  whosays versions 3fa9c1d2 --json

\b
Exit codes:
  0    done
  1    there is no such library, or nothing of that address in it
  2    the command was not understood, or there is no such account
  130  interrupted; 141: the reader of the output went away; 143: terminated
"""


@dataclass(frozen=True, slots=True)
class _Edit:
    """How one version differs from the one before, as programs get it."""

    old: str
    new: str
    details: Sequence[object]
    changes: Sequence[object]


@click.command(help=_HELP, short_help="Show how an account was edited.")
@click.argument("which", metavar="[URL|ACCOUNT]", required=False)
@library_option
@json_option
def versions(*, which: str | None, library: str | None, as_json: bool) -> None:
    """What changed."""
    with viewed(library) as view:
        if which is None:
            _edited(list(view.edited()), as_json=as_json)
            return
        found = _versions(view, which)
        edits = [view.difference(old.account, new.account) for old, new in pairwise(found)]
    if as_json:
        json_lines.write([{"versions": found, "edits": [_edit(edit) for edit in edits]}])
    else:
        _show(found, edits)


def _edited(addresses: Sequence[str], *, as_json: bool) -> None:
    from whosays.render import inert  # noqa: PLC0415

    if as_json:
        json_lines.write(addresses)
    elif not addresses:
        click.echo("No address has more than one version.", err=True)
    else:
        with files.standard_output() as out:
            out.writelines(f"{inert.line(address)}\n" for address in addresses)


def _versions(view: View, which: str) -> Sequence[Version]:
    found = list(view.versions(which))
    if not found and "://" not in which:
        account = view.account(identify.account(view, which))
        found = list(view.versions(account.metadata.url or account.path or ""))
    if not found:
        raise click.ClickException("The library has nothing of that address.")
    return found


def _edit(found: Difference) -> _Edit:
    return _Edit(found.old.id, found.new.id, found.details, found.changes)


def _show(found: Sequence[Version], edits: Sequence[Difference]) -> None:
    from whosays.render import difference  # noqa: PLC0415 - rich loads slowly
    from whosays.render.terminal import Screen  # noqa: PLC0415

    with files.standard_output() as out:
        screen = Screen(file=out)
        for part in difference.render(found, edits):
            screen.print(part)
