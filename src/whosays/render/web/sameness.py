"""What people said of an actor being another, or not: with whom, and whether it shows already."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from whosays.model import DifferentActors, Judgement, SameActor, standing


@dataclass(frozen=True, slots=True)
class Sameness:
    """A judgement on two actors, as the page of one of them shows it.

    Attributes:
        other: id and name of the other one; same: whether they are said to be one.
        shows: whether the library has it so already, or will only once actors are identified anew.
    """

    judgement: Judgement
    other: str
    name: str
    same: bool
    shows: bool

    def to_dict(self) -> dict[str, Any]:
        """The same as plain JSON types."""
        return {
            "judgement": self.judgement.id,
            "who": self.judgement.who,
            "when": self.judgement.when.isoformat(),
            "other": self.other,
            "name": self.name,
            "same": self.same,
            "shows": self.shows,
        }


def samenesses(
    said: Sequence[Judgement], own: Collection[str], called: Callable[[str], str]
) -> Iterator[Sameness]:
    """What holds of what was said, the latest first; of the same two, what was said last.

    `own`: every id that the actor has or had; `called`: how somebody of an id is called.
    """
    told: set[frozenset[str]] = set()
    for one in reversed(standing(said)):
        verdict = one.verdict
        if not isinstance(verdict, SameActor | DifferentActors):
            continue
        pair = frozenset((verdict.one, verdict.other))
        if pair in told or not pair & set(own):
            continue
        told.add(pair)
        other = verdict.other if verdict.one in own else verdict.one
        same = isinstance(verdict, SameActor)
        yield Sameness(one, other, called(other), same, shows=same == (pair <= set(own)))
