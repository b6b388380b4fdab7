"""What a statement claims, in the other accounts of its story: how each treats it, and in which words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any
from urllib.parse import urlencode

from whosays.model import Attribution, Cell, Claim, Comparison, Passage, Stand
from whosays.render.comparison.excerpts import Stretch
from whosays.render.comparison.sheet import Column, lettered
from whosays.render.comparison.templating import in_place
from whosays.render.web.places import of_statement, of_words

Numbered = tuple[int, Claim]
Columns = dict[str, Column]  # by the ids of their accounts


class State(StrEnum):
    """How far it is known what the other accounts make of a statement.

    `ALONE`: its account tells its story alone. `NOT_COMPARED`: nobody has compared them as they are now.
    `LEFT_OUT`: its story has more accounts than are compared, and this one is not among those.
    """

    ALONE = "alone"
    NOT_COMPARED = "not_compared"
    LEFT_OUT = "left_out"
    COMPARED = "compared"


@dataclass(frozen=True, slots=True)
class Entry:
    """One claim in one other account.

    Attributes:
        kin: what copy of what it is, in words, if it is one.
        words: those that carry it, or else that come nearest; address: where they stand in their account.
        row: where the cell is chosen in the matrix; copies: letters of the copies that treat it alike.
    """

    column: Column
    kin: str
    cell: Cell
    words: tuple[Stretch, ...]
    address: str
    row: str
    copies: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """One claim of the statement, by its number; `row`: where it stands in the matrix."""

    number: int
    claim: Claim
    row: str
    entries: tuple[Entry, ...]

    @property
    def there(self) -> tuple[Entry, ...]:
        """The accounts that speak of it."""
        return tuple(one for one in self.entries if one.cell.is_there)

    @property
    def lacking(self) -> tuple[Entry, ...]:
        """Those that leave it out, or of which nobody can tell."""
        return tuple(one for one in self.entries if not one.cell.is_there)


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A statement in the other accounts of its story.

    Attributes:
        way: leads to the claim in the matrix, which is made if there is none yet; None if it cannot be.
        claims: those that others speak of first, and of those the ones that no copy alone does.
    """

    state: State
    way: str | None
    claims: tuple[Told, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """The same as plain JSON types; the copies of an account are told each by itself."""
        return {
            "state": self.state.value,
            "way": self.way,
            "claims": [
                {
                    "number": told.number,
                    "id": told.claim.id,
                    "text": told.claim.wording.text,
                    "at": told.row,
                    "coverage": [
                        one.cell.to_dict()
                        | {
                            "letter": one.column.letter,
                            "name": one.column.name,
                            "copies": list(one.copies),
                            "at": one.address,
                        }
                        for one in told.entries
                    ],
                }
                for told in self.claims
            ],
        }


def way(story: str, account: str, attribution: str) -> str:
    """The address that leads to the claim of a statement in the matrix of its story."""
    return f"/story/{story}/claim?{urlencode({'account': account, 'attribution': attribution})}"


def row(story: str, number: int, letter: str) -> str:
    """Where a claim stands in the matrix, with the words of one account beside it."""
    return f"/story/{story}?{urlencode({'claim': number, 'account': letter})}#c{number}"


def elsewhere(comparison: Comparison, story: str, account: str, said: Attribution) -> Elsewhere:
    """What the others of a comparison make of a statement in one account; `story`: its id in the library."""
    columns = lettered(comparison)
    claims = tuple(
        Told(
            number,
            claim,
            row(story, number, columns[account].letter),
            tuple(_entries(number, claim, columns, story, account)),
        )
        for number, claim in carried(comparison, account, said)
    )
    own = columns[account].lineage.id

    def place(told: Told) -> tuple[bool, bool]:
        return all(one.column.lineage.id == own for one in told.there), not told.there

    return Elsewhere(State.COMPARED, way(story, account, said.id), tuple(sorted(claims, key=place)))


def carried(comparison: Comparison, account: str, said: Attribution) -> list[Numbered]:
    """The claims that a statement carries, with their numbers: its own before those in it, as they stand."""
    found = [
        (cell.attribution != said.id, place, number, claim)
        for number, claim in enumerate(comparison.claims, 1)
        for cell in claim.cells
        if cell.account == account and (place := _place(cell, said)) is not None
    ]
    return [(number, claim) for _, _, number, claim in sorted(found, key=lambda one: one[:3])]


def _place(cell: Cell, said: Attribution) -> int | None:
    """Where in what is said the cell's words begin; None where they are not in it."""
    shared = (
        words.start
        for passage in cell.evidence
        for words in passage.pieces
        for piece in said.content
        if words.start < piece.end and piece.start < words.end
    )
    return min(shared, default=None)


def _entries(number: int, claim: Claim, columns: Columns, story: str, here: str) -> Iterator[Entry]:
    """Each other account; a copy that treats it as its origin does stands with that."""
    by_account = {cell.account: cell for cell in claim.cells}
    by_letter = {one.letter: by_account[id_] for id_, one in columns.items() if id_ in by_account}
    others = [(one, by_account[id_]) for id_, one in columns.items() if id_ in by_account and id_ != here]
    own = columns[here]
    folded = {
        column.letter
        for column, cell in others
        if column.origin not in (None, own.letter) and cell.stand is by_letter[str(column.origin)].stand
    }
    for column, cell in others:
        if column.letter in folded:
            continue
        copies = tuple(one.letter for one, _ in others if one.origin == column.letter if one.letter in folded)
        yield Entry(
            column,
            _kin(column, own, columns),
            cell,
            tuple(_words(columns, cell)),
            _address(column, cell),
            row(story, number, column.letter),
            copies,
        )


def _kin(column: Column, own: Column, columns: Columns) -> str:
    if own.origin == column.letter:
        return "this account is a copy of it"
    if column.origin is None:
        return ""
    if column.origin == own.letter:
        return "a copy of this account"
    return "a copy of " + next(one.name for one in columns.values() if one.letter == column.origin)


def _words(columns: Columns, cell: Cell) -> Iterable[Stretch]:
    passage = _passage(cell)
    return in_place(columns, passage) if passage else ()


def _address(column: Column, cell: Cell) -> str:
    """The statement that carries it; else its words, or else the account."""
    account, passage = column.reading.account, _passage(cell)
    if cell.attribution is not None:
        return of_statement(account.id, cell.attribution)
    return of_words(account, passage.pieces[0]) if passage else f"/account/{account.id}"


def _passage(cell: Cell) -> Passage | None:
    if cell.evidence:
        return cell.evidence[0]
    return cell.nearest.passage if cell.nearest and cell.stand is not Stand.NOT_HELD else None
