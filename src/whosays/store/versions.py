"""What differs between two versions of an account: silent edits are a finding."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from whosays.model import Account, Span

_LINE = re.compile(r"[^\n]*\n?")
_WORD = re.compile(r"\w+|[^\w\s]|\s+")
_MOST = 4_000_000  # comparisons: what differs beyond is shown as one piece, for time that is bounded


@dataclass(frozen=True, slots=True)
class Added:
    """Words that only the new version has."""

    new: Span


@dataclass(frozen=True, slots=True)
class Removed:
    """Words that only the old version has."""

    old: Span


@dataclass(frozen=True, slots=True)
class Replaced:
    """Words that became others."""

    old: Span
    new: Span


Change = Added | Removed | Replaced


@dataclass(frozen=True, slots=True)
class DetailChange:
    """A detail of the account (`title`, `outlet`, `authors`, `published`, `url`) that became another."""

    detail: str
    old: str | None
    new: str | None


@dataclass(frozen=True, slots=True)
class Difference:
    """Everything that differs, in the order of the texts; nothing does where both are empty."""

    old: Account
    new: Account
    details: tuple[DetailChange, ...]
    changes: tuple[Change, ...]


def difference(old: Account, new: Account) -> Difference:
    """What became of `old` in `new`, line by line, and word by word within lines."""
    return Difference(old, new, tuple(_details(old, new)), tuple(_changes(old.text, new.text)))


def _details(old: Account, new: Account) -> Iterator[DetailChange]:
    for detail in ("title", "outlet", "authors", "published", "url"):
        was, now = (_shown(getattr(account.metadata, detail)) for account in (old, new))
        if was != now:
            yield DetailChange(detail, was, now)


def _shown(value: str | tuple[str, ...] | None) -> str | None:
    return ", ".join(value) or None if isinstance(value, tuple) else value


def _changes(old: str, new: str) -> Iterator[Change]:
    for first, second in _unequal(_parts(_LINE, old, 0, len(old)), _parts(_LINE, new, 0, len(new))):
        words = _parts(_WORD, old, *first), _parts(_WORD, new, *second)
        for was, now in _unequal(*words):
            yield from _change(old, was, new, now)


def _change(old: str, was: tuple[int, int], new: str, now: tuple[int, int]) -> Iterator[Change]:
    gone, come = was[0] < was[1], now[0] < now[1]
    if gone and come:
        yield Replaced(Span.of(old, *was), Span.of(new, *now))
    elif gone:
        yield Removed(Span.of(old, *was))
    elif come:
        yield Added(Span.of(new, *now))


class _Parts:
    """Lines or words of a stretch of text, with their places."""

    def __init__(self, pieces: Sequence[str], start: int) -> None:
        self.pieces = pieces
        self.places = [start]
        for piece in pieces:
            self.places.append(self.places[-1] + len(piece))

    def span(self, first: int, last: int) -> tuple[int, int]:
        return self.places[first], self.places[last]


def _parts(pattern: re.Pattern[str], text: str, start: int, end: int) -> _Parts:
    return _Parts([piece for piece in pattern.findall(text, start, end) if piece], start)


def _unequal(old: _Parts, new: _Parts) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """The stretches that differ, by their places in both."""
    head = _common(old.pieces, new.pieces)
    tail = _common(old.pieces[head:][::-1], new.pieces[head:][::-1])
    was, now = old.pieces[head : len(old.pieces) - tail], new.pieces[head : len(new.pieces) - tail]
    for a, b, c, d in _blocks(was, now):
        yield old.span(head + a, head + b), new.span(head + c, head + d)


def _blocks(was: Sequence[str], now: Sequence[str]) -> Iterator[tuple[int, int, int, int]]:
    if len(was) * len(now) > _MOST:
        yield 0, len(was), 0, len(now)
        return
    for kind, a, b, c, d in SequenceMatcher(None, was, now, autojunk=False).get_opcodes():
        if kind != "equal":
            yield a, b, c, d


def _common(first: Sequence[str], second: Sequence[str]) -> int:
    """How many pieces both begin with."""
    pairs = enumerate(zip(first, second, strict=False))
    return next((place for place, (one, other) in pairs if one != other), min(len(first), len(second)))
