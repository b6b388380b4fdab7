"""Rules for what counts from another time: from the publication, or from a time mentioned before."""

from __future__ import annotations

import re
from datetime import timedelta

from whosays.extract.times import fiscal
from whosays.extract.times.calendar import UNKNOWN, Unit, days, unit_of, value_at
from whosays.extract.times.context import Context, counted
from whosays.extract.times.durations import length
from whosays.extract.times.rules import STEPS, UNITS, Rule, Told, pattern
from whosays.extract.times.tense import Tense

PAST, PRESENT, FUTURE = "PAST_REF", "PRESENT_REF", "FUTURE_REF"

_DAYS = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}
_WEEK = 7
_COARSE = (Unit.MONTH, Unit.QUARTER, Unit.HALF, Unit.YEAR)


def _near_day(told: Told, context: Context) -> str | None:
    return context.at(Unit.DAY, _DAYS[told["near"]])


def _day_but_one(told: Told, context: Context) -> str | None:
    return context.at(Unit.DAY, -2 if told["side"] == "before yesterday" else 2)


def _which_unit(told: Told, context: Context) -> str | None:
    """`last month`, `next year`; `the last weekend` when it is over, `the next` when it is to come."""
    steps = STEPS[told["which"]]
    return context.at(UNITS[told["unit"]], context.week_steps(steps) if told["unit"] == "week" else steps)


def _one_but(told: Told, context: Context) -> str | None:
    """`the week before last`, `the year after next`."""
    steps = {"before last": -2, "after next": 2}.get(f"{told['side']} {told['which']}")
    return context.at(UNITS[told["unit"]], steps) if steps else None


def _beside_mentioned(told: Told, context: Context) -> str | None:
    """`the following month`, `the previous day`: beside the last one mentioned."""
    unit = UNITS[told["unit"]]
    steps = {"before": -1, "after": 1, **STEPS}[told["side"]]
    return _from_mentioned(context, steps, unit)


def _mentioned_unit(told: Told, context: Context) -> str | None:
    """`that year`, `the quarter`, `earlier in the day`: the one that the account speaks of."""
    unit = UNITS[told["unit"]]
    if unit is Unit.QUARTER:
        if ended := fiscal.ended(context):
            called = context.mentions.fiscal
            return f"{ended.last.year:04}{called[4:]}" if called else value_at(ended.last, unit)
        return _quarter(context) or context.at(Unit.QUARTER, -1)
    if unit >= Unit.YEAR and "that" not in told:
        return context.at(unit)
    mentioned = context.mentions.last(*_no_coarser(unit))
    month = context.mentions.last(Unit.DAY, Unit.MONTH)
    if unit is Unit.DAY and "that" in told and month and unit_of(month) is Unit.MONTH:
        return f"{month}-XX"
    if unit is Unit.DAY and "that" not in told and not _is_of_late(mentioned, context):
        return context.at(unit)
    return _from(mentioned, 0, unit) or (UNKNOWN[unit] if "that" in told else context.at(unit))


def _is_of_late(value: str | None, context: Context) -> bool:
    """Whether it is less than a week from the publication, as far as known: a day that news tells of."""
    place, today = days(value), context.today()
    return not (place and today) or abs(today.first - place.first) < timedelta(days=_WEEK)


def _weekend(_: Told, context: Context) -> str | None:
    """`the weekend`: the last one, until the tense says that it is to come."""
    today = context.today()
    if today is None:
        return UNKNOWN[Unit.WEEKEND]
    is_over = context.tense() is Tense.PAST and today.first.weekday() < 5
    return context.at(Unit.WEEKEND, -1 if is_over else 0)


def _ago(told: Told, context: Context) -> str | None:
    """`three weeks ago`, `ten days from now`."""
    is_past = told["way"] == "ago"
    if told["unit"] == "hour" and told["n"] != "X" and float(told["n"]) % 24 == 0:
        return context.at(Unit.DAY, round(float(told["n"]) / 24) * (-1 if is_past else 1))
    if told["n"] == "X" or told["unit"] not in UNITS:
        return PAST if is_past else FUTURE
    return _counted(told, context, -1 if is_past else 1) or (PAST if is_past else FUTURE)


def _part_of_century_ago(told: Told, context: Context) -> str | None:
    """`half a century ago`: so many years."""
    return context.at(Unit.YEAR, -25 if "quarter" in told else -50)


