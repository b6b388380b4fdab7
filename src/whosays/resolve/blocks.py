"""Who is worth comparing: identities by keys that forms of one name share. Nobody is compared to all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from whosays.extract.actors.fold import skeleton
from whosays.resolve.bodies import BodyName
from whosays.resolve.group import Group
from whosays.resolve.persons import PersonName
from whosays.resolve.profile import Name, Profile
from whosays.resolve.spelling import nicknames, plain

MOST = 48  # identities of one key that are compared
Key = tuple[str, ...]


class Blocks:
    """Identities by the keys of their names."""

    def __init__(self) -> None:
        self._groups: dict[Key, dict[Group, None]] = defaultdict(dict)

    def add(self, group: Group, names: Iterable[Name]) -> None:
        """Notes that an identity has these forms."""
        for name in names:
            for key in _held(name):
                self._groups[group.family.value, *key][group] = None

    def replace(self, old: Group, new: Group) -> None:
        """One identity has become part of another."""
        for name in old.names:
            for key in _held(name):
                block = self._groups[old.family.value, *key]
                block.pop(old, None)
                block[new] = None

    def candidates(self, profile: Profile, near: frozenset[Group]) -> list[Group]:
        """The identities that share a key with the profile, in the order of their founding.

        Of a key that more than `MOST` share, only those are worth it that the accounts nearby speak of.
        """
        found: set[Group] = set()
        for name in profile.names:
            for key in _asked(name):
                block = self._groups.get((profile.family.value, *key), {})
                found.update(block if len(block) <= MOST else (near & block.keys()))
        return sorted(found, key=lambda group: group.order)


def _held(name: Name) -> Iterator[Key]:
    """The keys under which an identity of this name stands."""
    if isinstance(name, BodyName):
        yield from _of_body(name)
    elif len(name.words) == 1:
        yield "single", _sound(name.words[0])
    else:
        yield from _of_person(name)
        for word in _ends(name):
            yield "end", _sound(word)


def _asked(name: Name) -> Iterator[Key]:
    """The keys under which those stand that a name may be one with."""
    if isinstance(name, BodyName):
        yield from _of_body(name)
    elif len(name.words) == 1:
        yield "single", _sound(name.words[0])
        yield "end", _sound(name.words[0])
    else:
        yield from _of_person(name)
        for word in _ends(name):
            yield "single", _sound(word)


def _of_person(name: PersonName) -> Iterator[Key]:
    """Keys of a name of several words: those of the same words, and of a word with an initial."""
    words = name.words
    yield "words", *sorted(words)
    yield "joined", name.written
    yield "joined", name.turned
    yield "begins", *words[:2]
    yield "ends", *words[-2:]
    given = {words[0], name.aside} - {""}
    if len(words[0]) == 1:
        given.add(words[1])
    letters = {plain(form)[:1] for word in given for form in (word, *nicknames(word))}
    for last in sorted({words[-1], *words[-1].split("-")}):
        for letter in sorted(letters):
            yield "last", _sound(last), letter
    yield "first", plain(words[0]), words[-1][0]


def _ends(name: PersonName) -> list[str]:
    """The words that a person may be called by alone."""
    return sorted({name.words[0], name.words[-1], *name.words[-1].split("-"), name.aside} - {""})


def _of_body(name: BodyName) -> Iterator[Key]:
    yield "stems", *sorted(name.stems)
    for country in sorted(name.countries):
        yield "stems of", country, *sorted(name.stems)
    for letters in sorted({name.acronym, *name.initials} - {""}):
        yield "letters", letters
    if not name.is_common:
        for stem in sorted(name.stems):
            yield "stem", stem


def _sound(word: str) -> str:
    """A key that spellings of one word share; short words have only themselves."""
    sound = skeleton(word)
    return sound if len(sound) > 2 else plain(word)
