"""A text as a string of word classes, one character a word, and where each word stands."""

from __future__ import annotations

import re
from dataclasses import dataclass

from whosays.extract.times.grammar.classes import CAPITALISED, LETTERS, WORDS

_TOKEN = re.compile(
    r"(?P<meridiem>[AaPp](?:\.\s?[Mm]\b\.?|[Mm]\b))"
    r"|(?P<word>[^\W\d_]+)"
    r"|(?P<decades>(?:(?:1[5-9]|20)\d0['’]?|['’‘`][1-9]0)s(?!\w))|(?P<decade>[1-9]0s(?!\w))"
    r"|(?P<ordinal>\d{1,2}(?:st|nd|rd|th))(?!\w)"
    r"|(?P<clock>(?:[01]?\d|2[0-4]):[0-5]\d(?::[0-5]\d)?)(?![\d%]|[:./-]\d|\s?(?:percent|million|billion))"
    r"|(?P<numeric>(?:1[89]|20)\d\d(?P<sign>[-/])\d\d?(?P=sign)\d\d?|\d\d?(?P<mark>[-/])\d\d?(?P=mark)(?:\d{4}|\d\d))(?!\w)"
    r"|(?P<year>(?:1\d|20)\d\d|['’‘`]\d\d)(?![\w/%]|[.,:]\d)"
    r"|(?P<number>\d{1,3}(?:,\d{3})+|\d{1,7}(?:\.\d{1,3}|(?:\s\d)?/\d)?)(?![\d/%]|[.,:]\d)(?=[AaPp]\.?[Mm]\b|\W|\Z)"
    r"|(?P<break>\n[^\S\n]*\n)"
    r"|(?P<comma>,)|(?P<dot>\.)|(?P<hyphen>[-‐‑–])|(?P<apostrophe>['’`])"
    r"|(?P<other>\w|[^\w\s])"
)
_LONGEST = 12  # letters of a word that may be in a class
_DAYS = frozenset(map(str, range(1, 32))) | frozenset(f"0{day}" for day in range(1, 10))


@dataclass(frozen=True, slots=True)
class Coded:
    """The words of a text.

    Attributes:
        classes: a character of `LETTERS` for each word or sign.
        starts, ends: of each in the text.
    """

    classes: str
    starts: list[int]
    ends: list[int]


def coded(text: str) -> Coded:
    """The classes of the words and signs of a text."""
    classes: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    follows_name = -1
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup or "other"
        start, end = match.span()
        if kind == "word":
            in_name = follows_name == start - 1 and match[0][0].isupper()
            classes.append(_word(match[0], in_name) if end - start <= _LONGEST else _OTHER)
            follows_name = end if classes[-1] == _OTHER and match[0][0].isupper() else -1
        elif kind == "number":
            classes.append(_DAY if match[0] in _DAYS else _NUMBER)
        else:
            classes.append(LETTERS[kind])
        starts.append(start)
        ends.append(end)
    return Coded("".join(classes), starts, ends)


def _word(word: str, in_name: bool) -> str:
    """The class of a word; one of `WORDS` that goes on with a name (`USA Today`) is none of them."""
    if word[0].isupper() and (found := CAPITALISED.get(word.lower())):
        return found
    if in_name:
        return _OTHER
    return WORDS.get(word) or WORDS.get(word.lower(), _OTHER)


_OTHER, _DAY, _NUMBER = LETTERS["other"], LETTERS["day"], LETTERS["number"]
