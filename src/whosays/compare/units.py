"""Units: the clauses of a read account, each with whose voice it stands in.

A word stands in the voice of the innermost attribution whose content holds it, and where none does in the
account's own. What a clause has besides a cue and outside of its content ("police said on Sunday") makes the
attribution and is no unit; a clause that runs over the edge of a content is parted there. It stays whole

* where words do what they say ("she thanked the crew", "he ordered a review"): told by who tells the deed;
* where the content in it has no head of its own ("images pointed to a dozen craters"): told by the source.

What an account says that another leaves out is nobody's claim.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import wraps
from itertools import groupby
from typing import Any, TypeVar

import numpy as np

from whosays.compare.held import is_read
from whosays.compare.vocabulary import is_telling
from whosays.extract import Clause, Clauses
from whosays.extract.chains import Floats
from whosays.extract.words import PUNCTUATION, Ints
from whosays.model import Act, Attribution, Passage, Reading, Span

T = TypeVar("T")

LEAST = 2  # words a unit
LEAST_HEAD = -2.0  # score of its head: names alone, bylines and datelines have none
_TIES = frozenset({"that", "and", "but", "or", "as"})
QUOTED = 0.5  # share of words in quotation marks from which on a unit is a quotation
OWN, NOBODY = -1, -2  # where attributions are counted: the account's own voice, and none
# What is done by saying it: whoever reports the words reports a deed, and in the voice that reports it.
_DEEDS = frozenset(
    {
        Act.AGREES,
        Act.ASKS,
        Act.CRITICISES,
        Act.DECIDES,
        Act.DECLINES_TO_COMMENT,
        Act.DEMANDS,
        Act.INTENDS,
        Act.PRAISES,
        Act.PROMISES,
        Act.REFUSES,
    }
)


@dataclass(frozen=True, slots=True, eq=False)
class Unit:
    """A clause of an account, verbatim, in one voice.

    Attributes:
        account: id of its account; number: its place among the units of its account.
        passage: its words; sentence: the stretch around it, from one stop to the next.
        chain: the attributions that it stands in, the outermost first; empty in the account's own voice.
        is_quoted: whether most of it stands in quotation marks.
        words: numbers of its words in the account's; head: that of the word that heads it.
        vector: (384,), of length one.
    """

    account: str
    number: int
    passage: Passage
    sentence: Span
    chain: tuple[Attribution, ...]
    is_quoted: bool
    words: tuple[int, ...]
    head: int
    vector: Floats


@dataclass(frozen=True, slots=True, eq=False)
class Laid:
    """A read account laid out for comparison: its clauses, and its units in the order of the text.

    Attributes:
        kept: what was worked out of it, for as long as it is at hand (see `once`).
    """

    reading: Reading
    clauses: Clauses
    units: tuple[Unit, ...]
    kept: dict[object, Any] = field(init=False, default_factory=dict, repr=False)


def once(work: Callable[[Laid], T]) -> Callable[[Laid], T]:
    """What works something out of an account does it only once."""

    @wraps(work)
    def worked_out(laid: Laid) -> T:
        if work not in laid.kept:
            laid.kept[work] = work(laid)
        made: T = laid.kept[work]
        return made

    return worked_out


def lay_out(reading: Reading, clauses: Clauses) -> Laid:
    """The units of a reading; `clauses` are those of its account's text.

    One in a language that is not read has none: what its clauses would be is not known.
    """
    if not is_read(reading.account):
        return Laid(reading, clauses, ())
    voices = _Voices.of(reading, clauses)
    found = (part for clause in clauses.clauses for part in voices.parts(clause))
    units = [_unit(reading, clauses, number, part) for number, part in enumerate(found)]
    return Laid(reading, clauses, tuple(units))


@dataclass(frozen=True, slots=True)
class Part:
    """Words of a clause in one voice, by their numbers, and which of them heads them."""

    words: Sequence[int]
    chain: tuple[Attribution, ...]
    head: int


@dataclass(frozen=True, slots=True)
class _Voices:
    """Which attribution each word stands in, and whose cue it belongs to.

    Attributes:
        acts: of the attributions.
        settled: of each voice itself, or `NOBODY` for what is said to be left out.
        chains: for each attribution, itself behind those that it is nested in.
        voice: (W,) index of the innermost attribution whose content holds the word, or `OWN`.
        cue: (W,) index of the attribution whose cue the word belongs to, or `OWN`.
        levels: for each attribution, in whose voice it stands itself.
        within: of each voice, the attributions that it stands in, itself included.
    """

    clauses: Clauses
    chains: Sequence[tuple[Attribution, ...]]
    voice: Ints
    cue: Ints
    levels: Sequence[int]
    acts: Sequence[Act]
    settled: Mapping[int, int]
    within: Mapping[int, frozenset[int]]

    @classmethod
    def of(cls, reading: Reading, clauses: Clauses) -> _Voices:
        places = {one.id: index for index, one in enumerate(reading.attributions)}
        chains: list[tuple[Attribution, ...]] = []
        voice, cue = (np.full(len(clauses.words), OWN, np.int64) for _ in range(2))
        # A parent stands before its children, whose contents lie in its own: the innermost comes last.
        for index, one in enumerate(reading.attributions):
            chains.append((*(chains[places[one.parent]] if one.parent else ()), one))
            for piece in one.content:
                voice[slice(*clauses.words.touched(piece.start, piece.end))] = index
            cue[slice(*clauses.words.touched(one.cue.start, one.cue.end))] = index
        levels = [places[one.parent] if one.parent else OWN for one in reading.attributions]
        acts = [one.act for one in reading.attributions]
        silent = {i: NOBODY for i, chain in enumerate(chains) if any(one.act is Act.OMITS for one in chain)}
        settled = {i: i for i in range(OWN, len(chains))} | silent
        within = {i: frozenset(places[one.id] for one in chain) for i, chain in enumerate(chains)}
        nothing = dict.fromkeys((OWN, NOBODY), frozenset[int]())
        return cls(clauses, chains, voice, cue, levels, acts, settled, within | nothing)

    def parts(self, clause: Clause) -> Iterator[Part]:
        """What of a clause says something, each stretch in one voice."""
        words = list(clause.words())
        voices = self._voices(words, clause.head)
        for voice, group in groupby(words, key=lambda word: voices[word]):
            kept = self._trimmed(list(group))
            if voice != NOBODY and self._says_something(kept):
                head = clause.head if clause.head in kept else max(kept, key=lambda w: self.clauses.heads[w])
                yield Part(kept, self.chains[voice] if voice != OWN else (), head)

    def _voices(self, words: Sequence[int], head: int) -> dict[int, int]:
        """In whose voice each word of a clause stands; `NOBODY`'s are those that only make an attribution."""
        voices = {word: self.settled[self.voice[word]] for word in words}
        cues = {int(self.cue[word]) for word in words} - {OWN}
        for cue in sorted(cues, reverse=True):  # the inner ones first
            level = self.levels[cue]
            beside = [word for word in words if voices[word] == level]
            content = [word for word in words if cue in self.within[voices[word]]]
            if content and (self.acts[cue] in _DEEDS or head not in {*content, *beside}):
                voices |= dict.fromkeys(content, level)
            elif content and head in beside and self.acts[cue] is not Act.OMITS:
                voices |= dict.fromkeys(beside, cue)
            else:
                voices |= dict.fromkeys(beside, NOBODY)
        return voices

    def _trimmed(self, words: list[int]) -> list[int]:
        """The words without the marks at both ends, and without what ties them to what came before."""
        said = [place for place, word in enumerate(words) if self.clauses.words.case[word] != PUNCTUATION]
        while len(said) > 1 and self._text(words[said[0]]) in _TIES:
            del said[0]
        return words[said[0] : said[-1] + 1] if said else []

    def _text(self, word: int) -> str:
        words = self.clauses.words
        return self.clauses.text[words.start[word] : words.end[word]].lower()

    def _says_something(self, words: Sequence[int]) -> bool:
        count = sum(self.clauses.words.case[word] != PUNCTUATION for word in words)
        headed = max((self.clauses.heads[word] for word in words), default=-np.inf) >= LEAST_HEAD
        return headed and count >= LEAST and any(is_telling(self.clauses, word) for word in words)


