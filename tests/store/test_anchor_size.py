"""Texts of two million characters, and those that are made to take long."""

from __future__ import annotations

import random
from time import perf_counter

import pytest

from whosays.model import Anchor
from whosays.store.anchor import How, Reanchored, reanchor

SIZE = 2_000_000
SECONDS = 6.0  # on a machine that does other things too; it takes one
WORDS = ("the", "council", "bridge", "harbour", "minister", "said", "would", "not", "reopen", "before", "May")


@pytest.fixture(scope="module")
def long() -> str:
    pick = random.Random(7)
    return " ".join(pick.choice(WORDS) for _ in range(SIZE // 5))[:SIZE]


@pytest.mark.parametrize("length", [40, 3_000, 100_000])
def test_a_long_text(long: str, length: int) -> None:
    marked = Anchor.of(long, SIZE // 2, SIZE // 2 + length, "test/1")
    middle = SIZE // 2 + length // 2
    edited = "Menu. " * 30 + long[:middle] + "Zwölf " + long[middle:]
    begun = perf_counter()
    result = reanchor(marked, edited)
    assert perf_counter() - begun < SECONDS
    assert isinstance(result, Reanchored)
    assert result.how is How.FUZZY
    assert abs(result.span.start - SIZE // 2 - 180) <= 12
    assert abs(result.span.end - SIZE // 2 - length - 186) <= 12


@pytest.mark.parametrize("length", [1, 1_000, 100_000])
@pytest.mark.parametrize(
    "hostile",
    [
        "a" * SIZE,
        "ab" * (SIZE // 2),
        ("a" * 999 + "b") * (SIZE // 1000),
        " " * SIZE,
        "\u200b" * SIZE,
        "“" * SIZE,
    ],
    ids=["a", "ab", "aaab", "spaces", "unseen", "quotes"],
)
def test_texts_made_to_take_long(hostile: str, length: int) -> None:
    marked = Anchor.of("b" + "a" * SIZE, SIZE // 4, SIZE // 4 + length, "test/1")
    begun = perf_counter()
    reanchor(marked, hostile)
    assert perf_counter() - begun < SECONDS
