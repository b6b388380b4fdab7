"""The accounts of a library, each in its story: new ones are placed among those that are there."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import numpy as np

from whosays.compare.stories.arriving import Nearby, place
from whosays.compare.stories.profile import Embed, Profile, Role, profile_of
from whosays.model import DifferentStories, SameStory
from whosays.store import KeptStory, Library, NearStory, View
from whosays.store.stories import stories_id

_BATCH = 200
_WORDS, _NAMES = 12, 6  # words and names of two words under which an account is looked for
_SIGNED = 1 << 31  # hashes are stored as signed numbers

Progress = Callable[[int], None]
"""Told how many accounts were placed."""


def place_new(library: Library, embed: Embed, progress: Progress | None = None) -> int:
    """Finds the stories of the accounts that have none yet, the earliest first; how many those were."""
    count = 0
    while new := _storyless(library):
        for account in new:
            place_one(library, account, embed)
            count += 1
            if progress:
                progress(count)
    return count


def place_one(library: Library, account: str, embed: Embed, waiting: frozenset[str] = frozenset()) -> None:
    """Finds the story of an account that has none, and stores it.

    One that a person moved to or from another comes after that one, which stays where it belongs.

    Args:
        waiting: accounts that wait for this one.
    """
    with library.view() as view:
        if view.told_by(account) is not None:
            return
        before = [one.other for one in view.stories_judged() if one.one == account]
        before = [one for one in before if one not in waiting and view.told_by(one) is None]
    for other in before:
        place_one(library, other, embed, waiting | {account})
    with library.view() as view:
        profile = profile_of(view.account(account), embed)
        story = story_of(view, profile)
    with library.writer() as writer:
        writer.tell(account, kept(profile, story))


def regroup(library: Library, embed: Embed, progress: Progress | None = None) -> int:
    """Finds the stories of all accounts anew, the earliest first; what people said of them holds."""
    with library.writer() as writer:
        writer.forget_stories()
    return place_new(library, embed, progress)


def story_of(view: View, profile: Profile) -> str:
    """The story of an account among those that a library has, or the one that it founds."""
    said = view.stories_judged()
    same = [one.other for one in said if isinstance(one, SameStory) and one.one == profile.account]
    if same and (known := view.stories_of(same)):
        return known[0].story
    apart = [o for one in said if isinstance(one, DifferentStories) for o in _other(one, profile.account)]
    barred = {one.story for one in view.stories_of(apart)} if apart else set()
    found = view.stories_near(terms_of(profile), profile.published)
    stories = [_nearby(one) for one in found if one.story not in barred]
    return place(profile, stories) or _founded(profile.account, barred)


def kept(profile: Profile, story: str) -> KeptStory:
    """An account in its story, as it is stored."""
    return KeptStory(story, profile.title, profile.to_bytes(), list(terms_of(profile)), profile.published)


def terms_of(profile: Profile) -> dict[int, float]:
    """The words and names under which an account is looked for, with how much each tells."""
    role = profile.terms["role"]
    words = (role & (Role.NUMBER | Role.PAIR)) == 0
    names = (role & (Role.PAIR | Role.NAME)) == (Role.PAIR | Role.NAME)
    return dict([*_best(profile, words, _WORDS), *_best(profile, names, _NAMES)])


def _best(profile: Profile, which: Sequence[bool], most: int) -> Iterator[tuple[int, float]]:
    terms = profile.terms[which]
    for place_ in np.argsort(-terms["weight"].astype(np.float32), kind="stable")[:most]:
        yield int(terms["hash"][place_]) - _SIGNED, float(terms["telling"][place_]) ** 2


def _storyless(library: Library) -> list[str]:
    with library.view() as view:
        return view.storyless(_BATCH)


def _nearby(found: NearStory) -> Nearby:
    members = tuple(Profile.from_bytes(account, "", packed) for account, packed in found.members)
    return Nearby(found.story, members)


def _other(said: DifferentStories, account: str) -> list[str]:
    """The other account of what was said of this one."""
    return [said.other] if said.one == account else [said.one] if said.other == account else []


def _founded(account: str, barred: set[str]) -> str:
    own = stories_id(account)
    return f"{own}-" if own in barred else own
