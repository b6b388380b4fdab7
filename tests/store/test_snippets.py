from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whosays.store.snippets import snippet
from whosays.store.terms import terms


def marked(text: str, query: str) -> list[str]:
    shown = snippet(text, terms(query))
    return [shown.text[start:end] for start, end in shown.marks]


@pytest.mark.parametrize(
    ("text", "query", "found"),
    [
        ("António said no.", "antonio", ["António"]),
        ("They will not reopen it, not now.", '"not reopen"', ["not reopen"]),
        ("They will not reopen it, not now.", "not", ["not", "not"]),
        ("The cease-fire held.", "cease-fire", ["cease-fire"]),
        ("Reopening was denied.", "reopen*", ["Reopening"]),
        ("They will not reopen it.", '"not reopen" reopen', ["not reopen"]),
        ("Nothing of it.", "bridge", []),
        ("", "bridge", []),
    ],
)
def test_marks(text: str, query: str, found: list[str]) -> None:
    assert marked(text, query) == found


def test_a_long_text_is_cut_around_the_words() -> None:
    text = f"{'far away ' * 500}the bridge is shut{' and so on' * 500}"
    shown = snippet(text, terms("bridge"))
    assert len(shown.text) < 300
    assert shown.text in text
    assert [shown.text[start:end] for start, end in shown.marks] == ["bridge"]
    assert shown.text.split()[0] in ("far", "away")


@given(st.text(), st.text())
def test_a_snippet_is_of_the_text(text: str, query: str) -> None:
    shown = snippet(text, terms(query))
    assert shown.text in text
    assert all(0 <= start < end <= len(shown.text) for start, end in shown.marks)


def test_a_snippet_of_a_hostile_text_is_quick() -> None:
    began = time.process_time()
    snippet("a " * 1_000_000, terms(" ".join(['"a a a a a a a a b"'] * 30)))
    assert time.process_time() - began < 5
