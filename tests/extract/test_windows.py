"""Long texts cut into windows."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from whosays.extract import Encoder
from whosays.extract.windows import CLS, SEP, cut, inputs
from whosays.extract.words import Words, paragraphs, split_words

LONG = st.lists(
    st.lists(
        st.sampled_from(["the", "Varnholm", "unquestionably", "said", ".", "“", "”"]), min_size=1, max_size=90
    ),
    min_size=1,
    max_size=12,
).map(lambda parts: "\n\n".join(" ".join(part) for part in parts))


def words_of(encoder: Encoder, text: str) -> Words:
    return split_words(text, encoder.tokenizer, list(paragraphs(text)))


@given(LONG, st.integers(40, 120), st.integers(0, 12))
def test_cores_cover_every_word_once_and_windows_fit(
    encoder: Encoder, text: str, size: int, context: int
) -> None:
    words = words_of(encoder, text)
    covered = 0
    for window in cut(words, size, context):
        assert window.core_start == covered
        assert window.start <= window.core_start < window.core_end <= window.end
        assert len(inputs(words, np.arange(window.start, window.end)).pieces) <= size
        covered = window.core_end
    assert covered == len(words)


def test_a_core_ends_at_a_paragraph_where_it_can(encoder: Encoder) -> None:
    words = words_of(encoder, "\n\n".join(["one two three four five six seven eight"] * 9))
    for window in cut(words, 30, 2):
        assert (
            window.core_end == len(words)
            or words.paragraph[window.core_end] != words.paragraph[window.core_end - 1]
        )


def test_a_word_longer_than_a_window_is_one_word(encoder: Encoder) -> None:
    words = words_of(encoder, "x" * 5000 + " said so.")
    assert sum(w.core_end - w.core_start for w in cut(words, 64, 8)) == len(words)


def test_inputs_mark_the_ends_of_paragraphs(encoder: Encoder) -> None:
    words = words_of(encoder, "One two.\n\nThree four.")
    made = inputs(words, np.arange(len(words)))
    assert made.pieces[0] == CLS
    assert [int(p) for p in np.flatnonzero(made.pieces == SEP)] == [4, 8]
    assert list(made.opens) == [True, False, False, True, False, False]
    assert list(made.pieces[made.heads]) == list(words.pieces[words.first[:-1]])


def test_inputs_of_words_apart_are_those_words(encoder: Encoder) -> None:
    words = words_of(encoder, "One unquestionably two three.")
    made = inputs(words, np.asarray([1, 3]))
    kept = [*range(words.first[1], words.first[2]), *range(words.first[3], words.first[4])]
    assert list(made.pieces[1:-1]) == list(words.pieces[kept])
