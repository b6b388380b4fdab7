"""Times of day."""

from __future__ import annotations

_DAY = "(?:{weekday}|<today>|<feast>|(?:{weekday}<comma>?)?(?:{month}{day}|{day}{month}){year}?)"

SURE = (
    # 9 a.m. EST Tuesday; 5 p.m. EDT on March 3
    f"{{around}}?{{early}}?{{clock}}(?:<zone>|<local><time>)?(?:<comma>?<on>?{_DAY})?",
    f"{{around}}?{{clock}}<in>?<the|this>?<morning>(?:<on>?{_DAY})?",
    f"<dawn><on>?{_DAY}",  # dawn on Saturday
    # Monday evening; late Friday night; tomorrow morning; this afternoon; last night
    f"{{early}}?<last|this|previous|that>?{_DAY}<morning|noon>",
    "{early}?<the>?<this|last|previous|that><same>?<morning>",
    "{number}<in><the><morning>",
    "{early}?<tonight>",
    f"{{early}}?<the>?<morning><of|on><last>?{_DAY}",
    "(?:{weekday}|<today>)<at><clock|number|day><meridiem>?",
)
IF_TAGGED = (
    "<the>?{early}?<morning|dawn|noon>",
    "<overnight>",
    "{early}<in>?<the>?<morning>",
)
