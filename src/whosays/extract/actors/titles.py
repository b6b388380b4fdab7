"""Roles learned from what stands beside a name: titles before it, appositions on either side."""

from __future__ import annotations

from collections.abc import Iterator

from whosays.extract.actors.drafts import Draft, Register
from whosays.extract.actors.fold import fold
from whosays.extract.actors.lexicon import (
    DETERMINERS,
    FEMALE,
    HONORIFICS,
    MALE,
    ROLE_KINDS,
    ROLE_MODIFIERS,
)
from whosays.extract.actors.page import Name, Page, Range
from whosays.extract.actors.people import genders
from whosays.extract.actors.phrases import Phrase, parse
from whosays.extract.actors.roles import Description, Modifier, Roles
from whosays.model import EntityType, LinkKind

_LONGEST = 14  # words of a title or an apposition that are looked at
_AFTER = frozenset(",.;:)—–-")
_IS = frozenset({"is", "was", "became"})
_GENDERED = MALE | FEMALE


def describe(page: Page, register: Register, phrase: Phrase) -> Description | None:
    """The role that a phrase describes; None if its head is no role."""
    head = singular(phrase.head)
    kinds = ROLE_KINDS.get(head)
    if kinds is None:
        return None
    return Description.of(head, kinds, list(modifiers(page, register, phrase)))


def singular(head: str) -> str:
    """A head noun without its plural."""
    if head in ROLE_KINDS or not head.endswith("s"):
        return head
    return head[:-3] + "man" if head.endswith("mens") else head[:-1]


def modifiers(page: Page, register: Register, phrase: Phrase) -> Iterator[Modifier]:
    """What narrows the head: names by whom they mean, other words folded; of possessor, core, complement."""
    for place in (phrase.possessor, (phrase.core[0], page.compound_start(phrase.core[1] - 1))):
        if place:
            yield from _in(page, register, place)
    if phrase.complement and phrase.link in ("of", "for", "at"):
        yield from _in(page, register, phrase.complement)


def _in(page: Page, register: Register, place: Range) -> Iterator[Modifier]:
    at = place[0]
    while at < place[1]:
        name = page.name_at.get(at)
        if name is None:
            if page.lower[at].isalnum() and page.lower[at] not in DETERMINERS and page.lower[at] not in _GLUE:
                yield fold(page.lower[at])
            at += 1
            continue
        owner = register.owner(name.place)
        yield owner if owner else fold(name.text)
        at = max(at + 1, name.place[1])


_GLUE = frozenset({"of", "for", "and", "in", "at", "on", "to", "with", "s", "by", "from"})


def learn(page: Page, register: Register, roles: Roles) -> None:
    """Notes the roles of every named person."""
    for name in page.names:
        draft = register.owner(name.place) if name.type is EntityType.PER else None
        if draft is None:
            continue
        if place := _title(page, name):
            _teach(page, register, roles, draft, place)
        for place in (_apposition_behind(page, name), _apposition_before(page, name)):
            if place and _teach(page, register, roles, draft, place):
                register.mention(draft, place, LinkKind.APPOSITION)


def _teach(page: Page, register: Register, roles: Roles, draft: Draft, place: Range) -> bool:
    phrase = parse(page, place)
    description = describe(page, register, phrase) if phrase else None
    if phrase is None or description is None:
        return False
    roles.add(draft, description, place)
    draft.roles.append(page.span(place).text)
    draft.genders |= genders([description.head])
    return True


def _title(page: Page, name: Name) -> Range | None:
    """The title before a name, its own words included (`UN human rights envoy`, `President`)."""
    first, last = name.place
    while last - first > 1 and page.lower[first] in HONORIFICS & frozenset(ROLE_KINDS):
        first += 1  # a title that was read as part of the name
    start = page.compound_start(first - 1) if first else 0
    if first == 0 or page.written((start, first)) not in ROLE_KINDS:
        return None
    while start > max(0, first - _LONGEST) and (longer := _further(page, start)) is not None:
        start = longer
    return start, first


def _further(page: Page, start: int) -> int | None:
    """Where a title begins that takes in what stands before `start`; None if that is no part of it."""
    before = start - 1
    if name := page.name_at.get(before):
        return name.place[0] if name.type is not EntityType.PER else None
    if page.lower[before] in ("s", "’", "'"):
        mark = before - 1 if page.lower[before] == "s" else before
        owner = page.name_at.get(mark - 1)
        return owner.place[0] if owner and page.possessive(mark) else None
    first = page.compound_start(before)
    written = page.written((first, before + 1))
    return first if written in ROLE_KINDS or written in ROLE_MODIFIERS else None


def _apposition_behind(page: Page, name: Name) -> Range | None:
    """`, the UN envoy,` after a name, and `is the UN envoy`."""
    at = name.place[1]
    if at + 1 < len(page) and page.lower[at] == "," and page.lower[at + 1].isdigit():
        at += 2  # an age
    if at + 1 >= len(page) or page.lower[at] not in {",", *_IS}:
        return None
    copula = page.lower[at] in _IS
    if copula and page.lower[at + 1] not in ("the", "a", "an"):
        return None
    end = _end(page, at + 1)
    next_name = page.name_at.get(at + 1)
    if at + 1 >= end or (next_name and next_name.type is EntityType.PER):
        return None
    closed = end >= len(page) or page.lower[end] in _AFTER or page.lower[end] in ("who", "said", "told")
    return (at + 1, end) if closed else None


def _apposition_before(page: Page, name: Name) -> Range | None:
    """`The UN envoy,` before a name that is set off by commas."""
    first, last = name.place
    if first < 2 or page.lower[first - 1] != "," or (last < len(page) and page.lower[last] not in _AFTER):
        return None
    start = page.compound_start(first - 2)
    if first - 2 in page.name_at or page.written((start, first - 1)) not in ROLE_KINDS:
        return None
    while start > max(0, first - _LONGEST) and (longer := _further(page, start)) is not None:
        start = longer
    is_definite = start > 0 and page.lower[start - 1] in ("the", "its", "his", "her", "their")
    return (start - 1, first - 1) if is_definite else None


def _end(page: Page, first: int) -> int:
    """Where what begins at `first` ends: at the next mark or relative, names passed over."""
    at = first
    while at < min(len(page), first + _LONGEST):
        if name := page.name_at.get(at):
            at = max(at + 1, name.place[1])
        elif page.lower[at] in _AFTER - {"-"} or page.lower[at] in ("who", "said", "told", "which", "has"):
            break
        else:
            at += 1
    return at
