"""What surrounds a time expression: the date of the account, what it mentioned before, the words near by."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date

from whosays.extract.times.calendar import UNKNOWN, Unit, days, shifted, unit_of, value_at
from whosays.extract.times.mentions import Mentions
from whosays.extract.times.tense import Tense, has_happened, is_behind, tense
from whosays.model import Interval, TimeType

_ISO = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?", re.ASCII)
_MUCH_NEARER_PAST = 3
_MUCH_NEARER_FUTURE = 5
_SUNDAY = 6
_YEARS = 5  # on either side, among which the right year of a date without one is looked for


@dataclass(frozen=True, slots=True)
class Context:
    """Where one expression stands.

    Attributes:
        type: the TIMEX3 type that it was tagged with.
        published: an ISO date or a prefix of one; None where nobody knows.
        mentions: what was mentioned before it.
        before, after: the words around it, as far as they can matter.
    """

    type: TimeType
    published: str | None
    mentions: Mentions
    before: str
    after: str

    def today(self, unit: Unit = Unit.DAY) -> Interval | None:
        """The days of publication, as far as known; None if they are more than one `unit`.

        An account known to be of 2022-02 has a month, a quarter and a year, but no week and no day.
        """
        match = _ISO.match(self.published or "")
        known = unit_of(match[0]) if match else None
        return days(match[0]) if match and known and known <= unit else None

    def at(self, unit: Unit, count: int = 0) -> str | None:
        """The day, week, month … of publication, or `count` later; `XXXX-XX` where it is not known."""
        today = self.today(unit)
        return counted(today.first, count, unit) if today else UNKNOWN[unit]

    def week_steps(self, steps: int) -> int:
        """How many weeks `last` or `next` is away: on a Sunday, `last week` is the one that ends."""
        today = self.today()
        is_over = steps == -1 and today is not None and today.first.weekday() == _SUNDAY
        return 0 if is_over else steps

    def tense(self) -> Tense:
        """Of the clause that it stands in."""
        return tense(self.before, self.after)

    def has_happened(self) -> bool:
        """Whether the clause that it stands in tells of something done."""
        return has_happened(self.before, self.after)

    def yearly(
        self, in_year: Callable[[int], str], which: str | None = None, weekday: int | None = None
    ) -> str | None:
        """The value of what comes once a year: the `last` one, the `next`, `this` year's, or by the tense.

        Args:
            in_year: its value in a year.
            which: `last`, `next`, `this`, or None where the expression does not say.
            weekday: that it has to begin with, Monday 0, where the expression says so.
        """
        unit = unit_of(in_year(2000)) or Unit.DAY
        today = self.today(Unit.DAY if unit <= Unit.WEEK else Unit.MONTH)
        if today is None:
            return None
        first, last = max(today.first.year - _YEARS, MINYEAR), min(today.last.year + _YEARS, MAXYEAR)
        values = [in_year(year) for year in range(first, last + 1)]
        places = [(value, place) for value in values if (place := days(value))]
        if weekday is not None:
            places = [(v, place) for v, place in places if place.first.weekday() == weekday] or places
        if which == "this":
            return in_year(today.first.year)
        past = [(v, place) for v, place in places if place.first <= today.last]
        future = [(v, place) for v, place in places if place.last >= today.first]
        match which:
            case "last":
                return next((v for v, place in reversed(past) if place.last < today.first), None)
            case "next":
                return next((v for v, place in future if place.first > today.last), None)
        if past and future:
            return self._nearer(past[-1], future[0], today)
        return next((value for value, _ in (*past[-1:], *future[:1])), None)

    def _nearer(self, past: tuple[str, Interval], future: tuple[str, Interval], today: Interval) -> str:
        """The one that the tense asks for, unless the other is far nearer to the publication."""
        if is_behind(self.before):
            return past[0]
        since = max((today.first - past[1].last).days, 0)
        until = max((future[1].first - today.last).days, 0)
        if self.tense() is Tense.FUTURE:
            return past[0] if since * _MUCH_NEARER_PAST < until else future[0]
        return future[0] if until * _MUCH_NEARER_FUTURE < since else past[0]


def counted(day: date, count: int, unit: Unit) -> str | None:
    """The value `count` units after the day; None where the calendar ends."""
    moved = shifted(day, count, unit)
    return value_at(moved, unit) if moved else None
