"""What is kept of an account to find those that tell of the same event."""

from __future__ import annotations

import struct
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import IntFlag
from functools import reduce
from math import log, sqrt
from operator import or_
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from whosays.compare.stories.shipped import Background, background
from whosays.compare.stories.terms import (
    Word,
    calendar_days,
    names,
    side_by_side,
    weekdays,
    words,
    years,
)
from whosays.model import Account

Embed = Callable[[str, Sequence[tuple[int, int]]], NDArray[np.float32]]

LEAD = 70  # words in which an account says what happened
_BEGINNING = 120  # words that name the day
_FOCUS = 6  # names that an account turns on
_LEAD_COUNTS = 1.5
_MEANT = (300, 800)  # characters from the beginning whose meaning is kept
_MOST = 12_000  # characters that are looked at
_TITLE = 120
_HEAD = struct.Struct("<IBxxxiQQQ")
_UNDATED = -1


class Role(IntFlag):
    """What a term is in its account."""

    NAME = 1
    NUMBER = 2
    PAIR = 4
    LEAD = 8


TERM = np.dtype(
    [("hash", "<u4"), ("weight", "<f2"), ("telling", "<f2"), ("focus", "<f2"), ("role", "u1")], align=False
)


@dataclass(frozen=True, slots=True, eq=False)
class Profile:
    """The terms, the dates and the meaning of an account.

    Attributes:
        account: its id.
        title: its headline, or how it begins.
        published: the day, as a proleptic ordinal; None where it is not known to the day.
        terms: by hash, in rising order: how often and how telling (`weight`), how telling alone, the share
            among the names that the account turns on (`focus`), and the `Role`.
        weekdays, days, years: bits of those that are named.
        meaning: of the first 300 and the first 800 characters, a unit vector each, times 127.
    """

    account: str
    title: str
    published: int | None
    terms: NDArray[np.void]
    weekdays: int
    days: int
    years: int
    meaning: NDArray[np.int8]

    def to_bytes(self) -> bytes:
        """All but the account and the title, packed; `from_bytes` undoes it."""
        day = _UNDATED if self.published is None else self.published
        head = _HEAD.pack(len(self.terms), len(self.meaning), day, self.weekdays, self.days, self.years)
        return head + self.terms.tobytes() + self.meaning.tobytes()

    @classmethod
    def from_bytes(cls, account: str, title: str, packed: bytes) -> Profile:
        """What `to_bytes` gave."""
        count, vectors, day, week, days, years_ = _HEAD.unpack_from(packed)
        terms = np.frombuffer(packed, TERM, count, _HEAD.size)
        meaning = np.frombuffer(packed, np.int8, offset=_HEAD.size + terms.nbytes).reshape(vectors, -1)
        return cls(account, title, None if day == _UNDATED else day, terms, week, days, years_, meaning)


def profile_of(account: Account, embed: Embed) -> Profile:
    """The profile of an account; nothing is read but its words.

    Args:
        embed: gives a unit vector an extent of a text, as `Reader.embed` does.
    """
    text = account.text[:_MOST]
    read = words(text)
    return Profile(
        account.id,
        account.metadata.title or _beginning(account.text),
        _day(account.metadata.published),
        _terms(read, background()),
        _bits(weekdays(read[:_BEGINNING])),
        _bits(calendar_days(read)),
        _bits(years(read)),
        _meaning(text, embed),
    )


def _meaning(text: str, embed: Embed) -> NDArray[np.int8]:
    text = text[: _MEANT[-1]]
    vectors = embed(text, [(0, min(len(text), end)) for end in _MEANT])
    return np.round(vectors * 127).astype(np.int8)


def _terms(read: list[Word], known: Background) -> NDArray[np.void]:
    capital = names(read)
    lead = {word.stem for word in read[:LEAD]}
    focus = _focus(read, capital, known)
    rows: dict[int, tuple[float, float, float, int]] = {}
    for stem, count in Counter(word.stem for word in read).items():
        number = stem[0].isdigit()
        role = Role.NUMBER * number | Role.NAME * (stem in capital) | Role.LEAD * (stem in lead)
        telling = known.telling(stem)
        weight = (1 + log(count)) * telling
        if len(stem) > 1:
            rows[_hash(stem)] = weight, telling, focus.get(stem, 0.0), int(role)
    for first, second in side_by_side(read):
        both = first.stem in capital and second.stem in capital and second.start - first.end <= 1
        telling = sqrt(known.telling(first.stem) * known.telling(second.stem))
        role = Role.PAIR | Role.NAME * both
        rows[_hash(f"{first.stem} {second.stem}")] = telling, telling, 0.0, int(role)
    return np.array([(hash_, *row) for hash_, row in sorted(rows.items())], TERM)


def _focus(read: list[Word], capital: frozenset[str], known: Background) -> dict[str, float]:
    """The names that an account turns on, with their shares."""
    counts = Counter(word.stem for word in read if word.stem in capital)
    early = {word.stem for word in read[:LEAD]}
    scores = {
        stem: sqrt(count) * known.telling(stem) * (_LEAD_COUNTS if stem in early else 1)
        for stem, count in counts.items()
    }
    best = sorted(scores.items(), key=lambda pair: (-pair[1], pair[0]))[:_FOCUS]
    total = sum(score for _, score in best)
    return {stem: score / total for stem, score in best} if total else {}


def _hash(term: str) -> int:
    return crc32(term.encode())


def _bits(numbers: Iterable[int]) -> int:
    return reduce(or_, (1 << (number % 64) for number in numbers), 0)


def _day(published: str | None) -> int | None:
    try:
        return date.fromisoformat(published or "").toordinal()
    except ValueError:  # known to the month or the year only
        return None


def _beginning(text: str) -> str:
    first = text.strip().partition("\n")[0].strip()
    return first if len(first) <= _TITLE else f"{first[:_TITLE].rsplit(' ', 1)[0]} …"
