from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from tests.extract.acts_marked import meaning
from whosays.extract.acts import Neighbours, prototypes
from whosays.extract.acts.nearest import Floats, candidates, left_out
from whosays.model import Act

WIDTH = 64


class Letters:
    """Embeds words by their letters: what is spelt alike is alike."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def __call__(self, text: str, extents: Sequence[tuple[int, int]]) -> Floats:
        return np.stack([self._vector(text[a:b]) for a, b in extents])

    def _vector(self, word: str) -> Floats:
        self.asked.append(word)
        made = np.zeros(WIDTH, np.float32)
        for number, letter in enumerate(word):
            made[(ord(letter) * 7 + number) % WIDTH] += 1
        norm: np.float32 = np.float32(np.linalg.norm(made))
        return made / norm


@pytest.fixture(scope="module")
def vectors() -> Floats:
    return prototypes(Letters())


def test_an_unknown_word_means_what_is_near_to_it(vectors: Floats) -> None:
    found = meaning("{Orr} <condemnify> [the crew].", nearest=Neighbours(Letters(), vectors))
    assert (found.act, found.known) == (Act.CRITICISES, False)


def test_a_known_word_is_not_looked_up(vectors: Floats) -> None:
    letters = Letters()
    meaning("{Orr} <said> [it rained].", nearest=Neighbours(letters, vectors))
    assert letters.asked == []


@pytest.mark.parametrize("cue", ["Zorblatt", "zq", "x" * 300, "…"])
def test_what_is_no_word_or_near_to_none_only_says(vectors: Floats, cue: str) -> None:
    found = meaning(f"{{Orr}} <{cue}> [it rained].", nearest=Neighbours(Letters(), vectors))
    assert found.act is Act.SAYS


def test_a_word_is_embedded_once(vectors: Floats) -> None:
    letters = Letters()
    neighbours = Neighbours(letters, vectors)
    neighbours("condemnified")
    neighbours("condemnified")
    assert len(letters.asked) == 1


def test_prototypes_of_another_lexicon(vectors: Floats) -> None:
    with pytest.raises(ValueError, match="prototypes"):
        Neighbours(Letters(), vectors[1:])


def test_entries_left_out(vectors: Floats) -> None:
    right, says, total = left_out(vectors)
    assert total == len(candidates())
    assert 0 < right < total
    assert says == sum(entry.act is Act.SAYS for entry in candidates())
