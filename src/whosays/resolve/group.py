"""An identity while it grows: all that its actors have told so far."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from whosays.model import ActorType
from whosays.resolve.identities import Identity, Link, identity_id
from whosays.resolve.keys import Keys
from whosays.resolve.persons import PersonName
from whosays.resolve.profile import Family, Name, Profile

_FORMS = 24  # forms of its name that are compared
Head = tuple[str, bool]  # a description's noun, and whether it means several


@dataclass(slots=True, eq=False)
class Group:
    """An identity while it grows.

    Attributes:
        id: that of the identity; it stays.
        order: how many were founded before it.
        accounts: account → the actor of it.
        names: form → the actor that brought it, the first forms only.
        heads: what it is called → in how many accounts.
    """

    id: str
    order: int
    founder: str
    family: Family
    tabled: str | None
    actors: list[str] = field(default_factory=list)
    accounts: dict[str, str] = field(default_factory=dict)
    names: dict[Name, str] = field(default_factory=dict)
    heads: Counter[Head] = field(default_factory=Counter)
    rests: dict[Head, set[str]] = field(default_factory=dict)
    kinds: set[str] = field(default_factory=set)
    countries: set[str] = field(default_factory=set)
    genders: set[str] = field(default_factory=set)
    links: list[Link] = field(default_factory=list)
    written: Counter[str] = field(default_factory=Counter)
    types: Counter[ActorType] = field(default_factory=Counter)
    fullest: Name | None = None

    @classmethod
    def found(cls, profile: Profile, order: int, id_: str | None = None) -> Group:
        """A new identity of one profile."""
        founder = profile.records[0].id
        group = cls(id_ or identity_id(founder), order, founder, profile.family, profile.tabled)
        group.add(profile)
        return group

    def add(self, profile: Profile) -> None:
        """Takes in what a profile tells."""
        if self.family is Family.DESCRIBED and profile.family is not Family.DESCRIBED:
            self.family = profile.family
        self.tabled = self.tabled or profile.tabled
        actor = profile.records[0].id
        for name in profile.names:
            if len(self.names) < _FORMS:
                self.names.setdefault(name, actor)
        if profile.names and (self.fullest is None or profile.names[0].weight > self.fullest.weight):
            self.fullest = profile.names[0]
        self.heads.update({(c.head, c.is_plural) for c in profile.called})
        for c in profile.called:
            self.rests.setdefault((c.head, c.is_plural), set()).update(c.rest)
        self.kinds |= profile.kinds
        self.countries |= profile.countries
        self.genders |= profile.genders
        for record in profile.records:
            self.actors.append(record.id)
            self.accounts.setdefault(record.account, record.id)
            self.written[record.name] += bool(record.names)
            self.types[record.type] += 1

    def take(self, other: Group) -> None:
        """Takes in another identity."""
        for name, actor in other.names.items():
            self.names.setdefault(name, actor)
        for account, actor in other.accounts.items():
            self.accounts.setdefault(account, actor)
        self.actors += other.actors
        self.heads.update(other.heads)
        self.kinds |= other.kinds
        self.countries |= other.countries
        self.genders |= other.genders
        self.links += other.links
        self.written.update(other.written)
        self.types.update(other.types)
        if other.fullest and (self.fullest is None or other.fullest.weight > self.fullest.weight):
            self.fullest = other.fullest

    def persons(self) -> Iterator[PersonName]:
        """The forms of its name, if it is a person."""
        return (name for name in self.names if isinstance(name, PersonName))

    def identity(self) -> Identity:
        """What it has come to."""
        name = max(self.written.items(), key=lambda pair: (pair[1], len(pair[0]), pair[0]))[0]
        type_ = max(self.types.items(), key=lambda pair: (pair[0] is not ActorType.UNNAMED, pair[1], pair[0]))
        members = tuple(sorted(self.actors))
        keys = Keys(self.family, self.tabled, tuple(self.names))
        return Identity(self.id, name, type_[0], self.founder, members, tuple(self.links), keys)
