"""Names of people to persons: full names first, then initials and spellings, then surnames and forenames.

A shorter name belongs to a fuller one only if exactly one can be meant; otherwise its candidates are kept.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from whosays.extract.actors.fold import is_close, parts, skeleton
from whosays.extract.actors.lexicon import FEMALE, HONORIFICS, MALE, PARTICLES, SUFFIXES

_MOST = 32  # persons of one surname that are compared


@dataclass(frozen=True, slots=True)
class Called:
    """One name of a person taken apart.

    Attributes:
        core: its folded words without honorifics and *Jr.*; never empty.
        genders: `he` or `she`, where an honorific tells.
    """

    core: tuple[str, ...]
    genders: frozenset[str]


@dataclass(slots=True, eq=False)
class Person:
    """A person by the names that were found to be one's; `core` is the fullest."""

    core: tuple[str, ...]
    genders: set[str] = field(default_factory=set)


def called(name: str, before: str = "") -> Called:
    """A name as it is compared; `before` is the word that stands before it."""
    folded = parts(name) or (name.casefold(),)
    titles = [*parts(before)]
    while len(folded) > 1 and folded[0] in HONORIFICS:
        titles.append(folded[0])
        folded = folded[1:]
    while len(folded) > 1 and folded[-1] in SUFFIXES:
        folded = folded[:-1]
    return Called(folded, genders(titles))


def genders(words: Iterable[str]) -> frozenset[str]:
    """What these words tell of somebody's gender."""
    known = set(words)
    return frozenset(pronoun for pronoun, list_ in (("he", MALE), ("she", FEMALE)) if known & list_)


def people(names: Sequence[Called]) -> list[list[Person]]:
    """For each name whom it may mean: one person, or several."""
    index = _Index()
    order = sorted(range(len(names)), key=lambda i: (-_weight(names[i].core), i))
    found: list[list[Person]] = [[] for _ in names]
    known: dict[Called, list[Person]] = {}
    for i in order:
        name = names[i]
        if name not in known:
            known[name] = index.candidates(name) or [index.add(name)]
        if len(known[name]) == 1:
            known[name][0].genders |= name.genders
        found[i] = known[name]
    return found


class _Index:
    """Persons by the first and by the last word of their names, in sound."""

    def __init__(self) -> None:
        self._by_last: dict[str, list[Person]] = defaultdict(list)
        self._by_first: dict[str, list[Person]] = defaultdict(list)

    def add(self, name: Called) -> Person:
        person = Person(name.core, set(name.genders))
        for last in {name.core[-1], name.core[-1].rpartition("-")[2]}:
            self._by_last[_sound(last)].append(person)
        self._by_first[_sound(name.core[0])].append(person)
        return person

    def candidates(self, name: Called) -> list[Person]:
        """The persons that a name may mean: an exact form of theirs before a close one, surnames first."""
        by_last = self._by_last.get(_sound(name.core[-1]), [])[:_MOST]
        by_first = self._by_first.get(_sound(name.core[0]), [])[:_MOST] if len(name.core) == 1 else []
        for exact in (True, False):
            for pool in (by_last, by_first):
                fitting = [p for p in pool if _fits(name, p, exact=exact)]
                if fitting:
                    return fitting
        return []


def _sound(word: str) -> str:
    """A key that spellings of one word share; short words have only themselves."""
    sound = skeleton(word)
    return sound if len(sound) > 2 and len(word) > 3 else word


def _weight(core: tuple[str, ...]) -> int:
    """How much a name tells: words, and more for those that are no initials."""
    return sum(1 if len(part) == 1 or part in PARTICLES else 3 for part in core)


def _fits(name: Called, person: Person, *, exact: bool) -> bool:
    """Whether the words of the name stand, in their order, in the person's."""
    if name.genders and person.genders and not name.genders & person.genders:
        return False
    mine, theirs = name.core, person.core
    if len(mine) == 1:
        return any(_same(mine[0], other, exact=exact) for other in _ends(theirs))
    if len(theirs) == 1 or not _same(mine[-1], theirs[-1], exact=exact):
        return False
    rest = iter(theirs)
    return _begins(mine, theirs, exact=exact) and all(
        any(_same(part, other, exact=exact) for other in rest) for part in mine
    )


def _begins(mine: Sequence[str], theirs: Sequence[str], *, exact: bool) -> bool:
    """Whether both begin with one forename; a surname with its particles need not."""
    return mine[0] in PARTICLES or _same(mine[0], theirs[0], exact=exact)


def _ends(core: Sequence[str]) -> tuple[str, ...]:
    """The words that a person may be called by alone, a hyphenated surname's last part among them."""
    return core[0], core[-1], core[-1].rpartition("-")[2]


def _same(first: str, second: str, *, exact: bool) -> bool:
    if first == second:
        return True
    if 1 in (len(first), len(second)):
        return first[0] == second[0]
    return not exact and is_close(first, second)
