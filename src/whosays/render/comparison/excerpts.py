"""Words from an account, as they are shown: what counts marked, with some of what stands around it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from whosays.model import Account, Passage
from whosays.render import inert

_AROUND = 90  # characters on either side
_GAP = 240  # between pieces, that are shown with what stands between them
_PARAGRAPH = re.compile(r"\n\s*\n")


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words, ready to be shown; `marked`: they are what counts."""

    text: str
    marked: bool


def excerpt(account: Account, passage: Passage) -> Iterator[Stretch]:
    """The words of a passage of `account` marked, in their surroundings."""
    text, pieces = account.text, passage.pieces
    yield from _plain(_before(text, pieces[0].start))
    for number, piece in enumerate(pieces):
        if number:
            between = text[pieces[number - 1].end : piece.start]
            yield from _plain(inert.line(between) if len(between) <= _GAP else " […] ")
        yield Stretch(inert.line(piece.text), marked=True)
    yield from _plain(_after(text, pieces[-1].end))


def differing(text: str, words: Iterable[str]) -> Iterator[Stretch]:
    """`text` with each of `words` marked where it stands next; what is not found is passed over."""
    at = 0
    for one in filter(None, words):
        start = text.find(one, at)
        if start >= 0:
            yield from _plain(inert.line(text[at:start]))
            yield Stretch(inert.line(one), marked=True)
            at = start + len(one)
    yield from _plain(inert.line(text[at:]))


def _plain(words: str) -> Iterator[Stretch]:
    if words:
        yield Stretch(words, marked=False)


def _before(text: str, start: int) -> str:
    """The end of the paragraph so far, from the beginning of a word."""
    found = _PARAGRAPH.split(text[max(0, start - _AROUND) : start])[-1]
    if len(found) == _AROUND:
        found = f"… {found.partition(' ')[2]}"
    return inert.line(found).lstrip()


def _after(text: str, end: int) -> str:
    """The beginning of the rest of the paragraph, to the end of a word."""
    found = _PARAGRAPH.split(text[end : end + _AROUND])[0]
    if len(found) == _AROUND:
        found = f"{found.rpartition(' ')[0]} …"
    return inert.line(found).rstrip()
