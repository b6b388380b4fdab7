"""What people have said: these two actors are one, these two are not. It always wins."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from whosays.errors import ContradictionError

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Judgements:
    """Pairs of ids of actors."""

    one: Sequence[Pair] = ()
    apart: Sequence[Pair] = ()


NO_JUDGEMENTS = Judgements()


class Constraints:
    """Judgements with what follows from them: who is one with one that is one, and who is apart from it.

    Raises:
        ContradictionError: two actors are said to be one, directly or through others, and said not to be.
    """

    def __init__(self, judgements: Judgements) -> None:
        self._root: dict[str, str] = {}
        for first, second in judgements.one:
            self._join(first, second)
        self._apart: dict[str, set[str]] = defaultdict(set)
        for first, second in judgements.apart:
            self._part(first, second)

    def root(self, actor: str) -> str:
        """One id for all that are said to be one."""
        found = actor
        while (above := self._root.get(found, found)) != found:
            found = above
        self._root.update({actor: found} if actor in self._root else {})
        return found

    def forbid(self, roots: Iterable[str], others: set[str]) -> bool:
        """Whether anybody of these roots is said to be none of the others, roots too."""
        return bool(self._apart) and any(self._apart.get(root, set()) & others for root in roots)

    def _join(self, first: str, second: str) -> None:
        self._root.setdefault(first, first)
        self._root.setdefault(second, second)
        low, high = sorted((self.root(first), self.root(second)))
        self._root[high] = low

    def _part(self, first: str, second: str) -> None:
        one, other = self.root(first), self.root(second)
        if one == other:
            raise ContradictionError(
                f"actors {first} and {second} are judged to be one and not to be one; undo one of the two"
            )
        self._apart[one].add(other)
        self._apart[other].add(one)
