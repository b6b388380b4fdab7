"""Antecedents are looked for in the passage whose core holds the mention."""

from collections.abc import Sequence
from typing import cast

import numpy as np

from whosays.extract.chains import Floats
from whosays.extract.encoder import Encoder
from whosays.extract.passages import Passage, Passages
from whosays.extract.windows import Window


class Marking:
    """Says of each mention where in its window it begins: as the score of the first word."""

    def antecedents(self, vectors: Floats, mentions: Sequence[tuple[int, int]]) -> Floats:
        scores = np.zeros((len(mentions), len(vectors) + 1), np.float32)
        scores[:, 0] = [start for start, _ in mentions]
        scores[:, -1] = [end for _, end in mentions]
        return scores


def passages() -> Passages:
    windows = (Window(0, 12, 0, 10), Window(8, 22, 10, 20), Window(18, 25, 20, 25))
    made = [Passage(window, np.zeros((window.end - window.start, 4), np.float16)) for window in windows]
    return Passages(cast(Encoder, Marking()), made)


def test_each_query_in_its_own_window_and_in_order() -> None:
    queries = [(21, 22), (3, 5), (10, 11), (9, 10), (3, 5)]
    found = passages()(queries)
    assert [one.first for one in found] == [18, 0, 8, 0, 0]
    assert [float(one.words[0]) for one in found] == [3, 3, 2, 9, 3]
    assert [len(one.words) for one in found] == [7, 12, 14, 12, 12]


def test_a_mention_that_runs_over_the_window_is_cut() -> None:
    (found,) = passages()([(9, 16)])
    assert found.none == 12


def test_nothing_asked() -> None:
    assert passages()([]) == []
