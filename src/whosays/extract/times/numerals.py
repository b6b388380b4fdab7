"""Numbers written as words, made digits: `twenty-four`, `nineteen ninety-one`, `two and a half`, `third`."""

from __future__ import annotations

import re
from collections.abc import Sequence

_SMALL = (
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
)
_TENS = (
    "twenty",
    "thirty",
    "forty",
    "fifty",
    "sixty",
    "seventy",
    "eighty",
    "ninety",
)
_ORDINALS = (
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
)
CARDINAL = {word: n for n, word in enumerate(_SMALL)} | {word: 10 * n for n, word in enumerate(_TENS, 2)}
ORDINAL = {word: n for n, word in enumerate(_ORDINALS, 1)} | {
    f"{word[:-1]}ieth": 10 * n for n, word in enumerate(_TENS, 2)
}
_SCALES = {"hundred": 100, "thousand": 1000, "million": 10**6}
_FRACTIONS = {"1/2": 0.5, "1/4": 0.25, "3/4": 0.75}
_NUMBER = re.compile(r"\d{1,7}(?:\.\d{1,3})?", re.ASCII)


def in_digits(words: Sequence[str]) -> list[str]:
    """The words with runs of numbers as digits; ordinals as `3rd`, whatever their ending is.

    `second` stays as it is behind a number, where it is a unit.
    """
    made: list[str] = []
    position = 0
    while position < len(words):
        number, position_after = _cardinal(words, position)
        if position_after > position:
            made.append(number)
        elif words[position] in ORDINAL and not _is_unit(made, words, position):
            made.append(f"{ORDINAL[words[position]]}th")
            position_after = position + 1
        else:
            made.append(words[position])
            position_after = position + 1
        position = position_after
    return _with_fractions(_with_ordinals(made))


def _is_unit(made: Sequence[str], words: Sequence[str], position: int) -> bool:
    """Whether it is the `second` of `one second`, and not of `the 1988 second quarter`."""
    is_counted = bool(made) and _NUMBER.fullmatch(made[-1]) is not None
    return is_counted and words[position] == "second" and words[position + 1 : position + 2] != ["quarter"]


def _cardinal(words: Sequence[str], start: int) -> tuple[str, int]:
    """The number that the words from `start` on spell, and where it ends; `start` if they spell none."""
    total = group = 0
    position = start
    while position < len(words):
        word = words[position]
        if word in _SCALES and (group or position == start):
            group = max(group, 1) * _SCALES[word]
            if _SCALES[word] > 100:
                total, group = total + group, 0
        elif word in CARDINAL and _fits(group, CARDINAL[word]):
            group += CARDINAL[word]
        elif word in CARDINAL and not total and 10 <= group <= 20 and CARDINAL[word] >= 10:
            group = 100 * group + CARDINAL[word]  # nineteen | ninety
        elif not (word == "and" and words[position - 1] in _SCALES and _spells(words, position + 1)):
            break
        position += 1
    return str(min(total + group, 10**7 - 1)), position


def _fits(group: int, number: int) -> bool:
    """Whether the number goes on with a group: `ninety` with `four`, `two hundred` with anything less."""
    return (
        group == 0
        or (group % 100 == 0 and number < 100)
        or (group % 10 == 0 and group % 100 >= 20 and number < 10)
    )


def _spells(words: Sequence[str], position: int) -> bool:
    return position < len(words) and words[position] in CARDINAL


def _with_ordinals(words: list[str]) -> list[str]:
    """`20`, `1th` as one: `21th`."""
    made: list[str] = []
    for word in words:
        tens = made[-1] if made and made[-1] in {"20", "30"} else ""
        if tens and re.fullmatch(r"[1-9]th", word):
            made[-1] = f"{int(tens) + int(word[:-2])}th"
        else:
            made.append(word)
    return made


def _with_fractions(words: list[str]) -> list[str]:
    """`5`, `1/2` and `2`, `and`, `a`, `half` as one number."""
    made: list[str] = []
    position = 0
    while position < len(words):
        number = words[position]
        if words[position + 1 : position + 4] == ["and", "a", "half"] and _NUMBER.fullmatch(number):
            made.append(str(float(number) + 0.5))
            position += 4
        elif words[position + 1 : position + 2] and _is_mixed(number, words[position + 1]):
            made.append(str(float(number) + _FRACTIONS[words[position + 1]]))
            position += 2
        else:
            made.append(str(_FRACTIONS.get(number, number)))
            position += 1
    return made


def _is_mixed(number: str, fraction: str) -> bool:
    return fraction in _FRACTIONS and _NUMBER.fullmatch(number) is not None
