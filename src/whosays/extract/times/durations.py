"""Rules for how long something takes."""

from __future__ import annotations

from whosays.extract.times.context import Context
from whosays.extract.times.dates import SEASONS
from whosays.extract.times.rules import Rule, Told, pattern
from whosays.model import TimeType

_LETTERS = {
    "second": "TS",
    "minute": "TM",
    "hour": "TH",
    "day": "D",
    "night": "D",
    "weekend": "WE",
    "week": "W",
    "month": "M",
    "quarter": "Q",
    "year": "Y",
}
_YEARS = {"decade": 10, "century": 100, "millennium": 1000}
# A fraction of these is a whole number of the next finer unit.
_FINER = {"year": ("month", 12), "day": ("hour", 24), "hour": ("minute", 60), "minute": ("second", 60)}


def length(count: str, measure: str) -> str:
    """The value of so many units: `P3D`, `PT5H30M`, `PXY`; decades and centuries are so many years."""
    if measure in _YEARS:
        if count == "X":
            return "PXC" if measure == "century" else "PXY"
        return length(f"{float(count) * _YEARS[measure]:.0f}", "year")
    whole, _, fraction = count.partition(".")
    if not fraction.strip("0"):
        return _whole(whole, measure)
    if measure not in _FINER:
        return _whole(count, measure)
    finer, times = _FINER[measure]
    rest = _whole(f"{round(float(f'0.{fraction}') * times)}", finer)
    return rest if whole == "0" else _joined(_whole(whole, measure), rest)


def _whole(count: str, measure: str) -> str:
    letters = _LETTERS[measure]
    return f"PT{count}{letters[1]}" if letters.startswith("T") else f"P{count}{letters}"


def _joined(first: str, second: str) -> str:
    """`P2Y` and `P3M` as one duration."""
    days, _, hours = first[1:].partition("T")
    more_days, _, more_hours = second[1:].partition("T")
    return f"P{days}{more_days}" + (f"T{hours}{more_hours}" if hours or more_hours else "")


def _counted(told: Told, _: Context) -> str | None:
    return length(told["n"], told["measure"])


def _one(told: Told, _: Context) -> str | None:
    return length("1", told["measure"])


def _many(told: Told, _: Context) -> str | None:
    return length("X", told["measure"])


def _half(told: Told, _: Context) -> str | None:
    return length("0.5", told["measure"])


def _and_a_half(told: Told, _: Context) -> str | None:
    return length(told["n"] if "." in told["n"] or told["n"] == "X" else f"{told['n']}.5", told["measure"])


def _two_units(told: Told, _: Context) -> str | None:
    return _joined(length(told["n"], told["measure"]), length(told["finer_n"], told["finer"]))


def _followed_unit(told: Told, context: Context) -> str | None:
    """`two` in `two to six days`: the unit comes later."""
    ahead = _AHEAD.match(context.after[:40].lower())
    return length(told["n"], ahead["measure"]) if ahead else None


def _mentioned(_: Told, context: Context) -> str | None:
    """`that period`: as long as the one mentioned last."""
    return (context.mentions.duration or "PXX") if context.type is TimeType.DURATION else None


_MEASURES = "second|minute|hour|day|night|weekend|week|month|quarter|year|decade|century|millennium"
_FINER_COUNT = r"(?P<finer_n>\d{1,6}(?:\.\d{1,3})?)"
_MEASURE = rf"(?P<measure>{_MEASURES})"
_WHICH = (
    r"(?:(?:last|next|this|previous|following|latest|recent|first|final|[1-9]\d?th|those|these|that|every"
    r"|all) )*"
)
_TAIL = r"(?: (?:period|span|stretch|streak|old|olds|long|straight|consecutive|year ago|year earlier))*"
_AHEAD = pattern(rf"[\s-]*(?:to|or|and|-)[\s-]*(?:[\w-]+[\s-]+){{1,2}}?{_MEASURE}s?\b")

RULES: tuple[Rule, ...] = (
    (
        pattern(rf"{_WHICH}(?:year (?:ago|earlier) )?{{n}}(?: straight| consecutive)? {_MEASURE}s?{_TAIL}"),
        _counted,
    ),
    (pattern(rf"{_WHICH}{{n}} (?:to|or|and) \d{{1,4}} {_MEASURE}s?{_TAIL}"), _many),
    (pattern(rf"{_WHICH}{{n}} {_MEASURE}s? and 1 half"), _and_a_half),
    (pattern(rf"{{n}} {_MEASURE}s?(?: and)? {_FINER_COUNT} (?P<finer>{_MEASURES})s?"), _two_units),
    (pattern(rf"(?:1 |last |next )?half (?:1 )?{_MEASURE}"), _half),
    (pattern(r"(?:1 |last |next )?quarter (?:1 )?century"), lambda _, __: "P25Y"),
    (pattern(r"weekend"), lambda _, __: "P2D"),
    (pattern(rf"{_WHICH}{_MEASURE}{_TAIL}"), _one),
    (pattern(rf"[1-9]\d?th {_MEASURE}s"), _many),
    (pattern(r"[1-9]\d?th (?P<measure>day|night|week|month|year)"), _one),
    (pattern(rf"{_WHICH}(?:X )?{_MEASURE}s(?: (?:and|or|to) \w{{3,9}}s?)?{_TAIL}"), _many),
    (pattern(r"(?:that |this |year ago |year earlier )?(?:period|time|while|span|stretch)"), _mentioned),
    (pattern(rf"{_WHICH}{{n}} {{season}}s"), lambda told, _: f"XXXX-{SEASONS[told['season']]}"),
    (pattern(r"{n}"), _followed_unit),
)
