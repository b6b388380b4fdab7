"""The identities that are known, and which of them an actor may belong to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from whosays.resolve.blocks import Blocks
from whosays.resolve.group import Group
from whosays.resolve.judgements import Constraints
from whosays.resolve.likeness import Kind, Likeness
from whosays.resolve.persons import PersonName
from whosays.resolve.profile import Profile
from whosays.resolve.settings import Settings
from whosays.resolve.weigh import (
    circumstances,
    compare,
    description_likeness,
    name_likeness,
    only,
    setting_likeness,
)

_CERTAIN = 10.0  # what a table or a person says


@dataclass(frozen=True, slots=True)
class Candidate:
    """An identity that an actor may belong to, with the actor of it that is most like, and the evidence."""

    group: Group
    actor: str
    evidence: tuple[Likeness, ...]

    @property
    def score(self) -> float:
        """The sum of the evidence."""
        return sum(one.weight for one in self.evidence)


class Known:
    """Identities by names, by accounts, and by what tables and people say."""

    def __init__(self, constraints: Constraints) -> None:
        self.settings = Settings()
        self.groups: dict[Group, None] = {}
        self._constraints = constraints
        self._blocks = Blocks()
        self._tabled: dict[str, list[Group]] = defaultdict(list)
        self._by_account: dict[str, dict[Group, None]] = defaultdict(dict)
        self._roots: dict[Group, set[str]] = defaultdict(set)
        self._judged: dict[str, Group] = {}

    def note(self, group: Group, profile: Profile) -> None:
        """Notes that a profile belongs to an identity, which may be new."""
        if group not in self.groups:
            self.groups[group] = None
            if group.tabled:
                self._tabled[group.tabled].append(group)
        self._blocks.add(group, profile.names)
        for record in profile.records:
            root = self._constraints.root(record.id)
            self._by_account[record.account][group] = None
            self._roots[group].add(root)
            self._judged[root] = group

    def merge(self, group: Group, other: Group) -> None:
        """Makes one identity part of another."""
        group.take(other)
        self._blocks.replace(other, group)
        for account in other.accounts:
            self._by_account[account].pop(other, None)
            self._by_account[account][group] = None
        for root in self._roots.pop(other):
            self._roots[group].add(root)
            self._judged[root] = group
        del self.groups[other]

    def of_account(self, account: str) -> Iterable[Group]:
        """The identities that an account speaks of."""
        return self._by_account.get(account, {}).keys()

    def candidates(self, profile: Profile) -> list[Candidate]:
        """Whom a profile may belong to, the likeliest first."""
        judged = self._judged.get(self._constraints.root(profile.records[0].id))
        if judged:
            return [Candidate(judged, judged.founder, (Likeness(Kind.JUDGEMENT, _CERTAIN),))]
        allowed = (candidate for candidate in self._found(profile) if self._may(profile, candidate.group))
        return sorted(allowed, key=lambda one: (-one.score, one.group.order))

    def _found(self, profile: Profile) -> Iterable[Candidate]:
        if profile.tabled:
            return self._of_table(profile)
        return self._named(profile) if profile.names else self._described(profile)

    def may_be_one(self, first: Group, second: Group) -> bool:
        """Whether nothing tells that two identities are two: accounts, judgements, countries, full names."""
        if first.accounts.keys() & second.accounts.keys():
            return False
        if self._constraints.forbid(self._roots[first], self._roots[second]):
            return False
        if first.countries and second.countries and not first.countries & second.countries:
            return False
        if first.fullest is None or second.fullest is None:
            return True
        return compare(first.fullest, second.fullest) is not None

    def may_be_one_beside(self, first: Group, second: Group, profile: Profile) -> bool:
        """As `may_be_one`, where the first has taken in a profile that the second could have."""
        return self.may_be_one(first, second) and self._may(profile, second)

    def _may(self, profile: Profile, group: Group) -> bool:
        """Whether neither a person nor an account says that they are two."""
        roots = (self._constraints.root(record.id) for record in profile.records)
        if self._constraints.forbid(roots, self._roots[group]):
            return False
        if profile.tabled:
            return True
        return not any(record.account in group.accounts for record in profile.records)

    def _of_table(self, profile: Profile) -> Iterator[Candidate]:
        kind = Kind.REGISTRY if str(profile.tabled).startswith("outlet") else Kind.TABLE
        for group in self._tabled[str(profile.tabled)]:
            yield Candidate(group, group.founder, (Likeness(kind, _CERTAIN),))

    def _named(self, profile: Profile) -> list[Candidate]:
        near = self._near(profile)
        tells = any(self.settings.tells(record.account, profile.own) for record in profile.records)
        found = []
        for group in self._blocks.candidates(profile, frozenset(near)):
            alike = None if group.tabled else name_likeness(profile, group)
            if alike:
                others = circumstances(profile, group, near.get(group, 0.0), tells=tells)
                found.append(Candidate(group, alike[1], (alike[0], *others)))
        return _with_only(found) if _is_single(profile.names[0]) else found

    def _described(self, profile: Profile) -> Iterator[Candidate]:
        for group, setting in self._near(profile).items():
            if setting > 0 and (fit := description_likeness(profile, group)):
                yield Candidate(group, group.founder, (fit, setting_likeness(setting)))

    def _near(self, profile: Profile) -> dict[Group, float]:
        """The identities that accounts nearby speak of, with how alike the most alike account is."""
        best: dict[Group, float] = {}
        for account in {record.account: None for record in profile.records}:
            for other in self.settings.near(account):
                groups = self._by_account.get(other.account)
                alike = self.settings.alike(account, other, profile.own) if groups else 0.0
                for group in groups or ():
                    best[group] = max(alike, best.get(group, 0.0))
        return best


def _with_only(found: list[Candidate]) -> list[Candidate]:
    """Of a single word: what it weighs that just one identity with a fuller name has it."""
    fuller = [one for one in found if one.group.fullest and not _is_single(one.group.fullest)]
    if len(fuller) != 1:
        return found
    return [
        replace(one, evidence=(*one.evidence, only(one.group))) if one is fuller[0] else one for one in found
    ]


def _is_single(name: object) -> bool:
    return isinstance(name, PersonName) and len(name.words) == 1
