"""A library's actors, resolved: read from it, and stored in it again as identities."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from whosays.model import Account, DifferentActors, SameActor
from whosays.resolve.identities import Identities, Identity, identity_id
from whosays.resolve.judgements import Judgements, Pair
from whosays.resolve.outlets import Outlet, OutletKind, Outlets, shipped
from whosays.resolve.record import ActorRecord, records
from whosays.resolve.resolver import resolve
from whosays.store import KeptIdentity, KeptOutlet, Library, View

Progress = Callable[[int], None]
"""Told how many accounts have been looked at."""


def identify(library: Library, *, outlets: Outlets | None = None, progress: Progress | None = None) -> int:
    """Finds who is the same across the accounts of a library, and stores it; how many they are.

    Stores the registry of outlets too, and by which of them each account is.

    Identities keep the ids that they had, and what people said of two actors always holds.

    Args:
        outlets: the registry to know outlets by; None for the one that comes with whosays.

    Raises:
        ContradictionError: what people said contradicts itself.
    """
    registry = outlets or shipped()
    published_by: dict[str, str] = {}
    with library.view() as view:
        known = _known(view)
        found = resolve(
            _records(view, registry, published_by, progress),
            judgements=judgements(view, known),
            outlets=registry,
            known=known,
        )
    with library.writer() as writer:
        writer.register(map(kept_outlet, registry), published_by)
        return writer.identify(map(kept_identity, found.all.values()))


def _records(
    view: View, registry: Outlets, published_by: dict[str, str], progress: Progress | None
) -> Iterator[ActorRecord]:
    """The actors of all readings; on the way `published_by` learns whose each account is."""
    for count, (account, actors) in enumerate(view.casts(), 1):
        outlet = outlet_of(account, registry)
        if outlet:
            published_by[account.id] = outlet.name
        yield from records(account, actors)
        if progress:
            progress(count)


def outlet_of(account: Account, registry: Outlets) -> Outlet | None:
    """Whose an account is: by its address or the outlet's name, else by the one agency that it credits."""
    told = account.metadata
    outlet = registry.at(told.url) if told.url else None
    outlet = outlet or (registry.named(told.outlet) if told.outlet else None)
    if outlet or told.outlet:
        return outlet
    credited = registry.credited(account.text)
    return credited[0] if len(credited) == 1 else None


def outlets_of(view: View) -> Outlets | None:
    """The registry that the library has; None where it has none yet."""
    found = [
        Outlet(one.name, OutletKind(one.type), one.country, one.domains, one.names) for one in view.outlets()
    ]
    return Outlets(found) if found else None


def _known(view: View) -> Identities:
    """What was stored before: enough of it for ids to be kept."""
    return Identities({one.id: _as_found(one) for one in view.identities() if one.members})


def _as_found(kept: KeptIdentity) -> Identity:
    members = tuple(sorted(kept.members))
    founder = next((member for member in members if identity_id(member) == kept.id), members[0])
    return Identity(kept.id, kept.name, kept.type, founder, members, ())


def judgements(view: View, known: Identities) -> Judgements:
    """What people said of two actors; who said it of identities meant all that these have.

    An identity that has become another one's part since is its founding actor still.
    """
    said = view.actors_judged()
    founders = _founders(known, {id_ for verdict in said for id_ in (verdict.one, verdict.other)})
    one: list[Pair] = []
    apart: list[Pair] = []
    for verdict in said:
        pair = founders.get(verdict.one, verdict.one), founders.get(verdict.other, verdict.other)
        match verdict:
            case SameActor():
                one.append(pair)
            case DifferentActors():
                apart.append(pair)
    parted = {actor for pair in apart for actor in pair}
    joined = {
        id_ for verdict in said if isinstance(verdict, SameActor) for id_ in (verdict.one, verdict.other)
    }
    for identity in (known.all[id_] for id_ in sorted(joined) if id_ in known.all):
        one += [(identity.founder, actor) for actor in identity.members if actor not in parted]
    return Judgements(one, apart)


def _founders(known: Identities, wanted: set[str]) -> dict[str, str]:
    """Id of an identity, also of one that is no more, → its founding actor."""
    founders = {id_: identity.founder for id_, identity in known.all.items()}
    if wanted <= founders.keys():
        return founders
    members = (actor for identity in known.all.values() for actor in identity.members)
    return {identity_id(actor): actor for actor in members} | founders


def kept_outlet(outlet: Outlet) -> KeptOutlet:
    """An outlet of the registry, as it is stored."""
    kind = outlet.kind.value
    return KeptOutlet(outlet.name, outlet.name, kind, outlet.aliases, outlet.domains, outlet.country)


def kept_identity(identity: Identity) -> KeptIdentity:
    """An identity, as it is stored."""
    evidence = {link.first: tuple(one.kind.value for one in link.evidence) for link in identity.links}
    members = {member: evidence.get(member, ()) for member in identity.members}
    return KeptIdentity(identity.id, identity.name, identity.type, members, identity.keys or ())
