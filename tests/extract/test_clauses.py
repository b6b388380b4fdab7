"""Clauses of invented sentences, by the head that ships."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from whosays.errors import EmptyError
from whosays.extract import Reader


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


def clauses(reader: Reader, text: str) -> list[str]:
    found = reader.clauses(text)
    start, end = found.words.start, found.words.end
    return [" … ".join(text[start[a] : end[b - 1]] for a, b in one.pieces) for one in found.clauses]


def test_a_sentence_of_two_clauses(reader: Reader) -> None:
    assert clauses(reader, "The mayor said that the bridge was closed on Monday.") == [
        "The mayor said",
        "that the bridge was closed on Monday.",
    ]


def test_what_completes_a_clause_stays_with_it(reader: Reader) -> None:
    text = "The company will pay for the damage if it is found to be liable."
    assert clauses(reader, text) == [text]


@pytest.mark.parametrize("text", ["", "   ", "\n\n"])
def test_no_words_are_no_clauses(reader: Reader, text: str) -> None:
    with pytest.raises(EmptyError):
        reader.clauses(text)


@settings(max_examples=40, deadline=None)
@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), min_size=1, max_size=300))
def test_every_word_is_in_a_clause(text: str) -> None:
    reader = _shared()
    try:
        found = reader.clauses(text)
    except EmptyError:
        return
    covered = {word for one in found.clauses for word in one.words()}
    assert covered == set(range(len(found.words)))
    assert all(one.head in set(one.words()) for one in found.clauses)


_READER: list[Reader] = []


def _shared() -> Reader:
    if not _READER:
        _READER.append(Reader())
    return _READER[0]
