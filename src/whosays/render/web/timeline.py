"""A story in two lanes, what happened and what was said, each by its day: as a drawing, and as a list."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from math import log2, sqrt

from whosays.render.calendar import days
from whosays.render.comparison.excerpts import Stretch, excerpt
from whosays.render.timeline import Moment
from whosays.render.web.places import of_statement, of_words

_LEFT, _RIGHT, _LABEL = 92.0, 40.0, 78.0  # of the drawing: room before and after, and for a date
_AXIS, _ABOVE, _BELOW, HEIGHT = 132, 74, 190, 236
_STEP, _WIDEST = 30.0, 96.0  # between one day and the next
_MOST_COLUMNS = 48


@dataclass(frozen=True, slots=True)
class Entry:
    """A moment in the list.

    Attributes:
        number: from 1; the drawing leads there.
        words: the passage in its surroundings; said: when it was said, if it is listed by another day.
    """

    number: int
    moment: Moment
    words: tuple[Stretch, ...]
    said: str | None

    @property
    def outlet(self) -> str:
        """Whose account it stands in."""
        account = self.moment.reading.account
        return account.metadata.outlet or account.metadata.title or account.path or "account"

    @property
    def address(self) -> str:
        """Where it stands in its account."""
        account, said = self.moment.reading.account, self.moment.attribution
        if said is None:
            return of_words(account, self.moment.words.pieces[0])
        return of_statement(account.id, said.id)


@dataclass(frozen=True, slots=True)
class Day:
    """The entries of one day, or of the days of one time expression."""

    shown: str
    happened: tuple[Entry, ...]
    said: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """What one lane has in one column: how many, and the entry that comes first."""

    x: float
    y: int
    radius: float
    count: int
    first: int
    told: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """The two lanes.

    Attributes:
        labels: place and words of the dates that there is room for; breaks: where much time is left out.
        threads: from where something was said to the day that it speaks of; each with the entry.
    """

    width: float
    labels: tuple[tuple[float, str], ...]
    breaks: tuple[float, ...]
    marks: tuple[Mark, ...]
    threads: tuple[tuple[float, float, int], ...]
    height: int = HEIGHT
    axis: int = _AXIS
    above: int = _ABOVE
    below: int = _BELOW


def entries(moments: Iterable[Moment]) -> tuple[Entry, ...]:
    """The moments, in their order."""
    return tuple(
        Entry(number, one, tuple(excerpt(one.reading.account, one.words)), _said(one))
        for number, one in enumerate(moments, 1)
    )


def _said(one: Moment) -> str | None:
    return " – ".join(days(one.said_on)) if one.happened and one.said_on and one.said_on.days else None


def by_day(found: Sequence[Entry]) -> tuple[Day, ...]:
    """The list: day by day."""
    rows: dict[str, list[Entry]] = defaultdict(list)
    for entry in found:
        rows[" – ".join(days(entry.moment.time))].append(entry)
    return tuple(
        Day(
            shown,
            tuple(one for one in row if one.moment.happened),
            tuple(one for one in row if not one.moment.happened),
        )
        for shown, row in rows.items()
    )


def draw(found: Sequence[Entry]) -> Drawing | None:
    """The drawing; None where there is but one day, or none."""
    precision = _precision(found)
    first = sorted({_column(day, precision) for one in found for day in _days(one)})
    if len(first) < 2:
        return None
    places, breaks = _places(first, precision)
    marks = tuple(_marks(found, places, precision))
    threads = (
        (
            places[_column(said.days.first, precision)],
            places[_column(one.moment.days.first, precision)],
            one.number,
        )
        for one in found
        if one.moment.happened and (said := one.moment.said_on) and said.days
    )
    width = max(places.values()) + _RIGHT
    return Drawing(
        width,
        tuple(_labels(places, _known(found, precision))),
        tuple(breaks),
        marks,
        tuple(dict.fromkeys(threads)),
    )


def _days(entry: Entry) -> Iterator[date]:
    yield entry.moment.days.first
    if entry.moment.happened and entry.moment.said_on and entry.moment.said_on.days:
        yield entry.moment.said_on.days.first


def _precision(found: Sequence[Entry]) -> int:
    """So many characters of a date make a column: those of days, of months where these are many, of years."""
    for precision in (10, 7):
        if len({day.isoformat()[:precision] for one in found for day in _days(one)}) <= _MOST_COLUMNS:
            return precision
    return 4


def _column(day: date, precision: int) -> str:
    return day.isoformat()[:precision]


def _places(columns: Sequence[str], precision: int) -> tuple[dict[str, float], list[float]]:
    """Where each column stands: what is long after the one before stands farther off, but not so far."""
    unit = {10: 1, 7: 30, 4: 365}[precision]
    places, breaks, at = {columns[0]: _LEFT}, [], _LEFT
    for before, column in pairwise(columns):
        gap = (_day(column) - _day(before)).days / unit
        step = min(_WIDEST, _STEP + 9 * log2(max(gap, 1)))
        if gap > 90:
            breaks.append(at + step / 2)
        at += step
        places[column] = at
    return places, breaks


def _day(column: str) -> date:
    return date.fromisoformat(column + "0001-01-01"[len(column) :])


def _labels(places: dict[str, float], known: dict[str, str]) -> Iterator[tuple[float, str]]:
    """Dates, as precise as they are known, where there is room for them."""
    free = 0.0
    for column, x in places.items():
        if x >= free:
            yield x, known[column]
            free = x + _LABEL


def _known(found: Sequence[Entry], precision: int) -> dict[str, str]:
    """How precisely the time of each column is told, at the most."""
    known: dict[str, str] = {}
    for one in found:
        for time in (one.moment.time, one.moment.said_on):
            if time is not None and time.days is not None:
                column, told = _column(time.days.first, precision), days(time)[0][:precision]
                known[column] = max(known.get(column, ""), told, key=len)
    return known


def _marks(found: Sequence[Entry], places: dict[str, float], precision: int) -> Iterator[Mark]:
    lanes: dict[tuple[str, bool], list[int]] = defaultdict(list)
    for one in found:
        lanes[_column(one.moment.days.first, precision), one.moment.happened].append(one.number)
        if one.moment.happened and (said := one.moment.said_on) and said.days:
            lanes[_column(said.days.first, precision), False].append(one.number)
    for (column, happened), numbers in sorted(lanes.items()):
        count = len(numbers)
        what = "spoken of" if happened else "said"
        yield Mark(
            places[column],
            _ABOVE if happened else _BELOW,
            min(15.0, 4 + 2.5 * sqrt(count)),
            count,
            numbers[0],
            f"{column}: {count} {what}",
        )
