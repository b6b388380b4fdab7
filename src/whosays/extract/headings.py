"""Headings: the paragraphs at the head of a text that stand by themselves.

A title, what stands over and under it, a byline, a date: each is a text of its own. What it says it says
itself, and nobody below says it.
"""

from __future__ import annotations

from collections.abc import Sequence

from whosays.ingest import stands_alone


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
        if not stands_alone(line) and not (count == 0 and _is_title(line, title)):
            return count
        count += 1
    return min(count, 1)


def _is_title(line: str, title: str | None) -> bool:
    return title is not None and line == title.strip()
