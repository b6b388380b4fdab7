"""What cues are made to take, on scores made for it."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from whosays.extract.chains import Chain
from whosays.extract.demands import ORPHANED, SURE, labellings
from whosays.extract.labels import ARGUMENTS, CONTENT, FORBIDDEN, allowed

_IS_CONTENT = np.asarray([label[2:] == CONTENT for label in ARGUMENTS])
_FOLLOWS, _STARTS = allowed(ARGUMENTS)
CHAIN = Chain(
    np.where(_FOLLOWS, 0, FORBIDDEN).astype(np.float32), np.where(_STARTS, 0, FORBIDDEN).astype(np.float32)
)
UNLIKELY, HOPELESS = (
    -3.0,
    -30.0,
)  # of a word's being content, by the links: beneath `LIKELY`, beneath `ORPHANED`

untied = st.floats(-12, 6).filter(lambda leaning: abs(leaning) > 0.01)  # at 0 either labelling is the best


def content(*leanings: float) -> np.ndarray:
    """Scores seen from a cue that has no source: how much each word leans to content."""
    scores = np.full((len(leanings), len(ARGUMENTS)), -50, np.float32)
    scores[:, 0] = 0
    scores[:, _IS_CONTENT] = np.asarray(leanings, np.float32)[:, None]
    return scores


def taken(cues: list[np.ndarray], said: list[float]) -> list[str]:
    """Which words each cue takes, as a row of marks."""
    (paths,) = labellings(CHAIN.sums(cues), [cues], [np.asarray(said, np.float32)])
    return ["".join("x" if _IS_CONTENT[label] else "." for label in path) for path in paths]


CASES = [
    ("what the links see", [content(5, 5, -9, -9)], [0, 0, 0, 0], ["xx.."]),
    ("the roles are sure, no cue takes it", [content(5, 5, UNLIKELY, UNLIKELY)], [1, 1, 1, 1], ["xxxx"]),
    ("a part that nobody took", [content(5, 5, UNLIKELY, -9)], [1, 1, 1, 0], ["xxx."]),
    ("the roles are not sure", [content(5, 5, UNLIKELY, UNLIKELY)], [1, 1, SURE, SURE], ["xx.."]),
    ("no cue could have said it", [content(5, 5, HOPELESS, HOPELESS)], [1, 1, 1, 1], ["xx.."]),
    (
        "the likelier of two cues",
        [content(5, -9, UNLIKELY - 2, UNLIKELY - 2), content(-9, 5, UNLIKELY, UNLIKELY)],
        [1, 1, 1, 1],
        ["x...", ".xxx"],
    ),
    ("another has it", [content(5, UNLIKELY), content(-9, 5)], [1, 1], ["x.", ".x"]),
    ("no cue at all", [], [1, 1], []),
]


@pytest.mark.parametrize(
    ("cues", "said", "expected"), [case[1:] for case in CASES], ids=[c[0] for c in CASES]
)
def test_what_a_cue_must_take(cues: list[np.ndarray], said: list[float], expected: list[str]) -> None:
    assert taken(cues, said) == expected


@given(st.lists(st.tuples(st.floats(-12, 6), st.floats(-12, 6), st.floats(0, 1)), min_size=1, max_size=12))
def test_sure_words_are_taken_unless_no_cue_could(rows: list[tuple[float, float, float]]) -> None:
    first, second, said = zip(*rows, strict=True)
    cues = [content(*first), content(*second)]
    shares = [share[:, _IS_CONTENT].sum(1) for share in CHAIN.sums(cues).marginals()]
    marks = taken(cues, list(said))
    for place, probability in enumerate(np.asarray(said, np.float32)):
        could = max(share[place] for share in shares) > 20 * ORPHANED
        alone = all(not (said[other] > SURE) for other in (place - 1, place + 1) if 0 <= other < len(said))
        if probability > SURE and could and alone:
            assert any(row[place] == "x" for row in marks)


@given(st.lists(st.tuples(untied, untied), min_size=1, max_size=12))
def test_nothing_is_lost_by_a_demand(rows: list[tuple[float, float]]) -> None:
    first, second = zip(*rows, strict=True)
    cues = [content(*first), content(*second)]
    before, after = taken(cues, [0.0] * len(rows)), taken(cues, [1.0] * len(rows))
    for one, other in zip(before, after, strict=True):
        assert all(mark == "." or later == "x" for mark, later in zip(one, other, strict=True))
