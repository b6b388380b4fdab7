"""Actors of many accounts to identities: all at once, or account by account.

All at once (`resolve`), what tells most goes first: what a table knows, then full names, then surnames and
initials, then descriptions. The order in which the accounts come makes no difference.

Account by account (`Resolver.add`), each actor is decided by what is known then, and nothing that was found
before is undone. So the order matters in this: a surname that comes before its full name, in an account that
nothing near is like, founds an identity of its own and stays one; and how rare a word is is counted over the
accounts so far. `resolve` over everything joins what was apart only for that, and keeps the ids.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from whosays.resolve.group import Group
from whosays.resolve.identities import Identities, Identity, Link
from whosays.resolve.judgements import NO_JUDGEMENTS, Constraints, Judgements
from whosays.resolve.known import Candidate, Known
from whosays.resolve.likeness import Kind, Likeness
from whosays.resolve.outlets import Outlets, shipped
from whosays.resolve.profile import Profile, profile_of
from whosays.resolve.record import ActorRecord
from whosays.resolve.weigh import (
    ENOUGH,
    ENOUGH_DESCRIBED,
    MARGIN,
    MARGIN_DESCRIBED,
    POSSIBLE,
)

_CANDIDATES = 5
_SAID = (Likeness(Kind.JUDGEMENT, 10.0),)


def resolve(
    records: Iterable[ActorRecord],
    *,
    judgements: Judgements = NO_JUDGEMENTS,
    outlets: Outlets | None = None,
    known: Identities | None = None,
) -> Identities:
    """All actors at once, whatever their order.

    Args:
        known: what was found before; an identity whose founding actor is among the records keeps its id.
            Of two that have become one, the one with more actors does.

    Raises:
        ContradictionError: the judgements contradict each other.
    """
    resolver = Resolver(judgements=judgements, outlets=outlets)
    resolver.add_all(records)
    found = resolver.identities()
    return _renamed(found, known) if known else found


class Resolver:
    """Identities that grow account by account.

    Raises:
        ContradictionError: the judgements contradict each other.
    """

    def __init__(self, *, judgements: Judgements = NO_JUDGEMENTS, outlets: Outlets | None = None) -> None:
        self._constraints = Constraints(judgements)
        self._outlets = outlets or shipped()
        self._known = Known(self._constraints)
        self._open: dict[str, list[Group]] = {}
        self._founded = 0

    def add(self, records: Iterable[ActorRecord]) -> dict[str, str]:
        """Resolves the actors of an account, or of a few, among those that are known.

        Returns:
            id of each actor → id of its identity.
        """
        held = list(records)
        self.add_all(held)
        mine = {record.id for record in held}
        accounts = {record.account for record in held}
        return {
            actor: group.id
            for account in accounts
            for group in self._known.of_account(account)
            for actor in group.actors
            if actor in mine
        }

    def add_all(self, records: Iterable[ActorRecord]) -> None:
        """Resolves actors together: what tells most goes first."""
        self._known.settings.forget()
        one: dict[str, list[ActorRecord]] = defaultdict(list)
        for record in sorted(records, key=lambda record: record.id):
            self._known.settings.add(record.account, record.beside)
            one[self._constraints.root(record.id)].append(record)
        profiles = (profile_of(group, self._outlets) for group in one.values())
        for profile in sorted(profiles, key=lambda profile: profile.order):
            self._place(profile)

    def restore(self, records: Iterable[ActorRecord], identities: Identities) -> None:
        """Takes up identities that were found before, with the records of their actors, as they are.

        Records of actors that are in none of them tell what their accounts are about.
        """
        by_id = {record.id: record for record in records}
        for record in by_id.values():
            self._known.settings.add(record.account, record.beside)
        for identity in identities.all.values():
            members = [by_id[actor] for actor in identity.members if actor in by_id]
            members.sort(key=lambda record: (record.id != identity.founder, record.id))
            group: Group | None = None
            for record in members:
                profile = profile_of([record], self._outlets)
                if group is None:
                    group = self._found(profile, identity.id)
                else:
                    group.add(profile)
                    self._known.note(group, profile)
            if group:
                group.links += identity.links

    def identities(self) -> Identities:
        """What was found."""
        return Identities(
            {group.id: group.identity() for group in self._known.groups},
            {actor: tuple(group.id for group in groups) for actor, groups in self._open.items()},
        )

    def _place(self, profile: Profile) -> None:
        """Gives a profile to the one identity that it can mean, or founds one."""
        enough, margin = (ENOUGH, MARGIN) if profile.names else (ENOUGH_DESCRIBED, MARGIN_DESCRIBED)
        found = self._known.candidates(profile)
        best = found[0] if found and found[0].score >= enough else None
        rivals = [one for one in found[1:] if best and one.score > best.score - margin]
        if best and all(self._known.may_be_one(best.group, rival.group) for rival in rivals):
            self._join(best, profile)
            self._bridge(best, [one for one in found[1:] if profile.names and one.score >= enough], profile)
            return
        self._found(profile)
        if likely := [one.group for one in found if one.score >= enough - POSSIBLE][:_CANDIDATES]:
            self._open[profile.records[0].id] = likely

    def _found(self, profile: Profile, id_: str | None = None) -> Group:
        group = Group.found(profile, self._founded, id_)
        self._founded += 1
        self._say(group, profile)
        self._known.note(group, profile)
        return group

    def _join(self, best: Candidate, profile: Profile) -> None:
        best.group.links.append(Link(profile.records[0].id, best.actor, best.evidence))
        best.group.add(profile)
        self._say(best.group, profile)
        self._known.note(best.group, profile)

    def _bridge(self, best: Candidate, rivals: list[Candidate], profile: Profile) -> None:
        """An actor that is surely two identities', which may be one, makes them one."""
        for rival in rivals:
            if not self._known.may_be_one_beside(best.group, rival.group, profile):
                continue
            first, second = sorted((best.group, rival.group), key=lambda group: group.order)
            first.links.append(Link(second.founder, profile.records[0].id, rival.evidence))
            self._known.merge(first, second)
            for groups in self._open.values():
                groups[:] = dict.fromkeys(first if group is second else group for group in groups)
            best = replace(best, group=first)

    @staticmethod
    def _say(group: Group, profile: Profile) -> None:
        """Notes that a person has said that the actors of a profile are one."""
        first, *others = profile.records
        group.links += (Link(other.id, first.id, _SAID) for other in others)


def _renamed(found: Identities, known: Identities) -> Identities:
    """The identities under the ids that they had before."""
    size = {identity.founder: (len(identity.members), identity.id) for identity in known.all.values()}
    before = {identity.founder: identity.id for identity in known.all.values()}
    ids: dict[str, str] = {}
    all_: dict[str, Identity] = {}
    for identity in found.all.values():
        founders = [member for member in identity.members if member in before]
        founder = max(founders, key=lambda member: size[member], default=identity.founder)
        ids[identity.id] = before.get(founder, identity.id)
        all_[ids[identity.id]] = replace(identity, id=ids[identity.id], founder=founder)
    return Identities(all_, {actor: tuple(ids[one] for one in may) for actor, may in found.open.items()})
