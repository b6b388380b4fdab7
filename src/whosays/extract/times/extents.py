"""Tagged words to whole expressions: what a tagger cuts in two, or off at a hyphen, is put together."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from whosays.model import TimeType

Tagged = tuple[TimeType, int, int]

_PART = re.compile(
    r"(?:very )?(?:early|earlier|late|later|mid|middle)(?:[ -]in)?"
    r"|almost|about|around|nearly|roughly|some|at least|at most|(?:more|less|fewer) than|up to|the|a|an",
    re.IGNORECASE,
)
# Words that only lead to a time, and are none by themselves.
_LEADING = re.compile(
    r"since|until|till|for|by|from|within|over|during|at|in|on|of|to|and|or|that|this|when"
    r"|as(?: (?:long|soon) as)?",
    re.IGNORECASE,
)
_CLOCK = re.compile(r"\d{1,2}(?:[:.]\d\d)?\s?(?:[ap]\.?\s?m\.?)?|noon|midnight", re.IGNORECASE)
_OF_DAY = re.compile(r"\b(?:morning|afternoon|evening|night)s?\b", re.IGNORECASE)
_COMPOUND = re.compile(
    r"-(?:second|minute|hour|day|week|month|quarter|year|decade|century)s?\b(?:-(?:old|long))?|-long\b"
)
_BETWEEN = re.compile(r"[^\S\n]+(?:(?:EDT|EST|ET|GMT|UTC|BST|CET|local time|on)\s+)?|\.[^\S\n]+")


def whole(text: str, tagged: Iterable[Tagged]) -> Iterator[Tagged]:
    """The expressions that tagged words (in the order of the text) belong to.

    `early` goes with the week behind it, a time of day with the day, `one` with the `-day` that hangs on
    it; what names a part of the day is a TIME, and what only leads to a time (`since`) is none.
    """
    waiting: Tagged | None = None
    for kind, start, cut_end in tagged:
        end = _hyphenated(text, cut_end)
        if _LEADING.fullmatch(text, start, end):
            continue
        if waiting and _is_one(text, waiting, start):
            waiting = (waiting[0] if waiting[0] is TimeType.TIME else kind), waiting[1], end
        else:
            yield from [_timed(text, waiting)] if waiting else []
            waiting = kind, start, end
    yield from [_timed(text, waiting)] if waiting else []


def _hyphenated(text: str, end: int) -> int:
    match = _COMPOUND.match(text, end)
    return match.end() if match else end


def _is_one(text: str, before: Tagged, start: int) -> bool:
    """Whether an expression goes on in the one that begins at `start`."""
    words = text[before[1] : before[2]]
    if not _BETWEEN.fullmatch(text, before[2], start):
        return False
    return bool(_PART.fullmatch(words) or _CLOCK.fullmatch(words))


def _timed(text: str, tagged: Tagged) -> Tagged:
    kind, start, end = tagged
    names_part = kind is TimeType.DATE and _OF_DAY.search(text, start, end)
    return (TimeType.TIME if names_part else kind), start, end
