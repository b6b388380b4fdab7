"""TIMEX3 values of dates as places in the calendar, and steps from one to another.

Decisions where TimeML leaves room: weeks are ISO weeks, Monday first; a weekend (`2022-W05-WE`) is Saturday
and Sunday; seasons are three whole months, spring from March, and `2022-WI` runs from December 2022 to
February 2023; the decade `199` has the years 1990 to 1999, the century `19` has 1900 to 1999, as their
digits say. A value with an `X` in it is nowhere in the calendar.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from enum import IntEnum

from whosays.model import Interval

SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}  # the month they begin with


class Unit(IntEnum):
    """Spans of the calendar, from fine to coarse."""

    DAY = 1
    WEEKEND = 2
    WEEK = 3
    MONTH = 4
    SEASON = 5
    QUARTER = 6
    HALF = 7
    YEAR = 8
    DECADE = 9
    CENTURY = 10


UNKNOWN = {
    Unit.DAY: "XXXX-XX-XX",
    Unit.WEEKEND: "XXXX-WXX-WE",
    Unit.WEEK: "XXXX-WXX",
    Unit.MONTH: "XXXX-XX",
    Unit.QUARTER: "XXXX-QX",
    Unit.HALF: "XXXX-HX",
    Unit.YEAR: "XXXX",
    Unit.DECADE: "XXX",
    Unit.CENTURY: "XX",
}

_MONTHS = {Unit.MONTH: 1, Unit.QUARTER: 3, Unit.HALF: 6, Unit.YEAR: 12, Unit.DECADE: 120, Unit.CENTURY: 1200}
_DAYS = {Unit.DAY: 1, Unit.WEEKEND: 7, Unit.WEEK: 7}
_DATE = re.compile(
    r"(?P<year>\d{4})-(?:(?P<month>\d\d)(?:-(?P<day>\d\d)(?:T.*)?)?"
    r"|W(?P<week>\d\d)(?:-(?:(?P<weekend>WE)|(?P<weekday>[1-7])))?"
    r"|Q(?P<quarter>[1-4])|H(?P<half>[12])|(?P<season>SP|SU|FA|WI))",
    re.ASCII,
)
_DIGITS = re.compile(r"\d{2,4}", re.ASCII)
_YEARS = {4: (Unit.YEAR, 1), 3: (Unit.DECADE, 10), 2: (Unit.CENTURY, 100)}


def days(value: str | None) -> Interval | None:
    """The days that a TIMEX3 value stands for; None for a duration, a set, or what is not in the calendar."""
    place = _place(value or "")
    last = _last(*place) if place else None
    return Interval(place[1], last) if place and last else None


def unit_of(value: str | None) -> Unit | None:
    """How coarse a value is; None for one that is not in the calendar."""
    place = _place(value or "")
    return place[0] if place else None


def value_at(day: date, unit: Unit) -> str:
    """The value of the day, week, month … that a day lies in."""
    if unit in _DAYS:
        iso_year, week, _ = day.isocalendar()
        ending = "-WE" if unit is Unit.WEEKEND else ""
        return day.isoformat() if unit is Unit.DAY else f"{iso_year:04}-W{week:02}{ending}"
    if unit >= Unit.YEAR:
        return f"{day.year:04}"[: 4 - (unit - Unit.YEAR)]
    if unit is Unit.SEASON:  # January lies in the winter of the year before
        return f"{day.year - (day.month < SEASONS['SP']):04}-{('WI', 'SP', 'SU', 'FA')[day.month % 12 // 3]}"
    month = day.month - 1
    part = {
        Unit.MONTH: f"{month + 1:02}",
        Unit.QUARTER: f"Q{month // 3 + 1}",
        Unit.HALF: f"H{month // 6 + 1}",
    }
    return f"{day.year:04}-{part[unit]}"


def shifted(day: date, count: int, unit: Unit) -> date | None:
    """The day `count` units later, in a shorter month its last; None where the calendar ends."""
    try:
        if unit in _DAYS:
            return day + timedelta(days=count * _DAYS[unit])
        year, month = divmod(day.year * 12 + day.month - 1 + count * _MONTHS.get(unit, 3), 12)
        return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
    except (ValueError, OverflowError):
        return None


def easter(year: int) -> date:
    """Easter Sunday in the Gregorian calendar (Anonymous algorithm, Meeus 1991)."""
    century, rest = divmod(year, 100)
    moon = (19 * (year % 19) + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    sunday = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (year % 19 + 11 * moon + 22 * sunday) // 451
    month, day = divmod(moon + sunday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def _place(value: str) -> tuple[Unit, date] | None:
    """The unit and the first day of a value."""
    try:
        if _DIGITS.fullmatch(value):
            unit, years = _YEARS[len(value)]
            return unit, date(int(value) if years == 1 else max(int(value) * years, 1), 1, 1)
        match = _DATE.fullmatch(value)
        return _within_year(int(match["year"]), match) if match else None
    except ValueError:  # the 30th of February, week 54, the year 0
        return None


def _within_year(year: int, match: re.Match[str]) -> tuple[Unit, date]:
    if match["week"]:
        weekday = 6 if match["weekend"] else int(match["weekday"] or 1)
        unit = Unit.WEEKEND if match["weekend"] else Unit.DAY if match["weekday"] else Unit.WEEK
        return unit, date.fromisocalendar(year, int(match["week"]), weekday)
    if match["quarter"]:
        return Unit.QUARTER, date(year, 3 * int(match["quarter"]) - 2, 1)
    if match["half"]:
        return Unit.HALF, date(year, 6 * int(match["half"]) - 5, 1)
    if match["season"]:
        return Unit.SEASON, date(year, SEASONS[match["season"]], 1)
    return Unit.DAY if match["day"] else Unit.MONTH, date(year, int(match["month"]), int(match["day"] or 1))


def _last(unit: Unit, first: date) -> date | None:
    if unit in (Unit.DAY, Unit.WEEKEND):
        return shifted(first, int(unit == Unit.WEEKEND), Unit.DAY)
    following = shifted(first, 1, unit)
    return following - timedelta(days=1) if following else None
