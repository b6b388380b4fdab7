"""GAP's snippets with other names: who is meant must be told from the sentence, not from the name.

A name is put in the place of each of the two, drawn from the names that the corpus itself has beside
pronouns of that gender; and now and then all of it changes gender (Zhao et al., NAACL 2018).
"""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from dataclasses import replace

from whosays.evaluate.corpora.brat import Extent
from whosays.evaluate.corpora.gap import Snippet

SWAPPED = 0.3  # share of snippets that change gender
PAIRS = (
    ("he", "she"), ("him", "her"), ("his", "her"), ("himself", "herself"), ("man", "woman"), ("men", "women"),
    ("boy", "girl"), ("father", "mother"), ("son", "daughter"), ("brother", "sister"), ("husband", "wife"),
    ("uncle", "aunt"), ("king", "queen"), ("prince", "princess"), ("actor", "actress"), ("mr", "mrs"),
    ("nephew", "niece"), ("grandfather", "grandmother"), ("lord", "lady"), ("sons", "daughters"),
    ("brothers", "sisters"), ("boyfriend", "girlfriend"), ("widower", "widow"), ("male", "female"),
)  # fmt: skip
TO_FEMININE = {**dict(PAIRS), "his": "her"}
# *her* is *his* or *him*; *his* is the commoner.
TO_MASCULINE = {feminine: masculine for masculine, feminine in reversed(PAIRS)} | {
    "her": "his",
    "hers": "his",
}
_WORD = re.compile(r"[^\W\d_]+")


class Renamer:
    """Gives snippets other names."""

    def __init__(self, snippets: Sequence[Snippet], chance: random.Random) -> None:
        self.chance = chance
        self.names: dict[bool, list[str]] = {True: [], False: []}
        for snippet in snippets:
            for start, end in (snippet.a, snippet.b):
                self.names[snippet.is_feminine()].append(snippet.text[start:end])

    def rename(self, snippet: Snippet) -> Snippet:
        """The snippet with other names, maybe of the other gender; its gold moves along."""
        swap = self.chance.random() < SWAPPED
        feminine = snippet.is_feminine() != swap
        old = [snippet.text[slice(*extent)] for extent in (snippet.a, snippet.b)]
        # A name that is part of the other would be renamed with it.
        if old[0] in old[1] or old[1] in old[0]:
            return snippet
        new = self.chance.sample(self.names[feminine], 2)
        changes = dict(zip(old, new, strict=True))
        changes |= {name.split()[-1]: changed.split()[-1] for name, changed in list(changes.items())}
        pattern = "|".join(rf"\b{re.escape(name)}\b" for name in sorted(changes, key=len, reverse=True))
        edits = [(m.start(), m.end(), changes[m.group()]) for m in re.finditer(pattern, snippet.text)]
        if swap:
            edits += _swaps(snippet.text, TO_FEMININE if feminine else TO_MASCULINE, edits)
        return _edited(snippet, sorted(edits))


def _swaps(
    text: str, other: dict[str, str], taken: Sequence[tuple[int, int, str]]
) -> list[tuple[int, int, str]]:
    """The gendered words of a text with their counterparts, names aside."""
    covered = {place for start, end, _ in taken for place in range(start, end)}
    found = []
    for match in _WORD.finditer(text):
        changed = other.get(match.group().lower())
        if changed and match.start() not in covered:
            shown = changed.capitalize() if match.group()[0].isupper() else changed
            found.append((match.start(), match.end(), shown))
    return found


def _edited(snippet: Snippet, edits: Sequence[tuple[int, int, str]]) -> Snippet:
    """The snippet with its text and extents moved; edits are ordered and apart."""
    text, shifts, last = "", [], 0
    for start, end, words in edits:
        text += snippet.text[last:start] + words
        shifts.append((start, end, len(words) - (end - start)))
        last = end
    text += snippet.text[last:]

    def moved(extent: Extent) -> Extent:
        start = extent[0] + sum(shift for _, end, shift in shifts if end <= extent[0])
        return start, extent[1] + sum(shift for begin, _, shift in shifts if begin < extent[1])

    return replace(snippet, text=text, pronoun=moved(snippet.pronoun), a=moved(snippet.a), b=moved(snippet.b))
