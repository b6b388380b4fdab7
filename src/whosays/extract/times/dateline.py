"""When an account was published: as its metadata say, or else as its first lines do."""

from __future__ import annotations

import re
from itertools import islice

from whosays.extract.times.calendar import Unit, unit_of
from whosays.extract.times.normalise import normalise
from whosays.ingest import body_start
from whosays.model import Account, TimeType

_LINES = 12  # that are looked at: headline, byline, dateline
_LONGEST = 200  # characters of a line that are looked at
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)[a-z]{0,6}\.?"
_DATE = (
    rf"(?P<date>{_MONTH}\s\d{{1,2}}(?:st|nd|rd|th)?,?\s\d{{4}}|\d{{1,2}}(?:st|nd|rd|th)?\s{_MONTH},?\s\d{{4}}"
    r"|\d{4}-\d\d-\d\d)(?!\w)"
)
_WEEKDAY = r"(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]{0,6}\.?,?\s+)"
_SAID = r"(?:(?:[Pp]ublished|[Pp]osted|[Ii]ssued|[Rr]eleased|[Uu]pdated|[Dd]ate)(?:\s+(?:on|at))?\s*[:|]?\s*)"
_PLACES = (
    # KARSOVA, March 3, 2021 (AP) –
    re.compile(rf"[A-Z][^\d\n]{{1,60}},\s+{_WEEKDAY}?{_DATE}\s*(?:\([^)]{{1,40}}\)\s*)?(?:[-–—_:]|$)"),
    # Published on Wednesday, 3 March 2021, 10:30
    re.compile(rf"{_SAID}?{_WEEKDAY}?{_DATE}(?:[\s,|–—-]+(?:at\s+)?\d?\d[:.]\d\d[^\n]{{0,20}})?$"),
    # Wed 03 Mar 2021 The harbour …
    re.compile(rf"{_WEEKDAY}{_DATE}"),
)
_LINE = re.compile(r"\S[^\r\n]*")


def anchor(account: Account) -> str | None:
    """ISO date, or a prefix of one, that the account's relative dates count from; None where nothing tells.

    A dateline without a year (`OSK, March 3`) does not tell.
    """
    return account.metadata.published or _dateline(account.text)


def _dateline(text: str) -> str | None:
    for line in islice(_LINE.finditer(text, body_start(text)), _LINES):
        words = line[0][:_LONGEST].strip()
        for place in _PLACES:
            if match := place.match(words):
                (found,) = normalise(words, [(TimeType.DATE, *match.span("date"))], None)
                if unit_of(found.value) is Unit.DAY:
                    return found.value
    return None
