"""Other names, the same gold."""

import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from training.rename import Renamer

from whosays.evaluate.corpora.gap import Snippet

TEXT = "Ana Brevik met Ines Okoro at the gate, and Okoro gave her the key. She left with Brevik's sister."
SHE = TEXT.index("her the")
FEMININE = Snippet("1", TEXT, (SHE, SHE + 3), (0, 10), (15, 25), a_coref=True, b_coref=False)
MASCULINE_TEXT = "Tomas Lund asked Per Vang whether he had seen it."
HE = MASCULINE_TEXT.index("he had")
MASCULINE = Snippet("2", MASCULINE_TEXT, (HE, HE + 2), (0, 10), (17, 25), a_coref=False, b_coref=True)


@given(st.integers(0, 10_000))
def test_extents_move_along(seed: int) -> None:
    made = Renamer([FEMININE, MASCULINE], random.Random(seed)).rename(FEMININE)
    pronoun, first, second = (made.text[slice(*extent)] for extent in (made.pronoun, made.a, made.b))
    assert pronoun in {"her", "his"}
    names = {"Ana Brevik", "Ines Okoro"} if pronoun == "her" else {"Tomas Lund", "Per Vang"}
    assert {first, second} == names
    surname = second.split()[-1]
    assert f"and {surname} gave" in made.text
    assert (made.a_coref, made.b_coref) == (True, False)


def test_gender_changes_as_a_whole() -> None:
    made = {Renamer([FEMININE, MASCULINE], random.Random(seed)).rename(FEMININE).text for seed in range(40)}
    changed = [text for text in made if "gave his the key" in text]
    assert changed
    assert all("He left with" in text and "brother" in text for text in changed)


@pytest.mark.parametrize("names", [((0, 3), (0, 10))])
def test_a_name_inside_the_other_is_left(names: tuple[tuple[int, int], tuple[int, int]]) -> None:
    nested = replace(FEMININE, a=names[0], b=names[1])
    assert Renamer([FEMININE, MASCULINE], random.Random(1)).rename(nested) == nested
