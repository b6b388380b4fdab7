from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whosays.compare.findings.silences_reported import reported
from whosays.compare.sentences import sentences
from whosays.model import Account, Reading


def read(text: str) -> Reading:
    """A reading that found nothing: what is left is told by the words."""
    return Reading(Account("a", None, text, "en"), "none", (), (), (), ())


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("The Ostra Gazette made no mention of the flooded mine.", "the flooded mine"),
        ("The ministry's readout did not mention the hostages.", "the hostages"),
        ("Its bulletin, which ran for an hour, left out the strike altogether.", "the strike"),
        ("The flooded mine was nowhere mentioned in the agency's report.", "The flooded mine"),
        ("No reference was made to the hostages in the statement.", "the hostages"),
        ("Of the hostages it said nothing.", "the hostages"),
        ("The statement was silent on the cost of the bridge.", "the cost of the bridge"),
        ("The riot went unmentioned in the evening news.", "The riot"),
        ("The paper covered the visit without mentioning the arrests.", "the arrests"),
        ("Not once is the riot referred to in the communiqué.", "the riot"),
        ("State radio kept the riot out of its news.", "the riot"),
        ("The release contained not a word about the layoffs.", "the layoffs"),
    ],
)
def test_what_is_left_out(text: str, what: str) -> None:
    assert [one.what.text for one in reported(read(text))] == [what]


@pytest.mark.parametrize(
    "text",
    [
        "The Ostra Gazette mentioned the flooded mine twice.",
        "The ministry's readout named the hostages.",
        "He walked out of the hall and said that he would be back.",
        "The road is closed.",
    ],
)
def test_no_silence_is_made_up(text: str) -> None:
    assert not list(reported(read(text)))


@given(st.text(alphabet="aé .?!,\n“”’A1", max_size=200))
def test_sentences_lie_in_the_text_in_order_and_are_not_empty(text: str) -> None:
    extents = list(sentences(text))
    assert all(0 <= start < end <= len(text) and text[start:end].strip() for start, end in extents)
    assert all(a[1] <= b[0] for a, b in pairwise(extents))
