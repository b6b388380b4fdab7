"""Rules for what has a name in the calendar: days, months, seasons, quarters, years, decades."""

from __future__ import annotations

import re
from datetime import timedelta

from whosays.extract.times import fiscal
from whosays.extract.times.calendar import UNKNOWN, Unit, days, value_at
from whosays.extract.times.context import Context, counted
from whosays.extract.times.phrase import MONTHS, WEEKDAYS
from whosays.extract.times.rules import STEPS, Rule, Told, pattern
from whosays.extract.times.tense import Tense, is_behind, is_bound
from whosays.model import Interval

SEASONS = {"spring": "SP", "summer": "SU", "fall": "FA", "winter": "WI"}
_LEAP_YEAR = 2000  # in which any date of a year exists
_TOO_FAR = 5  # days ahead: of a day that was yesterday, or the day before, the next one is called the next
_SOONEST = 1  # days ahead: last week's is then called the last, but for what was done then
_FARTHEST = 9  # years that a year of two digits may lie ahead
# `March` in `between March and April 1997`
_YEAR_AHEAD = re.compile(
    r"\s*(?:and|to|or|through|until|-|–)\s*(?:[A-Za-z]{3,9}\.?,?\s+)(?:of\s+)?(?:\d\d?,?\s+)?((?:19|20)\d\d)\b",
    re.ASCII,
)
_SINCE = re.compile(
    rf"\b(?:{'|'.join(month[:3] for month in MONTHS)})[a-z]{{0,6}}\.?(?:\s+\d\d?)?"
    r"\s*(?:through|to|until|till|-|–)\s*$",
    re.IGNORECASE,
)
# `Friday` in `from Monday to Friday` is the one after that Monday
_SINCE_WEEKDAY = re.compile(rf"\b(?:{'|'.join(WEEKDAYS)})\s*(?:to|through|until|till|-|–)\s*$", re.IGNORECASE)


def _iso(told: Told, _: Context) -> str | None:
    value = "-".join(told[part] for part in ("year", "mm", "dd") if part in told)
    return value if days(value) else None


def _numeric(told: Told, context: Context) -> str | None:
    """`11/12/1998` is a day of November or of December: a year is all it tells, unless one of them cannot be.

    With dots the day comes first.
    """
    first, second = int(told["first"]), int(told["second"])
    orders = [(second, first)] if told["sign"] == "." else [(first, second), (second, first)]
    year = _full_year(told["any_year"], context)
    values = {f"{year}-{month:02}-{day:02}" for month, day in orders if _is_in_leap_year(month, day)}
    return values.pop() if len(values) == 1 else f"{year}-XX-XX" if values else None


def _is_in_leap_year(month: int, day: int) -> bool:
    return days(f"{_LEAP_YEAR}-{month:02}-{day:02}") is not None


def _day_of_month(told: Told, context: Context) -> str | None:
    """`March 5`, in the year that it has, that a year beside it tells, or that the tense tells."""
    day = f"-{MONTHS.index(told['month']) + 1:02}-{int(told['day'].rstrip('stndrh')):02}"
    return _in_year(day, told, context)


def _month(told: Told, context: Context) -> str | None:
    return _in_year(f"-{MONTHS.index(told['month']) + 1:02}", told, context)


def _year_end(told: Told, context: Context) -> str | None:
    """`by year-end`: this year's, where it is to come."""
    is_ahead = "which" not in told and context.tense() is Tense.FUTURE
    return _in_year("-12", {**told, "which": "this"} if is_ahead else told, context)


def _season(told: Told, context: Context) -> str | None:
    return _in_year(f"-{SEASONS[told['season']]}", told, context)


def _quarter(told: Told, context: Context) -> str | None:
    quarter = f"-Q{told.get('quarter') or told['nth'][0]}"
    ended = fiscal.ended(context) if not ("year" in told or "of_year" in told) else None
    return f"{ended.last.year:04}{quarter}" if ended else _in_year(quarter, told, context)


def _quarter_by_month(told: Told, context: Context) -> str | None:
    """`the September quarter`: the one that ends with the month, or has it in it."""
    return _in_year(f"-Q{MONTHS.index(told['month']) // 3 + 1}", told, context)


