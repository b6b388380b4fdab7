from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whosays.store.fold import fold, tokens, words
from whosays.store.index import fts5, tsquery, vector
from whosays.store.terms import Term, name_terms, terms


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("António Guterres", "antonio guterres"),
        ("ANTO\u0301NIO’S", "antonio"),
        ("the U.N. chief, and the U.S", "the un chief and the us"),
        ("Straße, İstanbul, Łódź, Ærø", "strasse istanbul lodz aero"),
        ("cease-fire (2031)", "cease fire 2031"),
        ("it ended. A day later", "it ended a day later"),
        ("don't", "dont"),
        ("snake_case", "snake case"),
        ("½ kg, 1,000", "12 kg 1 000"),
        ("Пётр и 東京", "петр и 東京"),
        (" … “” — ", ""),
        ("a" * 100, "a" * 64),
    ],
)
def test_fold(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text())
def test_folded_words_are_letters_and_digits_alone(text: str) -> None:
    found = words(text)
    assert all(word.isalnum() and len(word) <= 64 for word in found)
    assert [token.folded for token in tokens(text)] == found
    assert words(" ".join(found)) == found


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("bridge shut", [Term(("bridge",)), Term(("shut",))]),
        ('"will not reopen" May', [Term(("will", "not", "reopen")), Term(("may",))]),
        ("“not a week”", [Term(("not", "a", "week"))]),
        ("reopen*", [Term(("reopen",), prefix=True)]),
        ("cease-fi*", [Term(("cease", "fi"), prefix=True)]),
        ("cease-fire", [Term(("cease", "fire"))]),
        ("U.N.", [Term(("un",))]),
        ('"open', [Term(("open",))]),
        (
            "NEAR(a) OR c:d ^e -f",
            [Term(("near", "a")), Term(("or",)), Term(("c", "d")), Term(("e",)), Term(("f",))],
        ),
        ("* \" '' () && | ! <-> :* \\", []),
        ("", []),
    ],
)
def test_terms(query: str, found: list[Term]) -> None:
    assert list(terms(query)) == found


def test_a_query_has_an_end() -> None:
    assert len(terms("a " * 10_000)) == 32
    assert terms("b" * 5_000) == (Term(("b" * 64,)),)


def test_queries_in_the_languages_of_the_stores() -> None:
    told = terms('"not reopen" may*')
    assert fts5(told) == '"not reopen" AND "may" *'
    assert tsquery(told) == "('not' <-> 'reopen') & ('may':*)"


def test_a_vector_tells_columns_apart() -> None:
    assert vector([["shut", "shut"], ["she", "shut"]]) == "'shut':1A,2A,14B 'she':13B"


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("Ana Brevik", [Term(("ana",)), Term(("brevik",))]),
        ("Ana Bre*", [Term(("ana",)), Term(("bre",), prefix=True)]),
        ("al-Ha*", [Term(("al",)), Term(("ha",), prefix=True)]),
        ("U.N.*", [Term(("un",), prefix=True)]),
        ("* **", []),
        ("Bre * Ana", [Term(("bre",)), Term(("ana",))]),
    ],
)
def test_words_of_a_name(name: str, found: list[Term]) -> None:
    assert list(name_terms(name)) == found


@given(st.text(max_size=40).filter(lambda name: "*" not in name))
def test_a_name_is_its_words(name: str) -> None:
    assert [term.words for term in name_terms(name)] == [(word,) for word in words(name)]
