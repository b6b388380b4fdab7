"""Permanent addresses of words: whatever they tell, there is something to show."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.readings import BRIDGE, reading
from whosays.model import Span
from whosays.store.anchor import How, Reanchored
from whosays.store.permanent import Permanent, find

ACCOUNT = reading(BRIDGE).account
WORDS = "engineers warned of cracks"
TEXTS = st.text("ab \n\t.Ω", min_size=1, max_size=60).filter(str.strip)


@given(text=TEXTS, start=st.integers(0, 90), words=st.text("abxyz \n", min_size=1, max_size=30))
def test_something_stands_nearest_to_any_words(text: str, start: int, words: str) -> None:
    now = replace(ACCOUNT, text=text)
    found = find(Permanent("gone/1", start, start + len(words), words, None, ""), [now], now)
    assert found.nearest.text.strip() or not words.strip()
    assert Span.of(text, found.nearest.start, found.nearest.end) == found.nearest


@given(start=st.integers(0, len(BRIDGE) - 1), length=st.integers(1, 200))
def test_words_are_found_where_they_stand(start: int, length: int) -> None:
    end = min(start + length, len(BRIDGE))
    assume(BRIDGE[start:end].strip())
    told = Permanent.of(ACCOUNT, Span.of(BRIDGE, start, end))
    found = find(told, [ACCOUNT], ACCOUNT)
    assert isinstance(found.result, Reanchored)
    assert (found.nearest.start, found.nearest.end) == (start, end)


@pytest.mark.parametrize(
    ("told", "how"), [(64, How.POSITION), (20, How.POSITION), (12, How.POSITION), (4, How.QUOTE)]
)
def test_a_sha256_is_told_whole_or_its_beginning(told: int, how: How) -> None:
    """One of a few characters would fit words that are others."""
    start = BRIDGE.index(WORDS)
    check = sha256(WORDS.encode()).hexdigest()[:told]
    address = Permanent(ACCOUNT.extractor, start, start + len(WORDS), WORDS, None, check)
    assert address.stands_in(ACCOUNT) == (how is How.POSITION)
    assert isinstance(find(address, [ACCOUNT], ACCOUNT).result, Reanchored)
