"""How a rule is written: a pattern over a phrase in one spelling, and the value it gives."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from whosays.extract.times.calendar import Unit
from whosays.extract.times.context import Context
from whosays.extract.times.phrase import MONTHS, WEEKDAYS

Told = dict[str, str]  # the named groups of a pattern that matched
Rule = tuple[re.Pattern[str], Callable[[Told, Context], str | None]]

UNITS = {
    "day": Unit.DAY,
    "weekend": Unit.WEEKEND,
    "week": Unit.WEEK,
    "month": Unit.MONTH,
    "quarter": Unit.QUARTER,
    "half": Unit.HALF,
    "year": Unit.YEAR,
    "decade": Unit.DECADE,
    "century": Unit.CENTURY,
}
STEPS = {"last": -1, "previous": -1, "this": 0, "next": 1, "following": 1}

_PLACEHOLDERS = {
    "year": r"(?:1\d|2[01])\d\d",
    "month": "|".join(MONTHS),
    "weekday": "|".join(WEEKDAYS),
    "season": "spring|summer|fall|winter",
    "unit": "|".join(UNITS),
    "which": "last|next|this",
    "day": r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?",
    "nth": r"[1-4](?:st|nd|rd|th)",
    "n": r"\d{1,6}(?:\.\d{1,3})?|X",
}


def pattern(written: str) -> re.Pattern[str]:
    """A pattern in which `{month}`, `{year}`, `{n}` … stand for groups of these names."""
    for name, alternatives in _PLACEHOLDERS.items():
        written = written.replace(f"{{{name}}}", f"(?P<{name}>{alternatives})")
    return re.compile(written, re.ASCII)


def first_value(rules: Sequence[Rule], phrase: str, context: Context) -> str | None:
    """The value by the first rule whose pattern is the whole phrase and that gives one."""
    for matcher, value in rules:
        if match := matcher.fullmatch(phrase):
            told = {name: words for name, words in match.groupdict().items() if words}
            if found := value(told, context):
                return found
    return None
