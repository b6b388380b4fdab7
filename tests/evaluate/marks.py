"""Attributions by their words, and a reader that finds what a test tells it to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from hypothesis import strategies as st

from tests.readings import MODEL
from whosays.evaluate.extents import Extent, tokens
from whosays.evaluate.marked import Comparison, Marked
from whosays.model import Account, Attribution, Entity, Reading


def at(text: str, words: str) -> Extent:
    start = text.index(words)
    return start, start + len(words)


def mark(
    text: str, source: str | None, cue: str, *content: str, nested: bool = False, confidence: float = 1.0
) -> Marked:
    return Marked(
        (at(text, source),) if source else (),
        (at(text, cue),),
        tuple(sorted(at(text, piece) for piece in content)),
        nested,
        confidence,
    )


def compared(text: str, gold: Iterable[Marked], predicted: Iterable[Marked], name: str = "a") -> Comparison:
    return Comparison(name, text, tuple(gold), tuple(predicted))


class ToldReader:
    """Finds in a text what it was told stands there; nothing in any other text."""

    def __init__(
        self,
        attributions: Mapping[str, Iterable[Attribution]] | None = None,
        entities: Mapping[str, Iterable[Entity]] | None = None,
    ) -> None:
        self._attributions = attributions or {}
        self._entities = entities or {}

    def read_many(self, accounts: Iterable[Account]) -> Iterator[Reading]:
        for account in accounts:
            attributions = tuple(self._attributions.get(account.text, ()))
            entities = tuple(self._entities.get(account.text, ()))
            yield Reading(account, MODEL, attributions, entities, (), ())


TEXT = (
    "The mayor of Brant said on Monday that the old ferry would sail again , "
    "the Post wrote ; few believe it ."
)
_PLACES = tokens(TEXT)


@st.composite
def extents(draw: st.DrawFn) -> Extent:
    first = draw(st.integers(0, len(_PLACES) - 1))
    last = draw(st.integers(first, min(first + 6, len(_PLACES) - 1)))
    return _PLACES[first][0], _PLACES[last][1]


@st.composite
def marks(draw: st.DrawFn) -> Marked:
    source = draw(st.lists(extents(), max_size=1))
    content = draw(st.lists(extents(), min_size=1, max_size=2, unique=True))
    confidence = draw(st.sampled_from([0.1, 0.5, 0.9]))
    return Marked(tuple(source), (draw(extents()),), tuple(sorted(content)), confidence=confidence)


sides = st.lists(marks(), max_size=5).map(tuple)
comparisons = st.builds(Comparison, st.just("a"), st.just(TEXT), sides, sides)
