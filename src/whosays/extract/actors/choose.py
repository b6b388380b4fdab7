"""One pronoun and some names: the probability that it stands for each, and for none of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from whosays.extract.actors.leanings import GENDERED, Leanings
from whosays.extract.actors.page import Page, Range
from whosays.extract.actors.people import called, people
from whosays.extract.actors.pronouns import third_persons
from whosays.extract.actors.scores import Head, Shares, ask, leant, normalised, shared
from whosays.extract.chains import Floats
from whosays.extract.words import Words
from whosays.model import Entity, EntityType, Span


def choose(
    text: str, words: Words, entities: Sequence[Entity], pronoun: Span, named: Sequence[Span], *, head: Head
) -> Floats:
    """Probabilities (len(named) + 1) of the given names, and of none of them at the end.

    Other mentions of a name's person count for it, and so do the pronouns on the way that stand for it.
    """
    page = page_with(text, words, entities, named)
    query = page.range_of(pronoun)
    probabilities = np.zeros(len(named) + 1, np.float32)
    probabilities[-1] = 1.0
    if query[0] < query[1]:
        owners = owners_of(page, named)
        shares = _leant(page, query, owners, _follow(page, query, owners, head))
        for chosen, share in shares.items():
            probabilities[len(named) if chosen is None else chosen] = share
    return probabilities


def page_with(text: str, words: Words, entities: Sequence[Entity], named: Sequence[Span]) -> Page:
    """A page whose people have the given names among them, whatever was read in their places."""
    given = [Entity(span, EntityType.PER) for span in named]
    return Page(text, words, [*given, *(e for e in entities if not any(_overlap(e.span, s) for s in named))])


def owners_of(page: Page, named: Sequence[Span]) -> dict[int, int]:
    """Word → index of the given name, of every mention of the persons that the given names are of."""
    return dict(_owners(page, [page.range_of(span) for span in named]))


def mentions_of(page: Page, owners: Mapping[int, int]) -> dict[int, list[Range]]:
    """Index of each given name → the places of its person's names."""
    found: dict[int, list[Range]] = {}
    for name in page.names:
        if name.place[0] in owners:
            found.setdefault(owners[name.place[0]], []).append(name.place)
    return found


def _overlap(first: Span, second: Span) -> bool:
    return first.start < second.end and second.start < first.end


def _owners(page: Page, given: Sequence[Range]) -> Iterator[tuple[int, int]]:
    names = [name for name in page.names if name.type is EntityType.PER]
    persons = people([called(name.text) for name in names])
    places = {name.place: found for name, found in zip(names, persons, strict=True)}
    for index, own in enumerate(given):
        person = places.get(own, [])
        shared_with = [other for other in given if other != own and places.get(other) == person]
        for place, found in places.items():
            if place == own or (len(person) == 1 and found == person and not shared_with):
                yield from ((word, index) for word in range(*place))


def _follow(page: Page, query: Range, owners: dict[int, int], head: Head) -> Shares[int]:
    asked = ask(head, [query], third_persons(page))
    resolved: dict[int, Shares[int]] = {}
    for place in sorted(asked):
        if place < query:
            resolved[place[0]] = normalised(shared(place, asked[place], owners, resolved)[0])
    return normalised(shared(query, asked[query], owners, resolved)[0])


def _leant(page: Page, query: Range, owners: Mapping[int, int], shares: Shares[int]) -> Shares[int]:
    """The shares, and what the places of the names tell."""
    if page.lower[query[0]] not in GENDERED:
        return shares
    leanings = Leanings(page)
    towards = {
        owner: leanings.towards(query[0], places) for owner, places in mentions_of(page, owners).items()
    }
    return leant(shares, towards)
