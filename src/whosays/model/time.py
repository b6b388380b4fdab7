"""A time expression, and the days it stands for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from whosays.model.span import Span


class TimeType(StrEnum):
    """The types of TIMEX3."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


@dataclass(frozen=True, slots=True)
class Interval:
    """Days from `first` to `last`, both included."""

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError(f"{self.last} lies before {self.first}")


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A time expression, normalised as far as its text and the account's date tell (TimeML 1.2.1).

    Attributes:
        value: TIMEX3 value (`2022-01`, `2022-W05`, `P3D`, `PRESENT_REF`); a date that nothing anchors
            keeps `X` for what is not known (`XXXX-01`); None where no value can be given.
        days: the calendar interval, at the precision the text has; None where the value is no place in
            the calendar (a duration, a set, a date without an anchor).
    """

    span: Span
    type: TimeType
    value: str | None
    days: Interval | None

    def to_dict(self) -> dict[str, int | str | None]:
        """`{"start", "end", "text", "type", "value", "from", "to"}`: ISO dates, both days included."""
        return {
            **self.span.to_dict(),
            "type": self.type.value,
            "value": self.value,
            "from": self.days.first.isoformat() if self.days else None,
            "to": self.days.last.isoformat() if self.days else None,
        }
