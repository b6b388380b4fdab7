"""What resolving gives: who is one across accounts, why, and who may be."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256

from whosays.model import ActorType
from whosays.resolve.keys import Keys
from whosays.resolve.likeness import Likeness


@dataclass(frozen=True, slots=True)
class Link:
    """Why an actor belongs to an identity: the actor of it that it is most like, and the evidence.

    Attributes:
        first: id of the actor that was added.
        second: id of the actor that it was found to be.
    """

    first: str
    second: str
    evidence: tuple[Likeness, ...]

    @property
    def score(self) -> float:
        """The sum of the evidence."""
        return sum(one.weight for one in self.evidence)


@dataclass(frozen=True, slots=True)
class Identity:
    """Actors of several accounts that are one.

    Attributes:
        id: hash of the id of its founding actor, so that accounts which come later do not change it.
        name: the form that most accounts use, the longer one of two.
        founder: id of the actor that it was founded on.
        members: ids of its actors, sorted.
        links: why each but the founder belongs to it.
        keys: under what it is looked for.
    """

    id: str
    name: str
    type: ActorType
    founder: str
    members: tuple[str, ...]
    links: tuple[Link, ...]
    keys: Keys | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Identities:
    """A partition of actors.

    Attributes:
        all: every identity, by id.
        open: id of an actor that stays alone though it may be one with others → ids of the identities that
            it may belong to, the likeliest first.
    """

    all: Mapping[str, Identity] = field(default_factory=dict)
    open: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def of(self) -> dict[str, str]:
        """Id of each actor → id of its identity."""
        return {member: identity.id for identity in self.all.values() for member in identity.members}


def identity_id(founder: str) -> str:
    """The id of the identity that is founded on an actor."""
    return sha256(f"identity:{founder}".encode()).hexdigest()[:16]
