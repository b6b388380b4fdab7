"""What a comparison brings out, on a terminal: lists, the most telling first, with the words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from whosays.model import (
    Change,
    Claim,
    Comparison,
    Denial,
    Difference,
    Drift,
    Passage,
    Silence,
    Truth,
    Value,
)
from whosays.render import inert
from whosays.render.comparison import chosen
from whosays.render.comparison.chosen import Carried
from whosays.render.comparison.excerpts import differing
from whosays.render.comparison.sheet import Column, lettered
from whosays.render.comparison.words import CHANGES, DRIFTS, TRUTHS, chain

_CALM, _DIFFERS, _ALARM = "dim", "bold underline", "bold red"
_SHORT = 5  # entries of a list, unless everything is to be shown
_TRUTHS = {Truth.BORNE_OUT: "bold", Truth.CONTRADICTED: _ALARM, Truth.CANNOT_TELL: _CALM}
Found = TypeVar("Found")
Columns = Mapping[str, Column]


@dataclass(frozen=True, slots=True)
class Entry:
    """One finding: what it is, then words, each with the letter of the account that they stand in."""

    head: Text
    words: tuple[tuple[str, Text], ...] = ()


def render(comparison: Comparison, *, everything: bool) -> Iterator[RenderableType]:
    """Every list that has something in it; its first entries, or all of them."""
    for title, entries in _all(comparison, lettered(comparison)):
        if entries:
            yield Text()
            yield Text.assemble((title, "bold"), (f"  {len(entries)}", _CALM))
            shown = entries if everything else entries[:_SHORT]
            yield from (Padding(_entry(entry), (0, 0, 0, 2)) for entry in shown)
            if len(shown) < len(entries):
                yield Text(f"  … {len(entries) - len(shown)} more: --all", _CALM)


def _all(found: Comparison, columns: Columns) -> Iterator[tuple[str, list[Entry]]]:
    """The lists in their order."""

    def entries(items: Iterable[Found], entry: Callable[[Found, Columns], Entry]) -> list[Entry]:
        return [entry(item, columns) for item in items]

    yield "Reported silences", entries(found.silences, _silence)
    yield "Denials", entries(found.denials, _denial)
    yield "Figures, dates and names that differ", entries(found.differences, _difference)
    yield "The same quotation in other words", entries(found.drifts, _drift)
    yield "Said otherwise before", entries(found.changes, _change)
    yield "In one independent account alone", entries(chosen.carried_alone(found), _alone)
    yield "In all but one", entries(chosen.carried_by_all_but_one(found), _lacking)
    yield "At second hand only", entries(chosen.second_hand(found), _second_hand)


def _entry(entry: Entry) -> Table:
    table = Table.grid(padding=(0, 1, 0, 0))
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold", ratio=1)
    table.add_row(Text("·", _CALM), entry.head)
    for letter, words in entry.words:
        row = Table.grid(padding=(0, 1, 0, 0))
        row.add_column(width=2, no_wrap=True)
        row.add_column(overflow="fold", ratio=1)
        row.add_row(Text(letter, "bold"), words)
        table.add_row("", row)
    return table


def _words(passage: Passage, columns: Columns) -> tuple[str, Text]:
    return columns[passage.account].letter, Text(inert.line(passage.text))


def _silence(silence: Silence, columns: Columns) -> Entry:
    of = columns[silence.silent].letter if silence.silent else inert.line(silence.outlet)
    head = Text.assemble((TRUTHS[silence.truth], _TRUTHS[silence.truth]), (f": silence of {of} on ", _CALM))
    head.append(inert.line(silence.what.text))
    if silence.reason is not None:
        head.append(f" ({inert.line(silence.reason)})", _CALM)
    words = [_words(silence.report, columns)]
    if silence.nearest is not None:
        letter, nearest = _words(silence.nearest.passage, columns)
        near = Text(f"nearest, {silence.nearest.nearness:.0%} near: ", _CALM)
        words.append((letter, Text.assemble(near, nearest)))
    return Entry(head, tuple(words))


def _denial(denial: Denial, columns: Columns) -> Entry:
    who = denial.actor.name if denial.actor else columns[denial.denial.account].name
    head = Text.assemble((inert.line(who), "bold"), (" denies", _ALARM))
    if denial.left_out:
        letters = ", ".join(sorted(columns[account].letter for account in denial.left_out))
        head.append(f"; not told by {letters}", _CALM)
    return Entry(head, (_words(denial.denied, columns), _words(denial.denial, columns)))


def _difference(difference: Difference, columns: Columns) -> Entry:
    one, other = (inert.line(value.words.text) for value in (difference.first, difference.second))
    head = Text.assemble((one, _DIFFERS), " or ", (other, _DIFFERS))
    head.append(f": {difference.kind.value}{_of(difference)}", _CALM)
    return Entry(head, (_value(difference.first, columns), _value(difference.second, columns)))


def _of(difference: Difference) -> str:
    """What has two values, unless that is all that is shown below."""
    whole = difference.of.strip() == difference.first.clause.text.strip()
    return "" if whole else f" of {inert.line(difference.of)}"


def _value(value: Value, columns: Columns) -> tuple[str, Text]:
    return columns[value.clause.account].letter, _marked(value.clause.text, [value.words.text])


def _drift(drift: Drift, columns: Columns) -> Entry:
    head = Text.assemble(
        (inert.line(drift.speaker or "somebody"), "bold"), (f": {DRIFTS[drift.kind]}", _CALM)
    )
    sides = zip(
        (drift.first, drift.second),
        zip(*drift.changes, strict=True) if drift.changes else ((), ()),
        strict=True,
    )
    words = tuple(
        (columns[passage.account].letter, _marked(passage.text, changed)) for passage, changed in sides
    )
    return Entry(head, words)


def _change(change: Change, columns: Columns) -> Entry:
    head = Text.assemble((inert.line(change.actor.name), "bold"), (f": {CHANGES[change.kind]}", _CALM))
    return Entry(head, (_words(change.before, columns), _words(change.after, columns)))


def _alone(carried: Carried, columns: Columns) -> Entry:
    return _carried(carried, columns[carried.lineage.origin].letter)


def _lacking(carried: Carried, columns: Columns) -> Entry:
    return _carried(carried, f"not {columns[carried.lineage.origin].letter}")


def _carried(carried: Carried, by: str) -> Entry:
    words = inert.line(carried.claim.wording.text)
    return Entry(Text.assemble((f"{by}  ", "bold"), (f"{carried.number} ", _CALM), words))


def _second_hand(numbered: tuple[int, Claim], columns: Columns) -> Entry:
    number, claim = numbered
    head = Text.assemble((f"{number} ", _CALM), inert.line(claim.wording.text))
    words = [
        (columns[cell.account].letter, Text(inert.line(chain(cell) or (cell.actor.name)), _CALM))
        for cell in claim.cells
        if cell.is_there and cell.actor is not None
    ]
    return Entry(head, tuple(words))


def _marked(text: str, words: Iterable[str]) -> Text:
    """The words that differ underlined, and in brackets for eyes without colours."""
    shown = Text(overflow="fold")
    for stretch in differing(text, words):
        if stretch.marked:
            shown.append(f"[{stretch.text}]", _DIFFERS)
        else:
            shown.append(stretch.text)
    return shown
