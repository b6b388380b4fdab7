"""The attributions of a reading as chains: who says that who says what."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from whosays.model import Attribution


@dataclass(frozen=True, slots=True)
class Link:
    """An attribution with what it stands in.

    Attributes:
        chain: from the outermost attribution down to this one, both included.
        leaf: whether nothing stands in it.
    """

    chain: tuple[Attribution, ...]
    leaf: bool

    @property
    def attribution(self) -> Attribution:
        """The attribution itself."""
        return self.chain[-1]

    @property
    def depth(self) -> int:
        """0 for an outermost one."""
        return len(self.chain) - 1


def links(attributions: Iterable[Attribution]) -> Iterator[Link]:
    """Every attribution, each directly followed by what stands in it."""
    children: defaultdict[str | None, list[Attribution]] = defaultdict(list)
    for attribution in attributions:
        children[attribution.parent].append(attribution)
    waiting: list[tuple[Attribution, ...]] = [(root,) for root in reversed(children.pop(None, []))]
    while waiting:  # a stack, not recursion: nesting may be as deep as a hostile text makes it
        chain = waiting.pop()
        below = children.pop(chain[-1].id, [])
        yield Link(chain, leaf=not below)
        waiting.extend((*chain, child) for child in reversed(below))
