"""The actors of an account as a page lists them: who speaks, who is spoken of, and what is not settled."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from whosays.model import Actor, Attribution, LinkKind, Mention, Reading, Resolved, Unresolved
from whosays.render.chains import Link


@dataclass(frozen=True, slots=True)
class Words:
    """Words that mean an actor, and where they begin."""

    text: str
    starts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Listed:
    """An actor in the list.

    Attributes:
        number: its number on the page; several readings have their own each.
        behind: who stands behind it, if the account's actors have that one.
        mentions: by the kind of link, in the order in which each first occurs.
    """

    number: int
    actor: Actor
    behind: Actor | None
    mentions: tuple[tuple[LinkKind, tuple[Words, ...]], ...]

    @property
    def alone(self) -> int | None:
        """Where its name stands if it is meant only there, and by that name."""
        match self.mentions:
            case [(_, [Words(text=self.actor.name, starts=[start])])]:
                return start
        return None


@dataclass(frozen=True, slots=True)
class Unsettled:
    """A source that may be any of several; `of` is the number of the first attribution that has it."""

    words: str
    cue: str
    of: int
    actor: Unresolved


@dataclass(frozen=True, slots=True)
class Cast:
    """The actors of one account; `numbers` finds them by their ids."""

    speaking: tuple[Listed, ...]
    unsettled: tuple[Unsettled, ...]
    others: tuple[Listed, ...]
    numbers: dict[str, int]

    def __len__(self) -> int:
        return len(self.speaking) + len(self.others)


def cast(reading: Reading, links: Sequence[Link]) -> Cast:
    """The actors of `reading`; attribution number n is `links[n]`."""
    rows = [link.attribution for link in links]
    known = {actor.id: actor for actor in reading.actors}
    speak = {row.actor.actor.id for row in rows if isinstance(row.actor, Resolved)}
    listed = [
        Listed(number, actor, known.get(actor.behind or ""), tuple(_mentions(actor)))
        for number, actor in enumerate(reading.actors)
    ]
    return Cast(
        speaking=tuple(one for one in listed if one.actor.id in speak),
        unsettled=tuple(_unsettled(rows)),
        others=tuple(one for one in listed if one.actor.id not in speak),
        numbers={one.actor.id: one.number for one in listed},
    )


def place(mention: Mention) -> int | None:
    """Where the first word of a mention begins; None if there are but spaces in it."""
    words = mention.span.text.lstrip()
    return mention.span.end - len(words) if words else None


def _mentions(actor: Actor) -> Iterator[tuple[LinkKind, tuple[Words, ...]]]:
    kinds: defaultdict[LinkKind, defaultdict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for mention in actor.mentions:
        if (start := place(mention)) is not None:
            kinds[mention.link][mention.span.text].append(start)
    for kind, words in kinds.items():
        yield kind, tuple(Words(text, tuple(starts)) for text, starts in words.items())


def _unsettled(rows: Iterable[Attribution]) -> Iterator[Unsettled]:
    """Each source once, however many attributions share it."""
    seen = set()
    for number, row in enumerate(rows):
        if isinstance(row.actor, Unresolved) and row.source is not None and row.source not in seen:
            seen.add(row.source)
            yield Unsettled(row.source.text, row.cue.text, number, row.actor)
