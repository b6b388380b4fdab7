"""What is searched for, and what is found: statements, each with its place."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from datetime import date
from enum import StrEnum
from typing import Any, Generic, TypeVar

from whosays.model import Act, Interval, LinkKind, Quotation, Span

MOST = 1_000  # hits of one page


class Within(StrEnum):
    """Where the words are to stand: in the statement itself, or anywhere in its account."""

    STATEMENT = "statement"
    ACCOUNT = "account"


class Order(StrEnum):
    """The best first, or the latest, or the earliest; without words there is no best."""

    RANK = "rank"
    DATE = "date"
    EARLIEST = "earliest"


_NOT_CONDITIONS = ("within", "order", "limit", "offset")


@dataclass(frozen=True, slots=True)
class Query:
    """Everything that is told must hold of a statement.

    Attributes:
        words: all of them, "phrases" and beginnings*; of an account, in one stretch of 2,000 words.
        actor: the words of a name of who says it; all accounts' names of the same identity are tried.
        outlet: a name of the outlet, or one that the registry says is the same.
        since, until: days, both included, on which it was said; untold, on which its account was published.
        about: days of which the content speaks.
        checked_only: statements that a person has checked, alone or with their whole account.
        account: the id of the one account to look in; story: that of the one story.
        speaker: the id of who says it: an identity's, or that of an actor of one account.
        through: the id of who says the statement that it stands in; outermost: that it stands in none.
    """

    words: str | None = None
    within: Within = Within.STATEMENT
    actor: str | None = None
    act: Act | None = None
    outlet: str | None = None
    since: date | None = None
    until: date | None = None
    quotation: Quotation | None = None
    about: Interval | None = None
    checked_only: bool = False
    account: str | None = None
    story: str | None = None
    speaker: str | None = None
    through: str | None = None
    outermost: bool = False
    order: Order = Order.RANK
    limit: int = 20
    offset: int = 0

    def __post_init__(self) -> None:
        if not 1 <= self.limit <= MOST:
            raise ValueError(f"a page has 1 to {MOST} hits")
        if self.offset < 0:
            raise ValueError("there is no page before the first")

    @property
    def told(self) -> tuple[str, ...]:
        """The conditions that are told, by the names of their fields; none where every statement fits."""
        names = (field.name for field in fields(self) if field.name not in _NOT_CONDITIONS)
        return tuple(name for name in names if getattr(self, name) not in (None, False))

    def without(self, *names: str) -> Query:
        """The query without these conditions."""
        untold: dict[str, Any] = {field.name: field.default for field in fields(self) if field.name in names}
        return replace(self, **untold)


@dataclass(frozen=True, slots=True)
class Snippet:
    """Words with some of what stands around them; `marks` are the places in `text` of those searched for."""

    text: str
    marks: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """A statement that was found, and where it stands.

    Attributes:
        account: id of its account; attribution: its own id there.
        retrieved: when the account was collected, an ISO moment in UTC.
        actor: name of who says it, as the account or the identity has it; identity: its id; None where the
            source is unresolved or no identity was made.
        page: of a paginated document, the page of the cue, from 1.
        said: the days on which it may have been said, where the text tells.
        snippet: of the content, or of the account where the words were searched there.
        score: higher is better; of one search only. 0 where nothing was ranked.
    """

    account: str
    attribution: str
    title: str | None
    outlet: str | None
    published: str | None
    url: str | None
    path: str | None
    retrieved: str
    source: Span | None
    cue: Span
    content: tuple[Span, ...]
    act: Act
    quotation: Quotation
    actor: str | None
    identity: str | None
    link: LinkKind | None
    confidence: float
    page: int | None
    said: Interval | None
    checked: bool
    snippet: Snippet
    score: float


T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """Some of what was found: from `offset` on; whether there is `more` after it."""

    hits: tuple[T, ...]
    offset: int
    more: bool
