"""Profiles: what is kept of an account."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from whosays.compare.stories import Profile, profile_of
from whosays.compare.stories.profile import Role
from whosays.compare.stories.terms import calendar_days, names, stem, weekdays, words, years
from whosays.ingest import from_text
from whosays.model import Account, Metadata


def flat(_: str, extents: Sequence[tuple[int, int]]) -> np.ndarray:
    """The same meaning for everything."""
    return np.full((len(extents), 384), 384**-0.5, np.float32)


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("ferries", "ferry"),
        ("harbours", "harbour"),
        ("harbour's", "harbour"),
        ("harbour’s", "harbour"),
        ("glass", "glass"),
        ("census", "census"),
        ("this", "this"),
        ("gas", "gas"),
    ],
)
def test_stems(word: str, expected: str) -> None:
    assert stem(word) == expected


def test_names_are_written_with_a_capital_more_often_than_not() -> None:
    read = words(
        "Talks in Korvath ended. The talks were held on Monday in March by Ilse Brandt. Talks go on."
    )

    assert {"korvath", "ilse", "brandt"} <= names(read)
    assert not names(read) & {"the", "monday", "march"}


def test_days_and_years_that_are_named() -> None:
    read = words("On Tuesday, March 4, 2031, and again on Friday; in 2029 it was 1,200.")
    assert list(weekdays(read)) == [1, 4]
    assert list(calendar_days(read)) == [2 * 31 + 4]
    assert list(years(read)) == [2031, 2029]


def test_may_is_a_month_only_before_a_day() -> None:
    assert list(calendar_days(words("The ferry May 3 left; it may be 3 late; May said 40."))) == [4 * 31 + 3]


@given(st.text(max_size=400), st.sampled_from([None, "2031", "2031-03", "2031-03-04"]))
def test_a_profile_comes_back_as_it_was_packed(text: str, published: str | None) -> None:
    account = Account("a", None, text, metadata=Metadata(published=published))
    profile = profile_of(account, flat)
    kept = Profile.from_bytes(profile.account, profile.title, profile.to_bytes())
    for name in ("account", "title", "published", "weekdays", "days", "years"):
        assert getattr(kept, name) == getattr(profile, name)
    assert (kept.terms == profile.terms).all()
    assert (kept.meaning == profile.meaning).all()
    assert (np.diff(profile.terms["hash"].astype(np.int64)) > 0).all()


def test_a_name_of_two_words_is_a_pair_of_names() -> None:
    profile = profile_of(from_text("The minister Ilse Brandt left. She met Ilse Brandt again."), flat)
    assert ((profile.terms["role"] & (Role.PAIR | Role.NAME)) == (Role.PAIR | Role.NAME)).sum() == 1
