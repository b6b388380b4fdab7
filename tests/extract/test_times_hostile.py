"""Time expressions of any shape: nothing raises, nothing takes long, what comes out is well formed."""

from __future__ import annotations

import re
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whosays.extract.times import days, normalise
from whosays.extract.times.phrase import canonical
from whosays.model import TimeType

# TimeML 1.2.1: dates and times, weeks, parts of a year, decades and centuries, durations, references.
DATE = (
    r"[\dX]{4}(-([\dX]{2}(-[\dX]{2})?|W[\dX]{2}(-(WE|[1-7]))?|Q[\dX]|H[\dX]|SP|SU|FA|WI))?|[\dX]{2,3}|BC\d{4}"
)
CLOCK = r"T(\d\d:\d\d|MO|AF|EV|NI)"
LENGTH = r"(\d+(\.\d+)?|X)"
DURATION = rf"P({LENGTH}([YMWDQCX]|WE))*(T({LENGTH}[HMS])+)?|PXX"
VALUE = re.compile(rf"({DATE})({CLOCK})?|{DURATION}|(PAST|PRESENT|FUTURE)_REF")

WORDS = re.findall(
    r"\S+",
    """a an the last next this previous following that every each other late early mid half and or to in of on
    ago earlier later from now before after one two three twenty hundred thousand first second third few
    several couple day days night week weeks weekend month months quarter quarters year years year-ago decade
    century Monday Fridays tues. March Sept. may 3 31st 30 1998 2021 '98 90s 1990s 3/4/2021 2021-02-30 10:30
    7 p.m. noon midnight morning evening tonight today yesterday summer winter easter christmas Thanksgiving
    fiscal period time now recent daily q4 9/11 BC 24:61 99999 0 1/2 X - , . ' o'clock GMT past current coming
    year-end""",
)
phrases = st.lists(st.sampled_from(WORDS), min_size=1, max_size=8).map(" ".join)
published = st.one_of(
    st.none(),
    st.dates().map(str),
    st.sampled_from(["2021", "2021-03", "0001-01-01", "9999-12-31", "2021-02-30", "soon", "9999", "0001"]),
)
kinds = st.sampled_from(TimeType)


@given(st.lists(st.tuples(kinds, phrases), min_size=1, max_size=5), published)
def test_what_comes_out_is_well_formed(marked: list[tuple[TimeType, str]], published: str | None) -> None:
    text = ""
    found = []
    for kind, words in marked:
        text += "It will be on "
        found.append((kind, len(text), len(text) + len(words)))
        text += f"{words} ago. "
    for time, (kind, start, end) in zip(normalise(text, found, published), found, strict=True):
        assert (time.type, time.span.start, time.span.end) == (kind, start, end)
        assert time.span.text == text[start:end]
        assert time.value is None or VALUE.fullmatch(time.value), time
        assert time.days in (None, days(time.value))


@given(phrases, kinds)
def test_without_an_anchor_no_days_are_made_of_words_without_digits(words: str, kind: TimeType) -> None:
    (time,) = normalise(words, [(kind, 0, len(words))], None)
    if not re.search(r"\d|hundred|thousand|twenty|century", words):
        assert time.days is None


@given(st.text(min_size=1, max_size=300), kinds, published)
def test_any_characters(text: str, kind: TimeType, published: str | None) -> None:
    (time,) = normalise(text, [(kind, 0, len(text))], published)
    assert time.value is None or VALUE.fullmatch(time.value)


@given(phrases)
def test_one_spelling_has_one_spelling(words: str) -> None:
    phrase = canonical(words)
    assert phrase == " ".join(phrase.split())
    assert phrase == phrase.lower() or "X" in phrase


HOSTILE = [
    "last " * 200_000,
    "1 " * 500_000,
    "and beyond " * 100_000,
    "a year and a half " * 50_000,
    "7 " + "or two " * 100_000 + "x",
    "9" * 1_000_000,
    "9," * 500_000,
    "twenty " * 150_000,
    "1/2 " * 200_000,
    "Monday March 3 " * 60_000,
    "the end of " * 90_000,
    " " * 1_000_000,
    "." * 1_000_000,
    "p.m. " * 200_000,
    "\u0130\ufb03\u0660" * 300_000,
]


@pytest.mark.parametrize("words", HOSTILE, ids=lambda words: repr(words[:12]))
@pytest.mark.parametrize("kind", TimeType)
def test_one_enormous_expression(words: str, kind: TimeType) -> None:
    start = perf_counter()
    normalise(words, [(kind, 0, len(words))], "2021-03-03")
    assert perf_counter() - start < 0.5


@pytest.mark.parametrize(
    "around", ["will be planned to open ", "\n", "x" * 50 + ". ", "had previously been "]
)
def test_many_expressions(around: str) -> None:
    text = "".join(f"{around * 3}the following day" for _ in range(2_000))
    found = [(TimeType.DATE, match.start(), match.end()) for match in re.finditer("the following day", text)]
    start = perf_counter()
    last = normalise(text, found, "2021-03-03")[-1]
    assert perf_counter() - start < 5
    assert last.value == "2026-08-24"  # each counts from the one before


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("99999", None),
        ("the year 99999", None),
        ("999999 years ago", "PAST_REF"),
        ("999999 days from now", "4759-01-28"),
        ("999999 centuries ago", "PAST_REF"),
        ("999999 days", "P999999D"),
        ("March 3, 99999", None),
    ],
)
def test_numbers_beyond_the_calendar(words: str, expected: str | None) -> None:
    (time,) = normalise(words, [(TimeType.DATE, 0, len(words))], "2021-03-03")
    assert time.value == expected
