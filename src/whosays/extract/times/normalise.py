"""Tagged time expressions to their values (TimeML 1.2.1) and their days.

One pass in the order of the text, so that `the following month` can count from what came before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from whosays.extract.times import dates, durations, fiscal, holidays, relative, sets
from whosays.extract.times.calendar import Unit, days, unit_of
from whosays.extract.times.clock import split_clock
from whosays.extract.times.context import Context
from whosays.extract.times.mentions import Mentions
from whosays.extract.times.phrase import LONGEST, WEEKDAYS, canonical
from whosays.extract.times.rules import UNITS, Rule, first_value
from whosays.extract.times.tense import WIDTH
from whosays.model import Interval, Span, TimeExpression, TimeType

_DATES = (*holidays.RULES, *dates.RULES, *relative.RULES)
_RULES: dict[TimeType, tuple[Rule, ...]] = {
    TimeType.DATE: (*_DATES, *durations.RULES, *sets.ADVERBS),
    TimeType.TIME: (*_DATES, *durations.RULES, *sets.ADVERBS),
    TimeType.DURATION: (*durations.RULES, *_DATES, *sets.ADVERBS),
    TimeType.SET: (*sets.RULES, *durations.RULES, *_DATES),
}
_DATED = (TimeType.DATE, TimeType.TIME)
_MOST_WORDS = 6  # of a phrase whose parts are tried where no rule fits the whole
_FISCAL = re.compile(r"\b(?:fiscal|financial year|fy\b)", re.IGNORECASE)
# belongs to a length, even where it was not tagged
_WAY = re.compile(r"\s+(?:ago|earlier|later)\b(?!\s+than)")
_LENGTH = re.compile(rf"(?:{'|'.join(UNITS)}|hour|minute|centurie)s?\Z", re.IGNORECASE)
_LONGEST_UNIT = 10  # characters
_COMPARISON = re.compile(
    r"year (?:ago|earlier|before)|\d{4} (?:period|quarter)"
)  # what it is compared with is not what is spoken of
_LONG = re.compile(r"P\d+[MY]")  # results of nine months are compared with those of the year before
_COUNT = re.compile(r"\d[\d.,]*")
_DAY_OF_MONTH = re.compile(r"\d{1,2}(?:st|nd|rd|th)?")  # too little to go by, as part of something else
_UNIT = re.compile("|".join(UNITS))  # nor is the `day` of a day whose name is not known
_SEVERAL = re.compile(r"\b(?:and|to|or|turn)\b")  # a part of it would be one of two, or nothing
_UNKNOWN_DAY = re.compile(r"XXXX-(?:XX-XX|WXX-\d|\d\d-\d\d)")
# `on Friday` behind `10 a.m. (0800 GMT)`, and behind the one in brackets
_DAY_BEHIND = re.compile(
    rf"[^().;\n]{{0,3}}\(?[^().;\n]{{0,20}}\)\s+(?:on\s+)?({'|'.join(WEEKDAYS)})\b", re.IGNORECASE
)
_OPENING = re.compile(r"\n\s*\n\s*\Z")  # of a paragraph, headed by when it was written
_PART_OF_DAY = re.compile(r"T[A-Z]{2}")


def normalise(
    text: str, found: Sequence[tuple[TimeType, int, int]], published: str | None
) -> tuple[TimeExpression, ...]:
    """The time expressions of one account, with values and days as far as they can be known.

    Args:
        text: the account's.
        found: type, start and end (code points) of each, in the order of the text.
        published: ISO date or a prefix of one, that `yesterday` and `last year` count from; None where it
            is not known: what depends on it keeps `X` in its value and has no days.

    Raises:
        ValueError: an extent is empty or reaches beyond the text.
    """
    return tuple(_each(text, found, published))


def _each(
    text: str, found: Sequence[tuple[TimeType, int, int]], published: str | None
) -> Iterator[TimeExpression]:
    mentions = Mentions()
    for kind, start, end in found:
        span = Span.of(text, start, end)
        before, after = text[max(0, start - WIDTH) : start], text[end : end + WIDTH]
        joined = _WAY.match(after) if kind in _DATED and _LENGTH.search(span.text[-_LONGEST_UNIT:]) else None
        phrase = canonical(span.text + joined[0] if joined else span.text)
        context = Context(kind, published, mentions, before, after)
        value = _value(phrase, context)
        if not _COMPARISON.search(phrase):
            mentions.add(context.at(Unit.YEAR) if _LONG.fullmatch(value or "") else value)
        yield TimeExpression(span, kind, value, _days(value, span, context))


def _days(value: str | None, span: Span, context: Context) -> Interval | None:
    """The days of an expression; of fiscal years none, for they begin on another day in every company."""
    is_fiscal = _FISCAL.search(span.text[:LONGEST]) is not None
    if value and unit_of(value) is Unit.QUARTER:
        context.mentions.fiscal = value if is_fiscal else context.mentions.fiscal
        ended = fiscal.ended(context)
        if ended and ended != days(value):
            context.mentions.told_days[value[5:]] = value, ended
            return ended
    return None if is_fiscal else context.mentions.days(value)


def _value(phrase: str, context: Context) -> str | None:
    """The value of a phrase, or else of the longest part of it that has one; no part leaves out a number."""
    words = phrase.split()[:_MOST_WORDS]
    numbers = [place for place, word in enumerate(words) if _COUNT.fullmatch(word)] or [len(words), -1]
    parts = (
        " ".join(words[first : first + count])
        for count in range(len(words), 0, -1)
        for first in range(len(words) - count + 1)
        if first <= numbers[0] and numbers[-1] < first + count
    )
    whole = _exact(phrase, context)
    if whole or _SEVERAL.search(phrase):
        return whole
    tried = (part for part in parts if not (_DAY_OF_MONTH.fullmatch(part) or _UNIT.fullmatch(part)))
    return next(filter(None, (_exact(part, context) for part in tried)), None)


def _exact(phrase: str, context: Context) -> str | None:
    if context.type in _DATED and (clock := split_clock(phrase)):
        if phrase == "tonight":
            clock = clock[0], "today"
        return _time_of_day(*clock, context)
    return first_value(_RULES[context.type], phrase, context)


def _time_of_day(clock: str, rest: str, context: Context) -> str | None:
    """`Friday evening`, `4 in the morning`: of a day that is named, or of the one that is spoken of."""
    day = _day(rest, context)
    if day is None or not (unit_of(day) is Unit.DAY or _UNKNOWN_DAY.fullmatch(day)):
        return None
    # What was tagged as a date is meant as one: `on Friday night` tells the day.
    return day if context.type is TimeType.DATE and _PART_OF_DAY.fullmatch(clock) else f"{day}{clock}"


def _day(rest: str, context: Context) -> str | None:
    match rest:
        case "":
            return _spoken_of(context)
        case "this":
            return context.at(Unit.DAY)
        case "last":
            return context.at(Unit.DAY, -1)
        case "next" | "previous" | "following" | "that":
            return first_value(relative.RULES, f"{rest} day", context)
    return first_value(_DATES, rest, context)


def _spoken_of(context: Context) -> str | None:
    """The day of a time that does not name one: the one behind it, or mentioned last, or of publication."""
    if behind := _DAY_BEHIND.match(context.after):
        return first_value(_DATES, behind[1].lower(), context)
    mentioned = None if _OPENING.search(context.before) else context.mentions.last(Unit.DAY)
    return (mentioned or context.at(Unit.DAY) or "").partition("T")[0]
