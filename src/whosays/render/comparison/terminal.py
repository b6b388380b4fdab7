"""A comparison on a terminal: whose accounts, the matrix, then what it brings out."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.text import Text

from whosays.model import Comparison
from whosays.render import inert
from whosays.render.comparison import evidence, lists, matrix
from whosays.render.comparison.sheet import Sheet, lettered, sheets

_CALM = "dim"


def show(comparison: Comparison, console: Console, *, everything: bool) -> None:
    """Print the claims that tell something, or `everything`, and the lists."""
    for number, sheet in enumerate(sheets(comparison, everything=everything)):
        if number:
            console.print(Rule(style=_CALM))
        for part in _sheet(sheet, console):
            console.print(part)
    for part in lists.render(comparison, everything=everything):
        console.print(part)


def show_claims(comparison: Comparison, numbers: tuple[int, ...], console: Console) -> None:
    """Print each account's words on the claims of these numbers."""
    columns = lettered(comparison)
    console.print(matrix.accounts(tuple(columns.values())))
    for number in numbers:
        console.print()
        for part in evidence.render(number, comparison.claims[number - 1], columns):
            console.print(part)


def _sheet(sheet: Sheet, console: Console) -> Iterator[RenderableType]:
    yield Text(inert.line(sheet.story.name), "bold", overflow="fold")
    yield Text(_counts(sheet), _CALM)
    yield Text()
    yield matrix.accounts(sheet.columns)
    yield Text()
    if not sheet.rows:
        yield Text("No claim stands in two independent accounts, none is denied: --all shows each one's.")
        return
    yield from matrix.render(sheet, console)
    yield Padding(matrix.legend(), (1, 0, 0, 0))
    yield Text(f"--claim {sheet.rows[0].number} shows the words behind a row", _CALM)
    if not matrix.fitted(sheet, console.width).copy:
        yield Text("Copies have no columns here: --format html shows them.", _CALM)


def _counts(sheet: Sheet) -> str:
    accounts, independent = len(sheet.columns), sheet.independent
    claims = len(sheet.rows) + sheet.hidden
    facts = (
        f"{accounts} accounts, {independent} independent",
        f"{claims} claims" + (f", {len(sheet.rows)} of them here (--all: all)" if sheet.hidden else ""),
    )
    return " · ".join(facts)
