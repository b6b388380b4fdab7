"""An account as the resolution of actors looks at it: its words in lower case, and names among them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from whosays.extract.assembly import span
from whosays.extract.words import Words
from whosays.model import Entity, EntityType, Span

Range = tuple[int, int]  # of words, the end exclusive
_APOSTROPHES = frozenset("'’")


@dataclass(frozen=True, slots=True)
class Name:
    """A named entity in words of the text."""

    place: Range
    type: EntityType
    text: str


class Page:
    """The words of an account and its names, by their place."""

    def __init__(self, text: str, words: Words, entities: Sequence[Entity]) -> None:
        self.text = text
        self.words = words
        self._start = words.start.tolist()
        self._end = words.end.tolist()
        self.lower = [text[a:b].lower() for a, b in zip(self._start, self._end, strict=True)]
        self.names = tuple(self._placed(entities))
        self.name_at: dict[int, Name] = {i: name for name in self.names for i in range(*name.place)}

    def __len__(self) -> int:
        return len(self.lower)

    def span(self, place: Range) -> Span:
        """The words of a range, verbatim."""
        return span(self.text, self.words, *place)

    def range_of(self, place: Span) -> Range:
        """The words that a span touches."""
        return self.words.touched(place.start, place.end)

    def paragraph(self, word: int) -> int:
        """Running number of the paragraph of a word."""
        return int(self.words.paragraph[word])

    def is_quoted(self, word: int) -> bool:
        """Whether the word stands inside quotation marks."""
        return bool(self.words.quoted[word])

    def is_small(self, word: int) -> bool:
        """Whether the word begins with a small letter."""
        return self.text[self._start[word]].islower()

    def joined(self, word: int) -> bool:
        """Whether nothing stands between the word and the one before it."""
        return word > 0 and self._end[word - 1] == self._start[word]

    def possessive(self, word: int) -> int:
        """How many words a possessive mark that begins here has: `’s` two, a lone `’` after an s one."""
        if not (0 < word < len(self) and self.lower[word] in _APOSTROPHES and self.joined(word)):
            return 0
        if word + 1 < len(self) and self.lower[word + 1] == "s" and self.joined(word + 1):
            return 2
        return int(self.lower[word - 1].endswith("s") and not self.joined(word + 1))

    def compound(self, first: int, last: int) -> int:
        """The end of the hyphenated word that begins at `first`, `last` at most."""
        end = first + 1
        while end + 1 < last and self.lower[end] == "-" and self.joined(end) and self.joined(end + 1):
            end += 2
        return end

    def compound_start(self, last: int) -> int:
        """The first word of the hyphenated one that ends with word `last`."""
        while last >= 2 and self.joined(last) and self.lower[last - 1] == "-" and self.joined(last - 1):
            last -= 2
        return last

    def written(self, place: Range) -> str:
        """The lower-case words of a hyphenated word as one (`secretary-general`)."""
        return "".join(self.lower[slice(*place)])

    def _placed(self, entities: Sequence[Entity]) -> list[Name]:
        """The names in the order of the text; of two that share a word, the first."""
        found: list[Name] = []
        last = 0
        for entity in sorted(entities, key=lambda e: (e.span.start, -e.span.end)):
            first, end = self.range_of(entity.span)
            # A possessive that an entity was read with is no part of the name.
            while end - first > 1 and self.lower[end - 1] in ("s", "'", "’") and self._is_mark(end - 1):
                end -= 1
            if first < end and first >= last:
                found.append(Name((first, end), entity.type, self.span((first, end)).text))
                last = end
        return found

    def _is_mark(self, word: int) -> bool:
        return self.lower[word] in _APOSTROPHES or (
            self.lower[word - 1] in _APOSTROPHES and self.joined(word)
        )