def _ahead(told: Told, context: Context) -> str | None:
    """`in ten days`, tagged as a date."""
    is_ahead = _IN.search(context.before) and context.tense() is Tense.FUTURE and told["n"] != "X"
    return _counted(told, context, 1) if is_ahead and told["unit"] in UNITS else None


def _counted(told: Told, context: Context, sign: int) -> str | None:
    number = float(told["n"]) + (0.5 if "half" in told else 0)
    if told["unit"] == "year" and number % 1:
        return context.at(Unit.MONTH, sign * round(12 * number))
    return context.at(UNITS[told["unit"]], sign * round(number))


def _later(told: Told, context: Context) -> str | None:
    """`two days later`, `a week earlier`: from the time mentioned last, or else from the publication."""
    is_later = told["way"] in ("later", "after")
    if told["n"] == "X" or told["unit"] not in UNITS:
        return length(told["n"], told["unit"])
    unit = UNITS[told["unit"]]
    return _from_mentioned(context, round(float(told["n"])) * (1 if is_later else -1), unit)


def _some_later(told: Told, _: Context) -> str | None:
    """`hours later`: how much later is all that is told."""
    return length("X", told["unit"])


def _year_before(told: Told, context: Context) -> str | None:
    """`a year ago`, `the year-earlier quarter`: a quarter, where one is spoken of.

    `Ago` counts from the publication, whichever year or month was spoken of.
    """
    if told.get("noun") == "quarter":
        return _from(_quarter(context) or context.at(Unit.QUARTER, -1), -4, Unit.QUARTER)
    if told.get("noun") == "month":
        return _from(context.mentions.last(Unit.MONTH) or context.at(Unit.MONTH, -1), -12, Unit.MONTH)
    mentioned = _coarse(context)
    unit = unit_of(mentioned) or Unit.YEAR
    is_from_now = told.get("way") == "ago" and unit in (Unit.MONTH, Unit.YEAR)
    periods = {Unit.MONTH: 12, Unit.QUARTER: 4, Unit.HALF: 2}.get(unit, 1)
    counted_back = None if is_from_now else _from(mentioned, -periods, unit)
    return counted_back or context.at(Unit.YEAR, -1)


def _year_before_quarter(told: Told, context: Context) -> str | None:
    """`the year-ago third quarter`: a year before the last third quarter."""
    last = context.yearly(lambda year: f"{year:04}-Q{told['nth'][0]}")
    return _from(last, -4, Unit.QUARTER) or UNKNOWN[Unit.QUARTER]


def _latest(told: Told, context: Context) -> str | None:
    """`the latest quarter`: the one spoken of, or the last that is over."""
    unit = UNITS[told["unit"]]
    return (_quarter(context) if unit is Unit.QUARTER else context.mentions.last(unit)) or context.at(
        unit, -1
    )


def _period_of_year(told: Told, context: Context) -> str | None:
    """`the 1988 period`: the same quarter of that year, where one is spoken of."""
    mentioned = _coarse(context)
    is_quarter = unit_of(mentioned) is Unit.QUARTER
    return f"{told['year']}{mentioned[4:]}" if mentioned and is_quarter else told["year"]


def _spoken(_: Told, context: Context) -> str | None:
    """`the latest period`: a quarter or a year."""
    return _quarter(context) or context.mentions.last(*_COARSE)


def _quarter(context: Context) -> str | None:
    """The quarter that the account tells the results of."""
    today = context.today()
    return context.mentions.quarter(today.first if today else None)


def _coarse(context: Context) -> str | None:
    """The month, quarter, half or year mentioned last; of quarters, the one whose results are told."""
    mentioned = context.mentions.last(*_COARSE)
    return _quarter(context) if unit_of(mentioned) is Unit.QUARTER else mentioned


def _last_mentioned(_: Told, context: Context) -> str | None:
    return context.mentions.last() or PAST


def _many(told: Told, _: Context) -> str | None:
    """`recent weeks`, `the next few years`: no place in the calendar."""
    return FUTURE if told["when"] in ("next", "following", "future") else PAST