def _half(told: Told, context: Context) -> str | None:
    return _in_year("-H1" if told["half"].startswith(("1", "first")) else "-H2", told, context)


def _in_year(part: str, told: Told, context: Context) -> str | None:
    """The value of a part of a year, such as `-03-05`, in the right year; `XXXX` if nothing tells."""
    year = (
        told.get("year") or _year_beside(told, context) or _year_ahead(context) or _year_since(part, context)
    )
    if not days(f"{year if year and year.isdigit() else _LEAP_YEAR}{part}"):
        part = part[: part.rindex("-")]  # of the 30th of February, the month
    if year:
        return f"{year}{part}"
    weekday = WEEKDAYS.index(told["weekday"]) if "weekday" in told else None
    which = told.get("which")
    if part == "-WI" and which == "this":  # in January it began last year
        which = None
    return context.yearly(lambda year: f"{year:04}{part}", which, weekday) or f"XXXX{part}"


def _year_beside(told: Told, context: Context) -> str | None:
    """Of `April last year`, `next year's first quarter`; of `April of that year`, the one spoken of."""
    if told.get("of_year") == "that":
        mentioned = days(context.mentions.last())
        return value_at(mentioned.first, Unit.YEAR) if mentioned else None
    return context.at(Unit.YEAR, STEPS[told["of_year"]]) if "of_year" in told else None


def _year_ahead(context: Context) -> str | None:
    ahead = _YEAR_AHEAD.match(context.after)
    return ahead[1] if ahead else None


def _year_since(part: str, context: Context) -> str | None:
    """Of `June 30` in `from April 1 through June 30`: that of the beginning, or the next."""
    begun = days(context.mentions.last()) if _SINCE.search(context.before) else None
    if begun is None:
        return None
    ended = days(f"{begun.first.year:04}{part}")
    return f"{begun.first.year + (ended is not None and ended.last < begun.first):04}"


def _weekday(told: Told, context: Context) -> str | None:
    wanted = WEEKDAYS.index(told["weekday"])
    today = context.today()
    if today is None:
        return f"XXXX-WXX-{wanted + 1}"
    begun = days(context.mentions.last(Unit.DAY)) if _SINCE_WEEKDAY.search(context.before) else None
    if begun and "which" not in told:
        return counted(begun.first, (wanted - begun.first.weekday()) % 7, Unit.DAY)
    ahead = (wanted - today.first.weekday()) % 7
    match told.get("which"):
        case "last":
            ahead -= 7
        case "next":
            ahead = ahead or 7
        case None if _is_over(ahead, context, today):
            ahead -= 7
    return counted(today.first, ahead, Unit.DAY)


def _is_over(ahead: int, context: Context, today: Interval) -> bool:
    """Whether a weekday, so many days ahead, is the one before: by the tense, and by how far it is."""
    if is_behind(context.before):
        return ahead > 0
    if ahead <= _SOONEST and not (ahead and context.has_happened()):
        return False
    return _tense(context, today) is Tense.PAST or (ahead >= _TOO_FAR and not is_bound(context.before))


def _tense(context: Context, today: Interval) -> Tense:
    """Of a weekday: `from May 3 through Friday` is over, if May 3 is, or lasts until today."""
    begun = days(context.mentions.last(Unit.DAY)) if _SINCE.search(context.before) else None
    return Tense.PAST if begun and begun.first <= today.first else context.tense()


def _weekday_beside(told: Told, context: Context) -> str | None:
    """`the following Monday`, `the previous Friday`: beside the day mentioned last, or the publication."""
    wanted = WEEKDAYS.index(told["weekday"])
    mentioned = days(context.mentions.last(Unit.DAY)) or context.today()
    if mentioned is None:
        return f"XXXX-WXX-{wanted + 1}"
    ahead = (wanted - mentioned.first.weekday() - 1) % 7 + 1
    steps = ahead if told["side"] == "following" else ahead - 7 or -7
    return counted(mentioned.first, steps, Unit.DAY)


