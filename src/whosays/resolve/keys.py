"""Keys that forms of one name share: nobody is compared to all."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from whosays.extract.actors.fold import skeleton
from whosays.resolve.bodies import BodyName
from whosays.resolve.persons import PersonName
from whosays.resolve.profile import Family, Name
from whosays.resolve.spelling import nicknames, plain

Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Keys:
    """Under what an identity is looked for: made when they are asked for, as they take much room."""

    family: Family
    tabled: str | None
    names: tuple[Name, ...]

    def __iter__(self) -> Iterator[str]:
        """Each once, as it is stored."""
        yield from _written(self, held)

    def asked(self) -> Iterator[str]:
        """Those under which others stand that it may be one with."""
        yield from _written(self, asked)


def _written(keys: Keys, of: Callable[[Name], Iterator[Key]]) -> Iterator[str]:
    found = dict.fromkeys(" ".join((keys.family, *key)) for name in keys.names for key in of(name))
    yield from found
    if keys.tabled:
        yield keys.tabled


def held(name: Name) -> Iterator[Key]:
    """The keys under which an identity of this name stands."""
    if isinstance(name, BodyName):
        yield from _of_body(name)
    elif len(name.words) == 1:
        yield "single", _sound(name.words[0])
    else:
        yield from _of_person(name)
        for word in _ends(name):
            yield "end", _sound(word)


def asked(name: Name) -> Iterator[Key]:
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
