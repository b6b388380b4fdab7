"""What comparisons bring out of one actor: statements that differ from earlier ones, and what is denied."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from whosays.model import Change, Comparison, Denial, Passage
from whosays.render.comparison.words import CHANGES
from whosays.render.web.places import of_words
from whosays.store import Hit
from whosays.store.fold import fold

Statement = tuple[str, str]
_SURE = 0.75  # that somebody denies something: said of a person, it had better be so


@dataclass(frozen=True, slots=True)
class Against:
    """Other words that a statement stands against.

    Attributes:
        how: for people (`before: another figure`); address: where these words stand.
    """

    how: str
    words: str
    address: str


def against(
    hits: Sequence[Hit], name: str, comparisons: Iterable[Comparison]
) -> dict[Statement, tuple[Against, ...]]:
    """For statements of somebody of that name, by account and id: what they stand against."""
    found: dict[Statement, list[Against]] = defaultdict(list)
    for comparison in comparisons:
        accounts = {one.account.id: one.account for one in comparison.readings}
        for here, how, there in _pairs(comparison, name):
            for hit in hits:
                if _is_of(hit, here):
                    address = of_words(accounts[there.account], there.pieces[0])
                    found[hit.account, hit.attribution].append(Against(how, there.text, address))
    return {statement: tuple(dict.fromkeys(others)) for statement, others in found.items()}


def _pairs(comparison: Comparison, name: str) -> Iterator[tuple[Passage, str, Passage]]:
    """Words of theirs, how they stand to others, and these."""
    for one in (*comparison.changes, *comparison.denials):
        match one:
            case Change() if _are_one(one.actor.name, name):
                kind = CHANGES[one.kind]
                yield one.after, f"Before, {kind}", one.before
                yield one.before, f"Later, {kind}", one.after
            case Denial(actor=voice) if voice and one.confidence >= _SURE and _are_one(voice.name, name):
                yield one.denial, "Denies", one.denied


def _is_of(hit: Hit, words: Passage) -> bool:
    """Whether the words stand in what the statement says."""
    return hit.account == words.account and any(
        piece.start < said.end and said.start < piece.end for piece in words.pieces for said in hit.content
    )


def _are_one(one: str, other: str) -> bool:
    """Whether all words of the shorter name stand in the longer."""
    shorter, longer = sorted((set(fold(name).split()) for name in (one, other)), key=len)
    return bool(shorter) and shorter <= longer
