"""What the patterns of several kinds are made of."""

from __future__ import annotations

PARTS = {
    "early": "(?:<early><hyphen>?|<earlier>)",
    "weekday": "(?:<weekday>|<short_weekday><dot>?)",
    "month": "(?:<month>|<short_month><dot>?)",
    "day": "<day|ordinal>",
    "year": "(?:<comma>?<year>)",
    "of_year": "(?:<comma>?<of>?<the>?<this|last|previous|that|same|current><same>?<unit>)",
    # how many of what
    "around": "(?:<around>|<more><than>|<at><least>|<no><more><than>)",
    "number": "(?:<number|day>(?:<hyphen>?<number|day>){0,3})",
    "count": "(?:{number}(?:<and><a><half>)?|{number}(?:<to|or|and|hyphen>){number}|<dozens><of>|<a>?<couple><of>?)",
    "some": "(?:<a>?<many>|<a><number>|<a>?<couple><of>?)",
    "unit": "<unit|century|hour|quarter|weekend>",
    "units": "(?:<units|hours|weekends|summers|mornings>|<quarters>(?!<of>))",
    "quality": "<quality|lengthy|fiscal>",
    # three days; a dozen years; a year and a half; half an hour; a week or two
    "length": (
        "(?:{around}?(?:"
        "{count}{quality}?{units}(?:<and><a><half>)?"
        "|{count}<hyphen>?{quality}?<hyphen>?<unit|century|hour|quarter|morning|weekend>(?:<and><a><half>)?"
        "|{some}{quality}?{units}|<many><hyphen>{unit}"
        "|<half><hyphen>?<a>?<hyphen>?<unit|century|hour>"
        "|<a><quality|lengthy>?<unit|century|hour|weekend>(?:<and><a><half>|<or>(?:<so|number|day>))?"
        "))"
    ),
    "clock": "(?:<clock><meridiem>?|{number}<meridiem>|{number}<oclock>|<noon>)",
}
