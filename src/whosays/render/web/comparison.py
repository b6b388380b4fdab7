"""A comparison as the server shows it: filtered, its evidence beside it, what differs first."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from whosays.model import Act, Cell, Comparison, Stand
from whosays.render.comparison import chosen
from whosays.render.comparison.sheet import Column, Row, Sheet, lettered, sheets
from whosays.render.comparison.templating import in_place
from whosays.render.web.differing import digest
from whosays.store.fold import fold


@dataclass(frozen=True, slots=True)
class Asked:
    """What of a comparison is wanted.

    Attributes:
        actor, act, stand: of the cells that are looked for; `actor`: words of a name.
        differing: without claims that every independent account has and nobody denies.
        everything: with claims that tell little.
        words: with the words behind every cell.
        copies: letters of the origins whose copies have columns of their own.
        claim: the number of one that is shown even if it tells little.
    """

    actor: str = ""
    act: Act | None = None
    stand: Stand | None = None
    differing: bool = False
    everything: bool = False
    words: bool = False
    copies: frozenset[str] = frozenset()
    claim: int | None = None

    @property
    def filters(self) -> bool:
        """Whether cells are looked for."""
        return bool(self.actor or self.act or self.stand)


@dataclass(frozen=True, slots=True)
class Shown:
    """A sheet with the claims that are wanted; `hits`: (number, account) of the cells looked for."""

    sheet: Sheet
    across: tuple[Column, ...]
    hits: frozenset[tuple[int, str]]

    def cells(self, row: Row) -> Iterator[tuple[Column, Cell, list[tuple[Column, Cell]]]]:
        """Each column with its cell, and those of the copies folded under it that stand otherwise."""
        by_letter = dict(zip((one.letter for one in self.sheet.columns), row.cells, strict=True))
        for column in self.across:
            cell = by_letter[column.letter]
            folded = [] if column.origin else self._folded.get(column.letter, [])
            others = [(copy, by_letter[copy.letter]) for copy in folded]
            yield column, cell, [(copy, other) for copy, other in others if other.stand is not cell.stand]

    @property
    def _folded(self) -> dict[str, list[Column]]:
        """The copies that have no column of their own, by the letter of their origin."""
        letters = {one.letter for one in self.across}
        found: dict[str, list[Column]] = defaultdict(list)
        for one in self.sheet.columns:
            if one.origin is not None and one.letter not in letters:
                found[one.origin].append(one)
        return found

    def copies(self, column: Column) -> int:
        """How many copies an account has."""
        return sum(one.origin == column.letter for one in self.sheet.columns)


def shown(comparison: Comparison, asked: Asked) -> dict[str, Any]:
    """What `comparison-view.html.j2` takes."""
    columns = lettered(comparison)
    sheet = _sheet(comparison, asked)
    acts = _acts(comparison)
    view = _shown(sheet, asked, acts)
    return {
        "found": comparison,
        "asked": asked,
        "columns": columns,
        "view": view,
        "shown": {row.number for row in view.sheet.rows},
        "voices": _voices(comparison),
        "acts": sorted(set(acts.values())),
        "digest": digest(comparison, columns),
        "alone": list(chosen.carried_alone(comparison)),
        "lacking": list(chosen.carried_by_all_but_one(comparison)),
        "second_hand": list(chosen.second_hand(comparison)),
        "excerpt": partial(in_place, columns),
    }


def _sheet(comparison: Comparison, asked: Asked) -> Sheet:
    """The claims that tell something, and the one that is asked for among them; or all."""
    (sheet,) = sheets(comparison, everything=asked.everything)
    if asked.claim is None or asked.everything or any(row.number == asked.claim for row in sheet.rows):
        return sheet
    (whole,) = sheets(comparison, everything=True)
    numbers = {asked.claim, *(row.number for row in sheet.rows)}
    rows = tuple(row for row in whole.rows if row.number in numbers)
    return replace(whole, rows=rows, hidden=len(whole.rows) - len(rows))


def _shown(sheet: Sheet, asked: Asked, acts: dict[tuple[str, str], Act]) -> Shown:
    across = tuple(one for one in sheet.columns if one.origin is None or one.origin in asked.copies)
    hits = frozenset(_hits(sheet.rows, asked, acts)) if asked.filters else frozenset()
    numbers = {number for number, _ in hits}
    rows = tuple(row for row in sheet.rows if not asked.filters or row.number in numbers)
    if asked.differing:
        rows = tuple(row for row in rows if not _is_shared(row, sheet))
    total = len(sheet.rows) + sheet.hidden
    return Shown(replace(sheet, rows=rows, hidden=total - len(rows)), across, hits)


def _hits(rows: Iterable[Row], asked: Asked, acts: dict[tuple[str, str], Act]) -> Iterator[tuple[int, str]]:
    names = set(fold(asked.actor).split())
    for row in rows:
        for cell in row.cells:
            if (
                (not names or any(names <= set(fold(voice.name).split()) for voice in cell.chain))
                and (asked.stand is None or cell.stand is asked.stand)
                and (asked.act is None or _act(cell, acts) is asked.act)
            ):
                yield row.number, cell.account


def _is_shared(row: Row, sheet: Sheet) -> bool:
    """Whether every independent account has it, and nobody denies it."""
    return row.claim.lineages >= sheet.independent and not row.claim.is_denied


def _acts(comparison: Comparison) -> dict[tuple[str, str], Act]:
    """The acts of the attributions that carry claims, by account and id."""
    carrying = {(cell.account, cell.attribution) for claim in comparison.claims for cell in claim.cells}
    return {
        (reading.account.id, one.id): one.act
        for reading in comparison.readings
        for one in reading.attributions
        if (reading.account.id, one.id) in carrying
    }


def _act(cell: Cell, acts: dict[tuple[str, str], Act]) -> Act | None:
    return acts.get((cell.account, cell.attribution)) if cell.attribution else None


def _voices(comparison: Comparison) -> list[str]:
    """Who speaks, whoever carries most claims first."""
    found = Counter(
        name
        for claim in comparison.claims
        for name in {voice.name for cell in claim.cells for voice in cell.chain}
    )
    return [name for name, _ in found.most_common()]
