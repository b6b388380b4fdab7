"""A library's actors, resolved: read from it, and stored in it again as identities."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from whosays.model import DifferentActors, SameActor
from whosays.resolve.identities import Identities, Identity, identity_id
from whosays.resolve.judgements import Judgements, Pair
from whosays.resolve.outlets import Outlet, Outlets, shipped
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
            judgements=_judgements(view, known),
            outlets=registry,
            known=known,
        )
    with library.writer() as writer:
        writer.register(map(_kept_outlet, registry), published_by)
        return writer.identify(map(_kept, found.all.values()))


def _records(
    view: View, registry: Outlets, published_by: dict[str, str], progress: Progress | None
) -> Iterator[ActorRecord]:
    """The actors of all readings; on the way `published_by` learns whose each account is."""
    for count, reading in enumerate(view.readings(), 1):
        told = reading.account.metadata
        outlet = registry.at(told.url) if told.url else None
        outlet = outlet or (registry.named(told.outlet) if told.outlet else None)
        if outlet:
            published_by[reading.account.id] = outlet.name
        yield from records(reading)
        if progress:
            progress(count)


def _known(view: View) -> Identities:
    """What was stored before: enough of it for ids to be kept."""
    return Identities({one.id: _as_found(one) for one in view.identities() if one.members})


def _as_found(kept: KeptIdentity) -> Identity:
    members = tuple(sorted(kept.members))
    founder = next((member for member in members if identity_id(member) == kept.id), members[0])
    return Identity(kept.id, kept.name, kept.type, founder, members, ())


def _judgements(view: View, known: Identities) -> Judgements:
    """What people said of two identities, of their founding actors; who said it of actors meant these."""

    def actor(id_: str) -> str:
        return known.all[id_].founder if id_ in known.all else id_

    one: list[Pair] = []
    apart: list[Pair] = []
    for verdict in view.actors_judged():
        pair = actor(verdict.one), actor(verdict.other)
        match verdict:
            case SameActor():
                one.append(pair)
            case DifferentActors():
                apart.append(pair)
    return Judgements(one, apart)


def _kept_outlet(outlet: Outlet) -> KeptOutlet:
    return KeptOutlet(outlet.name, outlet.name, outlet.kind.value, outlet.aliases, outlet.domains)


def _kept(identity: Identity) -> KeptIdentity:
    evidence = {link.first: tuple(one.kind.value for one in link.evidence) for link in identity.links}
    members = {member: evidence.get(member, ()) for member in identity.members}
    return KeptIdentity(identity.id, identity.name, identity.type, members)
