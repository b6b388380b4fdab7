"""The same actor, the same outlet, across accounts."""

from whosays.resolve.identities import Identities, Identity, Link
from whosays.resolve.judgements import Judgements
from whosays.resolve.record import ActorRecord, records
from whosays.resolve.resolver import Resolver, resolve

__all__ = ["ActorRecord", "Identities", "Identity", "Judgements", "Link", "Resolver", "records", "resolve"]
