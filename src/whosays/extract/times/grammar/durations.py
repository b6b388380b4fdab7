"""How long something takes."""

from __future__ import annotations

SURE = (
    # `12 percent a year` is a rate, `a year-end sale` has no length
    "(?<!<measured|number|day|units|hours|scale>)(?<!<year><hyphen>){length}(?!<hyphen>?<old>|<hyphen><long|middle>)",
    # the last three months; the first two weeks; those few days
    "<the>?<ordinal|last|past|previous|recent|quality|these>{0,2}{around}?(?:{count}|{some}){quality}?{units}"
    "(?:<or><so>)?(?!<hyphen>?<old>)",
    "<the>?<unit><hyphen>?<ago|earlier>{number}{units}",
    # recent weeks; the coming months; the past decade
    "<the>?<last|past|previous|recent><many|couple>?<of>?{units}",
    "<the><past><century>",
    "<the><last|past><half|quarter><hyphen>?<century>",
    # two years and three months; weeks or months; decades-long; for years; days before
    "{count}{units}<and|comma>?{count}{units}",
    "<units|hours><or|and|to><units|hours>",
    "(?:<units|hours>|{unit})<hyphen><long>",
    "<lasting>",
    "<the><early|ordinal><units|hours>",
    "<a>?<quarter>(?:<hyphen>|<of><a>)<century>",
    "(?<=<since|in|before>)<units|hours>",
    # the year ended June 30
    "<the>?<fiscal>?<unit>(?=<ended>)",
    # an hour later
    "{around}?(?:{count}|{some}|<a>)<hour|hours><ago|earlier>",
)
IF_TAGGED = (
    "{length}<hyphen>?<old>",
    "<the>{quality}?<unit|century|hour|weekend>",
    "<a><quality|lengthy>?<period|time|quarter>",
)