def _unit(reading: Reading, clauses: Clauses, number: int, part: Part) -> Unit:
    quoted = float(np.mean(clauses.words.quoted[list(part.words)]))
    return Unit(
        account=reading.account.id,
        number=number,
        passage=Passage(reading.account.id, tuple(_pieces(clauses, part.words))),
        sentence=_sentence(clauses, part.words),
        chain=part.chain,
        is_quoted=quoted >= QUOTED,
        words=tuple(part.words),
        head=part.head,
        vector=clauses.vector(part.words),
    )


def _pieces(clauses: Clauses, words: Sequence[int]) -> Iterator[Span]:
    """Spans of the words, those that follow one another together."""
    for _, run in groupby(enumerate(words), key=lambda pair: pair[1] - pair[0]):
        numbers = [word for _, word in run]
        start, end = int(clauses.words.start[numbers[0]]), int(clauses.words.end[numbers[-1]])
        yield Span.of(clauses.text, start, end)


def _sentence(clauses: Clauses, words: Sequence[int]) -> Span:
    """From behind the stop before the words to the stop behind them, in their paragraph."""
    first, last = words[0], words[-1]
    paragraph = clauses.words.paragraph
    while first > 0 and paragraph[first - 1] == paragraph[words[0]] and not _is_stop(clauses, first - 1):
        first -= 1
    while (
        last + 1 < len(paragraph)
        and paragraph[last + 1] == paragraph[words[-1]]
        and not _is_stop(clauses, last)
    ):
        last += 1
    return Span.of(clauses.text, int(clauses.words.start[first]), int(clauses.words.end[last]))


def _is_stop(clauses: Clauses, word: int) -> bool:
    """Whether a word is a mark that ends a sentence: a stop that no small letter or digit follows."""
    text, end = clauses.text, int(clauses.words.end[word])
    if text[end - 1] not in ".!?":
        return False
    following = text[end : end + 4].lstrip("\"'”’) ")
    return not following[:1].islower() and not text[end : end + 1].isdigit()


def by_id(laid: Sequence[Laid]) -> Mapping[str, Laid]:
    """The accounts by their ids."""
    return {one.reading.account.id: one for one in laid}
