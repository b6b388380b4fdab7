"""What comes again and again."""

from __future__ import annotations

SURE = (
    "<every>(?:{number}|<ordinal|many|couple|quality>)?(?:{unit}|{units}|<morning|summer|spring>)",
    "<every><of>?<the>?(?:<last|past|previous>){number}?{units}",
    "<every>(?:<weekday|month|month_or_name>|<summer|spring|morning|feast>)",
    "<every><quality>?{weekday}<morning>?",
    "<once><a|every>{unit}",
    "<number|many|day><times><a|every>{unit}",
    "<weekdays>",
    "<weekday><mornings>",
    "<weekends>",
    "<daily>",
)
IF_TAGGED = ("<mornings|summers|weekdays>",)
