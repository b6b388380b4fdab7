from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.readings import when
from whosays.model import Interval, Span, TimeExpression, TimeType
from whosays.render.calendar import dated, days


@pytest.mark.parametrize(
    ("ends", "shown"),
    [
        ((), ()),
        (("2031-02-14",), ("2031-02-14",)),
        (("2031-02-10", "2031-02-16"), ("2031-02-10", "2031-02-16")),
        (("2031-02-01", "2031-02-28"), ("2031-02",)),
        (("2028-02-01", "2028-02-28"), ("2028-02-01", "2028-02-28")),
        (("2031-01-01", "2031-06-30"), ("2031-01", "2031-06")),
        (("2031-01-01", "2031-12-31"), ("2031",)),
        (("2030-01-01", "2039-12-31"), ("2030", "2039")),
        (("2031-12-01", "2032-02-29"), ("2031-12", "2032-02")),
        (("0001-01-01", "9999-12-31"), ("0001", "9999")),
    ],
)
def test_days_at_their_precision(ends: tuple[str, ...], shown: tuple[str, ...]) -> None:
    assert days(when("then", "then", None, *ends)) == shown


@pytest.mark.parametrize(
    ("words", "value", "ends", "shown"),
    [
        ("Friday", "2031-02-14", ("2031-02-14",), "Friday (2031-02-14)"),
        ("2019", "2019", ("2019-01-01", "2019-12-31"), "2019"),
        ("next\nweek", "2031-W08", ("2031-02-17", "2031-02-23"), "next week (2031-02-17 – 2031-02-23)"),
        ("January", "XXXX-01", (), "January"),
        ("three days", "P3D", (), "three days"),
        ("once", None, (), "once"),
        ("a\x1b[31m\u202eday", "\x1b", (), r"a\u001b[31m\u202eday"),
    ],
)
def test_words_with_their_days(words: str, value: str | None, ends: tuple[str, ...], shown: str) -> None:
    assert dated(when(words, words, value, *ends)) == shown


@given(st.dates(), st.dates())
def test_nothing_is_made_longer_or_shorter(first: date, last: date) -> None:
    first, last = sorted((first, last))
    shown = days(TimeExpression(Span.of("x", 0, 1), TimeType.DATE, None, Interval(first, last)))
    assert first.isoformat().startswith(shown[0])
    assert last.isoformat().startswith(shown[-1])
    assert (len(shown) == 1) == (first.isoformat()[: len(shown[0])] == last.isoformat()[: len(shown[0])])
