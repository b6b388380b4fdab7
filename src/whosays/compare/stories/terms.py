"""The words of an account that tell what it is about: names, other words, numbers, and words side by side."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from whosays.extract.acts.wordsets import word_set

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
SMALL = word_set(
    "the a an of and or to in on at for by with from as is was were are be been it its he she they his her"
    " their that this which who i we you not but"
)
_MONTH = re.compile(
    "january|february|march|april|may|june|july|august|september|october|november|december"
    "|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec"
)
_DAY_OF_MONTH = re.compile(r"[012]?\d|3[01]")
_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)*")
_YEAR = re.compile(r"(?:19[5-9]|20[0-4])\d")
_SHORTEST = 4  # letters of a word that loses its plural


@dataclass(frozen=True, slots=True)
class Word:
    """A word where it stands.

    Attributes:
        capital: whether its first letter is one; number: whether it begins with a digit.
    """

    stem: str
    capital: bool
    number: bool
    start: int
    end: int


def words(text: str) -> list[Word]:
    """The words and numbers of a text, in order."""
    return [
        Word(stem(match[0].lower()), match[0][0].isupper(), match[0][0].isdigit(), *match.span())
        for match in _WORD.finditer(text)
    ]


def stem(word: str) -> str:
    """A word in lower case without the marks of plural and possession."""
    word = word.replace("’", "'").removesuffix("'s")
    if len(word) > _SHORTEST and word.endswith("ies"):
        return f"{word[:-3]}y"
    if len(word) >= _SHORTEST and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def names(read: list[Word]) -> frozenset[str]:
    """Those that are written with a capital more often than without one, days and months apart."""
    large = Counter(word.stem for word in read if word.capital)
    small = Counter(word.stem for word in read if not word.capital)
    return frozenset(
        stem
        for stem, count in large.items()
        if count > small[stem]
        and len(stem) > 1
        and stem not in SMALL
        and stem not in DAYS
        and not _MONTH.fullmatch(stem)
    )


def years(read: list[Word]) -> Iterator[int]:
    """The years that are named."""
    return (int(word.stem) for word in read if word.number and _YEAR.fullmatch(word.stem))


def weekdays(read: list[Word]) -> Iterator[int]:
    """The days of the week that are named, 0 for Monday."""
    return (DAYS.index(word.stem) for word in read if word.stem in DAYS)


def calendar_days(read: list[Word]) -> Iterator[int]:
    """The days of the year that are named (`March 4`), as numbers."""
    for month, day in pairwise(read):
        if month.capital and _MONTH.fullmatch(month.stem) and _DAY_OF_MONTH.fullmatch(day.stem):
            yield MONTHS.index(month.stem[:3]) * 31 + int(day.stem)


def side_by_side(read: list[Word]) -> Iterator[tuple[Word, Word]]:
    """Words that stand next to each other, neither of them a small one."""
    for first, second in pairwise(read):
        if first.stem not in SMALL and second.stem not in SMALL:
            yield first, second
