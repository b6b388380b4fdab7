"""What comes again and again."""

from __future__ import annotations

SURE = (
    "<every>(?:{number}|<other|ordinal|many|couple|quality>)?(?:{unit}|{units}|<morning|summer|spring>)",
    "<every><of>?<the>?(?:<last|past|previous>){number}?{units}",
    "<every>(?:<weekday>|<month>|<summer|spring|morning|feast>)",
    "<every><other>?{weekday}<morning>?",
    "<once><a|every>{unit}",
    "<number|many|day><times><a|every>{unit}",
    "<weekdays>",
    "<weekday><mornings>",
    "<weekends>",
    "<daily>",
    # 12 percent a year; a million barrels a day
    "(?<=<measured|number|times|once>)<a><unit|century|hour|quarter>",
)
IF_TAGGED = (
    "<annual>",
    "<mornings|summers|weekdays>",
    "<a><unit|hour>",
)
