"""Turns of a transcript (`NAME: words`): who speaks in which paragraph, and to whom."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from whosays.extract.actors.page import Page, Range

FEWEST = 3  # labelled turns that make a transcript: there, an unlabelled paragraph goes on with the last one


class Turns:
    """The turns of an account."""

    def __init__(self, page: Page, labels: Sequence[tuple[int, Range]]) -> None:
        """`labels`: (attribution, place of its source) of those whose cue is only a mark."""
        self._page = page
        opening = {page.paragraph(place[0]): index for index, place in labels if self._opens(place)}
        self._paragraphs = sorted(opening)
        self._attributions = [opening[paragraph] for paragraph in self._paragraphs]
        names = {index: " ".join(page.lower[slice(*place)]) for index, place in labels}
        self._names = [names[index] for index in self._attributions]

    def speaker(self, word: int) -> int | None:
        """The attribution whose source speaks where the word stands; None outside of a turn."""
        turn = self._turn(word)
        return None if turn is None else self._attributions[turn]

    def hearer(self, word: int) -> int | None:
        """The attribution whose source is spoken to: the last other speaker, or else the next one."""
        turn = self._turn(word)
        if turn is None:
            return None
        order = [*range(turn - 1, -1, -1), *range(turn + 1, len(self._names))]
        other = next((place for place in order if self._names[place] != self._names[turn]), None)
        return None if other is None else self._attributions[other]

    def _opens(self, place: Range) -> bool:
        return place[0] == 0 or self._page.paragraph(place[0] - 1) < self._page.paragraph(place[0])

    def _turn(self, word: int) -> int | None:
        paragraph = self._page.paragraph(word)
        turn = bisect_right(self._paragraphs, paragraph) - 1
        if turn < 0 or (self._paragraphs[turn] != paragraph and len(self._paragraphs) < FEWEST):
            return None
        return turn
