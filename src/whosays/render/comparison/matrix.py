"""The matrix on a terminal: claims down, accounts across, a sign a cell, and a word where there is room."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from rich import box
from rich.console import Console, RenderableType
from rich.table import Table
from rich.text import Text

from whosays.model import Cell
from whosays.render import inert
from whosays.render.comparison.sheet import Column, Row, Sheet
from whosays.render.comparison.words import SIGNS, UNSURE, doubt, kin, why

_CALM = "dim"
_LINES = 2  # of a claim
_WORDED = 16  # columns that a sign takes with its word and a name
_LEAST, _EASY = 24, 40  # columns that a claim takes: at least, and to be read easily


@dataclass(frozen=True, slots=True)
class Layout:
    """How wide a number is, a claim, the cell of an origin, and that of a copy (0: not shown)."""

    number: int
    claim: int
    origin: int
    copy: int

    def cell(self, column: Column) -> int:
        """How wide the cells of an account are."""
        return self.origin if column.origin is None else self.copy


def render(sheet: Sheet, console: Console) -> Iterator[RenderableType]:
    """The rows of a sheet: one table, or several where there are more accounts than fit beside each other."""
    layout = fitted(sheet, console.width)
    places = [place for place, column in enumerate(sheet.columns) if layout.cell(column)]
    for number, group in enumerate(_side_by_side(places, sheet, layout, console.width)):
        if number:
            yield Text()
        yield _table(sheet, group, layout, console)


def _side_by_side(places: Sequence[int], sheet: Sheet, layout: Layout, width: int) -> Iterator[list[int]]:
    """The places in groups that fit beside the claims."""
    room = width - _around(sheet) - layout.claim
    group: list[int] = []
    for place in places:
        widths = [layout.cell(sheet.columns[one]) + 1 for one in (*group, place)]
        if group and sum(widths) > room:
            yield group
            group = []
        group.append(place)
    yield group


def fitted(sheet: Sheet, width: int) -> Layout:
    """Words where they leave the claims room, else signs; copies where they do so."""
    sign = max(len(column.letter) for column in sheet.columns) + 1
    copies = len(sheet.columns) - sheet.independent
    ways = ((_WORDED, sign, _EASY), (sign, sign, _LEAST), (_WORDED, 0, _EASY), (sign, 0, _LEAST))
    for origin, copy, least in ways:
        cells = sheet.independent * (origin + 1) + (copies * (copy + 1) if copy else 0)
        claim = width - _around(sheet) - cells
        if claim >= least:
            return Layout(_number(sheet), claim, origin, copy)
    return Layout(_number(sheet), _LEAST, sign, 0)


def _number(sheet: Sheet) -> int:
    return max((len(str(row.number)) for row in sheet.rows), default=1)


def _around(sheet: Sheet) -> int:
    """What a row takes besides the claim and its cells: the number, the count, a column between each two."""
    return _number(sheet) + len(_count(sheet, 0)) + 2


def _count(sheet: Sheet, lineages: int) -> str:
    return f"{lineages}/{sheet.independent}".rjust(2 * len(str(sheet.independent)) + 1)


def _table(sheet: Sheet, places: Sequence[int], layout: Layout, console: Console) -> Table:
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, padding=0, pad_edge=False, header_style=_CALM)
    table.add_column("", width=layout.number, justify="right")
    table.add_column(Text("claim"), width=layout.claim)
    for column in (sheet.columns[place] for place in places):
        head = Text(column.letter, "bold" if column.origin is None else _CALM)
        table.add_column(head, width=layout.cell(column), no_wrap=True)
    table.add_column(Text("in", justify="right"), width=len(_count(sheet, 0)), no_wrap=True)
    for row in sheet.rows:
        table.add_row(*_cells(row, sheet, places, layout, console))
    return table


def _cells(
    row: Row, sheet: Sheet, places: Sequence[int], layout: Layout, console: Console
) -> Iterator[RenderableType]:
    yield Text(str(row.number), _CALM)
    yield _first_lines(Text(inert.line(row.claim.wording.text)), layout.claim, console)
    for place in places:
        wide = layout.cell(sheet.columns[place]) == _WORDED
        yield _worded(row.cells[place]) if wide else _sign(row.cells[place])
    yield Text(_count(sheet, row.claim.lineages), _CALM)


def _sign(cell: Cell) -> Text:
    sign = SIGNS[cell.stand]
    return Text(f"{sign.mark}{doubt(cell)}", sign.style)


def _worded(cell: Cell) -> Text:
    sign = SIGNS[cell.stand]
    lines = [Text(f"{sign.mark}{doubt(cell) or ' '}{sign.word}", sign.style)]
    if cell.actor is not None:
        lines.append(Text(f"  {inert.line(cell.actor.name)}", _CALM))
    for line in lines:
        line.truncate(_WORDED, overflow="ellipsis")
    return Text("\n").join(lines)


def _first_lines(words: Text, width: int, console: Console) -> Text:
    """As much of `words` as goes into so many lines; an ellipsis where there is more."""
    lines = words.wrap(console, width, overflow="fold")
    shown = list(islice(lines, _LINES))
    if len(lines) > _LINES:
        last = shown[-1].plain.rstrip()
        fits = last if len(last) <= width - 2 else last[: width - 2].rpartition(" ")[0]
        shown[-1] = Text(f"{fits} …")
    return Text("\n").join(shown)


def legend() -> Text:
    """What each sign stands for, and the count."""
    shown = Text(overflow="fold")
    for number, sign in enumerate(SIGNS.values()):
        shown.append("   " if number else "")
        shown.append(f"{sign.mark}\u00a0", sign.style)
        shown.append(sign.word.replace(" ", "\u00a0"), _CALM)
    shown.append(f"   {UNSURE} unlikelier\u00a0than\u00a0not", _CALM)
    shown.append("   in 2/3: two of three independent accounts have it", _CALM)
    return shown


def accounts(columns: Sequence[Column]) -> Table:
    """Whose account each letter stands for, a line each."""
    table = Table.grid(padding=(0, 2, 0, 0), expand=True)
    table.add_column(width=max(len(column.letter) for column in columns), no_wrap=True)
    table.add_column(no_wrap=True, overflow="ellipsis", ratio=1)
    for column in columns:
        style = "bold" if column.origin is None else _CALM
        table.add_row(Text(column.letter, style), _account(column))
    return table


def _account(column: Column) -> Text:
    known = column.reading.account.metadata
    style = "" if column.origin is None else _CALM
    shown = Text(" · ".join(inert.line(fact) for fact in (column.name, known.published) if fact), style)
    for note in filter(None, (kin(column), why(column))):
        shown.append(f" ({note})", _CALM)
    if known.title and known.title != column.name:
        shown.append(f" · {inert.line(known.title)}", _CALM)
    return shown
