"""What the patterns of several kinds are made of."""

from __future__ import annotations

PARTS = {
    "early": "(?:<early><hyphen>?|<earlier>)",
    "weekday": "(?:<weekday>|<short_weekday><dot>?)",
    "month": "(?:<month|month_or_name>|<short_month><dot>?)",
    "month_alone": "(?:<month|month_or_name>|<short_month><dot>)",
    "day": "<day|ordinal>",
    "spelt_year": "(?:<nineteen><number>(?:<hyphen>?<number>)?(?!<scale>))",
    "a_year": "<year|maybe_year>",
    "year": "(?:<comma>?<of>?(?:{a_year}|{spelt_year}))",
    "of_year": "(?:<comma>?<of>?<the>?<this|last|previous|that|same|current><same>?<unit>)",
    # how many of what
    "around": "(?:<around>|<more><than>|<at><least>|<no><more><than>)",
    "number": "(?:<number|day|nineteen|scale>(?:<hyphen>?<number|day|nineteen|scale>){0,3})",
    "and_a_half": "(?:<hyphen>?<and><hyphen>?<a><hyphen>?<half>)",
    "count": "(?:{number}{and_a_half}?|{number}(?:<to|or|and|hyphen>){number}|<dozens><of>)",
    "some": "(?:<a>?<many>|<a><number>|<a>?<couple><of>?)",
    "unit": "<unit|century|hour|quarter|weekend>",
    "units": "(?:<units|hours|quarters|weekends|summers|mornings>)",
    "quality": "<quality|lengthy|fiscal|full|more>",
    # three days; a dozen years; a year and a half; half an hour; a week or two; two quarters (not of a whole)
    "length": (
        "(?:{around}?(?:"
        "{count}{quality}?(?:<units|hours|weekends|summers|mornings>|<quarters>(?!<of>))(?:<and><a><half>|<or><so>)?"
        "|{count}<hyphen>?{quality}?<hyphen>?<unit|century|hour|quarter|morning|weekend>(?:<and><a><half>)?"
        "|{some}{quality}?{units}|<many><hyphen>{unit}"
        "|<half><hyphen>?<a>?<hyphen>?<unit|century|hour>"
        "|<another><unit|century|hour|weekend>"
        "|<a><quality|lengthy|full>?<unit|century|hour|weekend>(?:<and><a><half>|<or>(?:<so|number|day>))?"
        "))"
    ),
    "clock": (
        "(?:<clock><meridiem>?|<number|year|maybe_year>(?=<zone>)|{number}<meridiem>|{number}<oclock>|<noon>)"
    ),
}