def _from_mentioned(context: Context, count: int, unit: Unit) -> str | None:
    """From the time mentioned last, or from the publication if there is none; unknown if it is too coarse.

    `Four days earlier` does not count from a year, so that it looks back on what is told.
    """
    mentioned = context.mentions.last()
    if not mentioned:
        return context.at(unit, count)
    fine = context.mentions.last(*_no_coarser(unit)) if count < 0 else None
    return _from(fine or mentioned, count, unit) or UNKNOWN[unit]


def _no_coarser(unit: Unit) -> tuple[Unit, ...]:
    return tuple(other for other in Unit if other <= unit)


def _from(value: str | None, count: int, unit: Unit) -> str | None:
    """The unit that lies `count` units from a value's; None if the value is too coarse or nowhere."""
    place, known = days(value), unit_of(value)
    return counted(place.first, count, unit) if place and known and known <= unit else None


_VAGUE = {
    PRESENT: (
        r"now|right now|this|currently|presently|present|nowadays|these days|this (?:time|moment|point|stage)"
        r"|already|yet|still|moment|immediately|time being|date"
    ),
    PAST: (
        r"last|recent(?:ly)?|previous(?:ly)?|once|former(?:ly)?|earlier|lately|ago|then this|before|ago"
        r"|distant last|those (?:day|week|month|year)s|1 time|time|long time ago|"
        r"ancient times?|historically|original(?:ly)?|last time"
    ),
    FUTURE: (
        r"next|future|soon|(?:near|distant|foreseeable) future|(?:near |short |long )?term|later|later date"
        r"|soon possible|eventually|shortly|ahead|future date|from time to time|someday|due course|next time"
    ),
}
_IN = re.compile(r"\b[Ii]n\s+(?:about\s+)?$")
_NUMBERED = (
    r"{n} (?P<unit>hour|minute|second|day|week|month|quarter|year|decade|century)s?(?P<half> and 1 half)?"
)

_SOME = r"(?P<unit>hour|minute|second|day|week|month|quarter|year|decade|century)s"

RULES: tuple[Rule, ...] = (
    (pattern(r"(?P<near>today|tonight|yesterday|tomorrow)"), _near_day),
    (pattern(r"day (?P<side>before yesterday|after tomorrow)"), _day_but_one),
    (pattern(r"(?:1 )?year (?P<way>ago|earlier|before)(?: (?P<noun>month|quarter|period))?"), _year_before),
    (pattern(r"{year} (?:quarter|period)"), _period_of_year),
    (pattern(r"(?:quarter|period) {year}"), _period_of_year),
    (pattern(r"(?P<noun>month|quarter|period) (?:last year|1 year (?:ago|earlier|before))"), _year_before),
    (pattern(r"year (?:ago|earlier|before) {nth} quarter"), _year_before_quarter),
    (pattern(r"(?:latest|recent) (?P<unit>week|month|quarter|year)"), _latest),
    (pattern(r"(?:that |this |latest |recent )?period"), _spoken),
    (pattern(r"{which} {unit}"), _which_unit),
    (pattern(r"(?P<side>previous|following|next) {unit}"), _beside_mentioned),
    (pattern(r"{unit} (?P<side>before|after)"), _beside_mentioned),
    (pattern(r"{unit} (?P<side>before|after) (?P<which>last|next)"), _one_but),
    (pattern(r"weekend"), _weekend),
    (pattern(r"(?P<that>that )?{unit}"), _mentioned_unit),
    (pattern(rf"{_NUMBERED} (?P<way>ago|from (?:now|today))"), _ago),
    (pattern(r"(?:1 )?(?:half|(?P<quarter>quarter)) (?:1 )?century (?:ago|earlier)"), _part_of_century_ago),
    (pattern(rf"{_NUMBERED} (?P<way>earlier|later|before|after|previously)"), _later),
    (pattern(_NUMBERED), _ahead),
    (pattern(rf"{_SOME} (?:earlier|later|before|after)"), _some_later),
    (pattern(rf"(?:{{n}} (?:to|or|and) )?(?:\d{{1,4}} )?{_SOME} ago"), lambda _, __: PAST),
    (pattern(r"then|that (?:time|moment|point|date)"), _last_mentioned),
    (
        pattern(
            r"(?P<when>last|next|recent|previous|following|future|ahead) (?:X |2 )?"
            r"(?:second|minute|hour|day|night|weekend|week|month|quarter|year|decade|century)s"
        ),
        _many,
    ),
    *((pattern(words), lambda _, __, value=value: value) for value, words in _VAGUE.items()),
)
