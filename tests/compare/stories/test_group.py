"""Grouping: the accounts of one event together, similar events apart."""

from __future__ import annotations

import random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from whosays.compare.stories import Nearby, Profile, Together, group, place, profile_of
from whosays.compare.stories.linkage import average_linkage
from whosays.extract import Reader
from whosays.ingest import from_text, told

# Two ferries, two harbours: similar events of two winters.
MERIDA = (
    (
        "2031-02-03",
        "Ferry sinks off Port Merida, 14 missing",
        "A ferry carrying 212 passengers sank off Port Merida on Monday night, and 14 people are missing, "
        "the Velan coast guard said. The Santa Brisa had left Port Merida for Isla Tormes at dusk. Captain "
        "Joaquim Serra said that water came in through the bow door.",
    ),
    (
        "2031-02-04",
        "Velan coast guard searches for 14 after the Santa Brisa goes down",
        "Rescue boats searched the waters off Port Merida on Tuesday for 14 passengers of the Santa Brisa, "
        "which went down on its way to Isla Tormes. Transport minister Ana Quiroga blamed the bow door. "
        "Captain Joaquim Serra was questioned by the Velan police.",
    ),
    (
        "2031-02-04",
        "Bow door of sunken ferry was reported broken",
        "The bow door of the Santa Brisa had been reported as broken a week before the ferry sank off Port "
        "Merida, the seamen's union of Velan said on Tuesday. Ana Quiroga, the transport minister, denied "
        "that her office had received the report. Fourteen people are missing.",
    ),
)
HOLM = (
    (
        "2033-01-18",
        "Nine missing after ferry capsizes near Holmsund",
        "The ferry Nordlys capsized near Holmsund early on Tuesday with 87 people on board; nine are "
        "missing, the Skarian rescue service said. It was on its way from Holmsund to Vetteroy. A storm had "
        "been forecast, and the operator Kystlinjen is asked why it sailed.",
    ),
    (
        "2033-01-19",
        "Kystlinjen defends decision to sail in storm",
        "The operator of the Nordlys, which capsized off Holmsund on Tuesday, defended its decision to sail "
        "in a storm. Kystlinjen said the master, Eirik Dahl, had judged the sea to be safe. Nine people of "
        "the 87 on board are missing between Holmsund and Vetteroy.",
    ),
)


@pytest.fixture(scope="module")
def profiles() -> list[Profile]:
    reader = Reader()
    return [
        profile_of(from_text(f"{title}\n\n{text}", metadata=told(title=title, published=day)), reader.embed)
        for day, title, text in (*MERIDA, *HOLM)
    ]


def test_two_similar_events_stay_apart(profiles: list[Profile]) -> None:
    first, second = group(profiles)
    assert set(first.accounts) == {profile.account for profile in profiles[:3]}
    assert set(second.accounts) == {profile.account for profile in profiles[3:]}


def test_order_makes_no_difference(profiles: list[Profile]) -> None:
    expected = group(profiles)
    for seed in range(5):
        assert group(random.Random(seed).sample(profiles, len(profiles))) == expected


def test_what_a_person_said_weighs_more(profiles: list[Profile]) -> None:
    apart = Together(profiles[0].account, profiles[1].account, same=False)
    found = group(profiles, [apart])
    assert not any({apart.one, apart.other} <= set(story.accounts) for story in found)
    joined = Together(profiles[0].account, profiles[4].account, same=True)
    assert any({joined.one, joined.other} <= set(story.accounts) for story in group(profiles, [joined]))


def test_a_new_account_finds_its_story(profiles: list[Profile]) -> None:
    stories = [Nearby("merida", tuple(profiles[:2])), Nearby("holm", tuple(profiles[3:4]))]
    assert place(profiles[2], stories) == "merida"
    assert place(profiles[4], stories) == "holm"
    assert place(profiles[4], stories[:1]) is None
    assert place(profiles[4], []) is None


def test_nothing_and_one(profiles: list[Profile]) -> None:
    assert group([]) == ()
    assert [story.accounts for story in group(profiles[:1])] == [(profiles[0].account,)]


def slow_average_linkage(alike: np.ndarray, enough: float) -> list[list[int]]:
    """As the definition says."""
    groups = [[number] for number in range(len(alike))]
    while True:
        pairs = [
            (float(alike[np.ix_(one, other)].mean()), i, j)
            for i, one in enumerate(groups)
            for j, other in enumerate(groups)
            if i < j
        ]
        best = max(pairs, default=(enough, 0, 0))
        if best[0] <= enough:
            return sorted(sorted(one) for one in groups)
        groups[best[1]] += groups.pop(best[2])


@given(st.integers(1, 9), st.integers(0, 10_000), st.floats(-1, 1))
def test_linkage_is_what_its_definition_says(count: int, seed: int, enough: float) -> None:
    drawn = np.random.default_rng(seed).normal(size=(count, count))
    alike = (drawn + drawn.T).astype(np.float32)
    assert sorted(average_linkage(alike, enough)) == slow_average_linkage(alike, enough)
