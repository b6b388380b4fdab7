"""Time expressions with their days, in ISO 8601 at the precision that they have."""

from __future__ import annotations

from calendar import monthrange

from whosays.model import Interval, TimeExpression
from whosays.render import inert

_YEAR, _MONTH, _DAY = 4, 7, 10  # so many characters of an ISO date


def days(time: TimeExpression) -> tuple[str, ...]:
    """`2031-02-14`, `2031-02` or `2031`; the first and the last of several; nothing if it has no days."""
    if time.days is None:
        return ()
    precision = _precision(time.days)
    ends = (time.days.first, time.days.last)
    return tuple(dict.fromkeys(day.isoformat()[:precision] for day in ends))


def dated(time: TimeExpression) -> str:
    """The words of `time` on one line, its days behind them where they say more."""
    words, shown = inert.line(time.span.text), " – ".join(days(time))
    return f"{words} ({shown})" if shown and shown != words else words


def _precision(interval: Interval) -> int:
    first, last = interval.first, interval.last
    if first.day > 1 or last.day < monthrange(last.year, last.month)[1]:
        return _DAY
    return _YEAR if (first.month, last.month) == (1, 12) else _MONTH
