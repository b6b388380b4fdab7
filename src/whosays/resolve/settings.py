"""Which accounts are set among the same people, places and things: what tells namesakes apart.

Two accounts are alike by the words that tell what they are about, rare ones before common ones (the cosine
of their inverse document frequencies). The words of the name in question are left out: that two accounts
both speak of a *Roe* does not make it one Roe.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from math import log, sqrt
from sys import intern

from whosays.extract.actors.fold import parts
from whosays.extract.actors.lexicon import HONORIFICS, PARTICLES
from whosays.extract.acts.wordsets import word_set

_COMMON = 200  # accounts that a word may stand in and still lead from one to another
_NEAREST = 40  # accounts that are looked at
_MOST = 128  # words of an account that are kept
_SHORT = 4  # letters of the words that are compared
_FIRST = 100  # words that a news account says it all in
_SMALL = HONORIFICS | PARTICLES | word_set("the of and for in on at to s")


def about(text: str) -> frozenset[str]:
    """The words that tell what a text is about: those of its beginning, and those that it repeats."""
    said = [word for word in parts(text) if len(word) >= _SHORT]
    often = [word for word, times in Counter(said).most_common(_MOST) if times > 1]
    return frozenset([*said[:_FIRST], *often])


def words_of(names: Iterable[str]) -> frozenset[str]:
    """The folded words of these names that tell something."""
    return frozenset(
        intern(word) for name in names for word in parts(name) if len(word) > 1 and word not in _SMALL
    )


@dataclass(frozen=True, slots=True)
class Near:
    """An account nearby, with the sum of the weights of the words in both."""

    account: str
    shared: float


class Settings:
    """Accounts by the words that tell what they are about."""

    def __init__(self) -> None:
        self._words: dict[str, tuple[str, ...]] = {}
        self._accounts: dict[str, list[str]] = defaultdict(list)
        self._norms: dict[str, float] = {}
        self._weights: dict[str, float] = {}
        self._near: dict[str, list[Near]] = {}

    def add(self, account: str, words: frozenset[str]) -> None:
        """Notes an account; a second time changes nothing."""
        if account in self._words:
            return
        self._words[account] = tuple(intern(word) for word in sorted(words))
        for word in self._words[account]:
            self._accounts[word].append(account)

    def near(self, account: str) -> list[Near]:
        """The accounts that share rare words with this one, the most alike first."""
        if account not in self._near:
            self._near[account] = self._nearest(account)
        return self._near[account]

    def forget(self) -> None:
        """Lets go of what was computed from the accounts that were known before."""
        self._near.clear()
        self._norms.clear()
        self._weights.clear()

    def tells(self, account: str, without: frozenset[str]) -> bool:
        """Whether an account has any other words."""
        return not without.issuperset(self._words[account])

    def alike(self, account: str, near: Near, without: frozenset[str]) -> float:
        """How alike two accounts are, from 0 to 1, the words of the names in question left out."""
        mine, theirs = (self._own(each, without) for each in (account, near.account))
        shared = near.shared - sum(self._weight(word) for word in mine & theirs)
        if shared <= 1e-9:
            return 0.0
        norms = (self._norm(account) - self._sum(mine)) * (self._norm(near.account) - self._sum(theirs))
        return min(1.0, shared / sqrt(norms)) if norms > 1e-9 else 0.0

    def _own(self, account: str, words: frozenset[str]) -> frozenset[str]:
        """Those of a few words that an account has; its own are many, and sorted."""
        held = self._words[account]
        return frozenset(
            word for word in words if (at := bisect_left(held, word)) < len(held) and held[at] == word
        )

    def _norm(self, account: str) -> float:
        if account not in self._norms:
            self._norms[account] = self._sum(self._words[account])
        return self._norms[account]

    def _sum(self, words: Iterable[str]) -> float:
        return sum(self._weight(word) for word in words)

    def _weight(self, word: str) -> float:
        if word not in self._weights:
            self._weights[word] = log(1 + len(self._words) / len(self._accounts[word])) ** 2
        return self._weights[word]

    def _nearest(self, account: str) -> list[Near]:
        shared: dict[str, float] = defaultdict(float)
        for word in self._words[account]:
            if len(self._accounts[word]) <= _COMMON:
                weight = self._weight(word)
                for other in self._accounts[word]:
                    shared[other] += weight
        shared.pop(account, None)
        best = sorted(shared.items(), key=lambda pair: (-pair[1], pair[0]))[:_NEAREST]
        return [Near(other, self._all_shared(account, other)) for other, _ in best]

    def _all_shared(self, first: str, second: str) -> float:
        """The sum over common words too."""
        return self._sum(frozenset(self._words[first]).intersection(self._words[second]))
