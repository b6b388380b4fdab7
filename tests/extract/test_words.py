"""Text to words: paragraphs, capitalisation, offsets."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from whosays.extract import Encoder
from whosays.extract.words import (
    DIGITS,
    LOWER,
    MIXED,
    PUNCTUATION,
    TITLE,
    UPPER,
    case_of,
    paragraphs,
    split_words,
)

PARAGRAPHS = [
    ("One.\n\nTwo.", ["One.", "Two."]),
    ("One.\r\n\r\nTwo.", ["One.", "Two."]),
    ("One.\n \t\nTwo.\n", ["One.", "Two.\n"]),
    ("A line that was\nwrapped.\n\nTwo.", ["A line that was\nwrapped.", "Two."]),
    ("A line that was\nwrapped.\nThe next.", ["A line that was\nwrapped.", "The next."]),
    ("“Yes.”\n“No.”", ["“Yes.”", "“No.”"]),
    ("\n\n  \n", []),
    ("", []),
]


@pytest.mark.parametrize(("text", "expected"), PARAGRAPHS)
def test_paragraphs(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in paragraphs(text)] == expected


CASES = [
    ("river", LOWER),
    ("River", TITLE),
    ("A", TITLE),
    ("UN", UPPER),
    ("McTavish", MIXED),
    ("iPad", MIXED),
    ("2025", DIGITS),
    ("3rd", LOWER),
    ("—", PUNCTUATION),
    ("中", LOWER),
]


@pytest.mark.parametrize(("word", "expected"), CASES)
def test_case(word: str, expected: int) -> None:
    assert case_of(word) == expected


@given(st.text(max_size=200))
def test_words_stand_in_the_text_in_order(encoder: Encoder, text: str) -> None:
    words = split_words(text, encoder.tokenizer, list(paragraphs(text)))
    assert len(words.first) == len(words) + 1
    assert words.first[-1] == len(words.pieces)
    assert (words.start < words.end).all()
    assert (words.end[:-1] <= words.start[1:]).all()
    assert all(text[a:b].strip() == text[a:b] for a, b in zip(words.start, words.end, strict=True))
    assert (words.lengths(np.arange(len(words))) > 0).all()
    assert set(words.quoted) <= {0, 1}


def test_a_word_inside_quotation_marks_is_known(encoder: Encoder) -> None:
    text = "She called it “a gift” and left."
    words = split_words(text, encoder.tokenizer, [(0, len(text))])
    quoted = [text[a:b] for a, b, flag in zip(words.start, words.end, words.quoted, strict=True) if flag]
    assert quoted == ["“", "a", "gift", "”"]
