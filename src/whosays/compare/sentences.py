"""The sentences of an account, without its title."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from whosays.extract.words import paragraphs
from whosays.ingest import body_start

Extent = tuple[int, int]

_END = re.compile(r"[.!?…][\"”’')\]]*(?=\s+[\"“‘'`(\[]*\s?[A-Z0-9])|[.!?…]\s*''(?=\s)")
_ABBREVIATION = re.compile(
    r"(?:\b(?:[A-Z]|Mrs?|Ms|Drs?|Prof|Sens?|Reps?|Govs?|Gens?|Col|Lt|Maj|Capt|Cmdr|Sgt|Const|Insp|Supt|Hon|Rev"
    r"|St|Mt|Ft|Jr|Sr|vs|No|Inc|Ltd|Co|Corp|Bros|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|approx|ca)"
    r"|(?:\b[A-Za-z]\.)+[A-Za-z])\.$"
)
_LONGEST = 10  # characters of an abbreviation that are looked at


@lru_cache(maxsize=64)
def sentences(text: str) -> tuple[Extent, ...]:
    """Extents of the sentences of a text, in order, blank space at their ends left out."""
    return tuple(
        extent
        for paragraph in paragraphs(text, body_start(text))
        for extent in _trimmed(text, _parted(text, *paragraph))
    )


def _parted(text: str, start: int, end: int) -> Iterator[Extent]:
    for match in _END.finditer(text, start, end):
        stop = match.start() + 1
        if text[match.start()] == "." and _ABBREVIATION.search(text, max(start, stop - _LONGEST), stop):
            continue
        yield start, match.end()
        start = match.end()
    yield start, end


def _trimmed(text: str, extents: Iterator[Extent]) -> Iterator[Extent]:
    for start, end in extents:
        words = text[start:end]
        if stripped := words.strip():
            first = start + len(words) - len(words.lstrip())
            yield first, first + len(stripped)
