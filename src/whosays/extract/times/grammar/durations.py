"""How long something takes."""

from __future__ import annotations

SURE = (
    "{length}(?!<hyphen>?<old>)",
    "<the>?<ordinal|last|past|previous|recent|quality|these>{0,2}{around}?(?:{count}|{some}){quality}?{units}(?!<hyphen>?<old>)",
    "<the>?<unit><hyphen>?<ago|earlier>{number}{units}",
    "<the>?<last|past|previous|recent><many|couple>?<of>?{units}",
    "(?:<units|hours>|{unit})<hyphen><long>",
    "<units|hours><or|and|to><units|hours>",
    "{count}{units}<and|comma>?{count}{units}",
    "(?<=<since>)<units|hours>",
    "<units|hours>(?=<before>)",
)
IF_TAGGED = (
    "{length}<hyphen>?<old>",
    "<the|these>?<ordinal|early|quality>?<units|hours|quarters>",
    "<the>?{quality}?{unit}",
    "<a><quality|lengthy>?<period|time|quarter>",
)
