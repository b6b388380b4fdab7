"""A new account finds its story among those that are known: nothing that was found before is undone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from whosays.compare.stories.likeness import Batch, features, log_odds
from whosays.compare.stories.profile import Profile
from whosays.compare.stories.shipped import weights


@dataclass(frozen=True, slots=True)
class Nearby:
    """A story that a new account may belong to, with the profiles of its accounts."""

    id: str
    members: tuple[Profile, ...]


def place(profile: Profile, stories: Sequence[Nearby]) -> str | None:
    """The story whose accounts are most like it on average; None if none is enough: it founds one."""
    known = [(story.id, member) for story in stories for member in story.members]
    if not known:
        return None
    model = weights()
    many = Batch.of([member for _, member in known])
    odds = log_odds(features(Batch.of([profile]), many), model)
    sums: dict[str, list[float]] = {}
    for (story, _), one in zip(known, odds, strict=True):
        sums.setdefault(story, []).append(float(one))
    best = max(sums, key=lambda story: (sum(sums[story]) / len(sums[story]), story))
    return best if sum(sums[best]) / len(sums[best]) > model.enough else None
