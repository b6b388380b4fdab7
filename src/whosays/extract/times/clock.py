"""Times of day: taken out of a phrase, so that what is left is a day."""

from __future__ import annotations

import re

_PARTS = {
    "morning": "TMO",
    "dawn": "TMO",
    "sunrise": "TMO",
    "afternoon": "TAF",
    "evening": "TEV",
    "dusk": "TEV",
    "sunset": "TEV",
    "night": "TNI",
    "tonight": "TNI",
}
_NAMED = {"noon": "T12:00", "midnight": "T24:00"}
_HOUR = r"(?P<hour>[01]?\d|2[0-4])"
_MINUTE = r"[:.](?P<minute>[0-5]\d)(?::[0-5]\d)?"
_END = r"(?: gmt| utc)?(?: time)?(?!\S)"
_CLOCKS = tuple(
    re.compile(rf"(?<!\S){written}{_END}", re.ASCII)
    for written in (
        rf"{_HOUR}(?:{_MINUTE})?(?: oclock)? (?P<half>[ap])m",
        rf"{_HOUR}(?:{_MINUTE})?(?: oclock)? (?:in )?(?P<part>morning|afternoon|evening|night)",
        rf"half last {_HOUR}",
        rf"{_HOUR}(?:{_MINUTE}| oclock)",
        r"(?P<hour>[01]\d|2[0-3])(?P<minute>[0-5]\d)(?= gmt| utc| hours)",
        r"(?P<named>noon|midnight)",
        rf"(?:in )?(?P<named>{'|'.join(_PARTS)})",
    )
)


def split_clock(phrase: str) -> tuple[str, str] | None:
    """The time of day (`T10:30`, `TMO`) and the rest of the phrase; None if it has no time of day."""
    for clock in _CLOCKS:
        if match := clock.search(phrase):
            rest = f"{phrase[: match.start()]} {phrase[match.end() :]}"
            return _value(match.groupdict(), match[0]), " ".join(rest.split())
    return None


def _value(told: dict[str, str | None], phrase: str) -> str:
    named = told.get("named")
    if named:
        return _NAMED.get(named) or _PARTS[named]
    hour = int(told["hour"] or 0)
    if told.get("half") == "a" or told.get("part") == "morning":
        hour %= 12
    elif (told.get("half") == "p" or told.get("part")) and hour < 12:
        hour += 12
    minute = "30" if phrase.startswith("half") else told.get("minute") or "00"
    return f"T{hour:02}:{minute}"
