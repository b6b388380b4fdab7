"""Numbers in running text: digits, words, scales, dozens and fractions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from whosays.extract.times.numerals import CARDINAL

_ONES = "|".join(sorted(CARDINAL, key=len, reverse=True))
_SCALES = {
    "hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "dozen": 12.0,
    "score": 20.0, "m": 1e6, "bn": 1e9, "k": 1e3, "mn": 1e6, "tn": 1e12,
}  # fmt: skip
_SCALE = r"(?:hundred|thousand|million|billion|trillion|dozen)s?"
_WORDS = rf"(?:{_ONES})(?:(?:[\s-]|\sand\s)(?:{_ONES}|hundred|thousand|million|billion|trillion|dozen))*"
_PARTS = {"half": 2, "halves": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "eighth": 8, "tenth": 10}
_PART = r"(?:half|halves|thirds?|quarters?|fifths?|sixths?|eighths?|tenths?)"
_NUMBER = re.compile(
    rf"(?P<part>\b(?:(?:(?P<times>{_ONES}|\d+)[\s-])?|an?\s|(?=half\b))(?P<of>{_PART})\b(?!-)"
    rf"(?:\s(?:of\s)?(?:an?\s)?(?P<partscale>million|billion|dozen|hundred|thousand)\b)?)"
    rf"|(?P<one>\b(?:an?|several)\s(?P<onescale>{_SCALE})\b)"
    rf"|(?P<digits>(?<![\w.,:/])\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|(?<![\w.,:/])\d+(?:\.\d+)?)(?![\d:/]|\.\d|(?:st|nd|rd|th)\b)"
    rf"(?P<scale>\s?(?:million|billion|trillion|thousand|hundred|dozen|bn|mn|tn|m(?=\b(?!\w))|k\b))?"
    rf"|(?P<single>\ban?(?=\sfortnight\b))"
    rf"|(?P<words>\b{_WORDS}\b)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number where it stands.

    Attributes:
        rounded: half of the last place that is written out; 0 for a number that is exact.
        is_part: whether it is a fraction of something.
    """

    start: int
    end: int
    value: float
    rounded: float
    is_part: bool


def numerals(text: str, start: int = 0, end: int | None = None) -> Iterator[Numeral]:
    """The numbers that stand in `text[start:end]`, in order."""
    for match in _NUMBER.finditer(text, start, len(text) if end is None else end):
        if match["part"]:
            value, is_part = _of_part(match)
            yield Numeral(*match.span(), value, 0.02 * value, is_part)
        elif match["one"]:
            value = _SCALES[match["onescale"].lower().removesuffix("s")]
            yield Numeral(*match.span(), value, 0.0, False)
        elif match["single"]:
            yield Numeral(*match.span(), 1.0, 0.0, False)
        elif match["digits"]:
            yield _in_digits(match)
        else:
            value = _in_words(re.split(r"[\s-]+", match["words"].lower()))
            yield Numeral(*match.span(), value, 0.0, False)


def _of_part(match: re.Match[str]) -> tuple[float, bool]:
    times = match["times"]
    count = 1.0 if times is None else float(CARDINAL.get(times.lower(), 0) or times)
    word = match["of"].lower()
    value = count / _PARTS[word if word in _PARTS else word.removesuffix("s")]
    if match["partscale"]:
        return value * _SCALES[match["partscale"].lower()], False
    return value, True


def _in_digits(match: re.Match[str]) -> Numeral:
    digits = match["digits"].replace(",", "")
    scale = _SCALES[(match["scale"] or "").strip().lower()] if match["scale"] else 1.0
    places = len(digits.partition(".")[2])
    zeros = len(digits) - len(digits.rstrip("0")) if not places else 0
    last = 10.0 ** (zeros if zeros >= 3 else 0) if not places else 10.0**-places
    rounded = last * scale / 2 if scale > 100 or zeros >= 3 or places else 0.0
    return Numeral(*match.span(), float(digits) * scale, rounded, False)


def _in_words(words: list[str]) -> float:
    total = group = 0.0
    for word in words:
        if word in CARDINAL:
            group += CARDINAL[word]
        elif word in ("hundred", "dozen"):
            group = max(group, 1) * _SCALES[word]
        elif word in _SCALES:
            total, group = total + max(group, 1) * _SCALES[word], 0
    return total + group
