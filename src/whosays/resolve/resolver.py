"""Actors of many accounts to identities: all at once, or account by account.

All at once, what tells most goes first: those that a table knows, then full names, then surnames and initials,
then descriptions; so the order in which the accounts come makes no difference. Account by account each actor
is decided on what is known by then: a surname that comes before its full name founds an identity of its own
if nothing near tells whose it is, and stays one. `resolve` again joins what was apart only for its order.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import log10

from whosays.resolve.blocks import Blocks
from whosays.resolve.group import Group
from whosays.resolve.identities import Identities, Link
from whosays.resolve.judgements import Constraints, Judgements
from whosays.resolve.likeness import Kind, Likeness
from whosays.resolve.outlets import Outlets
from whosays.resolve.persons import PersonName
from whosays.resolve.profile import Family, Profile, profile_of
from whosays.resolve.record import ActorRecord
from whosays.resolve.settings import Settings
from whosays.resolve.weigh import ENOUGH, circumstances, may_be_described, name_likeness
from whosays.resolve import weigh

MARGIN = 0.5
_CANDIDATES = 5


@dataclass(frozen=True, slots=True)
class Candidate:
    """An identity that an actor may belong to."""

    group: Group
    actor: str
    evidence: tuple[Likeness, ...]

    @property
    def score(self) -> float:
        return sum(one.weight for one in self.evidence)


class Resolver:
    def __init__(self, judgements: Judgements = Judgements(), outlets: Outlets | None = None) -> None:
        self._constraints = Constraints(judgements)
        self._outlets = outlets or Outlets()
        self._settings = Settings()
        self._blocks = Blocks()
        self._groups: dict[Group, None] = {}
        self._tabled: dict[str, list[Group]] = defaultdict(list)
        self._in_account: dict[str, dict[Group, None]] = defaultdict(dict)
        self._open: dict[str, list[Group]] = {}
        self._founded = 0
        self._roots: dict[Group, set[str]] = defaultdict(set)

    def place(self, profile: Profile) -> None:
        found = self._candidates(profile)
        found = [c for c in found if self._may(profile, c.group)]
        found.sort(key=lambda c: (-c.score, c.group.order))
        best = found[0] if found else None
        rivals = [c for c in found[1:] if c.score > best.score - self._margin(profile)] if best else []
        clear = best and best.score >= self._enough(profile) and all(self._are_one(best.group, c.group) for c in rivals)
        if clear:
            for c in rivals:
                if profile.names and c.score >= self._enough(profile): self._merge(best, c, profile)
            self._join(best, profile)
        else:
            group = Group.found(profile, self._founded)
            self._founded += 1
            self._groups[group] = None
            self._note(group, profile)
            if profile.tabled: self._tabled[profile.tabled].append(group)
            likely = [c.group for c in found if c.score >= self._enough(profile) - 1.5][:_CANDIDATES]
            if likely:
                self._open[profile.records[0].id] = likely

    def _are_one(self, a, b):
        if a.accounts.keys() & b.accounts.keys(): return False
        if self._constraints.forbid(self._roots[a], self._roots[b]): return False
        if a.countries and b.countries and not a.countries & b.countries: return False
        if not (a.fullest and b.fullest): return True
        return weigh.compare(a.fullest, b.fullest) is not None

    def _merge(self, best, c, profile):
        a, b = best.group, c.group
        if b not in self._groups or a is b or not self._are_one(a, b): return
        a.take(b)
        a.links.append(Link(profile.records[0].id, c.actor, c.evidence))
        self._blocks.replace(b, a)
        for acc in b.accounts:
            self._in_account[acc].pop(b, None); self._in_account[acc][a] = None
        self._roots[a] |= self._roots.pop(b)
        for l in self._open.values():
            l[:] = list(dict.fromkeys(a if x is b else x for x in l))
        del self._groups[b]

    def _enough(self, profile): return ENOUGH if profile.names else weigh.ENOUGH_D
    def _margin(self, profile): return MARGIN if profile.names else weigh.MARGIN_D

    def _may(self, profile, group):
        if self._constraints.forbid({self._constraints.root(r.id) for r in profile.records}, self._roots[group]):
            return False
        return bool(profile.tabled and profile.tabled == group.tabled) or not any(r.account in group.accounts for r in profile.records)

    def _join(self, best, profile):
        best.group.links.append(Link(profile.records[0].id, best.actor, best.evidence))
        best.group.add(profile)
        self._note(best.group, profile)

    def _note(self, group, profile):
        self._blocks.add(group, profile.names)
        for r in profile.records:
            self._in_account[r.account][group] = None
            self._roots[group].add(self._constraints.root(r.id))

    def _candidates(self, profile) -> list[Candidate]:
        if profile.tabled and self._tabled[profile.tabled]:
            kind = Kind.REGISTRY if profile.tabled.startswith("outlet") else Kind.TABLE
            return [Candidate(g, g.founder, (Likeness(kind, 5.0),)) for g in self._tabled[profile.tabled]]
        if profile.tabled: return []
        near = self._near(profile)
        if not profile.names:
            return self._described(profile, near)
        out = []
        cands = [g for g in self._blocks.candidates(profile, frozenset(near)) if not g.tabled]
        tells = any(self._settings.tells(r.account, profile.own) for r in profile.records)
        for group in cands:
            like = name_likeness(profile, group)
            if like is None: continue
            out.append(Candidate(group, like[1], (like[0], *circumstances(profile, group, near.get(group, 0.0), tells))))
        if isinstance(profile.names[0], PersonName) and len(profile.names[0].words) == 1:
            fuller = [i for i, c in enumerate(out) if isinstance(c.group.fullest, PersonName) and len(c.group.fullest.words) > 1]
            if len(fuller) == 1:
                c = out[fuller[0]]
                only = Likeness(Kind.ONLY, weigh.ONLY + weigh.PROM * log10(len(c.group.accounts)))
                out[fuller[0]] = Candidate(c.group, c.actor, (*c.evidence, only))
        return out

    def _near(self, profile) -> dict[Group, float]:
        best: dict[Group, float] = {}
        for record in profile.records:
            for other in self._settings.near(record.account):
                if other not in self._in_account: continue
                alike = None
                for group in self._in_account[other]:
                    if alike is None: alike = self._settings.alike(record.account, other, profile.own)
                    if alike > best.get(group, 0.0): best[group] = alike
        return best

    def _described(self, profile, near):
        if not profile.called: return []
        out = []
        for group, setting in near.items():
            if not may_be_described(profile, group): continue
            role = self._role(profile, group)
            if role <= 0: continue
            out.append(Candidate(group, group.founder, (Likeness(Kind.ROLE, weigh.ROLE * role), Likeness(Kind.SETTING, weigh.SETTING * setting ** weigh.POWER))))
        return out

    def _role(self, profile, group):
        best = 0.0
        n = len(group.accounts)
        for c in profile.called:
            share = group.heads[c.head, c.is_plural] / n
            spec = weigh.VAGUE if c.is_vague else 1.0
            rest = group.rests.get((c.head, c.is_plural), set())
            if c.rest and rest and not c.rest & rest: spec *= weigh.REST
            best = max(best, spec * min(1.0, (weigh.A + (1-weigh.A) * share) if share else 0))
        return best

    def identities(self) -> Identities:
        all_ = {g.id: g.identity() for g in self._groups}
        return Identities(all_, {a: tuple(g.id for g in gs) for a, gs in self._open.items()})


def resolve(records: Iterable[ActorRecord], judgements: Judgements = Judgements(), outlets: Outlets | None = None) -> Identities:
    resolver = Resolver(judgements, outlets)
    held = list(records)
    for r in sorted(held, key=lambda r: r.id):
        resolver._settings.add(r.account, r.beside)
    by_root = defaultdict(list)
    for r in held: by_root[resolver._constraints.root(r.id)].append(r)
    profiles = [profile_of(rs, resolver._outlets) for rs in by_root.values()]
    for p in sorted(profiles, key=lambda p: p.order):
        resolver.place(p)
    return resolver.identities()
