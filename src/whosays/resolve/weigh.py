"""The evidence for an actor's being an identity that is known.

Names come first: their likeness (`persons.py`, `bodies.py`). What the accounts are about, roles and
countries speak for or against. All of it is added up; from `ENOUGH` on it is one. The weights were set on
the topics of ECB+ that `evaluate/identities.py` keeps for it, and rounded.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import log10

from whosays.resolve.bodies import BodyName, compare_bodies
from whosays.resolve.descriptions import Called
from whosays.resolve.group import Group
from whosays.resolve.likeness import Kind, Likeness
from whosays.resolve.persons import PersonName, compare_persons
from whosays.resolve.profile import Family, Name, Profile

ENOUGH, MARGIN = 3.0, 0.5  # for a name: the least sum, and the least lead over another identity
ENOUGH_DESCRIBED, MARGIN_DESCRIBED = 3.8, 0.1  # for a description alone
POSSIBLE = 1.5  # so much less than enough still makes a candidate

_SETTING, _SPREAD = 4.0, 0.5  # the weight of a setting that is the same, and how fast it is reached
_ELSEWHERE = -0.25
_SAME_ROLE, _OTHER_ROLE = 0.5, -0.5
_STRANGE = 0.1  # accounts less alike than this are of two stories, where a role tells who it is
_SAME_COUNTRY, _OTHER_COUNTRY = 0.7, -1.25
_ONLY, _PROMINENT = 1.0, 0.5
_DESCRIBED = 2.5
_VAGUE, _OTHER_WORDS, _RARELY = 0.8, 0.5, 0.5
# Roles that somebody may have beside any other.
_ANY = frozenset({"person", "official", "politician", "kin", "resident", "leader"})
_DESCRIBABLE = frozenset({Family.PERSON, Family.DESCRIBED, Family.GROUP, Family.BODY})


def name_likeness(profile: Profile, group: Group) -> tuple[Likeness, str] | None:
    """The best likeness of a form of the actor's name to one of the identity's, and who brought that one.

    None where no form is alike, or the fullest forms are two persons'.
    """
    if profile.family is not group.family or _are_two(profile.names, group.fullest):
        return None
    found = (
        (likeness, actor)
        for mine in profile.names
        for theirs, actor in group.names.items()
        if (likeness := compare(mine, theirs))
    )
    return max(found, key=lambda pair: (pair[0].weight, pair[1]), default=None)


def compare(first: Name, second: Name) -> Likeness | None:
    """How alike two names are; None too where one is a person's and the other is not."""
    if isinstance(first, PersonName) and isinstance(second, PersonName):
        return compare_persons(first, second)
    if isinstance(first, BodyName) and isinstance(second, BodyName):
        return compare_bodies(first, second)
    return None


def _are_two(names: tuple[Name, ...], fullest: Name | None) -> bool:
    """Whether the fullest forms are those of two persons, so that what they share is a surname only."""
    mine = names[0] if names else None
    return (
        isinstance(mine, PersonName)
        and isinstance(fullest, PersonName)
        and min(len(mine.words), len(fullest.words)) > 1
        and compare_persons(mine, fullest) is None
    )


def circumstances(profile: Profile, group: Group, setting: float, *, tells: bool) -> Iterator[Likeness]:
    """What speaks for and against besides the name.

    Args:
        setting: how alike the actor's account is to the most alike one of the identity's.
        tells: whether the actor's account has words that could make it so.
    """
    if setting > 0:
        yield setting_likeness(setting)
    elif tells:
        yield Likeness(Kind.SETTING, _ELSEWHERE)
    mine, theirs = profile.kinds - _ANY, group.kinds - _ANY
    if mine and theirs and setting < _STRANGE:
        yield Likeness(Kind.ROLE, _SAME_ROLE if mine & theirs else _OTHER_ROLE)
    if profile.countries and group.countries:
        shared = profile.countries & group.countries
        yield Likeness(Kind.COUNTRY, _SAME_COUNTRY if shared else _OTHER_COUNTRY)


def setting_likeness(setting: float) -> Likeness:
    """What it weighs that two accounts are so alike."""
    return Likeness(Kind.SETTING, round(_SETTING * setting**_SPREAD, 3))


def only(group: Group) -> Likeness:
    """What it weighs that nobody else of a surname is known: more for those that many accounts speak of."""
    return Likeness(Kind.ONLY, round(_ONLY + _PROMINENT * log10(len(group.accounts)), 3))


def description_likeness(profile: Profile, group: Group) -> Likeness | None:
    """How well the best description of an actor without a name fits an identity; None if none does."""
    if group.family not in _DESCRIBABLE:
        return None
    if profile.genders and group.genders and not profile.genders & group.genders:
        return None
    best = max((_fit(said, group) for said in profile.called), default=0.0)
    return Likeness(Kind.ROLE, round(_DESCRIBED * best, 3)) if best else None


def _fit(said: Called, group: Group) -> float:
    """From 0 to 1: most where every account of it has this noun, with the same words beside it."""
    head = said.head, said.is_plural
    share = group.heads[head] / len(group.accounts)
    if not share:
        return 0.0
    others = group.rests.get(head, set())
    differs = said.rest and others and not said.rest & others
    return (
        (_VAGUE if said.is_vague else 1.0)
        * (_OTHER_WORDS if differs else 1.0)
        * min(1.0, _RARELY + (1 - _RARELY) * share)
    )
