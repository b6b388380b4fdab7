"""Lines on pages to paragraphs, by their places, their sizes and how they end."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

_FEWEST_STEPS = 6
_SENTENCE_END = re.compile(r"[.!?:…][\"'”’»)\]]*$")
_ITEM = re.compile(r"(?:[•·▪◦‣■●*–—-]|\(?(?:\d{1,3}|[a-z]|[ivx]{1,5})[.)])\s", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line; lengths in points, the baseline from the bottom of the page.

    Attributes:
        page: from 0.
        hyphen: whether a word is broken at its end; the hyphen is not in `text`.
    """

    text: str
    page: int
    left: float
    right: float
    baseline: float
    size: float
    hyphen: bool = False


@dataclass(frozen=True, slots=True)
class _Column:
    """How a page is set.

    Attributes:
        leading: from one line's baseline to the next one's.
        right: where full lines end.
    """

    leading: float
    right: float


def paragraphs(pages: Sequence[list[Line]]) -> list[list[Line]]:
    """The paragraphs of a document; one that goes on after the turn of a page is one."""
    found: list[list[Line]] = []
    usual = _leading([step for page in pages for step in _steps(page)], 1.2 * _size(pages))
    for page in pages:
        column = _Column(_leading(_steps(page), usual), _right(page))
        for line in page:
            if found and _goes_on(found[-1][-1], line, column):
                found[-1].append(line)
            else:
                found.append([line])
    return found


def _steps(page: list[Line]) -> list[float]:
    """How far each line stands below the one before it, where it does."""
    steps = (before.baseline - after.baseline for before, after in pairwise(page))
    return [step for step, line in zip(steps, page, strict=False) if 0.5 * line.size < step < 3 * line.size]


def _leading(steps: list[float], usual: float) -> float:
    """The distance of lines within paragraphs, which is the smaller one; of too few lines, the usual one."""
    return sorted(steps)[len(steps) // 4] if len(steps) >= _FEWEST_STEPS else usual


def _size(pages: Sequence[list[Line]]) -> float:
    sizes = [line.size for page in pages for line in page]
    return median(sizes) if sizes else 0.0


def _right(page: list[Line]) -> float:
    rights = sorted(line.right for line in page)
    return rights[int(len(rights) * 0.8)] if rights else 0.0


def _goes_on(before: Line, line: Line, column: _Column) -> bool:
    """Whether a line belongs to the paragraph of the one before it."""
    if before.hyphen:
        return True
    ended = _SENTENCE_END.search(before.text) is not None
    if abs(before.size - line.size) > 0.15 * max(before.size, line.size):
        return not ended and line.text[0].islower()
    if before.page != line.page or line.baseline > before.baseline + line.size:
        return not ended and (line.text[0].islower() or not _is_short(before, column))
    step = before.baseline - line.baseline
    if step < 0.5 * line.size:  # the same line, in two runs
        return True
    if step > max(1.35 * column.leading, 1.5 * line.size) or _ITEM.match(line.text):
        return False
    indented = line.left > before.left + 0.7 * line.size
    return not (ended and (indented or _is_short(before, column)))


def _is_short(line: Line, column: _Column) -> bool:
    """Whether a line ends well before the others, as a paragraph's last one does."""
    return line.right < column.right - 0.15 * (column.right - line.left) - line.size
