"""What the account says that somebody is, and whom a description by role can mean.

Titles before a name (`UN envoy Ada Roe`) and appositions on either side of it (`Ada Roe, the UN envoy,`)
teach roles. A role is the kinds of its head and what modifies it; names among the modifiers count by
whom they mean, so that *Chinese* and *China's* are one.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from whosays.extract.actors.drafts import Draft
from whosays.extract.actors.lexicon import TOP
from whosays.extract.actors.page import Range

_MOST = 100  # roles of one kind that are compared on either side of a mention, the nearest
_PAST = frozenset({"former", "ex", "late", "then", "retired", "outgoing"})
_EMPTY = frozenset({"new", "current", "longtime", "long-time", "own", "veteran", "incoming"})

Modifier = str | Draft


@dataclass(frozen=True, slots=True)
class Description:
    """A description by role: kinds of its head, and its modifiers, folded words or whom they name."""

    head: str
    kinds: frozenset[str]
    modifiers: frozenset[Modifier]

    @classmethod
    def of(cls, head: str, kinds: frozenset[str], modifiers: Sequence[Modifier]) -> Description:
        """Without modifiers that tell nobody apart."""
        return cls(head, kinds, frozenset(m for m in modifiers if m not in _EMPTY))

    def resolved(self) -> frozenset[Modifier]:
        """The modifiers, those that name somebody by whom they mean by now."""
        return frozenset(m.root() if isinstance(m, Draft) else m for m in self.modifiers)


@dataclass(frozen=True, slots=True)
class _Held:
    """A role with who holds it, and where it is said."""

    description: Description
    draft: Draft
    place: Range


class Roles:
    """All roles of an account, by kind."""

    def __init__(self) -> None:
        self._held: dict[str, list[_Held]] = defaultdict(list)

    def add(self, draft: Draft, description: Description, place: Range) -> None:
        """Notes that somebody holds a role."""
        for kind in description.kinds:
            insort(self._held[kind], _Held(description, draft, place), key=lambda held: held.place)

    def places(self) -> Iterator[tuple[Range, Draft]]:
        """Where roles are said, and of whom."""
        return ((held.place, held.draft) for held_by in self._held.values() for held in held_by)

    def holders(self, description: Description, place: Range) -> list[Draft]:
        """Whom the description can mean: the best of those that fit, the nearest before `place` first.

        A role of the same kind goes before one that a word such as *chief* may stand for, equal modifiers
        before those that the mention leaves out, and these before ones that it adds.
        """
        near = self._near(description.kinds, place)
        wide = self._near(frozenset(self._held), place) if description.head in TOP else []
        modifiers = description.resolved()
        for pool in (near, wide if modifiers else []):
            for fits in (_equal, _leaves_out):
                if found := _drafts(held for held in pool if fits(modifiers, held)):
                    return found
        return _drafts(held for held in near if _adds(modifiers, held))

    def _near(self, kinds: frozenset[str], place: Range) -> list[_Held]:
        """Roles of these kinds: those before the place, the nearest first, then those behind it."""
        found: list[_Held] = []
        for kind in sorted(kinds):
            held_by = self._held[kind]
            here = bisect_left(held_by, place, key=lambda held: held.place)
            found += held_by[max(0, here - _MOST) : here + _MOST]
        return sorted(found, key=lambda held: (held.place > place, abs(place[0] - held.place[0])))


def _equal(modifiers: frozenset[Modifier], held: _Held) -> bool:
    return bool(modifiers) and modifiers == held.description.resolved()


def _leaves_out(modifiers: frozenset[Modifier], held: _Held) -> bool:
    theirs = held.description.resolved()
    return modifiers <= theirs and modifiers & _PAST == theirs & _PAST


def _adds(modifiers: frozenset[Modifier], held: _Held) -> bool:
    theirs = held.description.resolved()
    return theirs < modifiers and modifiers & _PAST == theirs & _PAST


def _drafts(held: Iterator[_Held]) -> list[Draft]:
    return list(dict.fromkeys(one.draft.root() for one in held))
