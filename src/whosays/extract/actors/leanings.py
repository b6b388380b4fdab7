"""Which person *he* or *she* leans to, by where the two stand and by forenames.

The head of antecedents judges by the words, and is surer of what it has read before than of what it has not.
Whom a sentence is built around, who was named last and how often somebody is named are told by places alone,
and hold as well for names that nobody has seen. The weights are fitted by `training/leanings.py`.
"""

from __future__ import annotations

import json
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from math import exp, log

from whosays.extract.actors.forenames import suits
from whosays.extract.actors.lexicon import HE, SHE
from whosays.extract.actors.page import Page, Range
from whosays.model import EntityType

ASSET = "leanings.json"
NONE = "none"  # the weight of there being nobody
GENDERED = HE | SHE
_SUBJECTS = frozenset({"he", "she"})
_PREPOSITIONS = frozenset(
    {"of", "in", "for", "from", "at", "on", "with", "to", "by", "about", "against", "over", "under", "near"}
) | {"than", "as", "like", "after", "before"}
_VERBS = frozenset({"was", "were", "is", "had", "has", "would", "did", "could", "said"})


@cache
def weights() -> Mapping[str, float]:
    """The shipped weights by the names of what they weigh."""
    path = files("whosays").joinpath("assets", "en", ASSET)
    return dict(json.loads(path.read_text(encoding="utf-8")))


class Leanings:
    """The leanings of the pronouns of one account."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._sentences = _sentences(page)
        self._people = [name.place for name in page.names if name.type is EntityType.PER]

    def towards(self, pronoun: int, places: Sequence[Range]) -> float:
        """How many times as likely as nobody a person becomes who is named at these places."""
        told, known = self.features(pronoun, places), weights()
        leaning = exp(
            sum(known.get(name, 0.0) * value for name, value in told.items()) - known.get(NONE, 0.0)
        )
        return leaning * suits(self._page.lower[pronoun], self._names(places))

    def features(self, pronoun: int, places: Sequence[Range]) -> dict[str, float]:
        """What the places of a person's names, in the order of the text, tell of a pronoun (a word).

        Looked at is the last one before it, or else the first.
        """
        before = [place for place in places if place[0] < pronoun]
        first, end = before[-1] if before else places[0]
        written = self._page.lower[pronoun]
        behind = self._page.lower[first - 1] if first else ""
        ahead = self._page.lower[end] if end < len(self._page) else ""
        opens = self._opens(first)
        is_same = self._sentences[first] == self._sentences[pronoun]
        is_subject = written in _SUBJECTS
        return {
            "before": float(bool(before)),
            "same sentence": float(is_same and bool(before)),
            "foreshadowed": float(is_same and not before and self._opens(pronoun)),
            "last named": float(bool(before) and not self._others_between(end, pronoun, places)),
            "often named": log(len(places)),
            "opens": float(opens),
            "both open": float(opens and is_subject and self._opens(pronoun)),
            "joined": float("and" in (behind, ahead)),
            "behind a comma": float(behind == ","),
            "before a comma": float(ahead == ","),
            "behind a preposition": float(behind in _PREPOSITIONS),
            "possessor of a subject": float(is_subject and self._page.possessive(end) > 0),
            "ends": float(ahead in (".", "!", "?", ";")),
            "acts": float(ahead in _VERBS or ahead.endswith("ed")),
            "across quotation marks": float(self._page.is_quoted(first) != self._page.is_quoted(pronoun)),
        }

    def _names(self, places: Sequence[Range]) -> set[str]:
        return {self._page.span(place).text for place in places}

    def _opens(self, word: int) -> bool:
        """Whether the word begins its sentence, one word before it aside."""
        return word < 2 or self._sentences[word - 2] < self._sentences[word]

    def _others_between(self, start: int, end: int, own: Sequence[Range]) -> bool:
        first, last = (bisect_left(self._people, (place,)) for place in (start, end))
        return any(place not in own for place in self._people[first:last])


def _sentences(page: Page) -> list[int]:
    """For each word the number of its sentence."""
    numbers = [0] * len(page)
    for word in range(1, len(page)):
        numbers[word] = numbers[word - 1] + _begins(page, word)
    return numbers


def _begins(page: Page, word: int) -> bool:
    """Whether a sentence or a paragraph begins here; behind an initial, none does."""
    if page.paragraph(word) != page.paragraph(word - 1):
        return True
    if page.lower[word - 1] not in (".", "!", "?") or page.joined(word) or page.is_small(word):
        return False
    return not (page.joined(word - 1) and len(page.lower[word - 2]) <= 2 and page.lower[word - 2].isalpha())
