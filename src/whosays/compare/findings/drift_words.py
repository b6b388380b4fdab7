"""Quoted words made comparable: what a house style may change without changing the wording is folded away."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from whosays.extract.actors.fold import fold
from whosays.extract.acts.wordsets import word_set
from whosays.extract.times.numerals import in_digits

ELLIPSIS = "…"
_TOKEN = re.compile(r"\.\s?\.\s?\.|…|%|\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’ʼ][^\W\d_]+)*")
# American spelling to British or the other way round: which way does not matter, as both sides are folded.
_SPELLINGS = (
    (re.compile(r"iz(?=(?:e|ed|es|er|ers|ing|ation|ations)$)"), "is"),
    (re.compile(r"yz(?=(?:e|ed|es|er|ers|ing)$)"), "ys"),
    (re.compile(r"(?<=..)our(?=(?:s|ed|ing|ful|ite|ites|able|ably|less|hood)?$)"), "or"),
    (re.compile(r"(?<=..)tre(?=s?$)"), "ter"),
    (re.compile(r"(?<=..)ence(?=s?$)"), "ense"),
    (re.compile(r"(?<=[aeiou])ll(?=(?:ed|ing|er|ers)$)"), "l"),
)
_ENDING = re.compile(r"(?:'s|s'|ing|ies|ied|ed|es|ly|s|e|y)$")
SMALL = word_set(
    "a an the this that these those of in on at to for from by with about as into over after before under "
    "between and or but nor if so than then because while though although when where who whom which what why "
    "how whose i me my mine we us our ours you your yours he him his she her hers it its they them their "
    "theirs one am is are was were be been being do does did done have has had having will "
    "would shall should "
    "can could may might must not no never nor there here very just too also only even still yet up down out "
    "off any some all each every such own same more most less least isn't aren't wasn't "
    "weren't don't doesn't "
    "didn't haven't hasn't hadn't won't wouldn't shan't shouldn't can't cannot couldn't "
    "mustn't i'm i've i'll "
    "i'd we're we've we'll we'd you're you've you'll you'd he's she's it's they're they've they'll that's "
    "there's what's let's"
)
# What people say of their own speaking; left out, nothing is lost.
_OF_SPEAKING = word_set(
    "say saying said know mean think speak speaking tell told well like oh yes please frankly"
)


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a quotation: where it stands in it, and what it is compared by."""

    start: int
    end: int
    folded: str

    @property
    def is_content(self) -> bool:
        """Whether it says something by itself."""
        return self.folded not in SMALL


@lru_cache(maxsize=20_000)
def words_of(quotation: str) -> tuple[Word, ...]:
    """The words of a quotation, numbers as digits; an ellipsis is a word of its own."""
    found = [(match.start(), match.end(), _folded(match[0])) for match in _TOKEN.finditer(quotation)]
    return tuple(_with_numbers(_per_cent(found)))


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """A folded word without its ending, so that its forms are alike."""
    bare = _ENDING.sub("", word)
    return bare if len(bare) > 2 else word


def is_of_no_weight(words: tuple[Word, ...]) -> bool:
    """Whether nothing is lost with these words: they are small ones, and ones that speak of speaking."""
    return all(not word.is_content or word.folded in _OF_SPEAKING for word in words)


@lru_cache(maxsize=65536)
def _folded(token: str) -> str:
    if token[0] in ".…":
        return ELLIPSIS
    if token == "%":  # noqa: S105 - a word
        return "percent"
    word = fold(token)
    for pattern, spelt in _SPELLINGS:
        word = pattern.sub(spelt, word)
    return word.replace(",", "") if word[0].isdigit() else word


def _per_cent(found: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """`per`, `cent` as one word, as others write it."""
    made: list[tuple[int, int, str]] = []
    for start, end, word in found:
        if word == "cent" and made and made[-1][2] == "per":
            made[-1] = (made[-1][0], end, "percent")
        else:
            made.append((start, end, word))
    return made


def _with_numbers(found: list[tuple[int, int, str]]) -> list[Word]:
    """Runs of number words as one word in digits; `one` stays, which is a pronoun as often."""
    made: list[Word] = []
    position = 0
    while position < len(found):
        after = position + 1
        while after < len(found) and len(in_digits([word for *_, word in found[position : after + 1]])) == 1:
            after += 1
        (start, _, word), (_, end, _) = found[position], found[after - 1]
        digits = in_digits([word for *_, word in found[position:after]])[0]
        made.append(Word(start, end, word if after == position + 1 and word in ("one", "second") else digits))
        position = after
    return made
