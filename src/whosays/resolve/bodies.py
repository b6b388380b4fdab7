"""Names of organisations and offices of state compared: words, initials, parts, and whose they are.

*The French foreign ministry* and *France's Ministry of Foreign Affairs* are one set of words. A name
of words that every country or town has (*the foreign ministry*, *the Supreme Court*) says nothing without
one that tells whose it is; with two countries it says that they are two.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from whosays.extract.actors.countries import countries
from whosays.extract.actors.fold import is_close, parts
from whosays.extract.actors.lexicon import BODIES, GOVERNMENTS, GROUPS, ROLE_MODIFIERS
from whosays.extract.actors.organizations import initials, is_acronym
from whosays.extract.acts.wordsets import word_set
from whosays.resolve.likeness import Kind, Likeness

_SMALL = word_set("of for and the in on to at de la le du des a an s und der die das et y del & by affairs")
_LEGAL = word_set(
    "inc ltd llc plc corp corporation co company ag gmbh sa spa nv bv ab asa oyj kk pty limited "
    "holdings group incorporated com org net"
)
_ALIKE = {
    "defense": "defence",
    "department": "ministry",
    "dept": "ministry",
    "labor": "labour",
    "centre": "center",
    "organisation": "organization",
    "parliamentary": "parliament",
    "justices": "justice",
    "finances": "finance",
    "univ": "university",
}
# Words that tell nobody apart: what bodies are, and what they deal with.
_COMMON = (BODIES | GOVERNMENTS | GROUPS | ROLE_MODIFIERS) | word_set(
    "police ministry officials office prosecutors court attorney cabinet parliament senate "
    "assembly foreign affairs central national general supreme public health statistics customs "
    "election elections electoral union workers teachers farmers fire department water rescue "
    "emergency services coast guard border security intelligence secret house representatives "
    "deputies people"
)
_ENDING = re.compile(r"(?:ations?|ions?|ies|es|s|al|y|um|a)$")
_LONGEST = 16


@dataclass(frozen=True, slots=True)
class BodyName:
    """A name of an organisation.

    Attributes:
        words: folded, without small words, legal forms and countries; may be empty (`the French`).
        stems: the words without their endings.
        countries: those that it names, by name or adjective.
        acronym: its letters in lower case, if it is made of initials.
        initials: what it may be shortened to.
        is_common: whether every country or town has one of this name.
    """

    words: tuple[str, ...]
    stems: frozenset[str]
    countries: frozenset[str]
    acronym: str
    initials: frozenset[str]
    is_common: bool

    @property
    def weight(self) -> int:
        """How much the name tells: most for several words of its own."""
        return 1 if self.acronym else (2 if self.is_common else 3) * max(1, len(self.words))


@lru_cache(maxsize=262144)
def body_name(name: str) -> BodyName:
    """A name taken apart."""
    every = tuple(part for word in parts(name) for part in word.split("'"))[:_LONGEST]
    rest, owners = _owners(every)
    words = tuple(_ALIKE.get(word, word) for word in rest if word not in _SMALL)
    while len(words) > 1 and words[-1] in _LEGAL:
        words = words[:-1]
    acronym = "".join(every).rstrip("s") if len(every) == 1 and is_acronym(name.strip("' ")) else ""
    whole = every[1:] if every[:1] == ("the",) else every
    return BodyName(
        words,
        frozenset(_stem(word) for word in words),
        owners,
        acronym,
        frozenset(letters for letters in initials(whole) if len(letters) > 1),
        all(word in _COMMON for word in words),
    )


def compare_bodies(first: BodyName, second: BodyName) -> Likeness | None:
    """How alike two names are; None if they are of two bodies, or nothing tells that they are one's."""
    if first.countries and second.countries and not first.countries & second.countries:
        return None
    if first.acronym and second.acronym:
        return Likeness(Kind.NAME, 3.3) if first.acronym == second.acronym else None
    if first.acronym or second.acronym:
        return _initials(first, second) or _words(first, second)
    return _words(first, second)


def _initials(first: BodyName, second: BodyName) -> Likeness | None:
    short, full = (first, second) if first.acronym else (second, first)
    if short.acronym not in full.initials:
        return None
    return Likeness(Kind.ACRONYM, 1.5 if len(short.acronym) < 3 else 2.3)


def _words(first: BodyName, second: BodyName) -> Likeness | None:
    if not first.words or not second.words:
        return None
    if sorted(first.words) == sorted(second.words):
        return _equal(first, second)
    if first.is_common and second.is_common:
        return _alike(first, second)
    return _part(first, second) or _alike(first, second)


def _equal(first: BodyName, second: BodyName) -> Likeness:
    shared = first.countries & second.countries
    if not first.is_common:
        return Likeness(Kind.NAME, 4.0 if len(first.words) > 1 or shared else 3.4)
    if shared:
        return Likeness(Kind.NAME, 3.6)
    return Likeness(Kind.NAME, 1.4 if len(first.words) > 1 else 1.0)


def _part(first: BodyName, second: BodyName) -> Likeness | None:
    """The end of a longer name, its beginning, or all its words but those that say what it is."""
    short, long_ = sorted((first, second), key=lambda name: len(name.words))
    missing = [word for word in long_.words if word not in short.words]
    if len(missing) != len(long_.words) - len(short.words):
        return None
    if all(word in _COMMON | _LEGAL for word in missing):
        return Likeness(Kind.WORDS, 2.0)
    if short.is_common:
        return Likeness(Kind.SHORT, 0.3)
    is_end = long_.words[-len(short.words) :] == short.words
    return Likeness(Kind.SHORT, 1.6 if is_end and len(short.words) > 1 else 1.0 if is_end else 0.6)


def _alike(first: BodyName, second: BodyName) -> Likeness | None:
    """Most words alike but for their endings or spelling."""
    shared, either = len(first.stems & second.stems), len(first.stems | second.stems)
    if shared == either:
        return Likeness(Kind.SPELLING, 1.4 if first.is_common else 3.0)
    if shared >= 2 and shared / either >= 0.6:
        return Likeness(Kind.WORDS, 1.4)
    if len(first.words) == len(second.words) and all(
        a == b or is_close(a, b) for a, b in zip(sorted(first.words), sorted(second.words), strict=True)
    ):
        return Likeness(Kind.SPELLING, 1.2)
    return None


def _owners(words: tuple[str, ...]) -> tuple[tuple[str, ...], frozenset[str]]:
    """The words without those that name countries, and these countries."""
    table = countries()
    rest: list[str] = []
    owners: set[str] = set()
    at = 0
    while at < len(words):
        for length in (3, 2, 1):
            stretch = " ".join(words[at : at + length])
            country = table.named(stretch) or table.of_people(stretch)
            if country and at + length <= len(words):
                owners.add(country)
                at += length
                break
        else:
            rest.append(words[at])
            at += 1
    return tuple(rest), frozenset(owners)


def _stem(word: str) -> str:
    return _ENDING.sub("", word) if len(word) > 5 else word.rstrip("s") if len(word) > 3 else word
