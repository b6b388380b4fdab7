"""Whom *he* and *she* lean to: by places, and by forenames."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tokenizers import Tokenizer

from whosays.extract import Encoder
from whosays.extract.actors.forenames import endings, femininity, forename, suits, weights
from whosays.extract.actors.leanings import NONE, Leanings
from whosays.extract.actors.leanings import weights as shipped
from whosays.extract.actors.page import Page
from whosays.extract.words import paragraphs, split_words
from whosays.model import Entity, EntityType, Span


@pytest.fixture(scope="module")
def tokenizer() -> Tokenizer:
    return Encoder().tokenizer


def page_of(text: str, names: list[str], tokenizer: Tokenizer) -> Page:
    entities = [
        Entity(Span.of(text, text.index(name), text.index(name) + len(name)), EntityType.PER)
        for name in names
    ]
    return Page(text, split_words(text, tokenizer, list(paragraphs(text))), entities)


@pytest.mark.parametrize(
    ("text", "pronoun"),
    [
        # Whom the sentence is built around.
        ("Osk Marden praised Tolv Brannik. Later he flew home.", "he"),
        ("Osk Marden spoke at length to Tolv Brannik. He then flew home.", "He"),
        # Of two that are joined, neither; who opened the sentence before.
        ("Osk Marden resigned in March after a row with Tolv Brannik and others. He was tired.", "He"),
    ],
)
def test_the_first_goes_before_the_second(text: str, pronoun: str, tokenizer: Tokenizer) -> None:
    page = page_of(text, ["Osk Marden", "Tolv Brannik"], tokenizer)
    leanings = Leanings(page)
    word = page.range_of(Span.of(text, text.index(pronoun + " "), text.index(pronoun + " ") + 2))[0]
    first, second = (leanings.towards(word, [name.place]) for name in page.names)
    assert first > second > 0


def test_every_feature_has_a_weight(tokenizer: Tokenizer) -> None:
    page = page_of("Osk Marden left. He spoke.", ["Osk Marden"], tokenizer)
    told = Leanings(page).features(4, [page.names[0].place])
    assert {*told, NONE} == set(shipped())


def test_a_name_after_the_pronoun(tokenizer: Tokenizer) -> None:
    page = page_of("As he rose, Osk Marden fell.", ["Osk Marden"], tokenizer)
    told = Leanings(page).features(1, [page.names[0].place])
    assert (told["before"], told["foreshadowed"], told["last named"]) == (0, 1, 0)


@pytest.mark.parametrize(
    ("pronoun", "name", "is_fitting"),
    [
        ("she", "Maria Osk", True),
        ("he", "Maria Osk", False),
        ("he", "Mr David Osk", True),
        ("her", "David Osk", False),
        # A surname or an initial tells nothing.
        ("she", "David", True),
        ("she", "D. Osk", True),
    ],
)
def test_forenames(pronoun: str, name: str, is_fitting: bool) -> None:
    assert (suits(pronoun, [name]) > 0.6) is is_fitting


@given(st.text(max_size=12), st.sampled_from(["he", "she", "his", "her"]))
def test_a_forename_rules_nobody_out(name: str, pronoun: str) -> None:
    assert 0.0 < suits(pronoun, [name, f"{name} Osk"]) <= 1.0
    assert 0.05 <= femininity(name) <= 0.95


def test_endings_of_short_names() -> None:
    assert list(endings("al")) == ["", "l", "^al"]
    assert forename(("j", "osk")) is None
    assert all(isinstance(weight, int) for weight in weights().values())
