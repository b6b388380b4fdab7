"""Places in the calendar: days, months, years, and what counts from one of them."""

from __future__ import annotations

SURE = (
    # early Monday, March 3, 2021; March 3 last year; this coming Sunday, March eighth
    "{early}?(?:<this>?<last>?{weekday}<comma>?)?{early}?<last>?{month}{day}(?:{year}|{of_year})?",
    # Monday, 3 March 2021; the 3rd of March
    "(?:{weekday}<comma>?)?{early}?<the>?{day}<of>?{month}{year}?",
    "<numeric>",
    # March 2021; April last year; mid-March
    "{early}?{month}(?:<comma>?<of>?<year>|{of_year})",
    "{early}?<this|last|previous>{month}",
    "{early}{month}",
    "(?<=<in|since|before|by|of|from|to|and|every>){month}",
    # late Monday; next Friday; Friday last week; a week from Tuesday
    "<early>?<this|last|past|previous>?<last>?<weekday>(?:<last|this><unit>)?",
    "<a><unit><from>(?:<weekday>|<today>)",
    "{early}?<today>",
    # years, decades and centuries
    "(?<=<in|since|before|by|of|from>)<year>",
    "{early}<year>",
    "<fiscal><unit>?<year>",
    "<the><unit>(?:<year>|<number><number>)",
    "{early}?<the>{early}?<decades|decade>",
    "(?<=<since|in|of>){early}?<decades>",
    "<the>?{early}?<ordinal><hyphen>?<century>",
    # parts of a year: the third quarter of 2019; next year's first half; last spring; the summer of 1996
    "<the>?(?:<unit><hyphen>?<ago|earlier>)?<fiscal|quality>?<ordinal><quarter>"
    "(?:<comma>?<of>?<fiscal>?<year>|{of_year})?",
    "<fiscal>?<ordinal><hyphen><quarter>(?:<comma>?<of>?<fiscal>?<year>|{of_year})?",
    "<this|last|previous><unit><possessive><ordinal><hyphen>?<quarter|half>",
    "<the>?<year><ordinal><hyphen>?<quarter>",
    "<the>?<ordinal><half>(?:<of>?<fiscal>?<year>|{of_year})",
    "<the>?<ordinal><number><quarters>(?:<of>?<year>|{of_year})",
    "{early}?<this|last|previous><summer|spring>{year}?",
    "<the>{early}?<summer|spring>",
    "<the>?{early}?<summer|spring><of>?<year>",
    # last week; the current quarter; the past year; the following day; earlier in the year
    "<the>?{early}?<this|last|past|previous|current><fiscal|quality|last>?<unit|quarter|weekend|century>",
    "<the>?{early}?<last|past|previous><unit><or><so>",
    "{early}<in>?<the|that><same>?<unit|quarter|century>",
    "<that><same>?<unit|quarter>",
    "<the>?<latest><quarter|period|unit>",
    "<the>?{quality}?<unit><hyphen>?<ago|earlier><period|quarter|unit>",
    "<unit><hyphen><ago|earlier>",
    # three weeks ago; two days later; ten years from now; years ago
    "{length}<hyphen>?<ago|earlier|hence>",
    "{length}<from><now>",
    "<units|hours><ago|earlier>",
    "<the><unit><before><today>",
    # feasts
    "<last|this>?<feast>(?:<unit|eve|weekday>)?{year}?",
    "<new><unit><possessive><unit|eve>",
)
IF_TAGGED = (
    "{month}",
    "<short_weekday><dot>?",
    "<year>",
    "<the><same>?{unit}",
    "{unit}",
    "<the>?<ordinal><half>",
    "<the>?<ordinal>{unit}",
    "<summer|spring>",
    "<decades>",
    "<the>?<same><period|quarter|unit>",
    "<the|that|this>?<period>",
    "<ordinal>",
)
