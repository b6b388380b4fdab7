"""Rules for what comes again and again."""

from __future__ import annotations

from whosays.extract.times.context import Context
from whosays.extract.times.durations import length
from whosays.extract.times.phrase import MONTHS, WEEKDAYS
from whosays.extract.times.rules import Rule, Told, pattern

_ADVERBS = {
    "hourly": "PT1H",
    "daily": "P1D",
    "nightly": "P1D",
    "weekly": "P1W",
    "biweekly": "P2W",
    "monthly": "P1M",
    "bimonthly": "P2M",
    "quarterly": "P3M",
    "biennial": "P2Y",
    "annually": "P1Y",
}
_SEASONS = {"spring": "SP", "summer": "SU", "fall": "FA", "winter": "WI"}
_PARTS = {"morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI"}


def _adverb(told: Told, _: Context) -> str | None:
    return _ADVERBS[told["adverb"]]


def _every(told: Told, _: Context) -> str | None:
    return length(told.get("n", "2" if "other" in told else "1"), told["measure"])


def _weekday(told: Told, _: Context) -> str | None:
    part = f"T{_PARTS[told['part']]}" if "part" in told else ""
    return f"XXXX-WXX-{WEEKDAYS.index(told['weekday']) + 1}{part}"


def _month(told: Told, _: Context) -> str | None:
    day = f"-{int(told['day'].rstrip('stndrh')):02}" if "day" in told else ""
    return f"XXXX-{MONTHS.index(told['month']) + 1:02}{day}"


def _season(told: Told, _: Context) -> str | None:
    return f"XXXX-{_SEASONS[told['season']]}"


def _quarter(told: Told, _: Context) -> str | None:
    return f"XXXX-Q{told['nth'][0]}"


def _part(told: Told, _: Context) -> str | None:
    return f"XXXX-XX-XXT{_PARTS[told['part']]}"


def _weekend(_: Told, __: Context) -> str | None:
    return "XXXX-WXX-WE"


_AGAIN = r"(?:(?:every|each|per|any|most|once|twice|last|next|all|\d{1,3}(?: times)?|X(?: times)?) )*"
_MEASURE = r"(?P<measure>second|minute|hour|day|night|week|month|quarter|year|decade|century)"
_PART = r"(?P<part>morning|afternoon|evening|night)"

ADVERBS: tuple[Rule, ...] = ((pattern(rf"(?P<adverb>{'|'.join(_ADVERBS)})"), _adverb),)

RULES: tuple[Rule, ...] = (
    *ADVERBS,
    (pattern(rf"{_AGAIN}(?P<other>other |2th ){_MEASURE}"), _every),
    (pattern(rf"(?:every|each|last|next) {{n}} {_MEASURE}s?"), _every),
    (pattern(rf"every (?P<n>[2-9])th {_MEASURE}"), _every),
    (pattern(rf"{_AGAIN}{_MEASURE}s?"), _every),
    (pattern(rf"{_AGAIN}{{weekday}}s?(?: {_PART}s?)?"), _weekday),
    (pattern(rf"{_AGAIN}{{month}}s?(?: {{day}})?"), _month),
    (pattern(rf"{_AGAIN}{{season}}s?"), _season),
    (pattern(rf"{_AGAIN}{{nth}}(?: quarters?)?"), _quarter),
    (pattern(rf"{_AGAIN}{_PART}s?"), _part),
    (pattern(rf"{_AGAIN}weekends?"), _weekend),
)
