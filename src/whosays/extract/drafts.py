"""A reading in the making: what has been found of an account so far, still in words."""

from __future__ import annotations

from dataclasses import dataclass, field

from whosays.extract.chains import Floats
from whosays.extract.encoder import Encoded
from whosays.extract.nesting import Node
from whosays.extract.passages import Passage
from whosays.extract.seen import Rows
from whosays.extract.windows import Window
from whosays.extract.words import Words
from whosays.model import Account, EntityType, TimeType


@dataclass(slots=True)
class Draft:
    """An account, its words, and what its windows have given so far.

    Attributes:
        outer: outermost attributions; names, times: (type, start, end) in words.
        seen: what the encoder saw in the words, window by window.
    """

    account: Account
    words: Words
    outer: list[Node] = field(default_factory=list)
    names: list[tuple[EntityType, int, int]] = field(default_factory=list)
    times: list[tuple[TimeType, int, int]] = field(default_factory=list)
    passages: list[Passage] = field(default_factory=list)
    seen: list[Rows] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Stretch:
    """A window of a draft, encoded, and what was seen in its core.

    Attributes:
        names, times: scores of the labels of each.
    """

    draft: Draft
    window: Window
    encoded: Encoded
    names: Floats
    times: Floats
    seen: Rows

    @property
    def core(self) -> tuple[int, int]:
        """The core in words of the window."""
        return self.window.core_start - self.window.start, self.window.core_end - self.window.start

    def moved(self, start: int, end: int) -> tuple[int, int]:
        """A range of the window's words as one of the account's."""
        return self.window.start + start, self.window.start + end
