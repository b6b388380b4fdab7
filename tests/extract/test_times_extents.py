"""What a tagger cuts apart belongs together."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whosays.extract.times import whole
from whosays.model import TimeType

DATE, TIME, DURATION = TimeType.DATE, TimeType.TIME, TimeType.DURATION


@pytest.mark.parametrize(
    ("text", "tagged", "expected"),
    [
        ("It shut early this week.", [(DATE, "early"), (DATE, "this week")], [(DATE, "early this week")]),
        ("It shut at 9 a.m. Tuesday.", [(TIME, "9 a.m."), (DATE, "Tuesday")], [(TIME, "9 a.m. Tuesday")]),
        (
            "At 4 p.m. EDT Monday it shut.",
            [(TIME, "4 p.m."), (DATE, "Monday")],
            [(TIME, "4 p.m. EDT Monday")],
        ),
        ("A one-day strike.", [(DURATION, "one")], [(DURATION, "one-day")]),
        ("A decades-long quarrel.", [(DURATION, "decades")], [(DURATION, "decades-long")]),
        ("It shut Friday night.", [(DATE, "Friday night")], [(TIME, "Friday night")]),
        (
            "It lasted almost an hour.",
            [(DATE, "almost"), (DURATION, "an hour")],
            [(DURATION, "almost an hour")],
        ),
        ("Shut since 2021.", [(DATE, "since"), (DATE, "2021")], [(DATE, "2021")]),
        ("In May, June and July.", [(DATE, "May"), (DATE, "June")], [(DATE, "May"), (DATE, "June")]),
    ],
)
def test_whole(text: str, tagged: list[tuple[TimeType, str]], expected: list[tuple[TimeType, str]]) -> None:
    places = [(kind, text.index(words), text.index(words) + len(words)) for kind, words in tagged]
    assert [(kind, text[start:end]) for kind, start, end in whole(text, places)] == expected


@given(st.text(max_size=60), st.lists(st.integers(0, 60), max_size=8))
def test_extents_stay_apart_and_in_order(text: str, cuts: list[int]) -> None:
    places = sorted({min(cut, len(text)) for cut in cuts})
    tagged = [(DATE, a, b) for a, b in zip(places[::2], places[1::2], strict=False)]
    made = list(whole(text, tagged))
    assert len(made) <= len(tagged)
    assert all(0 <= start < end <= len(text) for _, start, end in made)
