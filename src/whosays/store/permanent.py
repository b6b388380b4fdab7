"""A permanent address of words in an account: it is resolved in whatever text the account has by then."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256

from whosays.model import Account, Anchor, Span
from whosays.store.anchor import Ambiguous, How, Lost, Reanchored, Result, nearest, reanchor

_WHOLE = 80  # characters of words that are told whole
_END = 32  # of longer ones, so many of either end
_CHECK = 12  # characters of a sha256 that tell enough
_STRETCHED = 1.5  # the most that words may have grown, or shrunk, between their ends


@dataclass(frozen=True, slots=True)
class Permanent:
    """What an address tells of words.

    Attributes:
        text_version: the version of the text that the offsets count in: its extractor.
        start, end: Unicode code points, the end exclusive.
        words: the words, or (where there is a `last`) the first of them; last: the last of them.
        check: the beginning of the sha256 of all of them, `_CHECK` characters or more.
    """

    text_version: str
    start: int
    end: int
    words: str
    last: str | None
    check: str

    def __post_init__(self) -> None:
        length = self.end - self.start
        told = len(self.words) + len(self.last or "")
        if self.start < 0 or not self.words or (length < told if self.last else length != told):
            raise ValueError(f"{self.start}:{self.end} does not fit {self.words[:80]!r}")

    @classmethod
    def of(cls, account: Account, span: Span) -> Permanent:
        """The address of words as the account has them now."""
        words = span.text
        whole = len(words) <= _WHOLE
        first, last = (words, None) if whole else (words[:_END], words[-_END:])
        return cls(account.extractor, span.start, span.end, first, last, _digest(words)[:_CHECK])

    def stands_in(self, account: Account) -> bool:
        """Whether this is the text that it tells of, and the words stand there."""
        words = account.text[self.start : self.end]
        return account.extractor == self.text_version and _fits(self.check, words)


@dataclass(frozen=True, slots=True)
class Found:
    """What became of the words.

    Attributes:
        result: as `reanchor` has it; nearest: where they stand, or what comes nearest to them.
    """

    result: Result
    nearest: Span


def find(told: Permanent, texts: Iterable[Account], now: Account) -> Found:
    """Where the words stand in the account as it is now; `texts` are all versions that are kept of it."""
    was = next((one for one in texts if told.stands_in(one)), None)
    if was is not None:
        anchor = Anchor.of(was.text, told.start, told.end, was.extractor)
        result = reanchor(anchor, now.text)
    else:
        anchor, result = _by_words(told, now.text)
    return Found(result, _nearest(anchor, result, now.text))


def _by_words(told: Permanent, text: str) -> tuple[Anchor, Result]:
    """By what the address itself tells, where the text that it is of is not kept here."""
    first = Anchor(told.text_version, told.start, told.start + len(told.words), told.words, "", "")
    begins = reanchor(first, text)
    if told.last is None:
        return first, begins
    ends = reanchor(Anchor(told.text_version, told.end - len(told.last), told.end, told.last, "", ""), text)
    if isinstance(begins, Reanchored) and isinstance(ends, Reanchored):
        length = (ends.span.end - begins.span.start) / (told.end - told.start)
        if 1 / _STRETCHED <= length <= _STRETCHED:
            span = Span.of(text, begins.span.start, ends.span.end)
            how = How.QUOTE if _fits(told.check, span.text) else How.FUZZY
            return first, Reanchored(span, how, min(begins.score, ends.score))
    return first, begins if isinstance(begins, Ambiguous) else Lost(begins.score)


def _nearest(anchor: Anchor, result: Result, text: str) -> Span:
    match result:
        case Reanchored(span=span):
            return span
        case Ambiguous(candidates=candidates):
            return min(candidates, key=lambda one: abs(one.start - anchor.start))
    return nearest(anchor, text) or _line(text, anchor.start)


def _line(text: str, at: int) -> Span:
    """The line that stands there now, or the one before it if there is none, or the first."""
    at = min(at, len(text) - 1)
    while at and text[at].isspace():
        at -= 1
    at += len(text[at:]) - len(text[at:].lstrip())
    start, end = text.rfind("\n", 0, at) + 1, text.find("\n", at)
    return Span.of(text, start, end if end >= 0 else len(text))


def _fits(check: str, words: str) -> bool:
    return len(check) >= _CHECK and _digest(words).startswith(check)


def _digest(words: str) -> str:
    return sha256(words.encode("utf-8", "surrogatepass")).hexdigest()
