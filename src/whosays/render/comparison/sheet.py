"""A comparison as it is laid out: accounts across, a letter each, and claims down, a number each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from string import ascii_uppercase

from whosays.model import Cell, Claim, Comparison, Lineage, Member, Reading, Story
from whosays.render.comparison.chosen import telling


@dataclass(frozen=True, slots=True)
class Column:
    """An account.

    Attributes:
        letter: what it is called for short: `A`, `B`, and of copies `B1`, `B2`.
        origin: the letter of the account that this one is a copy of; None for an origin.
    """

    letter: str
    reading: Reading
    lineage: Lineage
    member: Member
    origin: str | None

    @property
    def name(self) -> str:
        """Whose account it is, as far as that is known."""
        account = self.reading.account
        return account.metadata.outlet or account.metadata.title or account.path or "account"


@dataclass(frozen=True, slots=True)
class Row:
    """A claim; its number is the same however many others are shown. The cells are in the columns' order."""

    number: int
    claim: Claim
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One story.

    Attributes:
        columns: the origins in the order of the comparison, each followed by its copies.
        rows: the claims to be shown; hidden: how many others there are.
    """

    story: Story
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    hidden: int

    @property
    def independent(self) -> int:
        """How many accounts go back to no other."""
        return sum(column.origin is None for column in self.columns)


def sheets(comparison: Comparison, *, everything: bool) -> Iterator[Sheet]:
    """The stories, each with the claims that tell something, or with `everything`."""
    columns = lettered(comparison)
    shown = None if everything else telling(comparison)
    for story in comparison.stories:
        across = tuple(one for one in columns.values() if one.reading.account.id in story.accounts)
        claims = [row for row in enumerate(comparison.claims, 1) if row[1].story == story.id]
        rows = [row for row in claims if shown is None or row[1].id in shown]
        laid = tuple(_row(number, claim, across) for number, claim in rows)
        yield Sheet(story, across, laid, len(claims) - len(laid))


def lettered(comparison: Comparison) -> dict[str, Column]:
    """The accounts by their ids, origins before their copies; letters run on from story to story."""
    readings = {reading.account.id: reading for reading in comparison.readings}
    of = {member.account: lineage for lineage in comparison.lineages for member in lineage.members}
    lineages = dict.fromkeys(of[account] for account in readings)
    found = (
        column
        for number, lineage in enumerate(lineages)
        for column in _columns(_letters(number), lineage, readings)
    )
    return {column.reading.account.id: column for column in found}


def _columns(letters: str, lineage: Lineage, readings: dict[str, Reading]) -> Iterator[Column]:
    for number, member in enumerate(sorted(lineage.members, key=lambda one: one.account != lineage.origin)):
        reading = readings[member.account]
        if number:
            yield Column(f"{letters}{number}", reading, lineage, member, letters)
        else:
            yield Column(letters, reading, lineage, member, None)


def _letters(number: int) -> str:
    """A to Z, AA to AZ, and on, as in a spreadsheet."""
    before, last = divmod(number, len(ascii_uppercase))
    return (_letters(before - 1) if before else "") + ascii_uppercase[last]


def _row(number: int, claim: Claim, columns: Sequence[Column]) -> Row:
    cells = {cell.account: cell for cell in claim.cells}
    return Row(number, claim, tuple(cells[column.reading.account.id] for column in columns))
