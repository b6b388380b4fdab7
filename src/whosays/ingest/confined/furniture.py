"""Running heads and page numbers: what stands at the edges of one page after another."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from whosays.ingest.confined.layout import Line

_EDGE = 2  # lines at the top, and at the bottom
_NUMBER = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(r"\W*(?:page|p\.?)?\s*(?:#|[ivxlc]{1,6})(?:\s*(?:of|/)\s*#)?\W*", re.IGNORECASE)


def without_furniture(pages: Sequence[list[Line]]) -> list[list[Line]]:
    """The pages without the lines that repeat at their edges, numbers in them apart.

    A repeated line has to be on three pages, and on one in five; where there are no more than three, on two.
    """
    seen = Counter(key for page in pages for key in set(_keys(page).values()))
    enough = 2 if len(pages) < 4 else max(3, len(pages) // 5)
    return [_cleared(page, {key for key, count in seen.items() if count >= enough}) for page in pages]


Key = tuple[str, str, int]


def _keys(page: list[Line]) -> dict[int, Key]:
    """What to know each line at the edges by."""
    return {index: (edge, _folded(page[index].text), round(page[index].size)) for edge, index in _edges(page)}


def _edges(page: list[Line]) -> Iterator[tuple[str, int]]:
    """The places of the topmost and the lowest lines, whatever their order in the file."""
    by_height = sorted(range(len(page)), key=lambda index: -page[index].baseline)
    yield from (("bottom", index) for index in by_height[-_EDGE:])
    yield from (("top", index) for index in by_height[:_EDGE])


def _cleared(page: list[Line], repeated: set[Key]) -> list[Line]:
    keys = _keys(page)
    return [line for index, line in enumerate(page) if not _is_furniture(keys.get(index), repeated)]


def _is_furniture(key: Key | None, repeated: set[Key]) -> bool:
    return key is not None and key in repeated


def _folded(text: str) -> str:
    """A line without what changes from page to page."""
    folded = " ".join(_NUMBER.sub("#", text).casefold().split())
    return "#" if _PAGE_NUMBER.fullmatch(folded) else folded
