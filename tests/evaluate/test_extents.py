from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whosays.evaluate.extents import Extent, characters, covered, dice, overlap, tokens, trim

TEXT = "He  “won’t” go."


@pytest.mark.parametrize(
    ("extent", "expected"),
    [((0, 2), (0, 2)), ((0, 4), (0, 2)), ((1, 5), (1, 5)), ((2, 4), (4, 4)), ((3, 3), (3, 3))],
)
def test_white_space_at_the_ends_is_no_part_of_a_span(extent: Extent, expected: Extent) -> None:
    assert trim(TEXT, extent) == expected


def test_tokens_are_words_and_single_marks() -> None:
    assert [TEXT[a:b] for a, b in tokens(TEXT)] == ["He", "“", "won", "’", "t", "”", "go", "."]


@pytest.mark.parametrize(
    ("extent", "expected"),
    [((0, 2), ["He"]), ((1, 5), ["He", "“"]), ((2, 4), []), ((6, 7), ["won"]), ((12, 15), ["go", "."])],
)
def test_a_token_is_covered_if_one_character_is(extent: Extent, expected: list[str]) -> None:
    places = tokens(TEXT)
    assert [TEXT[slice(*places[i])] for i in covered(extent, places)] == expected


@given(st.text(alphabet="ab .’\n", min_size=1, max_size=30), st.data())
def test_covered_tokens_are_those_that_overlap(text: str, data: st.DataObject) -> None:
    places = tokens(text)
    start = data.draw(st.integers(0, len(text) - 1))
    extent = start, data.draw(st.integers(start + 1, len(text)))
    assert list(covered(extent, places)) == [i for i, place in enumerate(places) if overlap(place, extent)]


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ([(0, 2)], [(0, 3)], 1.0),  # white space does not count
        ([(0, 2)], [(0, 5)], 0.8),  # H e of H e “
        ([(0, 2)], [(12, 14)], 0.0),
        ([], [], 1.0),
        ([], [(0, 2)], 0.0),
        ([(0, 1), (1, 2)], [(0, 2)], 1.0),
    ],
)
def test_dice_of_characters(first: list[Extent], second: list[Extent], expected: float) -> None:
    assert dice(characters(TEXT, first), characters(TEXT, second)) == pytest.approx(expected)
