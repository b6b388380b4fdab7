"""What a headline looks like, where nothing tells that it is one."""

from __future__ import annotations

_LONGEST = 200  # characters; in PolNeAR's training part they have at most 141
_CLOSING = " \t\"”'’»)]"
_ENDS_OF_PROSE = (".", ":", ";", ",")  # all but the first lead into what comes next


def stands_alone(paragraph: str) -> bool:
    """Whether a paragraph is set as a headline is: short, one line, and ending as no prose does."""
    ended = paragraph.rstrip(_CLOSING)
    return len(paragraph) <= _LONGEST and "\n" not in paragraph and not ended.endswith(_ENDS_OF_PROSE)
