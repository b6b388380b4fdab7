"""Accounts to stories, all at once: the order in which they come makes no difference."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256

import numpy as np

from whosays.compare.stories.likeness import SURE, Batch, Floats, features, log_odds
from whosays.compare.stories.linkage import average_linkage
from whosays.compare.stories.profile import Profile
from whosays.compare.stories.shipped import Weights, weights
from whosays.model.comparison import Story


@dataclass(frozen=True, slots=True)
class Together:
    """A person has said that these accounts are of one story (`same`), or of two."""

    one: str
    other: str
    same: bool


def group(profiles: Iterable[Profile], said: Iterable[Together] = ()) -> tuple[Story, ...]:
    """The stories that accounts tell, the earliest first.

    Args:
        said: what people have said of pairs of them, which weighs more than any likeness.
    """
    held = sorted(profiles, key=_order)
    if not held:
        return ()
    model = weights()
    odds = all_odds(held, model)
    _say(odds, held, said)
    return tuple(
        _story([held[i] for i in numbers], odds[np.ix_(numbers, numbers)])
        for numbers in average_linkage(odds, model.enough)
    )


def all_odds(profiles: Sequence[Profile], model: Weights) -> Floats:
    """The log-odds of one event of every pair."""
    batch = Batch.of(profiles)
    odds = [log_odds(features(batch.one(number), batch), model) for number in range(batch.size)]
    both: Floats = np.stack(odds)
    return both


def story_id(accounts: Iterable[str]) -> str:
    """Hash of the accounts of a story."""
    return sha256("\n".join(sorted(accounts)).encode()).hexdigest()[:16]


def _say(odds: Floats, held: Sequence[Profile], said: Iterable[Together]) -> None:
    number = {profile.account: i for i, profile in enumerate(held)}
    for one in said:
        if one.one in number and one.other in number:
            i, j = number[one.one], number[one.other]
            odds[i, j] = odds[j, i] = (1 if one.same else -1) * SURE * len(held)


def _story(members: Sequence[Profile], odds: Floats) -> Story:
    middle = members[int(odds.sum(0).argmax())]
    accounts = tuple(profile.account for profile in members)
    return Story(story_id(accounts), middle.title, accounts)


def _order(profile: Profile) -> tuple[bool, int, str]:
    return profile.published is None, profile.published or 0, profile.account
