"""What stands behind one cell of a comparison: the words in their place, and sentences fit to be cited."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from whosays.model import Cell, Comparison, Passage, Stand
from whosays.render import inert
from whosays.render.comparison.excerpts import Stretch
from whosays.render.comparison.sheet import Column, lettered
from whosays.render.comparison.templating import in_place

Link = Callable[[Passage], str | None]
"""The address under which a passage is found again, if there is one."""


@dataclass(frozen=True, slots=True)
class Words:
    """A passage in its place; `sentence`: it with its attribution; `link`: where it is read in full."""

    stretches: tuple[Stretch, ...]
    sentence: str
    link: str | None


@dataclass(frozen=True, slots=True)
class Evidence:
    """A cell, with the claim that it is of."""

    number: int
    claim: str
    column: Column
    cell: Cell
    words: tuple[Words, ...]
    nearest: Words | None


def evidence(comparison: Comparison, number: int, letter: str, link: Link) -> Evidence | None:
    """What stands behind the cell of a claim (by number) in an account (by letter); None if there is none."""
    columns = lettered(comparison)
    column = next((one for one in columns.values() if one.letter == letter), None)
    if column is None or not 0 < number <= len(comparison.claims):
        return None
    claim = comparison.claims[number - 1]
    cell = next(one for one in claim.cells if one.account == column.reading.account.id)

    def words(passage: Passage, sentence: str) -> Words:
        address = link(passage)
        told = f"{sentence} {address}" if address else sentence
        return Words(tuple(in_place(columns, passage)), inert.line(told), address)

    near = cell.nearest
    return Evidence(
        number,
        claim.wording.text,
        column,
        cell,
        tuple(words(one, sentence(one, cell, column)) for one in cell.evidence),
        words(near.passage, _lacking(claim.wording.text, column)) if near else None,
    )


def sentence(passage: Passage, cell: Cell, column: Column) -> str:
    """A passage with who says it, according to whom, when and where."""
    return f"{_verb(cell)}: “{passage.text.strip()}” ({', '.join(_place(column))})."


def _verb(cell: Cell) -> str:
    through = " ▸ ".join(voice.name for voice in cell.chain[:-1])
    by = f", through {through}" if through else ""
    match cell.stand, cell.actor:
        case Stand.STATES, _:
            return "In the account’s own voice"
        case Stand.DENIES, None:
            return "Denied in the account’s own voice"
        case ((Stand.DENIES | Stand.REPORTS_DENIAL), actor):
            return f"Denied by {actor.name if actor else 'somebody unnamed'}{by}"
        case Stand.QUOTES, actor:
            return f"Quoted from {actor.name if actor else 'somebody unnamed'}{by}"
        case _, actor:
            return f"According to {actor.name if actor else 'somebody unnamed'}{by}"


def _lacking(wording: str, column: Column) -> str:
    return f"Left out: “{wording.strip()}” ({', '.join(_place(column))})."


def _place(column: Column) -> Iterator[str]:
    known = column.reading.account.metadata
    yield column.name
    if known.title and known.title != column.name:
        yield f"“{known.title}”"
    if known.published:
        yield known.published
    if known.url:
        yield known.url
