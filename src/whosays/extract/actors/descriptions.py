"""Sources that are no pronouns to actors: names, governments, documents, the press, roles, groups.

What a name or exactly one known role tells is settled here. The rest is left open, with those that it
may mean, for the head of antecedents to decide.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from whosays.extract.actors.countries import countries
from whosays.extract.actors.drafts import Draft, Register
from whosays.extract.actors.lexicon import (
    BODIES,
    DEFINITE,
    DOCUMENTS,
    GOVERNMENTS,
    GROUPS,
    INDEFINITE,
    MEDIA,
    OWNERS,
    ROLE_KINDS,
)
from whosays.extract.actors.names import Named
from whosays.extract.actors.page import Name, Page, Range
from whosays.extract.actors.people import genders
from whosays.extract.actors.phrases import Phrase
from whosays.extract.actors.roles import Description, Modifier, Roles
from whosays.extract.actors.titles import modifiers, singular
from whosays.model import ActorType, EntityType, LinkKind

# Nouns behind a name that only say what it is ("Xinhua news agency").
_TAIL = MEDIA | {"news", "company", "firm", "group", "charity"}
_PERSONS = frozenset({ActorType.PERSON, ActorType.UNNAMED})
_BODIES = frozenset({ActorType.ORGANIZATION, ActorType.OUTLET, ActorType.GOVERNMENT, ActorType.GROUP})
_UNCOUNTED = GROUPS | INDEFINITE


@dataclass(frozen=True, slots=True)
class Settled:
    """A source whose actor is known."""

    draft: Draft
    link: LinkKind


@dataclass(frozen=True, slots=True)
class Open:
    """A source whose actor the head is to find.

    Attributes:
        candidates: the only ones that it may mean; empty where it may mean any that `fits`.
        own: the draft that it is if nobody else is found; None where there must be another.
        at: the words that the head is asked about.
    """

    at: Range
    link: LinkKind
    fits: Callable[[Draft], bool]
    candidates: tuple[Draft, ...] = ()
    own: Draft | None = None


Outcome = Settled | Open


def named_in(page: Page, phrase: Phrase) -> Name | None:
    """The name that the phrase ends with, nouns that only say what it is aside; None if it has none."""
    last = phrase.core[1]
    while last > phrase.core[0] and last - 1 not in page.name_at and page.lower[last - 1] in _TAIL:
        last -= 1
    name = page.name_at.get(last - 1) if last > phrase.core[0] else None
    if name is None or name.place[0] < phrase.core[0] or name.place[1] != last:
        return None
    return name if last == phrase.core[1] or name.type is EntityType.ORG else None


class Describer:
    """Settles what phrases mean, one by one in the order of the text."""

    def __init__(self, page: Page, register: Register, named: Named, roles: Roles) -> None:
        self._page = page
        self._register = register
        self._named = named
        self._roles = roles
        for name in page.names:
            if owner := register.owner(name.place):
                self._known_by_name(owner, name)

    def outcome(self, phrase: Phrase) -> Outcome:
        """What a phrase means; who is new is asked about all the same, to find more mentions."""
        found = self._meaning(phrase)
        if not isinstance(found, Settled) or not found.draft.description or len(found.draft.places) > 1:
            return found
        return self._doubtful(phrase, found, _is_nobody, found.link)

    def _meaning(self, phrase: Phrase) -> Outcome:
        if phrase.compound and not self._is_one_person(phrase):
            return self._own(phrase, ActorType.GROUP, None, plural=True)
        if name := named_in(self._page, phrase):
            return self._by_name(phrase, name)
        head = singular(phrase.head)
        for heads, settle in (
            (GOVERNMENTS, self._government),
            (MEDIA, self._press),
            (DOCUMENTS, self._document),
            (ROLE_KINDS, self._role),
            (BODIES, self._body),
        ):
            if (head in heads or phrase.head in heads) and (found := settle(phrase, head)):
                return found
        return self._other(phrase, head)

    def _known_by_name(self, draft: Draft, name: Name) -> None:
        """What an organisation may be called later, by its name: *the ministry*, *the newspaper*."""
        if draft.type is ActorType.OUTLET:
            self._roles.add(draft, Description.of("", frozenset({"press"}), ()), name.place)
        if name.type is not EntityType.ORG:
            return
        words = [*map(str.lower, name.text.split())]
        for word in words:
            if word in BODIES:
                others = [other for other in words if other != word and len(other) > 2]
                description = Description.of(word, frozenset({f"body {word}"}), others)
                self._roles.add(draft, description, name.place)

    def _is_one_person(self, phrase: Phrase) -> bool:
        """Whether *and* joins two roles of one: `former minister and party leader Ada Roe`."""
        first, last = phrase.core[1] + 1, phrase.place[1]
        final = self._page.name_at.get(last - 1)
        begins = any(i in self._page.name_at for i in range(*phrase.core))
        return final is not None and final.type is EntityType.PER and final.place[0] > first and not begins

    def _by_name(self, phrase: Phrase, name: Name) -> Outcome:
        if candidates := self._named.candidates.get(name.place):
            return Open(name.place, LinkKind.NAME, _is_person, candidates)
        draft = self._register.owner(name.place)
        if draft is None:  # a date or a thing that the text lets speak
            return self._own(phrase, ActorType.ORGANIZATION, None)
        if draft.type is ActorType.PLACE:  # a town or a province speaks through who governs it
            draft.type = ActorType.GOVERNMENT
            return Settled(draft, LinkKind.METONYMY)
        return Settled(draft, self._register.link(name.place))

    def _government(self, phrase: Phrase, head: str) -> Outcome | None:
        for name in self._names(phrase):
            if country := countries().any(name.text):
                draft = self._named.country(country)
                draft.type = ActorType.GOVERNMENT
                draft.description = (
                    self._page.span(phrase.place).text if not draft.names else draft.description
                )
                self._register.mention(draft, phrase.place, LinkKind.METONYMY)
                self._roles.add(draft, Description.of(head, frozenset({"government"}), ()), phrase.place)
                return Settled(draft, LinkKind.METONYMY)
        return self._described(phrase, "government", head, ActorType.GOVERNMENT, _is_body)

    def _press(self, phrase: Phrase, head: str) -> Outcome | None:
        if phrase.determiner not in DEFINITE or phrase.head != head:
            kind = ActorType.OUTLET if phrase.head == head else ActorType.GROUP
            return self._own(phrase, kind, Description.of(head, frozenset({"press"}), ()))
        if (
            head in DOCUMENTS or head in BODIES
        ):  # "the paper", "the agency": of the press only if there is one
            holders = self._roles.holders(Description.of(head, frozenset({"press"}), ()), phrase.place)
            return self._among(phrase, holders, _is_body) if holders else None
        return self._described(phrase, "press", "", ActorType.OUTLET, _is_body)

    def _document(self, phrase: Phrase, head: str) -> Outcome | None:
        description = Description.of(head, frozenset({f"document {head}"}), self._modifiers(phrase))
        bodies = list(dict.fromkeys(self._bodies(phrase)))
        if len(bodies) == 1:
            draft = self._register.mention(bodies[0], phrase.place, LinkKind.DOCUMENT)
            self._roles.add(draft, description, phrase.place)
            return Settled(draft, LinkKind.DOCUMENT)
        if phrase.determiner in DEFINITE and (holders := self._roles.holders(description, phrase.place)):
            return self._among(phrase, holders[:1], lambda _: True, LinkKind.DOCUMENT)
        return self._own(phrase, ActorType.DOCUMENT, description, link=LinkKind.DOCUMENT)

    def _role(self, phrase: Phrase, head: str) -> Outcome | None:
        if phrase.head != head:
            return None
        description = Description.of(head, ROLE_KINDS[head], self._modifiers(phrase))
        is_definite = phrase.determiner is None or phrase.determiner in DEFINITE | OWNERS
        if is_definite and (holders := self._roles.holders(description, phrase.place)):
            return self._among(phrase, holders, _is_person)
        known = genders([head])
        own = self._own(phrase, ActorType.UNNAMED, description)
        own.draft.genders |= known
        return self._doubtful(phrase, own, _is_person) if is_definite else own

    def _body(self, phrase: Phrase, head: str) -> Outcome | None:
        if phrase.head != head:
            return None
        return self._described(phrase, f"body {head}", head, ActorType.ORGANIZATION, _is_body)

    def _described(
        self, phrase: Phrase, kind: str, head: str, actor: ActorType, fits: Callable[[Draft], bool]
    ) -> Outcome:
        """Somebody known by this kind of description, or somebody new."""
        description = Description.of(head, frozenset({kind}), self._modifiers(phrase))
        is_definite = phrase.determiner is None or phrase.determiner in DEFINITE
        if is_definite and (holders := self._roles.holders(description, phrase.place)):
            return self._among(phrase, holders, fits)
        own = self._own(phrase, actor, description)
        return self._doubtful(phrase, own, fits) if phrase.determiner in DEFINITE else own

    def _other(self, phrase: Phrase, head: str) -> Outcome:
        """Groups, people without a name, and what else may speak."""
        plural = phrase.head != head or phrase.head in _UNCOUNTED
        anonymous = phrase.head in INDEFINITE or head == "source" or phrase.determiner in _UNCOUNTED
        kind = ActorType.GROUP if plural and not anonymous else ActorType.UNNAMED
        description = Description.of(head, frozenset({f"other {head}"}), self._modifiers(phrase))
        if anonymous or phrase.determiner not in {None, *DEFINITE}:
            return self._own(phrase, kind, description, plural=plural)
        holders = self._roles.holders(description, phrase.place)
        if phrase.determiner is None:  # "activists" are "activists"; "local activists" are others
            holders = [held for held in holders if held.description == self._page.span(phrase.place).text]
        if holders:
            link = LinkKind.ROLE if phrase.determiner else LinkKind.DESCRIPTION
            return self._among(phrase, holders, _is_anybody, link)
        own = self._own(phrase, kind, description, plural=plural)
        return self._doubtful(phrase, own, _is_anybody) if phrase.determiner else own

    def _own(
        self,
        phrase: Phrase,
        kind: ActorType,
        description: Description | None,
        *,
        plural: bool = False,
        link: LinkKind = LinkKind.DESCRIPTION,
    ) -> Settled:
        """A new actor, called as it is described; `behind` is whom the description names."""
        draft = self._register.new(kind, self._page.span(phrase.place).text, plural=plural)
        draft = self._register.mention(draft, phrase.place, link)
        draft.behind = next((owner for owner in self._behind(phrase) if owner is not draft), None)
        if description:
            self._roles.add(draft, description, phrase.place)
        return Settled(draft, link)

    def _doubtful(
        self, phrase: Phrase, own: Settled, fits: Callable[[Draft], bool], link: LinkKind = LinkKind.ROLE
    ) -> Open:
        """Somebody of one's own, unless the head knows better."""
        return Open(phrase.place, link, fits, own=own.draft)

    def _among(
        self,
        phrase: Phrase,
        holders: list[Draft],
        fits: Callable[[Draft], bool],
        link: LinkKind = LinkKind.ROLE,
    ) -> Outcome:
        """Settled if only one can be meant."""
        if len(holders) > 1:
            return Open(phrase.place, link, fits, tuple(holders[:5]))
        return Settled(self._register.mention(holders[0], phrase.place, link), link)

    def _modifiers(self, phrase: Phrase) -> list[Modifier]:
        return list(modifiers(self._page, self._register, phrase))

    def _names(self, phrase: Phrase) -> Iterator[Name]:
        """The names in the phrase, in the order of the text."""
        at = phrase.place[0]
        while at < phrase.place[1]:
            if name := self._page.name_at.get(at):
                yield name
                at = name.place[1]
            else:
                at += 1

    def _behind(self, phrase: Phrase) -> Iterator[Draft]:
        """Whom the phrase names as the one it belongs to."""
        for name in self._names(phrase):
            if owner := self._register.owner(name.place):
                yield owner

    def _bodies(self, phrase: Phrase) -> Iterator[Draft]:
        """The bodies that a document is said to come from."""
        for name in self._names(phrase):
            owner = self._register.owner(name.place)
            if owner is None or name.type is EntityType.NORP:
                continue
            inside = phrase.core[0] <= name.place[0] < phrase.core[1]
            owns = phrase.possessor is not None and name.place[1] == phrase.possessor[1]
            comes = phrase.link in ("by", "from") and name.place[0] >= phrase.core[1]
            of_body = phrase.link == "of" and name.place[0] >= phrase.core[1] and name.type is EntityType.ORG
            if owns or comes or ((inside or of_body) and name.type in (EntityType.ORG, EntityType.PER)):
                yield owner


def _is_person(draft: Draft) -> bool:
    return draft.type in _PERSONS and not draft.plural


def _is_body(draft: Draft) -> bool:
    return draft.type in _BODIES


def _is_anybody(draft: Draft) -> bool:
    return draft.type is not ActorType.PLACE


def _is_nobody(_: Draft) -> bool:
    return False
