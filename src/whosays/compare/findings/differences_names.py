"""Names of one person or place in one role that cannot be one name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from rapidfuzz.distance import Levenshtein

from whosays.compare.findings.things import Embed, Place, best_pairs, nearness, places, shared_words
from whosays.extract.actors.fold import fold
from whosays.model import Actor, ActorType, Difference, DifferenceKind, LinkKind, Mention, Reading
from whosays.resolve.persons import compare_persons, person_name

_LEAST = 0.55
_AROUND = 40  # characters on either side in which a role stands
_SHARED_ROLE, _ALIKE = 0.2, 0.2
_FAR = 0.45  # share of letters in which names that one misheard differ at most


def differing_names(
    first: Reading, second: Reading, embed: Embed, who: Mapping[str, str]
) -> Iterator[Difference]:
    """Persons that only one account names, in the role that another name has in the other account."""
    ours, theirs = _only(first, second, who), _only(second, first, who)
    here, there = (_places(reading, held, embed) for reading, held in ((first, ours), (second, theirs)))

    def score(a: int, b: int) -> float | None:
        one, other = here[a], there[b]
        alike = _misheard(one.words.text, other.words.text)
        role = bool(shared_words(_role(one), _role(other)))
        if not (alike or role):
            return None
        return nearness(one, other) + _SHARED_ROLE * role + _ALIKE * alike

    for a, b, value in best_pairs(here, there, score, _LEAST):
        yield Difference(
            DifferenceKind.NAME,
            _role(here[a]).strip() or here[a].clause.text,
            here[a].as_value(),
            there[b].as_value(),
            min(1.0, max(0.0, value)),
        )


def _only(reading: Reading, other: Reading, who: Mapping[str, str]) -> list[tuple[Actor, Mention]]:
    """The persons of an account that the other does not name, each with its first full mention."""
    known = [actor for actor in other.actors if actor.type is ActorType.PERSON]
    return [
        (actor, mention)
        for actor in reading.actors
        if actor.type is ActorType.PERSON and (mention := _named(actor)) is not None
        if not any(_may_be_one(actor, one, who) for one in known)
    ]


def _named(actor: Actor) -> Mention | None:
    named = [one for one in actor.mentions if one.link is LinkKind.NAME]
    return next((one for one in named if one.span.text == actor.name), named[0] if named else None)


def _may_be_one(first: Actor, second: Actor, who: Mapping[str, str]) -> bool:
    if who.get(first.id, first.id) == who.get(second.id, second.id):
        return True
    return compare_persons(person_name(first.name), person_name(second.name)) is not None


def _places(reading: Reading, held: Sequence[tuple[Actor, Mention]], embed: Embed) -> list[Place]:
    return places(reading, [(mention.span, actor.name) for actor, mention in held], embed)


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
