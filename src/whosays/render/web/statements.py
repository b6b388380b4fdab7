"""Statements as lists of the server show them: who, says, what, and where it stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from whosays.model import Act
from whosays.render.web.places import of_statement
from whosays.store import Hit, Snippet


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words, and whether they are those that were searched for."""

    text: str
    marked: bool


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement in a list.

    Attributes:
        words: what is said; passage: where the words were found instead, if not in what is said.
        via: in whose statements it stands, the outermost first.
    """

    hit: Hit
    words: tuple[Stretch, ...]
    passage: tuple[Stretch, ...]
    via: tuple[str, ...]

    @property
    def address(self) -> str:
        """Where it stands in its account."""
        return of_statement(self.hit.account, self.hit.attribution)

    @property
    def day(self) -> str | None:
        """When it was said, or else published."""
        if self.hit.said is None:
            return self.hit.published
        first, last = self.hit.said.first.isoformat(), self.hit.said.last.isoformat()
        return first if first == last else f"{first} – {last}"

    @property
    def act(self) -> str:
        """What is done by saying it."""
        return self.hit.act.replace("_", " ")

    @property
    def denies(self) -> bool:
        """Whether something is denied by it."""
        return self.hit.act is Act.DENIES

    @property
    def meant(self) -> str | None:
        """Whom the source means, where that says more than its words."""
        source, actor = self.hit.source, self.hit.actor
        if actor is None or (source and actor.casefold() in source.text.casefold()):
            return None
        return actor


def statements(
    hits: Sequence[Hit], around: Mapping[tuple[str, str], tuple[str, ...]]
) -> tuple[Statement, ...]:
    """The hits in their order; `around` tells in whose statements each stands."""
    return tuple(_statement(hit, around.get((hit.account, hit.attribution), ())) for hit in hits)


@dataclass(frozen=True, slots=True)
class Together:
    """Statements that follow each other and stand in one account, said on one day."""

    day: str | None
    hit: Hit
    statements: tuple[Statement, ...]


def together(shown: Sequence[Statement]) -> tuple[Together, ...]:
    """The statements in their order."""
    groups = (tuple(group) for _, group in groupby(shown, key=lambda one: (one.day, one.hit.account)))
    return tuple(Together(group[0].day, group[0].hit, group) for group in groups)


def _statement(hit: Hit, via: tuple[str, ...]) -> Statement:
    whole = " … ".join(piece.text for piece in hit.content)
    found = tuple(_stretches(hit.snippet))
    if hit.snippet.text in whole:
        before, _, after = whole.partition(hit.snippet.text)
        words = (Stretch(before, marked=False), *found, Stretch(after, marked=False))
        return Statement(hit, tuple(one for one in words if one.text), (), via)
    return Statement(hit, (Stretch(whole, marked=False),), found, via)


def _stretches(snippet: Snippet) -> Iterator[Stretch]:
    at = 0
    for start, end in snippet.marks:
        yield Stretch(snippet.text[at:start], marked=False)
        yield Stretch(snippet.text[start:end], marked=True)
        at = end
    yield Stretch(snippet.text[at:], marked=False)
