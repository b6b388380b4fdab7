"""Names of organisations: one, two, and those that only context can tell."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whosays.resolve.bodies import body_name, compare_bodies
from whosays.resolve.weigh import ENOUGH

ONE = [
    ("the Lake Forum", "Lake Forum"),
    ("Kesh Shipping Ltd", "Kesh Shipping"),
    ("the French foreign ministry", "Ministry of Foreign Affairs of France"),
    ("France's Foreign Ministry", "French Ministry of Foreign Affairs"),
    ("US Defense Department", "U.S. Department of Defence"),
    ("WGF", "W.G.F."),
    ("Grain and Seed Institute", "Institute for Grain and Seed"),
]
CONTEXT = [
    ("foreign ministry", "French foreign ministry"),
    ("foreign ministry", "Foreign Ministry"),
    ("the Supreme Court", "Supreme Court"),
    ("WGF", "World Grain Forum"),
    ("Rovers", "Lira Rovers"),
    ("Lira", "Lira Rovers"),
    ("Central Grain Commission", "Central Grains Commission of Lira"),
]
TWO = [
    ("French foreign ministry", "German foreign ministry"),
    ("Ministry of Health of Kenya", "Health Ministry of Peru"),
    ("British Parliament", "French Parliament"),
    ("WGF", "WHF"),
    ("WHF", "World Grain Forum"),
    ("Lake Forum", "Grain Forum of Tarn"),
]


def weight(first: str, second: str) -> float | None:
    likeness = compare_bodies(body_name(first), body_name(second))
    return likeness.weight if likeness else None


@pytest.mark.parametrize(("first", "second"), ONE)
def test_names_of_one(first: str, second: str) -> None:
    assert (weight(first, second) or 0) >= ENOUGH


@pytest.mark.parametrize(("first", "second"), CONTEXT)
def test_names_that_only_context_tells(first: str, second: str) -> None:
    found = weight(first, second)
    assert found is not None
    assert found < ENOUGH


@pytest.mark.parametrize(("first", "second"), TWO)
def test_names_of_two(first: str, second: str) -> None:
    assert weight(first, second) is None


@given(st.text(max_size=60), st.text(max_size=60))
def test_whatever_is_compared_is_alike_both_ways(first: str, second: str) -> None:
    assert weight(first, second) == weight(second, first)
