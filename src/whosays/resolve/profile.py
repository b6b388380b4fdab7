"""A record made ready to be compared: what names it, what it is called, whom it can be."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from whosays.extract.actors.countries import countries
from whosays.extract.actors.fold import fold
from whosays.extract.actors.lexicon import HE, ROLE_KINDS, SHE
from whosays.model import ActorType
from whosays.resolve.bodies import BodyName, body_name
from whosays.resolve.descriptions import Called, called
from whosays.resolve.outlets import Outlets
from whosays.resolve.persons import PersonName, person_name
from whosays.resolve.record import ActorRecord
from whosays.resolve.settings import words_of

_FORMS = 8  # forms of one name that are compared, the fullest


class Family(StrEnum):
    """Within what names are compared."""

    PERSON = "person"
    BODY = "body"
    GOVERNMENT = "government"
    PLACE = "place"
    GROUP = "group"
    DOCUMENT = "document"
    DESCRIBED = "described"  # without a name


_FAMILIES = {
    ActorType.PERSON: Family.PERSON,
    ActorType.ORGANIZATION: Family.BODY,
    ActorType.OUTLET: Family.BODY,
    ActorType.GOVERNMENT: Family.GOVERNMENT,
    ActorType.PLACE: Family.PLACE,
    ActorType.GROUP: Family.GROUP,
    ActorType.DOCUMENT: Family.DOCUMENT,
    ActorType.UNNAMED: Family.DESCRIBED,
}
Name = PersonName | BodyName


@dataclass(frozen=True, slots=True)
class Profile:
    """What is compared of one actor, or of several that a person has said to be one.

    Attributes:
        records: the actors; most often one.
        tabled: what a table says that it is (`country:France`, `outlet:xinhua`); None for most.
        names: the fullest first.
        called: its descriptions.
        kinds: kinds of its roles, as the lexicon has them.
        own: the folded words of its names.
    """

    records: tuple[ActorRecord, ...]
    family: Family
    tabled: str | None
    names: tuple[Name, ...]
    called: tuple[Called, ...]
    kinds: frozenset[str]
    countries: frozenset[str]
    genders: frozenset[str]
    own: frozenset[str]

    @property
    def order(self) -> tuple[bool, bool, int, int, str]:
        """Where it stands when all are resolved at once: what tells most goes first."""
        weight = self.names[0].weight if self.names else 0
        said = len(self.names) + len(self.called)
        return self.tabled is None, not self.names, -weight, -said, self.records[0].id


def profile_of(records: Iterable[ActorRecord], outlets: Outlets) -> Profile:
    """What is compared of actors that are one."""
    held = tuple(sorted(records, key=lambda record: (not record.names, record.id)))
    family = _FAMILIES[held[0].type] if any(record.names for record in held) else Family.DESCRIBED
    forms = list(dict.fromkeys(name for record in held for name in record.names))
    tabled = _tabled(family, forms, outlets)
    names = _names(family, forms)
    said = tuple(dict.fromkeys(c for record in held for role in record.roles if (c := called(role))))
    pronouns = frozenset(pronoun for record in held for pronoun in record.pronouns)
    genders = frozenset(g for g, known in (("he", HE), ("she", SHE)) if pronouns & known)
    titled = frozenset(g for name in names if isinstance(name, PersonName) for g in name.genders)
    return Profile(
        held,
        family,
        tabled,
        names,
        said,
        frozenset(kind for c in said for kind in ROLE_KINDS.get(c.head, ())),
        frozenset(country for record in held for country in record.countries),
        titled or genders or frozenset(g for c in said for g in c.genders),
        words_of(forms),
    )


def _names(family: Family, forms: list[str]) -> tuple[Name, ...]:
    """The distinct forms taken apart, the fullest first."""
    make = person_name if family is Family.PERSON else body_name
    taken: Iterable[Name] = dict.fromkeys(make(form) for form in forms)
    return tuple(sorted(taken, key=lambda name: (-name.weight, name.words)))[:_FORMS]


def _tabled(family: Family, forms: list[str], outlets: Outlets) -> str | None:
    """What a table knows the actor as."""
    if family in (Family.GOVERNMENT, Family.PLACE):
        table = countries()
        known = (table.any(form) if family is Family.GOVERNMENT else table.named(form) for form in forms)
        return next((f"{family.value}:{country}" for country in known if country), None)
    if family is Family.BODY:
        found = (outlets.named(form) for form in forms)
        return next((f"outlet:{fold(outlet.name)}" for outlet in found if outlet), None)
    return None
