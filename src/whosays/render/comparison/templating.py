"""What templates that show a comparison may use: the same for the page of its own and for the server's."""

from __future__ import annotations

from collections.abc import Mapping

from jinja2 import Environment

from whosays.model import Cell, Drift, Passage, Stand, Value
from whosays.render import inert
from whosays.render.comparison.excerpts import Stretch, differing, excerpt
from whosays.render.comparison.sheet import Column
from whosays.render.comparison.words import (
    CHANGES,
    DISTANCES,
    DRIFTS,
    SIGNS,
    TRUTHS,
    chain,
    doubt,
    kin,
    why,
)
from whosays.render.templating import web_address

_FIRST = 8  # entries of a list; the others are folded away


def equip(environment: Environment) -> None:
    """Gives an environment the filters, tests and names that `parts/comparison.html.j2` stands on."""
    environment.filters.update(
        inert=inert.line,
        percent=_percent,
        kin=kin,
        why=why,
        chain=chain,
        doubt=doubt,
        sides=_sides,
        valued=_valued,
    )
    environment.tests["web_address"] = web_address
    environment.globals.update(
        split=_split,
        first=_FIRST,
        signs=SIGNS,
        stands=list(Stand),
        distances=DISTANCES,
        truths=TRUTHS,
        drifts=DRIFTS,
        change_kinds=CHANGES,
    )


def in_place(columns: Mapping[str, Column], passage: Passage) -> list[Stretch]:
    """A passage in its surroundings."""
    return list(excerpt(columns[passage.account].reading.account, passage))


def _sides(drift: Drift) -> list[tuple[Passage, list[Stretch]]]:
    """Both wordings, what differs marked."""
    first, second = zip(*drift.changes, strict=True) if drift.changes else ((), ())
    return [
        (drift.first, list(differing(drift.first.text, first))),
        (drift.second, list(differing(drift.second.text, second))),
    ]


def _valued(value: Value) -> list[Stretch]:
    return list(differing(value.clause.text, [value.words.text]))


def _split(row_cells: tuple[Cell, ...], columns: tuple[Column, ...]) -> list[tuple[Column, Cell, list[Cell]]]:
    """Each origin with its cell, and those of its copies that stand otherwise."""
    pairs = list(zip(columns, row_cells, strict=True))
    return [
        (
            column,
            cell,
            [copy for one, copy in pairs if one.origin == column.letter and copy.stand is not cell.stand],
        )
        for column, cell in pairs
        if column.origin is None
    ]


def _percent(share: float) -> str:
    return f"{share * 100:.0f} %"
