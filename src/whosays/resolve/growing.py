"""Accounts that were added, joined to the identities of a library, a few at a time.

Only those identities are looked at whose names share keys with theirs, and of each the actors that were
stored last: what it costs does not grow with the library, and nothing that was found before is undone. What
this leaves apart, `identify` over everything joins.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping

from whosays.model import SameActor
from whosays.resolve.identities import Identities, Identity, identity_id
from whosays.resolve.kept import judgements, kept_identity, kept_outlet, outlet_of, outlets_of
from whosays.resolve.keys import Keys
from whosays.resolve.outlets import Outlets, shipped
from whosays.resolve.profile import profile_of
from whosays.resolve.record import ActorRecord, records
from whosays.resolve.resolver import Resolver
from whosays.store import KeptIdentity, Library, Member, View

_BATCH = 20  # accounts that are joined together
_BESIDE = 40  # accounts stored before them, that tell which words are common
_OF_KEY = 48  # identities that share a key; one of more is no trace
_OF_ACTOR = 8  # identities that an actor is compared to
_OF_IDENTITY = 3  # actors of each
_HELD = 1_000  # accounts that are kept in mind


def identify_new(library: Library) -> int:
    """Finds who the actors of accounts are that were added, and stores it; how many accounts those were.

    Raises:
        ContradictionError: what people said of actors contradicts itself.
    """
    growing = _Growing(library)
    count = 0
    while done := growing.step():
        count += done
    return count


class _Growing:
    def __init__(self, library: Library) -> None:
        self._library = library
        self._outlets: Outlets | None = None
        self._held: dict[str, tuple[ActorRecord, ...]] = {}

    def step(self) -> int:
        """Joins some accounts; how many."""
        with self._library.view() as view:
            new = view.unidentified(_BATCH)
            if not new:
                return 0
            registry = self._outlets = self._outlets or outlets_of(view)
            outlets = registry or shipped()
            found = list(self._found(view, new, outlets))
            published_by = dict(_published(view, new, outlets))
        with self._library.writer() as writer:
            if registry is None:
                writer.register(map(kept_outlet, outlets), {})
                self._outlets = outlets
            writer.join(new, found, published_by)
        return len(new)

    def _found(self, view: View, new: list[str], outlets: Outlets) -> Iterator[KeptIdentity]:
        mine = {record.id: record for account in new for record in self._records(view, account)}
        likely = self._likely(view, mine, outlets)
        known = _identities([*view.members_among(new), *likely])
        held = {actor: identity.id for identity in known.all.values() for actor in identity.members}
        resolver = Resolver(judgements=judgements(view, known), outlets=outlets)
        beside = [*view.identified_last(_BESIDE), *(one.account for one in likely)]
        resolver.restore(
            [record for account in dict.fromkeys(beside) for record in self._records(view, account)]
            + [record for record in mine.values() if record.id in held],
            known,
        )
        resolver.add(record for record in mine.values() if record.id not in held)
        for identity in resolver.identities().all.values():
            kept = kept_identity(identity)
            members = {actor: why for actor, why in kept.members.items() if actor in mine}
            if members:
                yield KeptIdentity(kept.id, kept.name, kept.type, members, kept.keys)

    def _likely(self, view: View, mine: Mapping[str, ActorRecord], outlets: Outlets) -> list[Member]:
        """Members of the identities that any of the actors may belong to."""
        asked = {_asked(record, outlets) for record in mine.values()}
        under = view.identities_under(frozenset().union(*asked), _OF_KEY)
        wanted: set[str] = set()
        for keys in asked:
            found = Counter(id_ for key in sorted(keys) for id_ in under.get(key, ()))
            wanted.update(id_ for id_, _ in found.most_common(_OF_ACTOR))
        judged = {(one.one, one.other) for one in view.actors_judged() if isinstance(one, SameActor)}
        partners = {b if a in mine else a for a, b in judged if a in mine or b in mine}
        wanted.update(partners, (one.identity for one in view.members_among([], partners)))
        said = {id_ for one in view.actors_judged() for id_ in (one.one, one.other)}
        return view.members(wanted, _OF_IDENTITY, said)

    def _records(self, view: View, account: str) -> tuple[ActorRecord, ...]:
        if account not in self._held:
            while len(self._held) >= _HELD:
                self._held.pop(next(iter(self._held)))
            self._held[account] = tuple(records(*view.cast(account)))
        return self._held[account]


def _asked(record: ActorRecord, outlets: Outlets) -> frozenset[str]:
    """Under what the identities stand that an actor may be one with."""
    profile = profile_of([record], outlets)
    return frozenset(Keys(profile.family, profile.tabled, profile.names).asked())


def _identities(found: Iterable[Member]) -> Identities:
    by_id: dict[str, dict[str, Member]] = defaultdict(dict)
    for one in found:
        by_id[one.identity][one.actor] = one
    return Identities({id_: _identity(id_, list(of.values())) for id_, of in by_id.items()})


def _identity(id_: str, found: list[Member]) -> Identity:
    actors = sorted(one.actor for one in found)
    founder = next((actor for actor in actors if identity_id(actor) == id_), actors[0])
    return Identity(id_, found[0].name, found[0].type, founder, tuple(actors), ())


def _published(view: View, new: Iterable[str], outlets: Outlets) -> Iterator[tuple[str, str]]:
    for id_ in new:
        outlet = outlet_of(view.account(id_), outlets)
        if outlet:
            yield id_, outlet.name
