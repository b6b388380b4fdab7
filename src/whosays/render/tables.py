"""Tables as all commands show them."""

from __future__ import annotations

from collections.abc import Sequence

from rich import box
from rich.table import Table
from rich.text import Text

from whosays.render import inert


def table(*columns: str, right: Sequence[str] = ()) -> Table:
    """An empty table; the columns named in `right` have numbers, which stand to the right."""
    shown = Table(
        box=box.SIMPLE_HEAD, show_edge=False, padding=(0, 2, 0, 0), pad_edge=False, header_style="dim"
    )
    for name in columns:
        if name in right:
            shown.add_column(Text(name), justify="right", no_wrap=True)
        else:
            shown.add_column(Text(name), overflow="fold")
    return shown


def cell(words: str | None, style: str = "") -> Text:
    """Words from outside, on one line."""
    return Text(inert.line(words or ""), style)


def pairs(rows: Sequence[tuple[str, str]]) -> Table:
    """Names, and beside each what it is."""
    shown = Table.grid(padding=(0, 2))
    shown.add_column(style="dim", no_wrap=True)
    shown.add_column(overflow="fold")
    for name, words in rows:
        shown.add_row(Text(name), cell(words))
    return shown
