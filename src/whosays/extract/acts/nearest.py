"""What a word that the lexicon does not know is like: the entries whose embeddings are nearest.

Each entry of one word is embedded once, when the model is made, in the same short sentence (`prototypes`).
A word that no cue has had yet is embedded in it too, and the entries around it vote, each by a power of its
cosine; what is near to none of them gets no answer. How often that is right, of entries left out, is what
`left_out` counts.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from whosays.extract.acts.forms import base
from whosays.extract.acts.lexicon import Entry, shipped
from whosays.model import Act

Floats = NDArray[np.float32]
# A text and extents of it → one unit vector an extent; `Reader.embed` is one.
Embed = Callable[[str, Sequence[tuple[int, int]]], Floats]

VOTERS = 9
POWER = 4
LEAST = 0.55  # cosine; what is less near than this is near nothing
REMEMBERED = 4096  # words whose answer is kept
LONGEST = 40  # characters; what is longer is no word
_BEFORE, _BEHIND = "The minister would ", " it."
_RELATED = 4  # words that begin with as many letters in common may be forms of one another


def candidates() -> list[Entry]:
    """The entries that can be neighbours: those of one word."""
    return [entry for entry in shipped().entries if entry.lemma.isalpha()]


def prototypes(embed: Embed) -> Floats:
    """One unit vector a candidate, (candidates, 384); takes some seconds."""
    return np.stack([_embedded(embed, entry.lemma) for entry in candidates()])


class Neighbours:
    """Answers which entry a word is like."""

    def __init__(self, embed: Embed, vectors: Floats) -> None:
        """From an embedder and the prototypes made with it.

        Raises:
            ValueError: the prototypes are another lexicon's.
        """
        self._entries = candidates()
        if len(vectors) != len(self._entries):
            raise ValueError(f"{len(vectors)} prototypes of {len(self._entries)} entries")
        self._embed = embed
        self._vectors = vectors
        self._answer = lru_cache(maxsize=REMEMBERED)(self._looked_up)

    def __call__(self, word: str) -> Entry | None:
        """An entry with the act and type of those nearest to a lower-case word; None if none is near."""
        return self._answer(base(word)) if len(word) <= LONGEST else None

    def _looked_up(self, lemma: str) -> Entry | None:
        return _vote(self._vectors @ _embedded(self._embed, lemma), self._entries)


def left_out(vectors: Floats) -> tuple[int, int, int]:
    """Each candidate answered from those that are not related to it: right by neighbours, by `says`, and all.

    Related are words that begin alike: no doubt that *sceptic* is like *sceptical*.
    """
    entries = candidates()
    beginnings = np.asarray([entry.lemma[:_RELATED] for entry in entries])
    right = 0
    for number, entry in enumerate(entries):
        nearness = np.where(beginnings == beginnings[number], -1, vectors @ vectors[number])
        voted = _vote(nearness, entries)
        right += (voted.act if voted else Act.SAYS) is entry.act
    return right, sum(entry.act is Act.SAYS for entry in entries), len(entries)


def _vote(nearness: Floats, entries: Sequence[Entry]) -> Entry | None:
    """The nearest entry of the act that the nearest ones are for; None if none is near."""
    nearest = [int(index) for index in np.argsort(-nearness)[:VOTERS]]
    if nearness[nearest[0]] < LEAST:
        return None
    votes: dict[Act, float] = defaultdict(float)
    for index in nearest:
        votes[entries[index].act] += max(0.0, float(nearness[index])) ** POWER
    winner = max(votes, key=votes.__getitem__)
    return next(entries[index] for index in nearest if entries[index].act is winner)


def _embedded(embed: Embed, lemma: str) -> Floats:
    text = f"{_BEFORE}{lemma}{_BEHIND}"
    vector: Floats = embed(text, [(len(_BEFORE), len(_BEFORE) + len(lemma))])[0]
    return vector
