"""One article with nested gold: which of its attributions are found, which not, and what is made up.

The bar is overlap, not edges. A gold attribution is found if some predicted one, at any depth, shares
a character with its cue, with its content and with its source (or if neither has a source). A predicted
one that is so alike to no gold one is spurious. What gold says that an attribution means (brat's attributes
`Act` and `Type`) is right if one that is alike means it; of one that was not found it is wrong. So it is with
the actor: a note `actor: A | B` on the event holds the names that are right, case and accents folded.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from whosays.evaluate import english, gold
from whosays.evaluate.corpora.brat import GoldAttribution
from whosays.evaluate.extents import any_overlap
from whosays.evaluate.marked import Comparison, Marked, nested, of_gold, of_reading, outermost
from whosays.evaluate.readers import AccountReader, read_all
from whosays.extract.actors.fold import fold
from whosays.model import Attribution, Resolved


@dataclass(frozen=True, slots=True)
class SeedReport:
    """What was found of one article's gold.

    Attributes:
        missed: gold attributions that no predicted one is like.
        spurious: predicted attributions that are like no gold one.
        actor, act, type: how many of the attributions have what gold says, and of how many.
    """

    compared: Comparison
    missed: tuple[Marked, ...]
    spurious: tuple[Marked, ...]
    actor: tuple[int, int] = (0, 0)
    act: tuple[int, int] = (0, 0)
    type: tuple[int, int] = (0, 0)

    def outer(self) -> tuple[int, int]:
        """How many outermost gold attributions were found, and of how many."""
        total = len(outermost(self.compared.gold))
        return total - len(outermost(self.missed)), total

    def nested(self) -> tuple[int, int]:
        """How many nested gold attributions were found, and of how many."""
        total = len(nested(self.compared.gold))
        return total - len(nested(self.missed)), total

    def to_dict(self) -> dict[str, Any]:
        """The report as plain JSON types, with the words of what went wrong."""
        return {
            "outer": self.outer(),
            "nested": self.nested(),
            "actor": self.actor,
            "act": self.act,
            "type": self.type,
            "missed": [a.words(self.compared.text) for a in self.missed],
            "spurious": [a.words(self.compared.text) for a in self.spurious],
        }


def evaluate(annotation_path: Path, reader: AccountReader) -> SeedReport:
    """The reader on one article: NAME.ann, and NAME.txt beside it.

    Raises:
        GoldError: the files cannot be used.
    """
    document = gold.document(annotation_path)
    (reading,) = read_all(reader, [english.account(document.name, document.text)])
    sides = of_gold(document.attributions), of_reading(reading)
    found = report(Comparison(document.name, document.text, *sides))
    pairs = list(zip(sides[1], reading.attributions, strict=True))
    return replace(
        found,
        actor=named(document.attributions, pairs),
        act=meant(document.attributions, pairs, "Act", lambda one: one.act.value),
        type=meant(document.attributions, pairs, "Type", lambda one: one.features.type.value),
    )


def meant(
    people: Iterable[GoldAttribution],
    pairs: Sequence[tuple[Marked, Attribution]],
    attribute: str,
    ours: Callable[[Attribution], str],
) -> tuple[int, int]:
    """Of how many gold attributions an alike one has what gold says, and how many gold says it of.

    Args:
        people: gold.
        pairs: each predicted attribution, as extents and as it is.
        attribute: brat's name of what gold says.
        ours: the same of a predicted attribution.
    """
    said = [
        (extents, a.attributes[attribute])
        for a in people
        if attribute in a.attributes
        for extents in of_gold([a])
    ]
    right = (
        any(ours(one) == label for marked, one in pairs if alike(extents, marked)) for extents, label in said
    )
    return sum(right), len(said)


def named(people: Iterable[GoldAttribution], pairs: Sequence[tuple[Marked, Attribution]]) -> tuple[int, int]:
    """Of how many gold attributions an alike one has an actor by a name in gold, and how many have names."""
    known = [(extents, names) for a in people if (names := _names(a)) for extents in of_gold([a])]
    right = (
        any(_name(one) in names for marked, one in pairs if alike(extents, marked))
        for extents, names in known
    )
    return sum(right), len(known)


def _names(attribution: GoldAttribution) -> frozenset[str]:
    """The names in the note of an event, folded; none without such a note."""
    mark, _, names = (attribution.actor or "").partition(":")
    return frozenset(fold(name) for name in names.split("|") if mark.strip() == "actor" and name.strip())


def _name(attribution: Attribution) -> str | None:
    """The name of the actor, folded; None where none was settled on."""
    return fold(attribution.actor.actor.name) if isinstance(attribution.actor, Resolved) else None


def report(compared: Comparison) -> SeedReport:
    """What was found, missed and made up, whatever it means."""
    return SeedReport(
        compared,
        missed=tuple(a for a in compared.gold if not _any_alike(a, compared.predicted)),
        spurious=tuple(a for a in compared.predicted if not _any_alike(a, compared.gold)),
    )


def alike(first: Marked, second: Marked) -> bool:
    """Whether two attributions share characters in every role, or lack a source both."""
    sources = any_overlap(first.source, second.source) or not (first.source or second.source)
    return sources and any_overlap(first.cue, second.cue) and any_overlap(first.content, second.content)


def _any_alike(one: Marked, others: Iterable[Marked]) -> bool:
    return any(alike(one, other) for other in others)
