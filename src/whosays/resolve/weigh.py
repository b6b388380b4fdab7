"""The evidence for an actor's being an identity that is known.

Names come first: their likeness (`persons.py`, `bodies.py`). What the accounts are set among, roles and
countries speak for or against. All of it is added up; from `ENOUGH` on it is one. The weights were set on
the topics of ECB+ that `evaluate/identities.py` keeps for it, and rounded.
"""

from __future__ import annotations

from collections.abc import Iterable

from whosays.resolve.bodies import BodyName, compare_bodies
from whosays.resolve.group import Group
from whosays.resolve.likeness import Kind, Likeness
from whosays.resolve.persons import PersonName, compare_persons
from whosays.resolve.profile import Family, Name, Profile

ENOUGH = 3.0
SETTING = 4.0
_SAME_ROLE, _OTHER_ROLE = 0.5, -0.5
_SAME_COUNTRY, _OTHER_COUNTRY = 0.7, -1.25
_ELSEWHERE = -0.25
ROLE = 2.5  # of a description alone
# Roles that somebody may have beside any other.
_ANY = frozenset({"person", "official", "politician", "kin", "resident", "leader"})
_ONE_FAMILY = frozenset({Family.PERSON, Family.DESCRIBED, Family.GROUP, Family.BODY})


def name_likeness(profile: Profile, group: Group) -> tuple[Likeness, str] | None:
    """The best likeness of a form of the actor's name to one of the identity's, and who brought that one.

    None where no form is alike, or the fullest forms are two persons'.
    """
    if profile.family is not group.family or _of_two(profile.names, group.fullest):
        return None
    found = (
        (likeness, actor)
        for mine in profile.names
        for theirs, actor in group.names.items()
        if (likeness := compare(mine, theirs))
    )
    return max(found, key=lambda pair: (pair[0].weight, pair[1]), default=None)


def compare(first: Name, second: Name) -> Likeness | None:
    """How alike two names of one family are."""
    if isinstance(first, PersonName) and isinstance(second, PersonName):
        return compare_persons(first, second)
    if isinstance(first, BodyName) and isinstance(second, BodyName):
        return compare_bodies(first, second)
    return None


def _of_two(names: tuple[Name, ...], fullest: Name | None) -> bool:
    """Whether the fullest forms are those of two persons, so that what they share is a surname only."""
    mine = names[0] if names else None
    return (
        isinstance(mine, PersonName)
        and isinstance(fullest, PersonName)
        and min(len(mine.words), len(fullest.words)) > 1
        and compare_persons(mine, fullest) is None
    )


def circumstances(profile: Profile, group: Group, setting: float, told: bool = True) -> Iterable[Likeness]:
    """What speaks for and against besides the name; `setting` is how alike their accounts are."""
    if setting > 0:
        yield Likeness(Kind.SETTING, round(SETTING * setting ** POWER, 3))
    elif told:
        yield Likeness(Kind.SETTING, _ELSEWHERE)
    mine, theirs = profile.kinds - _ANY, group.kinds - _ANY
    if mine and theirs and setting < 0.1:
        yield Likeness(Kind.ROLE, _SAME_ROLE if mine & theirs else _OTHER_ROLE)
    if profile.countries and group.countries:
        shared = profile.countries & group.countries
        yield Likeness(Kind.COUNTRY, _SAME_COUNTRY if shared else _OTHER_COUNTRY)


def may_be_described(profile: Profile, group: Group) -> bool:
    """Whether a description can mean the identity at all."""
    if group.family not in _ONE_FAMILY:
        return False
    return not (profile.genders and group.genders and not profile.genders & group.genders)

ENOUGH_D = 3.2
MARGIN_D = 0.1
A = 0.5

POWER = 0.7
REST = 0.5
ONLY = 1.0
PROM = 0.5
VAGUE = 0.6
