"""A judgement: what a person said of an account, an attribution or an actor; who, when, and what it was.

Judgements are only ever added. One that takes another back is a judgement too, and can be taken back itself.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from hashlib import sha256
from typing import Any, cast

from whosays.model.anchor import Anchor
from whosays.model.kinds import built, plain
from whosays.model.marked import Marked, Somebody


class Part(StrEnum):
    """A part of an attribution that has a boundary."""

    SOURCE = "source"
    CUE = "cue"
    CONTENT = "content"


class Detail(StrEnum):
    """What is known of an account besides its words, by the names of `Metadata`."""

    TITLE = "title"
    OUTLET = "outlet"
    PUBLISHED = "published"
    URL = "url"


@dataclass(frozen=True, slots=True)
class Add:
    """An attribution was missed."""

    made: Marked


@dataclass(frozen=True, slots=True)
class Move:
    """A part of an attribution has other boundaries.

    Attributes:
        was: where it was; None for a source that was missed, or a piece of content.
        now: where it is; None where there is no such source or piece.
    """

    target: Marked
    part: Part
    was: Anchor | None
    now: Anchor | None

    def __post_init__(self) -> None:
        if self.was == self.now:
            raise ValueError("nothing is moved")
        if self.part is Part.CUE and not (self.was and self.now):
            raise ValueError("an attribution has one cue")
        if self.was is not None and self.was not in self._parts():
            raise ValueError("what is moved is no such part of the attribution")
        self.moved()  # which must be an attribution

    def _parts(self) -> tuple[Anchor | None, ...]:
        match self.part:
            case Part.SOURCE:
                return (self.target.source,)
            case Part.CUE:
                return (self.target.cue,)
            case Part.CONTENT:
                return self.target.content

    def moved(self) -> Marked:
        """The attribution as it is now."""
        match self.part, self.now:
            case Part.SOURCE, now:
                return replace(self.target, source=now)
            case Part.CUE, Anchor() as now:
                return replace(self.target, cue=now)
            case _, now:
                pieces = [piece for piece in (*self.target.content, now) if piece and piece != self.was]
                return replace(self.target, content=tuple(sorted(pieces, key=lambda piece: piece.start)))


@dataclass(frozen=True, slots=True)
class Split:
    """One attribution is two."""

    target: Marked
    into: tuple[Marked, ...]

    def __post_init__(self) -> None:
        if len(set(self.into)) != 2:
            raise ValueError("an attribution is split into two")


@dataclass(frozen=True, slots=True)
class Reject:
    """This is no attribution."""

    target: Marked


@dataclass(frozen=True, slots=True)
class SourceIs:
    """The source of an attribution is this actor; `was` is whom it was taken for, by name."""

    target: Marked
    now: Somebody
    was: str | None

    def __post_init__(self) -> None:
        if self.target.source is None:
            raise ValueError("an attribution without a source")


@dataclass(frozen=True, slots=True)
class SameActor:
    """Two identities are one; `were_one`: whether they counted as one before."""

    one: str
    other: str
    were_one: bool

    def __post_init__(self) -> None:
        _check_two(self.one, self.other)


@dataclass(frozen=True, slots=True)
class DifferentActors:
    """Two identities are not one; `were_one`: whether they counted as one before."""

    one: str
    other: str
    were_one: bool

    def __post_init__(self) -> None:
        _check_two(self.one, self.other)


@dataclass(frozen=True, slots=True)
class SameStory:
    """An account tells of the event that another tells of; `were_one`: whether they counted so before."""

    one: str
    other: str
    were_one: bool

    def __post_init__(self) -> None:
        _check_two(self.one, self.other, "accounts")


@dataclass(frozen=True, slots=True)
class DifferentStories:
    """An account tells of another event than another; `were_one`: whether they counted as one before."""

    one: str
    other: str
    were_one: bool

    def __post_init__(self) -> None:
        _check_two(self.one, self.other, "accounts")


@dataclass(frozen=True, slots=True)
class Correct:
    """A detail of the account is another, or (None) is not known."""

    detail: Detail
    was: str | None
    now: str | None


@dataclass(frozen=True, slots=True)
class CheckAttribution:
    """The attribution is right as it is here."""

    target: Marked


@dataclass(frozen=True, slots=True)
class CheckAccount:
    """These are the attributions of the account, all of them, and right."""

    attributions: tuple[Marked, ...]


@dataclass(frozen=True, slots=True)
class Undo:
    """Another judgement does not hold any more."""

    judgement: str


Verdict = (
    Add
    | Move
    | Split
    | Reject
    | SourceIs
    | SameActor
    | DifferentActors
    | SameStory
    | DifferentStories
    | Correct
    | CheckAttribution
    | CheckAccount
    | Undo
)

_ACROSS = SameActor | DifferentActors | SameStory | DifferentStories | Undo  # of no single account


@dataclass(frozen=True, slots=True)
class Judgement:
    """What somebody said, and when.

    Attributes:
        id: hash of all the rest.
        account: id of the account; None for one on actors or stories across accounts, and for its undoing.
        when: in UTC.
    """

    id: str
    account: str | None
    who: str
    when: datetime
    verdict: Verdict

    def __post_init__(self) -> None:
        if self.when.utcoffset() != timedelta(0):
            raise ValueError("a time that is not in UTC")
        if not self.who.strip():
            raise ValueError("a judgement of nobody")
        if self.account is None and not isinstance(self.verdict, _ACROSS):
            raise ValueError("a judgement of no account")

    @classmethod
    def of(cls, verdict: Verdict, *, account: str | None, who: str, when: datetime) -> Judgement:
        """The judgement, with its id."""
        said = json.dumps([account, who, when.isoformat(), plain(verdict)], ensure_ascii=True)
        return cls(sha256(said.encode()).hexdigest()[:16], account, who, when, verdict)

    def to_dict(self) -> dict[str, Any]:
        """The judgement as plain JSON types; every object in it says its kind."""
        return cast("dict[str, Any]", plain(self))

    @classmethod
    def from_dict(cls, kept: Any) -> Judgement:
        """What `to_dict` gave.

        Raises:
            ValueError: it is no judgement.
        """
        return cast("Judgement", built(cls, kept))


def anchors(verdict: Verdict) -> Iterator[Anchor]:
    """All anchors in a verdict."""
    return _anchors(verdict)


def _anchors(value: object) -> Iterator[Anchor]:
    if isinstance(value, Anchor):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from _anchors(one)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _anchors(getattr(value, field.name))


def standing(judgements: Sequence[Judgement]) -> list[Judgement]:
    """Those that hold, in their order: neither undone, unless that is undone itself, nor an undoing."""
    undone: set[str] = set()
    for one in reversed(judgements):  # an undoing comes after what it undoes
        if isinstance(one.verdict, Undo) and one.id not in undone:
            undone.add(one.verdict.judgement)
    return [one for one in judgements if one.id not in undone and not isinstance(one.verdict, Undo)]


def withdrawn(judgements: Iterable[Judgement], held: Iterable[Judgement]) -> list[Judgement]:
    """Those that were undone."""
    holding = {one.id for one in held}
    return [one for one in judgements if one.id not in holding and not isinstance(one.verdict, Undo)]


def _check_two(one: str, other: str, what: str = "actors") -> None:
    if one == other:
        raise ValueError(f"two {what} are judged, not one")
