"""A text as a string of word classes, one character a word, and where each word stands."""

from __future__ import annotations

import re
from dataclasses import dataclass

from whosays.extract.times.grammar.classes import CAPITALISED, LETTERS, WORDS

_TOKEN = re.compile(
    r"(?P<meridiem>[AaPp](?:\.\s?[Mm]\b\.?|[Mm]\b))"
    r"|(?P<oclock>o['’]clock\b)"
    # the end of a paragraph; newspapers and programmes that are called by a time
    r"|(?P<other>\n[^\S\n]*\n|(?:Sun|Satur)day\s(?:Times|Telegraph|Mirror|Mail|Express|Herald|Post|Star)\b"
    r"|(?:Daily|Nightly)(?=\s[A-Z])|(?:60\sMinutes|48\sHours|[Ee]lection\s(?:week|month|year))\b|(?<=[\"“‘'`])This\sWeek(?=[\"”’',]|\s[Ww]ith))"
    r"|(?P<word>[^\W\d_]+)"
    r"|(?P<decades>(?:(?:1[5-9]|20)\d0(?:['’](?!s\s(?:first|second|third|fourth|fiscal)))?|['’‘`][1-9]0)s(?!\w))|(?P<decade>[1-9]0s(?!\w))"
    r"|(?P<ordinal>\d{1,2}(?:st|nd|rd|th))(?!\w)"
    r"|(?P<clock>(?:[01]?\d|2[0-4]):[0-5]\d(?::[0-5]\d)?)(?![\d%]|[:./-]\d|\s?(?:percent|million|billion))"
    r"|(?P<numeric>(?:1[89]|20)\d\d(?P<sign>[-/])\d\d?(?P=sign)\d\d?|\d\d?(?P<mark>[-/])\d\d?(?P=mark)(?:\d{4}|\d\d))(?![\w/-])"
    r"|(?P<feast>9/11)(?![\d/])"
    r"|(?P<year>(?:19\d\d|20[0-4]\d))(?![\w/%]|[.,:]\d)"
    r"|(?P<maybe_year>1[0-8]\d\d|20[5-9]\d|['’‘`]\d\d)(?![\w/%]|[.,:]\d)"
    r"|(?P<number>\d{1,3}(?:,\d{3}){1,4}|\d{1,7}(?:\.\d{1,3}|(?:\s\d)?/\d)?)(?![\d/%]|[.,:]\d)(?=[AaPp]\.?[Mm]\b|\W|\Z)"
    r"|(?P<measured>%)"
    r"|(?P<comma>,)|(?P<dot>\.)|(?P<hyphen>[-‐‑–])|(?P<possessive>['’]s?\b)"
    r"|\d+(?:[.,:/]\d+)*[^\W\d]*|\w|[^\w\s]"
)
_OTHER, _DAY, _NUMBER = LETTERS["other"], LETTERS["day"], LETTERS["number"]
_DAYS = frozenset(map(str, range(1, 32))) | frozenset(f"0{day}" for day in range(1, 10))
# Classes whose words tell no time by themselves.
_EMPTY_NAMES = (
    "a the that of on in at by to from and or so no since than more least around old long local new near "
    "measured quality lengthy same comma dot hyphen possessive number scale day ordinal many couple dozens "
    "times every once early earlier middle ended right"
)
_EMPTY = frozenset(LETTERS[name] for name in _EMPTY_NAMES.split())
_MOST_EMPTY = 24  # such words in a row before the first of them cannot matter any more
_Words = tuple[list[str], list[int], list[int]]


@dataclass(frozen=True, slots=True)
class Coded:
    """The words of a text that may tell a time, and the words beside them; what is between is one `other`.

    Attributes:
        classes: a character of `LETTERS` for each word or sign.
        starts, ends: of each in the text.
    """

    classes: str
    starts: list[int]
    ends: list[int]


def coded(text: str) -> Coded:
    """The classes of the words and signs of a text."""
    words: _Words = ([_OTHER], [0], [0])
    classes, starts, ends = words
    begun, tells = 1, False  # where the words since the last other begin, and whether they tell a time
    name_end = -2
    for match in _TOKEN.finditer(text):
        letter = _letter(match, name_end)
        if letter == _OTHER:
            if match[0][0].isupper():
                name_end = match.end()
            if not tells:
                _drop(words, begun, None)
                continue
            begun, tells = len(classes) + 1, False
        elif letter not in _EMPTY:
            tells = True
        elif not tells and len(classes) - begun > _MOST_EMPTY:
            _drop(words, begun, -_MOST_EMPTY // 2)
        classes.append(letter)
        starts.append(match.start())
        ends.append(match.end())
    return Coded("".join(classes), starts, ends)


def _drop(words: _Words, start: int, end: int | None) -> None:
    """Leaves out a range of the words."""
    for row in words:
        del row[start:end]


def _letter(match: re.Match[str], name_end: int) -> str:
    """The class of a word or sign."""
    word = match[0]
    kind = match.lastgroup
    if kind == "number":
        return _DAY if word in _DAYS else _NUMBER
    if kind != "word":
        return LETTERS[kind or "other"]
    if word[0].isupper():
        lower = word.lower()
        # One of `WORDS` that goes on with a name (`USA Today`) is none of them.
        return CAPITALISED.get(lower) or (
            _OTHER if match.start() == name_end + 1 else WORDS.get(lower, _OTHER)
        )
    return WORDS.get(word, _OTHER)