def _weekday_of_week(told: Told, context: Context) -> str | None:
    """`Friday last week`."""
    wanted = WEEKDAYS.index(told["weekday"])
    today = context.today()
    if today is None:
        return f"XXXX-WXX-{wanted + 1}"
    monday = today.first - timedelta(days=today.first.weekday())
    return counted(monday, 7 * context.week_steps(STEPS[told["which"]]) + wanted, Unit.DAY)


def _week_from_weekday(told: Told, context: Context) -> str | None:
    """`a week from Tuesday`."""
    tuesday = days(_weekday({**told, "which": "next"}, context))
    return (
        counted(tuesday.first, 7 * round(float(told.get("n", "1"))), Unit.DAY)
        if tuesday
        else f"XXXX-WXX-{WEEKDAYS.index(told['weekday']) + 1}"
    )


def _weeks_ago(told: Told, context: Context) -> str | None:
    """`a week ago Friday`: a week before the last one, or before today."""
    today, wanted = context.today(), WEEKDAYS.index(told["weekday"])
    if today is None or told["n"] == "X":
        return f"XXXX-WXX-{wanted + 1}"
    back = (today.first.weekday() - wanted) % 7 + 7 * round(float(told["n"]))
    return counted(today.first, -back, Unit.DAY)


def _week_of(told: Told, context: Context) -> str | None:
    """`the week of March 1`, `the weekend of March 6`."""
    unit = Unit.WEEK if told["week"] == "week" else Unit.WEEKEND
    place = days(_day_of_month(told, context))
    return value_at(place.first, unit) if place else UNKNOWN[unit]


def _nth_weekday(told: Told, context: Context) -> str | None:
    """`the first Monday of March`."""
    wanted = WEEKDAYS.index(told["weekday"])
    month = days(_month({name: words for name, words in told.items() if name != "weekday"}, context))
    if month is None:
        return UNKNOWN[Unit.DAY]
    if told["nth"] == "last":
        return counted(month.last, -((month.last.weekday() - wanted) % 7), Unit.DAY)
    first = (wanted - month.first.weekday()) % 7
    return counted(month.first, first + 7 * (int(told["nth"][0]) - 1), Unit.DAY)


def _year(told: Told, context: Context) -> str | None:
    return _full_year(told["any_year"], context)


def _decade(told: Told, context: Context) -> str | None:
    """The years 1990 to 1999 of `the 1990s`; of `the 1800s`, the century."""
    years = _full_year(told["any_year"], context, farthest=0)
    return years[:2] if years.endswith("00") and years < "2000" else years[:3]


def _full_year(digits: str, context: Context, farthest: int = _FARTHEST) -> str:
    """A year of two digits lies in the hundred years that end `farthest` years after the publication."""
    today = context.today(Unit.YEAR)
    if len(digits) == 4:
        return digits
    latest = today.last.year + farthest if today else 0
    return f"{latest - (latest - int(digits)) % 100:04}" if latest >= 100 else f"XX{digits}"


def _bare_day(told: Told, context: Context) -> str | None:
    """`23rd`, behind a day or a month that was mentioned."""
    mentioned = days(context.mentions.last(Unit.DAY, Unit.MONTH))
    if mentioned is None:
        return None
    value = f"{value_at(mentioned.first, Unit.MONTH)}-{int(told['day'].rstrip('stndrh')):02}"
    return value if days(value) else None


_NAMED = r"(?:{weekday} )?"
_OF_YEAR = r"(?P<of_year>last|previous|this|next|following|that) year"
_ANY_YEAR = r"(?P<any_year>\d{4}|\d\d)"

