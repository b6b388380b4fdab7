"""Noun phrases of sources, taken apart without a parser: determiner, possessor, core, what follows.

`Hong Kong’s South China Morning Post newspaper` has the possessor *Hong Kong* and the core *South China
Morning Post newspaper*; `a spokesman for the ministry` has the core *spokesman* and the complement *the
ministry*. Names count as one word, whatever words they are made of.
"""

from __future__ import annotations

from dataclasses import dataclass

from whosays.extract.actors.lexicon import DETERMINERS, OWNERS, STOPS
from whosays.extract.actors.page import Page, Range

_MARKS = frozenset('()[]{},;:–—"“”„«»…')
_LEADING = frozenset(
    {"by", "from", "to", "of", "for", "among", "even", "both", "only", "but", "while", "as", "that"}
)
_COMPLEMENTS = frozenset({"of", "for", "from", "by", "at", "in", "with"})
_TRAILING = frozenset({"himself", "herself", "itself", "themselves", "also", "too", "alone", "both", "all"})
_LONGEST = 40  # words of a core that are looked at


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase in words of the text.

    Attributes:
        place: all of it up to the first mark behind the core, marks and prepositions around it left out.
        core: from after determiner and possessor to the head; never empty.
        determiner: in lower case, or None.
        possessor: what stands before `’s`; None if nothing does.
        complement: what follows *of*, *for*, *by* and the like; `link` is that word.
        compound: whether *and* or *or* joins the core to another.
        head: the core's last word in lower case, hyphenated ones whole.
    """

    place: Range
    core: Range
    determiner: str | None
    possessor: Range | None
    link: str | None
    complement: Range | None
    compound: bool
    head: str


def parse(page: Page, place: Range) -> Phrase | None:
    """The phrase in a range of words; None if it has no words but marks."""
    first, last = _outer(page, place)
    if first >= last:
        return None
    determiner, possessor, core = _opening(page, first, last)
    if core[0] >= core[1]:
        return None
    after = core[1]
    link = page.lower[after] if after + 1 < last and page.lower[after] in _COMPLEMENTS else None
    complement = (after + 1, _complement_end(page, after + 1, last)) if link else None
    return Phrase(
        place=(first, _complement_end(page, core[1], last)),
        core=core,
        determiner=determiner,
        possessor=possessor,
        link=link,
        complement=complement if complement and complement[0] < complement[1] else None,
        compound=after + 1 < last and page.lower[after] in ("and", "or"),
        head=page.written((page.compound_start(core[1] - 1), core[1])),
    )


def _opening(page: Page, first: int, last: int) -> tuple[str | None, Range | None, Range]:
    """Determiner, possessor and core of what begins at `first`."""
    determiner = None
    possessor: Range | None = None
    if first not in page.name_at and page.lower[first] in DETERMINERS and first + 1 < last:
        determiner = page.lower[first]
        possessor = (first, first + 1) if determiner in OWNERS else None
        first += 1
    core = first, _core_end(page, first, last)
    while core[0] < core[1] < last and (marks := page.possessive(core[1])) and core[1] + marks < last:
        possessor = core
        first = core[1] + marks
        core = first, _core_end(page, first, last)
    return determiner, possessor, core


def _outer(page: Page, place: Range) -> Range:
    """Without marks and leading prepositions, and without *himself* and the like behind."""
    first, last = place
    while first < last and _is_outside(page, first, _LEADING, last):
        first += 1
    while first < last and _is_outside(page, last - 1, _TRAILING, first):
        last -= 1
    return first, last


def _is_outside(page: Page, word: int, words: frozenset[str], other_end: int) -> bool:
    if word in page.name_at:
        return False
    written = page.lower[word]
    is_mark = not any(map(str.isalnum, written)) and not page.possessive(word)
    return is_mark or (written in words and abs(other_end - word) > 1)


def _core_end(page: Page, first: int, last: int) -> int:
    """The first word from `first` that is no part of the core."""
    at = first
    while at < min(last, first + _LONGEST):
        if name := page.name_at.get(at):
            at = max(at + 1, min(last, name.place[1]))
            continue
        written = page.lower[at]
        if written in _MARKS or written in STOPS or written in ".!?" or page.possessive(at):
            break
        if written == "-" and not (page.joined(at) and page.joined(at + 1)):
            break
        at += 1
    while at > first and at - 1 not in page.name_at and page.lower[at - 1] in _TRAILING:
        at -= 1
    return at


def _complement_end(page: Page, first: int, last: int) -> int:
    """Up to the next comma or other mark."""
    at = first
    while at < last and (at in page.name_at or page.lower[at] not in _MARKS):
        at += 1
    return at
