"""The words behind a row of the matrix, on a terminal: what each account says of a claim."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from whosays.model import Account, Cell, Claim, Passage
from whosays.render import inert
from whosays.render.comparison.excerpts import excerpt
from whosays.render.comparison.sheet import Column
from whosays.render.comparison.words import DISTANCES, SIGNS, chain, spoken

_CALM = "dim"


def render(number: int, claim: Claim, columns: Mapping[str, Column]) -> Iterator[RenderableType]:
    """The claim, and below it a row an account."""
    yield Text.assemble((f"{number} ", _CALM), (inert.line(claim.wording.text), "bold"), overflow="fold")
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(no_wrap=True)
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold", ratio=1)
    cells = {cell.account: cell for cell in claim.cells}
    for account, column in columns.items():
        if account in cells:
            cell = cells[account]
            sign = SIGNS[cell.stand]
            table.add_row(Text(column.letter), Text(sign.mark, sign.style), _told(cell, column))
    yield table


def _told(cell: Cell, column: Column) -> Text:
    account = column.reading.account
    facts = [inert.line(spoken(cell)), f"{cell.confidence:.0%} sure", *_distance(cell)]
    lines = [Text(" · ".join(facts), _CALM)]
    lines += [quoted(account, passage) for passage in cell.evidence]
    if cell.nearest is not None:
        lines.append(Text(f"nearest, {cell.nearest.nearness:.0%} near:", _CALM))
        lines.append(quoted(account, cell.nearest.passage))
    return Text("\n").join(lines)


def _distance(cell: Cell) -> Iterator[str]:
    if cell.distance is not None and cell.actor is not None:
        yield DISTANCES[cell.distance]
    if through := chain(cell):
        yield inert.line(through)


def quoted(account: Account, passage: Passage) -> Text:
    """A passage in its surroundings: it in brackets, those dimmed."""
    shown = Text(overflow="fold")
    for stretch in excerpt(account, passage):
        shown.append(f"[{stretch.text}]" if stretch.marked else stretch.text, "" if stretch.marked else _CALM)
    return shown
