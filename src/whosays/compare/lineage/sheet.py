"""An account laid out to be compared with others: its sentences, its words, and which of them are its own.

What a site puts below its news (related headlines, menus, footers) is left out: there most words are
written with capitals, or run on without the end of a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

import numpy as np
from numpy.typing import NDArray

from whosays.compare.sentences import Extent, sentences
from whosays.extract.chains import Floats
from whosays.extract.quotes import quotations
from whosays.extract.words import paragraphs
from whosays.model import Account

Flags = NDArray[np.bool_]
Ints = NDArray[np.intp]
Embed = Callable[[str, Sequence[Extent]], Floats]

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_APOSTROPHE = str.maketrans("", "", "'’")
_PROSE, _FURNITURE = -0.72, 1.2  # log odds of a word that it stands below the news rather than in it
_LONG = 60  # words; those beyond in a sentence run on
_CERTAIN = 12.0  # summed log odds from which on the end of a text is none of the news
_REST = 40  # characters; a sentence of which no more is cut is kept whole
_MOST = 0.8  # of a text; where more looks like that, it is written in capitals
_LONGEST_QUOTATION = 150  # words; a longer one is a mark that nothing closes


@dataclass(frozen=True, slots=True)
class Sheet:
    """An account, laid out.

    Attributes:
        places: extents of its words; words: these words, folded; sentence: which one each stands in.
        quoted: which words stand inside quotation marks.
        vectors: a unit vector a sentence.
    """

    account: Account
    sentences: tuple[Extent, ...]
    vectors: Floats
    words: tuple[str, ...]
    places: tuple[Extent, ...]
    sentence: Ints
    quoted: Flags

    def __len__(self) -> int:
        return len(self.words)


def sheet(account: Account, embed: Embed) -> Sheet:
    """An account laid out; `embed` gives a unit vector for each extent of a text, as `Reader.embed` does."""
    text = account.text
    kept = _news(text, sentences(text))
    found = [(match, number) for number, extent in enumerate(kept) for match in _WORD.finditer(text, *extent)]
    places = tuple(match.span() for match, _ in found)
    return Sheet(
        account,
        kept,
        embed(text, kept),
        tuple(match[0].translate(_APOSTROPHE).casefold() for match, _ in found),
        places,
        np.asarray([number for _, number in found], np.intp),
        _quoted(text, places),
    )


def _news(text: str, extents: Sequence[Extent]) -> tuple[Extent, ...]:
    """The sentences without those that stand below the news, the one cut that runs on into these."""
    odds = [odd for extent in extents for odd in _odds(text, extent)]
    sums = list(accumulate(odd for odd, _ in reversed(odds)))
    best = max(range(len(sums)), key=sums.__getitem__, default=0)
    if not sums or sums[best] < _CERTAIN or best > _MOST * len(sums):
        return tuple(extents)
    end = odds[-best - 1][1]
    return tuple((first, last if last - end < _REST else end) for first, last in extents if first < end)


def _odds(text: str, extent: Extent) -> Iterator[tuple[float, int]]:
    """Of each word of a sentence: the log odds that it stands below the news, and where it stands."""
    for number, match in enumerate(_WORD.finditer(text, *extent)):
        is_prose = match[0].islower() and number < _LONG
        yield (_PROSE if is_prose else _FURNITURE), match.start()


def _quoted(text: str, places: Sequence[Extent]) -> Flags:
    starts = np.asarray([start for start, _ in places], np.intp)
    quoted = np.zeros(len(places), np.bool_)
    for first, last in _quotations(text):
        inside = slice(*np.searchsorted(starts, (first, last)))
        if inside.stop - inside.start <= _LONGEST_QUOTATION:
            quoted[inside] = True
    return quoted


def _quotations(text: str) -> Iterator[Extent]:
    for start, end in paragraphs(text):
        yield from ((start + first, start + last) for first, last in quotations(text[start:end]))
