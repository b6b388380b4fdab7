"""What an account has mentioned so far: what `that day` and `two weeks later` count from."""

from __future__ import annotations

from datetime import date, timedelta

from whosays.extract.times.calendar import Unit, days, shifted, unit_of
from whosays.model import Interval


class Mentions:
    """The last value mentioned of each unit, and the last duration.

    Attributes:
        duration: the last one.
        fiscal: the last quarter that was said to be of a fiscal year.
        told_days: of quarters (`Q1`) that end when the account tells: one that it spoke of, and its days.
    """

    def __init__(self) -> None:
        self.duration: str | None = None
        self.fiscal: str | None = None
        self.told_days: dict[str, tuple[str, Interval]] = {}
        self._quarters: list[str] = []
        self._values: dict[Unit, tuple[int, str]] = {}
        self._count = 0

    def add(self, value: str | None) -> None:
        """Takes note of a value; of one that is nowhere in the calendar, only that it came between."""
        self._count += 1
        if value and (unit := unit_of(value)):
            self._values[unit] = (self._count, value)
            if unit is Unit.QUARTER:
                self._quarters.append(value)
        elif value and value.startswith("P") and not value.endswith("REF"):
            self.duration = value

    def last(self, *units: Unit) -> str | None:
        """The value mentioned last, of any of some units, or of all."""
        found = [self._values[unit] for unit in units or Unit if unit in self._values]
        return max(found)[1] if found else None

    def days(self, value: str | None) -> Interval | None:
        """The days of a value; of a quarter those that were told, in another year so many years away."""
        told = self.told_days.get((value or "")[5:]) if unit_of(value) is Unit.QUARTER else None
        if value is None or told is None:
            return days(value)
        months = 12 * (int(value[:4]) - int(told[0][:4]))
        first = shifted(told[1].first, months, Unit.MONTH)
        after = shifted(told[1].first, months + 3, Unit.MONTH)
        return Interval(first, after - timedelta(days=1)) if first and after else None

    def quarter(self, published: date | None) -> str | None:
        """The quarter whose results are told: of those that are over the latest, or else the last mentioned.

        One that lies before it is what it is compared with, and one to come is an outlook.
        """
        over = [
            value
            for value in self._quarters
            if published and (place := self.days(value)) and place.last < published
        ]
        return max(over, default=self.last(Unit.QUARTER))
