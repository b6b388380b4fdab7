"""A text that became another, as stretches: what stayed, what went and what came."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from whosays.store import Added, Difference, Removed


class Fate(StrEnum):
    """What became of words; the value is the HTML element that says so."""

    STAYED = "span"
    WENT = "del"
    CAME = "ins"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words of one fate."""

    fate: Fate
    text: str


def stretches(edit: Difference) -> Iterator[Stretch]:
    """The whole text, by what became of its words; what stayed stands between every two changes."""
    old = new = 0
    for change in edit.changes:
        stayed = change.new.start - new if isinstance(change, Added) else change.old.start - old
        yield Stretch(Fate.STAYED, edit.old.text[old : old + stayed])
        old, new = old + stayed, new + stayed
        if not isinstance(change, Added):
            yield Stretch(Fate.WENT, change.old.text)
            old = change.old.end
        if not isinstance(change, Removed):
            yield Stretch(Fate.CAME, change.new.text)
            new = change.new.end
    if edit.changes:
        yield Stretch(Fate.STAYED, edit.old.text[old:])
