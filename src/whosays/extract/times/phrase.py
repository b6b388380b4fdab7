"""The words of a time expression in one spelling, so that a rule has one way to say a thing.

Lower case; numbers in digits, ordinals as `3th`, what is uncounted as `X`; names of months, days and units
in full; `past` as `last`, `current` as `this`, `coming` as `next`; no articles, no hedges (`about`,
`nearly`), no part of a period (`early`, `the end of`), for a value keeps the precision of the period.
"""

from __future__ import annotations

import re

from whosays.extract.times.numerals import in_digits

LONGEST = 200  # characters of an expression that are looked at

MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
WEEKDAYS = (
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
)

_SPELT = {
    **{month[:3]: month for month in MONTHS},
    **{day[:3]: day for day in WEEKDAYS},
    **dict.fromkeys(("few", "several", "many", "numerous", "hundreds", "thousands", "dozens", "tens"), "X"),
    **dict.fromkeys(("coming", "upcoming", "forthcoming"), "next"),
    **dict.fromkeys(("preceding", "prior"), "previous"),
    **dict.fromkeys(("subsequent", "ensuing"), "following"),
    **dict.fromkeys(("noontime", "midday"), "noon"),
    **dict.fromkeys(("annual", "yearly"), "annually"),
    **{f"{tens}ties": f"{digit}0s" for digit, tens in enumerate(("twen", "thir", "for", "fif", "six"), 2)},
    **{f"{tens}ties": f"{digit}0s" for digit, tens in enumerate(("seven", "eigh", "nine"), 7)},
    "sept": "september",
    "tues": "tuesday",
    "thur": "thursday",
    "thurs": "thursday",
    "hr": "hour",
    "hrs": "hours",
    "min": "minute",
    "mins": "minutes",
    "secs": "seconds",
    "yr": "year",
    "yrs": "years",
    "wk": "week",
    "wks": "weeks",
    "centuries": "centurys",
    "autumn": "fall",
    "autumns": "falls",
    "fortnight": "2 weeks",
    "fortnights": "2 weeks",
    "couple": "2",
    "dozen": "12",
    "overnight": "tonight",
    **{f"{unit}long": f"{unit} long" for unit in ("hour", "day", "night", "week", "month", "year")},
    "past": "last",
    "current": "this",
    "hence": "from now",
}
_HEDGES = "about approximately roughly nearly almost some just only very more less fewer than least good as"
_PARTS = (
    "early late mid middle end beginning start part rest most remainder bulk much sometime opening closing"
)
_QUALITIES = (
    "same fully full whole entire calendar fiscal financial fy another additional long old fairly lengthy "
    "certain comparable corresponding single local est edt pst pdt cst cdt et bst cet"
)
_FUNCTION = (
    "the of on at its his her their our your my around over within under up until till by through throughout "
    "during since for ended ending no not that's"
)
_DROPPED = frozenset(f"{_HEDGES} {_PARTS} {_QUALITIES} {_FUNCTION}".split())
_TOKEN = re.compile(r"\d+(?:[:/.,-]\d+)*(?:st|nd|rd|th|s)?(?![a-z0-9])|'\d\d(?!\w)|\d+|[a-z]+", re.ASCII)
_MERIDIEM = re.compile(r"(?<![a-z])([ap])\.\s?m\b\.?|(?<=\d)\s?([ap])m\b", re.ASCII)
_YEAR_END = re.compile(r"\byear(?:'s|s)?[ -]end\b")
_UNIT = re.compile(r"(?:second|minute|hour|day|night|weekend|week|month|quarter|year|decade|century|half)s?")
_TAIL = re.compile(r"(?: (?:or more|or less|or later|or 2|beyond|onwards?|plus|in|to|and|or))+$")
_HEAD = re.compile(r"^(?:(?:and|or|to|in|yet|far|so|well) )+|^(?:earlier|later) (?:in )?(?=\D)(?!date|time)")
_THIS_PAST = re.compile(r"\bthis (last|next)\b")  # `this past week`, `this coming Friday`


def canonical(words: str) -> str:
    """The expression in one spelling, its words parted by single spaces."""
    text = re.sub("[‘’`]", "'", words[:LONGEST].lower())
    text = re.sub("[‐‑–—−]", "-", text)
    text = re.sub(r"(?<=\d)-(?=\d/\d)", " ", text)  # 2-1/2
    text = _MERIDIEM.sub(lambda match: f" {match[1] or match[2]}m ", text.replace("o'clock", " oclock"))
    text = _YEAR_END.sub("yearend", text).replace(" or so", " ").replace("good friday", "goodfriday")
    text = re.sub(r"(?<=\d0)'s\b(?! (?:first|second|third|fourth|fiscal))", "s", text)  # the 1930's
    text = re.sub(r"\b(?:that )?same day\b", "that day", text)
    text = re.sub(r"(?<=\d),(?=\d{3}(?!\d))", "", text.replace("'s", " "))
    tokens = " ".join(_SPELT.get(token, token) for token in _TOKEN.findall(text)).split()
    kept = [token for token in in_digits(tokens) if token not in _DROPPED]
    made = _HEAD.sub("", _TAIL.sub("", " ".join(_without_articles(kept))))
    return _THIS_PAST.sub(r"\1", made)


def _without_articles(tokens: list[str]) -> list[str]:
    """`a week` is `1 week`; other articles say nothing."""
    return [
        "1" if token in ("a", "an") else token
        for token, following in zip(tokens, [*tokens, ""][1:], strict=True)
        if token not in ("a", "an") or _UNIT.fullmatch(following)
    ]
