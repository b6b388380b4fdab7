"""Who is worth comparing: identities by keys that forms of one name share. Nobody is compared to all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from whosays.resolve.group import Group
from whosays.resolve.keys import Key, asked, held
from whosays.resolve.profile import Name, Profile

MOST = 48  # identities of one key that are compared


class Blocks:
    """Identities by the keys of their names."""

    def __init__(self) -> None:
        self._groups: dict[Key, dict[Group, None]] = defaultdict(dict)

    def add(self, group: Group, names: Iterable[Name]) -> None:
        """Notes that an identity has these forms."""
        for name in names:
            for key in held(name):
                self._groups[group.family.value, *key][group] = None

    def replace(self, old: Group, new: Group) -> None:
        """One identity has become part of another."""
        for name in old.names:
            for key in held(name):
                block = self._groups[old.family.value, *key]
                block.pop(old, None)
                block[new] = None

    def candidates(self, profile: Profile, near: frozenset[Group]) -> list[Group]:
        """The identities that share a key with the profile, in the order of their founding.

        Of a key that more than `MOST` share, only those are worth it that the accounts nearby speak of.
        """
        found: set[Group] = set()
        for name in profile.names:
            for key in asked(name):
                block = self._groups.get((profile.family.value, *key), {})
                found.update(block if len(block) <= MOST else (near & block.keys()))
        return sorted(found, key=lambda group: group.order)
