"""The words that time expressions are made of, by class; a word of a text is what its class is.

Numbers, years and clock times are told by their form (see `coded.py`), and so are signs. A word that is in no
class is `other`.
"""

from __future__ import annotations

from string import ascii_letters, digits

from whosays.extract.times.numerals import CARDINAL, ORDINAL

_CAPITALISED = {
    "month": "january february july september october november december",
    "month_or_name": "march april may june august",
    "short_month": "jan feb mar apr jun jul aug sept sep oct nov dec",
    "weekday": "monday tuesday wednesday thursday friday saturday sunday",
    "short_weekday": "mon tue tues wed thu thur thurs fri sat sun",
    "weekdays": "mondays tuesdays wednesdays thursdays fridays saturdays sundays",
    "season_name": "spring summer fall autumn winter",
    "feast": "christmas easter thanksgiving halloween pentecost passover ramadan hanukkah",
    "good": "good",
    "zone": "gmt utc est edt et cst cdt ct mst mdt pst pdt pt bst cet ist jst sgt hkt",
}
_WORDS = {
    "a": "a an",
    "the": "the",
    "this": "this",
    "that": "that",
    "these": "these those",
    "last": "last next coming upcoming forthcoming",
    "previous": "previous following preceding prior ensuing subsequent",
    "current": "current",
    "latest": "latest",
    "recent": "recent",
    "same": "same",
    "quality": "whole entire final opening closing remaining additional straight consecutive solid "
    "successive further comparable corresponding other single extra",
    "full": "full",
    "another": "another",
    "lasting": "daylong weeklong monthlong yearlong hourlong nightlong",
    "lengthy": "lengthy brief",
    "fiscal": "fiscal financial calendar fy",
    "every": "every each per",
    "once": "once twice thrice",
    "times": "times",
    "many": "few several many numerous countless",
    "couple": "couple dozen handful number",
    "dozens": "dozens hundreds thousands scores tens",
    "scale": "hundred thousand million billion",
    "half": "half",
    "early": "early late mid",
    "earlier": "earlier later",
    "middle": "beginning start end middle rest remainder close turn part",
    "near": "near foreseeable distant immediate short medium",
    "around": "about around nearly almost roughly approximately",
    "more": "more less fewer",
    "least": "least most",
    "than": "than",
    "at": "at",
    "no": "no",
    "of": "of",
    "on": "on",
    "in": "in",
    "by": "by",
    "to": "to",
    "from": "from",
    "and": "and",
    "or": "or",
    "so": "so",
    "since": "since until till during through throughout between within for over",
    "ago": "ago",
    "hence": "hence",
    "now": "now",
    "right": "right",
    "ended": "ended ending",
    "old": "old olds",
    "long": "long",
    "unit": "day week month year fortnight",
    "century": "decade century millennium",
    "units": "days weeks months years decades centuries millennia fortnights",
    "hour": "hour minute",
    "hours": "hours minutes seconds",
    "quarter": "quarter",
    "quarters": "quarters",
    "weekend": "weekend",
    "weekends": "weekends",
    "period": "period",
    "moment": "moment",
    "time": "time",
    "term": "term",
    "summer": "summer winter autumn",
    "spring": "spring fall",
    "summers": "summers winters autumns springs",
    "morning": "morning afternoon evening night",
    "mornings": "mornings afternoons evenings nights",
    "noon": "noon midnight midday",
    "dawn": "dawn dusk sunrise sunset nightfall daybreak",
    "today": "today yesterday tomorrow",
    "tonight": "tonight",
    "overnight": "overnight",
    "decade": "twenties thirties forties fifties sixties seventies eighties nineties",
    "new": "new",
    "eve": "eve",
    "nineteen": "nineteen eighteen seventeen",
    "holiday": "memorial labor labour independence valentine valentines veterans columbus election boxing "
    "presidents inauguration armistice remembrance bastille anzac",
    "daily": "daily hourly nightly",
    "annual": "weekly monthly quarterly annual annually yearly biweekly bimonthly semiannual biannual",
    "currently": "currently nowadays",
    "recently": "recently lately",
    "soon": "soon shortly eventually",
    "past": "past",
    "future": "future",
    "present": "present",
    "local": "local",
    "before": "before after",
    "measured": "percent cent cents dollars dlrs pounds barrels tons tonnes miles mph bpd jobs people",
}
_NAMED_BY_FORM = (
    "number",  # 12, twelve, 2.5, 1/2
    "day",  # 1 to 31
    "ordinal",  # 3rd, third
    "year",  # 1998
    "maybe_year",  # 1848, '98
    "numeric",  # 3/4/98, 1998-03-04
    "decades",  # 1990s, '90s
    "clock",  # 10:30
    "oclock",
    "meridiem",  # a.m.
    "comma",
    "dot",
    "hyphen",
    "possessive",
    "other",
)
_NAMES = (*_CAPITALISED, *_WORDS, *_NAMED_BY_FORM)

LETTERS: dict[str, str] = dict(
    zip(_NAMES, (*ascii_letters, *digits, *map(chr, range(0x3B1, 0x3B1 + 80))), strict=False)
)
"""One character for each class, so that a text is a string of classes that patterns are matched with."""

CAPITALISED: dict[str, str] = {
    word: LETTERS[name] for name, words in _CAPITALISED.items() for word in words.split()
}
WORDS: dict[str, str] = {
    **dict.fromkeys(CARDINAL, LETTERS["number"]),
    **dict.fromkeys(ORDINAL, LETTERS["ordinal"]),
    **{word: LETTERS[name] for name, words in _WORDS.items() for word in words.split()},
}
