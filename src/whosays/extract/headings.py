"""Headings: the paragraphs at the head of a text that stand by themselves.

A title, what stands over and under it, a byline, a date: each is a text of its own. What it says it says
itself, and nobody below says it.
"""

from __future__ import annotations

from collections.abc import Sequence

LONGEST = 200  # characters; the titles in PolNeAR's training part have at most 141

_CLOSING = " \t\"”'’»)]"
_ENDS_OF_PROSE = (".", ":", ";", ",")  # all but the first lead into what comes next


def headings(text: str, extents: Sequence[tuple[int, int]], title: str | None = None) -> int:
    """How many of the paragraphs at the head of a text are headings.

    They are short, and end as no prose does; where no prose comes after them, only the first is one.

    Args:
        extents: of the text's paragraphs.
        title: the account's; None where it is not known. A first paragraph that is the title is a heading
            whatever it looks like.
    """
    lines = (text[start:end].strip() for start, end in extents)
    count = 0
    for line in lines:
        if not _stands_alone(line) and not (count == 0 and _is_title(line, title)):
            return count
        count += 1
    return min(count, 1)


def _stands_alone(line: str) -> bool:
    ended = line.rstrip(_CLOSING)
    return len(line) <= LONGEST and "\n" not in line and not ended.endswith(_ENDS_OF_PROSE)


def _is_title(line: str, title: str | None) -> bool:
    return title is not None and line == title.strip()
