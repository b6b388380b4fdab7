"""Which accounts are set among the same people and places: what tells namesakes apart, and surnames' owners.

Two accounts are alike by the words of the names in both, rare ones before common ones. The words of the
name in question are left out: that two accounts both speak of a *Roe* does not make it one Roe.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from math import log, sqrt

from whosays.extract.actors.fold import parts
from whosays.extract.actors.lexicon import HONORIFICS, PARTICLES

_COMMON = 200  # accounts that a word may stand in and still lead from one to another
_NEAREST = 40  # accounts that are looked at
_SMALL = HONORIFICS | PARTICLES | frozenset("the of and for in on at to s".split())


class Settings:
    """Accounts by the words of the names in them."""

    def __init__(self) -> None:
        self._words: dict[str, frozenset[str]] = {}
        self._accounts: dict[str, list[str]] = defaultdict(list)
        self._near: dict[str, list[str]] = {}

    def add(self, account: str, names: Iterable[str]) -> None:
        """Notes an account with the names of its actors; a second time changes nothing."""
        if account in self._words:
            return
        words = words_of(names)
        self._words[account] = words
        for word in words:
            self._accounts[word].append(account)

    def near(self, account: str) -> list[str]:
        """The accounts that share rare words with this one, the most alike first."""
        if account not in self._near:
            self._near[account] = self._nearest(account)
        return self._near[account]

    def tells(self, account: str, without: frozenset[str]) -> bool:
        """Whether an account names anybody else."""
        return bool(self._words[account] - without)

    def alike(self, first: str, second: str, without: frozenset[str]) -> float:
        """How alike two accounts are, from 0 to 1, the words of the names in question left out."""
        shared = sum(self._weight(word) for word in (self._words[first] & self._words[second]) - without)
        return shared / sqrt(self._norm(first, without) * self._norm(second, without)) if shared else 0.0

    def _norm(self, account: str, without: frozenset[str]) -> float:
        return sum(self._weight(word) for word in self._words[account] - without)

    def _weight(self, word: str) -> float:
        return log(1 + len(self._words) / len(self._accounts[word])) ** 2

    def _nearest(self, account: str) -> list[str]:
        shared: Counter[str] = Counter()
        for word in sorted(self._words[account]):
            if len(self._accounts[word]) <= _COMMON:
                weight = self._weight(word)
                for other in self._accounts[word]:
                    shared[other] += weight  # type: ignore[assignment] # weights are no whole numbers
        del shared[account]
        return sorted(shared, key=lambda other: (-shared[other], other))[:_NEAREST]


def words_of(names: Iterable[str]) -> frozenset[str]:
    """The folded words of these names that tell something."""
    return frozenset(word for name in names for word in parts(name) if len(word) > 1 and word not in _SMALL)
