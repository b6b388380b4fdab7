"""Days with names: those that fall on one date, or that a rule finds, wherever English is written.

Days that countries keep on different dates are left out, but for the American ones that news from elsewhere
too calls by these names.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from whosays.extract.times.calendar import Unit, days, easter, value_at
from whosays.extract.times.context import Context
from whosays.extract.times.rules import Rule, Told, pattern

_FIXED = {
    "new year": (1, 1),
    "valentine": (2, 14),
    "april fools": (4, 1),
    "may day": (5, 1),
    "4th july": (7, 4),
    "halloween": (10, 31),
    "all saints": (11, 1),
    "veterans": (11, 11),
    "armistice": (11, 11),
    "christmas eve": (12, 24),
    "christmas": (12, 25),
    "boxing": (12, 26),
    "new year eve": (12, 31),
    "new years eve": (12, 31),
    "new years": (1, 1),
    "international women": (3, 8),
    "international womens": (3, 8),
}
_MOVING: dict[str, Callable[[int], date]] = {
    "martin luther king jr": lambda year: _nth(year, 1, 0, 3),
    "martin luther king": lambda year: _nth(year, 1, 0, 3),
    "presidents": lambda year: _nth(year, 2, 0, 3),
    "memorial": lambda year: _nth(year, 6, 0, 1) - timedelta(days=7),
    "labor": lambda year: _nth(year, 9, 0, 1),
    "columbus": lambda year: _nth(year, 10, 0, 2),
    "election": lambda year: _nth(year, 11, 0, 1) + timedelta(days=1),
    "thanksgiving": lambda year: _nth(year, 11, 3, 4),
    "ash wednesday": lambda year: easter(year) - timedelta(days=46),
    "palm sunday": lambda year: easter(year) - timedelta(days=7),
    "goodfriday": lambda year: easter(year) - timedelta(days=2),
    "easter": easter,
    "easter sunday": easter,
    "easter monday": lambda year: easter(year) + timedelta(days=1),
    "pentecost": lambda year: easter(year) + timedelta(days=49),
}
# What is a day only with the word, such as `Election Day`
_DAYS = {"new year", "valentine", "veterans", "armistice", "boxing", "presidents", "memorial", "labor"} | {
    *("columbus", "election", "international women", "international womens")
}
_NAMES = "|".join(sorted([*_FIXED, *_MOVING], key=len, reverse=True))
_BARE = "|".join(sorted({*_FIXED, *_MOVING} - _DAYS, key=len, reverse=True))


def _nth(year: int, month: int, weekday: int, count: int) -> date:
    """The first, second … Monday (0), Tuesday … of a month."""
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (count - 1))


def _holiday(told: Told, context: Context) -> str | None:
    def in_year(year: int) -> str:
        if told["name"] in _FIXED:
            month, day = _FIXED[told["name"]]
            return f"{year:04}-{month:02}-{day:02}"
        return _MOVING[told["name"]](year).isoformat()

    if "year" in told:
        return in_year(int(told["year"]))
    found = context.yearly(in_year, told.get("which"))
    return found or (f"XXXX{in_year(2000)[4:]}" if told["name"] in _FIXED else "XXXX-XX-XX")


def _week(told: Told, context: Context) -> str | None:
    """`Easter week`: the one that the day lies in."""
    place = days(_holiday(told, context))
    return value_at(place.first, Unit.WEEK) if place else "XXXX-WXX"


RULES: tuple[Rule, ...] = (
    (pattern(rf"(?:{{which}} )?(?P<name>{_BARE})(?: {{year}})?"), _holiday),
    (pattern(rf"(?:{{which}} )?(?P<name>{_NAMES})(?: day| holiday)+(?: {{year}})?"), _holiday),
    (pattern(rf"(?:{{which}} )?(?P<name>{_NAMES}) week(?: {{year}})?"), _week),
)
