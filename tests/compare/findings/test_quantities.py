"""Figures as they are written, and whether two of them can both be true."""

import pytest

from whosays.compare.quantities import quantities

READ = [
    ("At least 70 people drowned", "≥70", "count", "people"),
    ("some 1.5 million barrels", "≈1,500,000", "count", "barrels"),
    ("twenty-four fishermen", "24", "count", "fishermen"),
    ("half a million voters", "500,000", "count", "voters"),
    ("two thirds of the fleet", "0.6667", "share", ""),
    ("no more than 54 per cent", "≤54", "share", ""),
    ("a fortnight without rain", "1", "time", ""),
    ("105 kilometres an hour", "105", "speed", ""),
    ("a fine of €3 million", "3,000,000", "money", ""),
]
AGREE = [
    ("a dozen boats", "12 boats"),
    ("50 miles", "80 kilometres"),
    ("more than 60 men", "63 men"),
    ("about 5,000 people", "4,950 people"),
    ("a quarter", "25 per cent"),
    ("1.5 tonnes", "1,500 kilograms"),
    ("12,000 a month", "144,000 a year"),
]
DIFFER = [
    ("at least 70 men", "58 men"),
    ("no more than 54 per cent", "71 per cent"),
    ("nine years", "six years"),
    ("412 kilograms", "387 kilos"),
    ("some 600 people", "over 1,200 people"),
]


@pytest.mark.parametrize(("text", "shown", "dimension", "counted"), READ)
def test_read(text: str, shown: str, dimension: str, counted: str) -> None:
    (found,) = quantities(text)
    assert (found.shown, found.dimension, found.counted) == (shown, dimension, counted)
    assert text[found.span.start : found.span.end] == found.span.text


@pytest.mark.parametrize("text", ["in 2031 the dam held", "on 4 March they met", "stage 9 was short"])
def test_no_figure(text: str) -> None:
    assert list(quantities(text)) == []


@pytest.mark.parametrize(
    ("first", "second", "agree"), [(*p, True) for p in AGREE] + [(*p, False) for p in DIFFER]
)
def test_agree(first: str, second: str, agree: bool) -> None:
    (one,), (other,) = quantities(first), quantities(second)
    compared = one.comparable(other)
    assert compared is not None
    assert one.agrees(compared) is agree