RULES: tuple[Rule, ...] = (
    (pattern(r"{year}[-/]?(?P<mm>0[1-9]|1[0-2])[-/]?(?P<dd>0[1-9]|[12]\d|3[01])"), _iso),
    (pattern(r"{year}-(?P<mm>0[1-9]|1[0-2])"), _iso),
    (pattern(rf"(?P<first>\d\d?)(?P<sign>[/.-])(?P<second>\d\d?)(?P=sign){_ANY_YEAR}"), _numeric),
    (pattern(_NAMED + r"(?:{which} )?(?:next )?{month} {day}(?: {year})?"), _day_of_month),
    (pattern(_NAMED + r"{day} {month}(?: {year})?"), _day_of_month),
    (pattern(rf"{_NAMED}{{month}} {{day}} {_OF_YEAR}"), _day_of_month),
    (pattern(rf"{_NAMED}{{day}} {{month}} {_OF_YEAR}"), _day_of_month),
    (pattern(r"(?:this next|this|next) {weekday} {month} {day}"), _day_of_month),
    (pattern(r"(?P<week>week|weekend) {month} {day}(?: {year})?"), _week_of),
    (pattern(r"(?P<week>week|weekend) {day} {month}(?: {year})?"), _week_of),
    (pattern(r"(?P<nth>[1-4]th|last) {weekday} (?:in )?{month}(?: {year})?"), _nth_weekday),
    (pattern(r"(?:month )?(?:{which} )?{month}(?: {year})?(?: month)?"), _month),
    (pattern(r"(?:{nth}|last) (?:week|weekend) (?:in )?{month}(?: {year})?"), _month),
    (pattern(rf"{{month}} {_OF_YEAR}"), _month),
    (pattern(rf"{_OF_YEAR} {{month}}"), _month),
    (pattern(r"(?:{which} )?(?:{year} )?yearend"), _year_end),
    (pattern(r"yearend {year}"), _year_end),
    (pattern(r"(?:{which} )?{season}(?: season)?(?: {year})?"), _season),
    (pattern(rf"{{season}} {_OF_YEAR}"), _season),
    (pattern(r"{nth} quarter(?: {year})?"), _quarter),
    (pattern(r"(?:latest )?{month} quarter(?: {year})?"), _quarter_by_month),
    (pattern(r"last quarter {year}"), lambda told, _: f"{told['year']}-Q4"),
    (pattern(r"(?:q (?P<quarter>[1-4]))(?: {year})?"), _quarter),
    (pattern(r"(?P<quarter>[1-4]) q(?: {year})?"), _quarter),
    (pattern(r"{year} (?:{nth} quarter|q (?P<quarter>[1-4]))"), _quarter),
    (pattern(rf"{_OF_YEAR} {{nth}} quarter"), _quarter),
    (pattern(rf"{{nth}} quarter {_OF_YEAR}"), _quarter),
    (pattern(r"(?P<half>1th|2th|last) (?:half|2 quarters|6 months)(?: {year})?"), _half),
    (
        pattern(r"(?P<half>1th|2th|last) half year"),
        lambda told, context: _half({**told, "which": "this"}, context),
    ),
    (pattern(rf"(?P<half>1th|2th|last) (?:half|2 quarters|6 months) {_OF_YEAR}"), _half),
    (pattern(rf"{_OF_YEAR} (?P<half>1th|2th|last) half"), _half),
    (pattern(r"{year} (?P<half>1th|2th|last) half"), _half),
    (pattern(r"(?:year )?(?P<any_year>(?:1\d|2[01])\d\d)(?: year| season)?(?: ad)?"), _year),
    (pattern(r"'(?P<any_year>\d\d)"), _year),
    (pattern(r"(?:(?:1th|2th|last) half )?(?P<any_year>(?:1\d|20)\d0|[1-9]0)s"), _decade),
    (
        pattern(r"(?P<any_year>[1-9]\d?)(?:st|nd|rd|th) century"),
        lambda told, _: f"{int(told['any_year']) - 1:02}",
    ),
    (pattern(r"(?:{which} )?{weekday}"), _weekday),
    (pattern(r"this (?P<which>last|next) {weekday}"), _weekday),
    (pattern(r"(?P<side>following|previous) {weekday}"), _weekday_beside),
    (pattern(r"{weekday} {which} week"), _weekday_of_week),
    (pattern(r"{weekday} week"), _week_from_weekday),
    (pattern(r"{n} weeks? from {weekday}"), _week_from_weekday),
    (pattern(r"{n} weeks? ago {weekday}"), _weeks_ago),
    (
        pattern(r"(?P<before_christ>\d{1,4}) (?:bc|b c|bce)"),
        lambda told, _: f"BC{int(told['before_christ']):04}",
    ),
    (pattern(r"9/11"), lambda _, __: "2001-09-11"),
    (pattern(r"{day}"), _bare_day),
)
