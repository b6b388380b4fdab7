"""Places in the calendar: days, months, years, and what counts from one of them."""

from __future__ import annotations

SURE = (
    # early Monday, March 3, 2021; March 3 last year; this coming Sunday, March eighth
    "{early}?(?:<this>?<last>?{weekday}<comma>?)?{early}?<last>?{month}{day}(?:<comma>?{a_year}|{of_year})?",
    # Monday, 3 March 2021; the 3rd of March
    "(?:{weekday}<comma>?)?{early}?<the>?{day}<of>?{month}(?:<comma>?{a_year})?",
    # March 3 and 4
    "(?<=<month|month_or_name><day><and|to>)<day>",
    "(?<=<short_month><dot><day><and|to>)<day>",
    "<numeric>",
    # March 2021; April last year; mid-March
    "{early}?{month}(?:{year}|{of_year})",
    "{early}?<this>?<this|that|last|past|previous>{month}",
    "{early}{month_alone}",
    "(?<=<in|since|before|by|of|from|to|and|every|a|the>){month_alone}",
    "<month>",
    # late Monday; next Friday; Friday last week; a week from Tuesday
    "<early>?<this|last|past|previous>?<last|past>?<weekday>(?:<last|this><unit>)?",
    "<a><unit><from>(?:<weekday>|<today>)",
    "{length}<ago>{weekday}",  # a week ago Friday
    "<the>?<ordinal|last>{weekday}<of|in>{month}{year}?",
    "{early}?<today>",
    # years, decades and centuries
    "(?<=<in|since|before|by|of|from>){a_year}",
    "{early}{a_year}",
    "<year>",
    "{spelt_year}",
    "<fiscal><unit>?{a_year}",
    "<the><unit>(?:{a_year}|<number><number|scale>)",
    "<the>{a_year}<period|quarter>",
    "{early}?<the>{early}?<decades|decade>",
    "(?<=<since|in|of>){early}?<decades>",
    "(?<=<decades><and|to|or>){early}?<decades>",
    "{early}<decades>",
    "<the>?{early}?<ordinal><hyphen>?<century>",
    # parts of a year: the third quarter of 2019; next year's first half; last spring; the summer of 1996
    "<the>?(?:<unit><hyphen>?<ago|earlier>)?<fiscal|quality|latest>?<ordinal><quarter>"
    "(?:<comma>?<of>?<fiscal>?{a_year}|{of_year})?",
    "<the>?<last><quarter><of>{a_year}",
    "<fiscal>?<hyphen>?<ordinal><hyphen><quarter>(?:<comma>?<of>?<fiscal>?{a_year}|{of_year})?",
    "<the>?<same|quality><quarter|period>(?:<of>?{a_year}|{of_year}|<a><unit><ago|earlier>)",
    "<ordinal><hyphen><half>(?:<of>(?:<fiscal>?{a_year}|<the>?<decades>)|{of_year})?",
    "<fiscal>?{a_year}<possessive><fiscal>?<ordinal><hyphen>?<quarter|half>",
    "<the>?<ordinal><fiscal><quarter>(?:<of>?{a_year}|{of_year})?",
    "<the>?<ordinal|last><half><of><the><unit>",
    "<this|last|previous><unit><possessive><ordinal><hyphen>?<quarter|half>",
    "<the>?{a_year}<ordinal><hyphen>?<quarter|half>",
    "<the>?<ordinal|last><half>(?:<of>(?:<fiscal>?{a_year}|<the>?<decades>)|{of_year})",
    "<the>?<ordinal|last><number><quarters>(?:<of>?{a_year}|{of_year})",
    "{early}?<this>?<this|last|past|previous><summer|spring>{a_year}?",
    "<the>{early}?<summer|spring>(?:{year}|{of_year}|(?!<of>))",
    # the week of March 3; the last week of June
    "<the><unit|weekend><of>{month}{day}{year}?",
    "<the>?<ordinal|last><unit|weekend><of|in>{month}{year}?",
    "{early}?<summer|spring|season_name>{year}",
    # last week; the current quarter; the past year; the following day; earlier in the year
    "<the>?{early}?<this|last|past|previous|current><fiscal|quality|last|past>?<unit|quarter|weekend>",
    "<the>?{early}?<this|last|previous|current><century>",
    "<the>?{early}?<last|past|previous><unit><or><so>",
    "{early}<in>?<the|that><same>?{unit}",
    "<the><same>{unit}",
    "<that><same>?<unit|quarter>",
    "<the><quarter>(?!<of|hyphen|ago|earlier>)",
    "<the>?(?:<latest>|<least><recent>)<fiscal>?<quarter|period|unit>",
    "<the><full><unit>",
    "<the><weekend>",
    "<the>?{quality}?<unit><hyphen>?<ago|earlier><period|quarter|unit>",
    "<unit><hyphen><ago|earlier>",
    "<previous><hyphen><unit>",
    # the end of 2019, of this month, of the year; year-end
    "<the>?<middle><of>(?:{month_alone}|{a_year}|<the>?<this|last|previous>?<fiscal>?<unit|quarter|century|decades>)",
    "<around>?<unit><hyphen>?<middle>(?:<of>?{a_year})?",
    "<the>?{a_year}<unit><hyphen><middle>",
    "<the|this>?<unit><possessive><middle>",
    # the September quarter; the same month last year
    "<the>?<latest>?<month|month_or_name><quarter>",
    "<the>?<same><unit>(?:<of>?{a_year}|{of_year}|<a><unit><ago|earlier>)",
    # three weeks ago; two days later; ten years from now; years ago
    "{length}<hyphen>?<ago|earlier|hence>",
    "{length}<from>(?:<now|today>|{weekday})",
    "<units|hours><ago|earlier>",
    "<a>?<quarter>(?:<hyphen>|<of><a>)<century><ago|earlier>",
    "<a><long><time><ago>",
    "<the><unit><before><today>",
    "<the><unit|weekend><before><last>(?!<hyphen>?<unit|units|quarter|weekend>)",  # the week before last
    "<future>(?:<units|quarters>)",
    # feasts
    "<last|this>?<good><weekday>{a_year}?",
    "<last|this>?<feast>(?:<unit|eve|weekday>)?{a_year}?",
    "<last|this>?<holiday><possessive>?<unit>",
    "<new><unit><possessive><unit|eve>",
)
IF_TAGGED = (
    "{month}",
    "<short_weekday><dot>?",
    "<maybe_year>",
    "<the><unit|century|hour|weekend>(?!<hyphen>)",
    "<the><unit><before>",
    "<the>?<ordinal><half>",
    "<summer|spring>",
    "<decades>",
    "<the>?<same><period|quarter|unit>",
    "<the|that|this><period>",
)
