"""Actors in the making: what is known of each while an account is gone through."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import sha256

from whosays.extract.actors.fold import parts
from whosays.extract.actors.page import Page, Range
from whosays.model import Actor, ActorType, LinkKind, Mention


@dataclass(slots=True, eq=False)
class Draft:
    """One actor as far as it is known.

    Attributes:
        names: how it is named, with how often each form occurs; the first come first.
        description: what stands for a name where it has none.
        places: its mentions in words, with how each was linked.
        roles: what the account says it is, verbatim.
        genders: `he`, `she`, from titles and the like; both if the account gives both.
        plural: whether it is several people.
        behind: who stands behind a document or an office.
        merged: the draft that this one turned out to be; None for itself.
    """

    type: ActorType
    names: Counter[str] = field(default_factory=Counter)
    description: str = ""
    places: dict[Range, LinkKind] = field(default_factory=dict)
    roles: list[str] = field(default_factory=list)
    genders: set[str] = field(default_factory=set)
    plural: bool = False
    behind: Draft | None = None
    merged: Draft | None = None

    def root(self) -> Draft:
        """The draft that this one is by now."""
        found = self
        while found.merged is not None:
            found = found.merged
        if self.merged is not None:
            self.merged = found  # the way is gone only once, or long chains would cost a square
        return found

    def name(self) -> str:
        """The fullest name: the most words, then the most letters, then the most frequent, then the first."""
        if not self.names:
            return self.description
        return max(
            self.names, key=lambda name: (len(parts(name)), len("".join(parts(name))), self.names[name])
        )


class Register:
    """All drafts of an account; every place belongs to one of them."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self._drafts: list[Draft] = []
        self._owners: dict[Range, Draft] = {}

    def new(self, kind: ActorType, description: str = "", *, plural: bool = False) -> Draft:
        """A draft without mentions yet."""
        draft = Draft(kind, description=description, plural=plural)
        self._drafts.append(draft)
        return draft

    def mention(self, draft: Draft, place: Range, link: LinkKind) -> Draft:
        """Gives the place to the draft, unless somebody has it; whose it is."""
        owner = self._owners.setdefault(place, draft).root()
        owner.places.setdefault(place, link)
        return owner

    def owner(self, place: Range) -> Draft | None:
        """Whose place this is."""
        owner = self._owners.get(place)
        return owner.root() if owner else None

    def link(self, place: Range) -> LinkKind:
        """How the place was linked.

        Raises:
            KeyError: nobody has it.
        """
        return self._owners[place].root().places[place]

    def merge(self, draft: Draft, into: Draft, link: LinkKind) -> None:
        """Makes one draft part of another, its places linked by `link`."""
        draft, into = draft.root(), into.root()
        if draft is into:
            return
        for place in draft.places:
            into.places.setdefault(place, link)
        into.names.update(draft.names)
        into.roles += draft.roles
        into.genders |= draft.genders
        into.behind = into.behind or draft.behind
        draft.merged = into

    def drafts(self) -> Iterator[Draft]:
        """Those that are mentioned and were not merged into others, in the order of their making."""
        return (draft for draft in self._drafts if draft.merged is None and draft.places)

    def actors(self, account: str) -> dict[Draft, Actor]:
        """The finished actors, in the order of their first mentions; ids depend on account and mention."""
        drafts = sorted(self.drafts(), key=lambda draft: min(draft.places))
        ids = {draft: self._id(account, draft) for draft in drafts}
        return {draft: self._actor(draft, ids) for draft in drafts}

    def _id(self, account: str, draft: Draft) -> str:
        first = self.page.span(min(draft.places))
        return sha256(f"{account} actor {first.start} {first.end}".encode()).hexdigest()[:16]

    def _actor(self, draft: Draft, ids: dict[Draft, str]) -> Actor:
        behind = draft.behind.root() if draft.behind else None
        return Actor(
            id=ids[draft],
            name=draft.name(),
            type=draft.type,
            roles=tuple(dict.fromkeys(draft.roles)),
            behind=ids.get(behind) if behind and behind is not draft else None,
            mentions=tuple(
                Mention(self.page.span(place), link) for place, link in sorted(draft.places.items())
            ),
        )
