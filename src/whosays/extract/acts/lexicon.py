"""What the words of a cue do: a table of lemmas, read once from `lexicon.toml`."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from whosays.extract.acts.forms import lemmas
from whosays.model import Act, AttributionType

LONGEST = 5  # words of an entry


@dataclass(frozen=True, slots=True)
class Entry:
    """A word or idiom that makes an attribution.

    Attributes:
        lemma: its words, in their base forms, joined by blanks.
        weak: whether it gives way to another word of the same cue ("issued a statement condemning").
    """

    lemma: str
    act: Act
    type: AttributionType
    weak: bool


class Lexicon:
    """Entries, found by the words of a text."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self.entries = tuple(entries)
        self._starting: dict[str, list[tuple[tuple[str, ...], Entry]]] = defaultdict(list)
        for entry in self.entries:
            first, *rest = entry.lemma.split()
            self._starting[first].append((tuple(rest), entry))
        for listed in self._starting.values():
            listed.sort(key=lambda one: -len(one[0]))

    def match(self, words: Sequence[str], at: int) -> tuple[Entry, int] | None:
        """The longest entry that the lower-case words hold from `at` on, and how many words it takes."""
        found: tuple[Entry, int] | None = None
        for lemma in lemmas(words[at]):
            for rest, entry in self._starting.get(lemma, ()):
                if found and len(rest) < found[1]:
                    break
                if _follows(words, at + 1, rest):
                    found = entry, len(rest) + 1
                    break
        return found


def _follows(words: Sequence[str], at: int, rest: Sequence[str]) -> bool:
    here = words[at : at + len(rest)]
    return len(here) == len(rest) and all(want in lemmas(word) for want, word in zip(rest, here, strict=True))


@cache
def shipped() -> Lexicon:
    """The lexicon that comes with whosays."""
    text = files("whosays.extract.acts").joinpath("lexicon.toml").read_text(encoding="utf-8")
    return Lexicon(tuple(parse(tomllib.loads(text))))


def parse(table: Mapping[str, Mapping[str, Mapping[str, str]]]) -> Iterator[Entry]:
    """The entries of a table `act → type → words | weak → entries between commas`.

    Raises:
        ValueError: an act or a type is none of ours.
        KeyError: entries are neither `words` nor `weak`.
    """
    weakness = {"words": False, "weak": True}
    for act, types in table.items():
        for kind, lists in types.items():
            for name, listed in lists.items():
                for lemma in filter(None, (" ".join(one.split()) for one in listed.split(","))):
                    yield Entry(lemma, Act(act), AttributionType(kind), weakness[name])
