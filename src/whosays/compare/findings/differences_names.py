"""Names of one person or place in one role that cannot be one name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from whosays.compare.findings.drift_words import stem
from whosays.compare.findings.things import Embed, Place, best_pairs, nearness, places, telling_words
from whosays.extract.actors.fold import fold
from whosays.extract.acts.wordsets import word_set
from whosays.model import Difference, DifferenceKind, Entity, EntityType, Reading, Span
from whosays.resolve.persons import compare_persons, person_name

_NAMED = frozenset({EntityType.PER, EntityType.ORG, EntityType.LOC, EntityType.FAC, EntityType.MISC})
_OTHER_THING = 0.1  # what a thing's name needs more than a person's: accounts name many places
_LEAST = 0.55
_OF_SAYING = frozenset(map(stem, word_set("said says told asked added mr mrs ms dr")))
_AROUND = 40  # characters on either side in which a role stands
_SHARED_ROLE, _ALIKE = 0.2, 0.2
_KEPT, _PAIRS = 64, 100_000  # accounts, and pairs of names, of which is remembered what they are
_FAR = 0.45  # share of letters in which names that one misheard differ at most


def differing_names(
    first: Reading, second: Reading, embed: Embed, who: Mapping[str, str]
) -> Iterator[Difference]:
    """Names that only one account has, in the role that another name has in the other account."""
    ours, theirs = _only(first, second, who), _only(second, first, who)
    here, there = (_places(reading, held, embed) for reading, held in ((first, ours), (second, theirs)))
    roles, others = ([telling_words(_role(place)) - _OF_SAYING for place in held] for held in (here, there))

    def score(a: int, b: int) -> float | None:
        persons = EntityType.PER in (ours[a].type, theirs[b].type)
        if not (persons or ours[a].type is theirs[b].type):
            return None
        one, other = here[a], there[b]
        alike = _misheard(one.words.text, other.words.text)
        role = not roles[a].isdisjoint(others[b])
        if not (alike or role):
            return None
        if not alike and _are_relatives(one.words.text, other.words.text):
            return None
        return nearness(one, other) + _SHARED_ROLE * role + _ALIKE * alike - _OTHER_THING * (not persons)

    for a, b, value in best_pairs(here, there, score, _LEAST):
        yield Difference(
            DifferenceKind.NAME,
            _role(here[a]).strip() or here[a].clause.text,
            here[a].as_value(),
            there[b].as_value(),
            min(1.0, max(0.0, value)),
        )


def _only(reading: Reading, other: Reading, who: Mapping[str, str]) -> list[Entity]:
    """The names that an account has and the other has not, each where it stands in full."""
    known = {one.span.text for one in other.entities if one.type in _NAMED}
    shared = _shared_actors(reading, other, who)
    return [
        one
        for one in _fullest(reading.entities)
        if one.span not in shared and not any(_may_be_one(one.span.text, name) for name in known)
    ]


@lru_cache(_KEPT)
def _fullest(entities: tuple[Entity, ...]) -> tuple[Entity, ...]:
    """The names of an account, each where it stands in full."""
    named = [one for one in entities if one.type in _NAMED and one.span.text[:1].isupper()]
    fullest: list[Entity] = []
    for one in sorted(named, key=lambda one: (-len(one.span.text), one.span.start)):
        if not any(_may_be_one(one.span.text, held.span.text) for held in fullest):
            fullest.append(one)
    return tuple(fullest)


def _shared_actors(reading: Reading, other: Reading, who: Mapping[str, str]) -> set[Span]:
    """Where an account speaks of somebody who is in the other one too."""
    theirs = {who.get(actor.id, actor.id) for actor in other.actors}
    return {
        mention.span
        for actor in reading.actors
        if who.get(actor.id, actor.id) in theirs
        for mention in actor.mentions
    }


def _may_be_one(first: str, second: str) -> bool:
    """Whether two names can be one's; such names have a word with the same initial, which is seen at once."""
    if _initials(first).isdisjoint(_initials(second)):
        return False
    return _are_alike(min(first, second), max(first, second))


@lru_cache(_PAIRS)
def _are_alike(first: str, second: str) -> bool:
    return compare_persons(person_name(first), person_name(second)) is not None


@lru_cache(_PAIRS)
def _initials(name: str) -> frozenset[str]:
    return frozenset(word[0] for word in fold(name).split())


def _are_relatives(first: str, second: str) -> bool:
    """Whether two names of several words have the last one in common."""
    one, other = first.split(), second.split()
    return min(len(one), len(other)) > 1 and one[-1] == other[-1]


def _places(reading: Reading, held: Sequence[Entity], embed: Embed) -> list[Place]:
    return places(reading, [(one.span, one.span.text) for one in held], embed)


def _role(place: Place) -> str:
    """What is said of somebody next to the name, without the name."""
    text, words, sentence = place.reading.account.text, place.words, place.sentence
    before = text[max(sentence.start, words.start - _AROUND) : words.start]
    return f"{before} {text[words.end : min(sentence.end, words.end + _AROUND)]}"


def _misheard(first: str, second: str) -> bool:
    """Whether two names differ in few letters, each part of them."""
    one, other = fold(first).split(), fold(second).split()
    pairs = (
        [(one[0], other[0]), (one[-1], other[-1])]
        if min(len(one), len(other)) > 1
        else [(one[-1], other[-1])]
    )
    return all(Levenshtein.normalized_distance(a, b) <= _FAR for a, b in pairs)
