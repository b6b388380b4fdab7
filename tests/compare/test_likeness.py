"""Likeness and presence, on clauses read by the model that ships."""

from __future__ import annotations

import numpy as np
import pytest

from whosays.compare import presence as looking
from whosays.compare.likeness import Likeness
from whosays.compare.likeness_words import sheet
from whosays.compare.presence import SHOWN, Presence, Query, presence
from whosays.compare.units import Laid, lay_out
from whosays.extract import Reader
from whosays.model import Account, Reading

ONE = (
    "The mayor of Velin resigned on Monday after weeks of protests. At least 70 people were killed in the "
    "flood, and hundreds fled their homes. The river Ota burst its banks on Friday."
)
OTHER = (
    "Protesters filled the square of Velin. Mayor Jana Holub has stepped down. The flood left 58 dead. "
    "A new bridge will cost nine million crowns."
)


def presences(here: Laid, there: Laid) -> list[Presence]:
    """Whether an account has each of the units of another."""
    return list(looking.found(sheet(here), there))


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


@pytest.fixture(scope="module")
def one(reader: Reader) -> Laid:
    return laid(reader, "one", ONE)


@pytest.fixture(scope="module")
def other(reader: Reader) -> Laid:
    return laid(reader, "other", OTHER)


def laid(reader: Reader, name: str, text: str) -> Laid:
    """An account with nothing but its clauses."""
    return lay_out(Reading(Account(name, None, text), "", (), (), (), ()), reader.clauses(text))


def unit(account: Laid, words: str) -> int:
    """The number of the unit that has these words."""
    return next(one.number for one in account.units if words in one.passage.text)


def test_probabilities_whichever_comes_first(one: Laid, other: Laid) -> None:
    there = Likeness().matrix(one, other)
    assert there.shape == (len(one.units), len(other.units))
    assert ((there >= 0) & (there <= 1)).all()
    np.testing.assert_allclose(there, Likeness().matrix(other, one).T, atol=1e-5)


def test_a_clause_is_most_like_itself(one: Laid) -> None:
    there = Likeness().matrix(one, one)
    assert (there.argmax(1) == np.arange(len(one.units))).all()
    assert (there.diagonal() > 0.5).all()


def test_other_words_with_another_figure_are_one_claim(one: Laid, other: Laid) -> None:
    row = Likeness().matrix(one, other)[unit(one, "killed")]
    assert int(row.argmax()) == unit(other, "dead")


def test_an_account_without_units(one: Laid, reader: Reader) -> None:
    empty = laid(reader, "empty", "Oh.")
    assert empty.units == ()
    assert Likeness().matrix(one, empty).shape == (len(one.units), 0)
    assert Likeness().matrix(empty, one).shape == (0, len(one.units))
    assert [found.probability for found in presences(one, empty)] == [0.0] * len(one.units)
    assert presences(empty, one) == []


def test_presence_of_units_is_that_of_each_alone(one: Laid, other: Laid) -> None:
    for own, found in zip(one.units, presences(one, other), strict=True):
        alone = presence(Query.of(one, own), other)
        assert alone.probability == pytest.approx(found.probability, abs=1e-5)
        assert [near.unit for near in alone.nearest] == [near.unit for near in found.nearest]


def test_presence_is_at_least_that_of_its_nearest(one: Laid, other: Laid) -> None:
    for found in presences(one, other):
        near = [one.probability for one in found.nearest]
        assert len(near) == min(SHOWN, len(other.units))
        assert near == sorted(near, reverse=True)
        assert found.probability >= near[0] - 1e-6


def test_what_is_there_is_found_and_what_is_not_is_less_so(one: Laid, other: Laid) -> None:
    found = {own.number: held for own, held in zip(one.units, presences(one, other), strict=True)}
    killed, burst = found[unit(one, "killed")], found[unit(one, "burst")]
    assert killed.nearest[0].unit.number == unit(other, "dead")
    assert killed.probability > burst.probability


def test_focus_decides_what_is_looked_for(one: Laid, other: Laid) -> None:
    """Of one clause, what it tells of protests is there."""
    clauses = one.clauses
    words = {
        clauses.text[clauses.words.start[i] : clauses.words.end[i]]: i for i in range(len(clauses.words))
    }
    around = tuple(range(words["Monday"], words["protests"] + 1))
    told = presence(Query(clauses, around, (words["protests"],)), other)
    assert told.nearest[0].unit.number == unit(other, "Protesters")
