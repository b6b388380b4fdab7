"""Quarters of a company's own year: called by their number in it, they end when the words behind them say."""

from __future__ import annotations

import re

from whosays.extract.times.calendar import Unit, days, shifted, value_at
from whosays.extract.times.context import Context
from whosays.extract.times.phrase import MONTHS
from whosays.model import Interval

_SHORT = [month[:3] for month in MONTHS]
_ENDED = re.compile(
    rf"\s+end(?P<way>ed|ing)\s+(?P<month>{'|'.join(_SHORT)})[a-z]{{0,6}}\b\.?"
    r"(?:\s+(?P<day>\d\d?)\b)?(?:,?\s+(?P<year>(?:19|20)\d\d)\b)?",
    re.IGNORECASE | re.ASCII,
)
_FEW = 10  # days into the next month that a quarter of whole weeks may reach


def ended(context: Context) -> Interval | None:
    """The three months of a quarter that the words behind it tell the end of: `ended Sept. 30`."""
    match = _ENDED.match(context.after)
    if match is None:
        return None
    day = f"-{int(match['day']):02}" if match["day"] else ""
    part = f"-{_SHORT.index(match['month'].lower()) + 1:02}{day}"
    which = "last" if match["way"].lower() == "ed" else None
    told = match["year"] + part if match["year"] else context.yearly(lambda year: f"{year:04}{part}", which)
    end = days(told)
    within = shifted(end.last, -_FEW, Unit.DAY) if end else None
    month = days(value_at(within, Unit.MONTH)) if within else None
    first = shifted(month.first, -2, Unit.MONTH) if month else None
    return Interval(first, month.last) if month and first else None
