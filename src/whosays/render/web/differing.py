"""What accounts differ in, a line each: the most telling of every kind, to be seen at a glance."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from whosays.model import Claim, Comparison, Passage, Truth
from whosays.render import inert
from whosays.render.comparison import chosen
from whosays.render.comparison.excerpts import Stretch
from whosays.render.comparison.sheet import Column
from whosays.render.comparison.words import CHANGES, TRUTHS

_EACH = 2  # of a kind
_LONGEST = 150
Columns = Mapping[str, Column]


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that differs.

    Attributes:
        kind: in a word or two; of: where in the page it is told in full.
        said: what differs, its values marked; letters: the accounts that it is in.
        alarms: whether it is a contradiction.
    """

    kind: str
    of: str
    said: tuple[Stretch, ...]
    letters: tuple[str, ...]
    alarms: bool = False


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of what differs: its first lines, and how many there are."""

    name: str
    of: str
    count: int
    lines: tuple[Line, ...]


def digest(comparison: Comparison, columns: Columns) -> list[Kind]:
    """Every kind of which there is something, the most telling first."""
    far = list(chosen.second_hand(comparison))
    kinds = (
        ("Silences", "silences", len(comparison.silences), _silences(comparison, columns)),
        ("Denials", "denials", len(comparison.denials), _denials(comparison, columns)),
        ("Figures, dates, names", "figures", len(comparison.differences), _figures(comparison, columns)),
        ("Quotations", "drift", len(comparison.drifts), _drifts(comparison, columns)),
        ("Changes", "changes", len(comparison.changes), _changes(comparison, columns)),
        ("Second-hand only", "second-hand", len(far), _far(far, columns)),
    )
    return [Kind(name, of, count, tuple(lines)) for name, of, count, lines in kinds if count]


def _silences(found: Comparison, columns: Columns) -> Iterator[Line]:
    for one in found.silences[:_EACH]:
        who = columns[one.silent].name if one.silent else one.outlet
        said = (
            _marked(TRUTHS[one.truth]),
            _plain(f": {_short(who)} is said to be silent on "),
            _plain(_short(one.what.text)),
        )
        of = (one.report.account, *([one.silent] if one.silent else []))
        yield Line("Silence", "silences", said, _letters(of, columns), one.truth is Truth.CONTRADICTED)


def _denials(found: Comparison, columns: Columns) -> Iterator[Line]:
    for one in found.denials[:_EACH]:
        who = one.actor.name if one.actor else columns[one.denial.account].name
        untold = f" (not told by {_and(one.left_out, columns)})" if one.left_out else ""
        said = (_marked(f"{_short(who)} denies"), _plain(f": {_short(one.denied.text)}{untold}"))
        yield Line("Denial", "denials", said, _letters((one.denial.account,), columns), alarms=True)


def _figures(found: Comparison, columns: Columns) -> Iterator[Line]:
    for one in found.differences[:_EACH]:
        sides = (one.first, one.second)
        first, second = (_short(side.words.text) for side in sides)
        said = (_marked(first), _plain(" or "), _marked(second), _plain(f": {_short(one.of)}"))
        of = (side.clause.account for side in sides)
        yield Line(one.kind.value.capitalize(), "figures", said, _letters(of, columns))


def _drifts(found: Comparison, columns: Columns) -> Iterator[Line]:
    for one in found.drifts[:_EACH]:
        said: list[Stretch] = [_plain(f"{_short(one.speaker or 'somebody')}: ")]
        for first, second in one.changes[:3]:
            said += [_marked(_quoted(first)), _plain(" or "), _marked(_quoted(second)), _plain("; ")]
        if one.changes:
            said.pop()
        else:
            said.append(_plain(_short(one.first.text)))
        yield Line("Quotation", "drift", tuple(said), _letters(_of(one.first, one.second), columns))


def _changes(found: Comparison, columns: Columns) -> Iterator[Line]:
    for one in found.changes[:_EACH]:
        said = (
            _marked(_short(one.actor.name)),
            _plain(f": {CHANGES[one.kind]}: {_short(one.after.text)}"),
        )
        yield Line("Change", "changes", said, _letters(_of(one.before, one.after), columns))


def _far(found: list[tuple[int, Claim]], columns: Columns) -> Iterator[Line]:
    for _, claim in found[:_EACH]:
        there = tuple(cell.account for cell in claim.cells if cell.is_there)
        said = (_plain(_short(claim.wording.text)),)
        yield Line("Second-hand", "second-hand", said, _letters(there, columns))


def _of(*passages: Passage) -> Iterator[str]:
    return (one.account for one in passages)


def _letters(accounts: Iterator[str] | tuple[str, ...], columns: Columns) -> tuple[str, ...]:
    return tuple(dict.fromkeys(columns[account].letter for account in accounts))


def _and(accounts: tuple[str, ...], columns: Columns) -> str:
    return ", ".join(sorted(columns[account].letter for account in accounts))


def _short(text: str) -> str:
    words = inert.line(text)
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST].rpartition(' ')[0]} …"


def _quoted(words: str) -> str:
    return f"“{_short(words)}”" if words else "nothing"


def _plain(text: str) -> Stretch:
    return Stretch(text, marked=False)


def _marked(text: str) -> Stretch:
    return Stretch(text, marked=True)
