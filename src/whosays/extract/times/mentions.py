"""What an account has mentioned so far: what `that day` and `two weeks later` count from."""

from __future__ import annotations

from datetime import date

from whosays.extract.times.calendar import Unit, days, unit_of


class Mentions:
    """The last value mentioned of each unit, and the last duration."""

    def __init__(self) -> None:
        self.duration: str | None = None
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

    def quarter(self, published: date | None) -> str | None:
        """The quarter whose results are told: of those that are over the latest, or else the last mentioned.

        One that lies before it is what it is compared with, and one to come is an outlook.
        """
        over = [
            value
            for value in self._quarters
            if published and (place := days(value)) and place.last < published
        ]
        return max(over, default=self.last(Unit.QUARTER))
