"""Records of invented actors, as accounts tell of them."""

from __future__ import annotations

from whosays.model import ActorType
from whosays.resolve import ActorRecord
from whosays.resolve.record import countries_of
from whosays.resolve.settings import words_of


def actor(
    account: str,
    *names: str,
    type: ActorType = ActorType.PERSON,  # noqa: A002 - the field's name
    roles: tuple[str, ...] = (),
    beside: str = "",
    pronouns: frozenset[str] = frozenset(),
) -> ActorRecord:
    """An actor of an account that speaks of `beside` too; its id tells account and name."""
    name = max(names, key=len) if names else roles[0]
    return ActorRecord(
        f"{account}:{name}",
        account,
        type,
        name,
        names,
        roles,
        pronouns,
        countries_of(roles),
        words_of([*names, beside]),
    )
