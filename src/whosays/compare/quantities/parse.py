"""Figures found in a text: number, bounds, unit, and what is counted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from math import inf

from whosays.compare.quantities.numerals import Numeral, numerals
from whosays.compare.quantities.quantity import COUNT, Quantity
from whosays.compare.quantities.units import PERIODS, UNITS
from whosays.extract.actors.fold import fold
from whosays.extract.acts.wordsets import word_set
from whosays.model import Span

_ABOUT = 0.1  # how far a figure may lie from what is said to be about it
_BOUNDS = (
    ("≥", r"at least|no (?:fewer|less) than|not (?:fewer|less) than|a minimum of|as (?:many|much) as"),
    (">", r"more than|over|above|upwards? of|in excess of|exceed(?:s|ed|ing)?|well over"),
    ("≤", r"no more than|not more than|at most|up to|a maximum of"),
    ("<", r"fewer than|less than|under|below"),
    ("≲", r"nearly|almost|close to|just under|just short of|approaching"),
    ("≳", r"just over|a little over|slightly more than"),
    ("≈", r"about|around|some|roughly|approximately|an estimated|estimated|circa|or so"),
)
_BEFORE = [
    (sign, re.compile(rf"\b(?:{words})\s+(?:the\s|a\s)?[$£€¥]?$", re.I)) for sign, words in reversed(_BOUNDS)
]
_AFTER = [
    ("≥", re.compile(r"\s*(?:[\w-]+\s)?or (?:more|over)\b|\s*[a-z]*\sat least\b", re.I)),
    ("≤", re.compile(r"\s*(?:[\w-]+\s)?or (?:fewer|less)\b|\s*[a-z]*\sat most\b", re.I)),
    ("≈", re.compile(r"\s*(?:[\w-]+\s)?or so\b|\s*(?:\w+\s)?or thereabouts\b", re.I)),
]
_MONEY = re.compile(r"(?:[$£€¥]|\b(?:US|EUR|USD|GBP)\s?\$?)\s?$")
_UNIT = re.compile(r"[\s-]?(%|per cent|square[\s-]\w+|cubic[\s-]\w+|[A-Za-z]+)")
_SPEED = re.compile(r"\s?(?:an|per|/)\s?h(?:our)?\b|\s?/h\b")
_RATE = re.compile(r"(?:\s[a-z]+){0,3}?\s(?:a|an|per|each|every)\s(hour|day|week|month|year|annum)\b")
_YEARLY = re.compile(r"(?:\s[a-z]+){0,2}?\s(?:annually|yearly)\b")
_WORD = re.compile(r"\s+([a-z][a-z'-]+|[A-Z][a-z]+)")
_ENDS = word_set(
    "of in on at to for from by with as into over after before between and or but were was are "
    "is be been had has "
    "have did do does will would may might could can must who which that than so then when while a an the "
    "this these those people's not no took left came went said told died fell rose"
)
_DONE_TO = word_set("injured wounded arrested killed detained displaced armed")
_NEXT = 4  # words behind a number among which its noun is looked for
_WIDTH = 40


@dataclass(frozen=True, slots=True)
class _Unit:
    end: int
    dimension: str
    size: float
    name: str


def quantities(text: str, start: int = 0, end: int | None = None) -> Iterator[Quantity]:
    """The figures of `text[start:end]`, in order. Years, and numbers that name something, are none."""
    found = list(numerals(text, start, end))
    for numeral in found:
        if not _is_name(text, numeral):
            yield _quantity(text, numeral)


def _is_name(text: str, numeral: Numeral) -> bool:
    """Whether a number counts nothing: a year, a day of a month, the number of a house or of a brigade."""
    before, after = text[max(0, numeral.start - _WIDTH) : numeral.start], text[numeral.end : numeral.end + 14]
    words = text[numeral.start : numeral.end]
    if re.fullmatch(r"(?:1[6-9]|20)\d\d", words) and not re.search(
        r"(?:about|some|over|least|than|only)\s$", before
    ):
        return not re.match(r"\s[a-z]+s\b", after)
    if words.lower() in ("one", "zero") or (words.lower() in ("second", "half") and not numeral.is_part):
        return True
    month = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
    dated = re.match(rf"\s{month}\b", after) or re.search(rf"\b{month}\s$", before)
    return bool(
        dated
        or re.search(r"\b(?:number|no\.|Number|No\.|page|[Cc]hapter|[Rr]oute|[Ss]tage|[Aa]ged?)\s$", before)
    )


def _quantity(text: str, numeral: Numeral) -> Quantity:
    before = text[max(0, numeral.start - _WIDTH) : numeral.start]
    money = _MONEY.search(before)
    unit = _unit(text, numeral)
    dimension, size, name, end = unit.dimension, unit.size, unit.name, unit.end
    if money and dimension == COUNT:
        dimension, name, end = "money", money[0].strip(), numeral.end
    sign, start = _bound(
        before[: money.start()] if money else before, numeral.start - (len(money[0]) if money else 0)
    )
    sign = sign or next((s for s, pattern in _AFTER if pattern.match(text, end)), "")
    low, high = _interval(sign, numeral)
    factor = size
    if rate := _RATE.match(text, end):
        dimension, factor = f"{dimension}/time", size * PERIODS[rate[1]]
    elif _YEARLY.match(text, end):
        dimension = f"{dimension}/time"
    counted = _counted(text, end) if dimension.startswith(COUNT) else ""
    span = Span.of(text, start, end)
    shown = f"{sign}{_shown(numeral.value)}"
    return Quantity(span, low * factor, high * factor, shown, dimension, name, factor, counted)


def _shown(value: float) -> str:
    return f"{value:,.0f}" if value >= 1e6 or value == round(value) else f"{value:,.4g}"


def _unit(text: str, numeral: Numeral) -> _Unit:
    if numeral.is_part:
        return _Unit(numeral.end, "share", 1.0, "")
    match = _UNIT.match(text, numeral.end)
    word = re.sub(r"[\s-]", "-", match[1].lower()).replace("per-cent", "percent") if match else ""
    if re.match(r"\s(?:fortnight)", text[numeral.end :]):
        word = "fortnight"
    if not match or word not in UNITS:
        return _Unit(numeral.end, COUNT, 1.0, "")
    dimension, size = UNITS[word]
    if dimension == "length" and (speed := _SPEED.match(text, match.end())):
        return _Unit(speed.end(), "speed", size, word)
    return _Unit(match.end(), dimension, size, word)


def _bound(before: str, start: int) -> tuple[str, int]:
    """What bounds the number from the left, and where its words begin."""
    longest = max(
        ((len(match[0]), sign) for sign, pattern in _BEFORE if (match := pattern.search(before))),
        default=(0, ""),
    )
    return longest[1], start - longest[0]


def _interval(sign: str, numeral: Numeral) -> tuple[float, float]:
    value, rounded = numeral.value, numeral.rounded
    intervals = {
        "≥": (value, inf),
        ">": (value, inf),
        "≤": (0.0, value),
        "<": (0.0, value),
        "≲": (value * (1 - _ABOUT), value),
        "≳": (value, value * (1 + _ABOUT)),
        "≈": (value * (1 - _ABOUT), value * (1 + _ABOUT)),
    }
    return intervals.get(sign, (value - rounded, value + rounded))


def _counted(text: str, end: int) -> str:
    """The noun that a count counts: the last word before one that ends a noun phrase."""
    noun = ""
    for _ in range(_NEXT):
        match = _WORD.match(text, end)
        if not match or match[1].lower() in _ENDS or _is_verb(match[1], noun):
            break
        noun, end = fold(match[1]), match.end()
        if noun.endswith("s") or noun in ("people", "men", "women", "children"):
            break
    return noun


def _is_verb(word: str, noun: str) -> bool:
    """Whether what follows a count is what they do, not what they are (`600 tried`, `58 injured`)."""
    return (word.endswith("ed") and word not in _DONE_TO) or (bool(noun) and word.endswith(("ed", "ing")))
