"""What is a time expression, where it begins and where it ends: by the grammar, and with a tagger's help."""

from __future__ import annotations

import re
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.extract.test_times_hostile import HOSTILE, WORDS
from whosays.extract.times import whole
from whosays.model import TimeType

DATE, TIME, DURATION, SET = TimeType
_NAMED = {"d": DATE, "t": TIME, "p": DURATION, "s": SET}
_MARK = re.compile(r"\[(\w) ([^]]*)\]")

# No tagger: the grammar alone finds these, and nothing else.
ALONE = [
    # days
    "It shut on [d March 3, 2021], and on [d 3 March 2021].",
    "It shut on [d Wednesday, March 3rd], not [d Thursday].",
    "It shut on [d the 3rd of March].",
    "It shut on [d Sept. 3] and [d 4].",
    "It shut on [d 2021-03-03], or [d 3/3/21].",
    "It shut [d early Tuesday]; it opens [d next Friday] and [d a week from Tuesday].",
    "It shut [d yesterday] and opens [d tomorrow]. [d Today] it is shut.",
    "It shut [d this coming Sunday, March eighth].",
    "It shut on [d March 3 last year].",
    "It shut on [d Election Day], on [d New Year's Eve] and at [d Christmas].",
    "It shut on [d 9/11].",
    # months, years and what is longer
    "It shut in [d May], in [d mid-March], [d last October] and [d April 2020].",
    "It shut in [d 1998], in [d the 1990s], in [d the early '80s], in [d the 19th century].",
    "It shut in [d nineteen ninety-four].",
    "It let eighteen thousand people go; profit rose in [d the last quarter of 2019]. A recent visit.",
    "It shut in [d the week of March 3], [d the last week of June], [d two weeks from Tuesday].",
    "A [d November] vote, a [d May] letter. [d January] was cold. It shut [d the same day].",
    "It shut on [d Good Friday], in [d the second half of the year], by [d year-end 2020].",
    "It earned more in [d the quarter] than in [d the same quarter last year], or the [d prior-year] one.",
    "It earned more in [d the fourth fiscal quarter] than in [d 2019's third quarter].",
    "It shut in [d fiscal 2020], by [d the end of 2021], at [d year-end].",
    "It earned more in [d the third quarter of 2019] than in [d the year-ago quarter].",
    "A [d third-quarter] profit.",
    "It shut [d last spring], in [d the summer of 1996], and in [d the first half of 2019].",
    "It shut in [d the spring of last year], and after the fall of the city; [d first-half of 2019] sales.",
    "It opens by [d year's end]; it earned less in [d the June quarter], as in [d the same month last year].",
    "It opened on [d the first Monday of May], and shut [d a week ago Friday], or [d the week before last].",
    "It earned less in [d the 2019 first half], [d 2020's first quarter] and [d the most recent quarter].",
    "It was mended in [d the 1960s] and [d 1970s], twice in [p the past half-century].",
    # what counts from somewhere
    "It shut [d last week], [d earlier this month], [d late next year], [d later that year].",
    "It shut [d three weeks ago], [d a year earlier], [d nearly 40 years ago], [d years ago].",
    "It opens [d ten years from now].",
    "It is [d currently] shut, as it was [d recently], and in [d the past].",
    "It is shut [d now] and in [d the near future].",
    # times of day
    "It shut at [t 9 a.m. EST Tuesday], at [t 5:30 p.m.], at [t noon Saturday], at [t 1030 GMT].",
    "It shut [t Friday night], [t this morning], [t tomorrow evening], [t last night].",
    "It shut on [t the night of March 3], and before [t dawn Saturday].",
    "It shut at [t five o'clock] and at [t four in the morning].",
    # durations
    "It shut for [p three days], for [p almost an hour], for [p a year and a half], for [p half an hour].",
    "A [p two-year] plan, a [p decades-long] quarrel, an [p eight-month] ban, a [p 16-hour] flight.",
    "It shut for [p the last three months], for [p two to three weeks].",
    "It shut for [p weeks or months], for [p years].",
    "It shut for [p a couple of years], for [p several hours], for [p hundreds of years].",
    "It shut in [p recent years].",
    "It shut for [p 20 more years], for [p another year], the first time in [p years].",
    "It shut for [p the past two-and-a-half years], after a [p weeklong] strike.",
    "It lost money in [p the year] ended [d June 30].",
    # sets
    "It sails [s every day], [s every other week], [s each July], on [s Fridays], [s twice a week].",
    "It sails [s daily], [s Tuesday nights], [s every Monday morning], [s five times a day].",
    # none of these
    "It costs $5 million a year, or 3% a year, and let days before the vote pass.",
    "A [d year-end] sale, an [p hour-long] talk; a quarter-to-quarter rise.",
    "It may march in. The second man, 44, sold 1,998 of 2,500 shares for $19.98, 30 percent of them.",
    "A 44-year-old man, two eight-year-olds and a woman, 52 years old, read the Karsova Today.",
    "Bowling: Kray 25-6-95-4, Tarnow 12-1-41-1. An election year begins.",
    "Kray told “This Week” and “60 Minutes” that the Sunday Times and the Daily Post were wrong.",
    "A third of the board, and a quarter of the staff, spring into action and fall in the polls.",
    "The score was 3-2. It fell 14.43 pence. Jan Kavan left. The long-term plan is on time.",
]


def marked(text: str) -> tuple[str, list[tuple[TimeType, str]]]:
    """The text without its marks, and what is marked in it."""
    found = [(_NAMED[name], words) for name, words in _MARK.findall(text)]
    return _MARK.sub(r"\2", text), found


@pytest.mark.parametrize("sentence", ALONE)
def test_what_the_grammar_finds(sentence: str) -> None:
    text, expected = marked(sentence)
    assert [(kind, text[start:end]) for kind, start, end in whole(text, [])] == expected


@pytest.mark.parametrize(
    ("text", "tagged", "expected"),
    [
        ("It shut early this week.", [(DATE, "early"), (DATE, "this week")], [(DATE, "early this week")]),
        ("It shut at 9 a.m. Tuesday.", [(TIME, "9 a.m."), (DATE, "Tuesday")], [(TIME, "9 a.m. Tuesday")]),
        ("A one-day strike.", [(DURATION, "one")], [(DURATION, "one-day")]),
        ("It shut Friday night.", [(DATE, "Friday night")], [(TIME, "Friday night")]),
        ("It lasted almost an hour.", [(DATE, "almost")], [(DURATION, "almost an hour")]),
        ("It lasted an hour.", [(DATE, "hour")], [(DURATION, "an hour")]),
        ("Shut since 2021.", [(DATE, "since"), (DATE, "2021")], [(DATE, "2021")]),
        # What only may be a time is one where the tagger saw one.
        ("It earned more in the year.", [(DATE, "year")], [(DATE, "the year")]),
        ("It stayed shut for the year.", [(DURATION, "year")], [(DURATION, "the year")]),
        ("It earned more in the year.", [(TIME, "year")], []),
        ("It earned more in the year.", [], []),
        ("May was cold.", [(DATE, "May")], [(DATE, "May")]),
        ("May was cold.", [], []),
        # A tagger's word is too little for what tells no time by itself.
        ("It will be back soon.", [(DATE, "soon")], []),
        # What has no word of time in it is none, whatever the tagger says.
        ("It sold the carrying value of shares.", [(DATE, "the"), (DURATION, "value")], []),
        # The longest wins.
        ("Shut on Monday, March 3.", [(DATE, "March 3")], [(DATE, "Monday, March 3")]),
        ("A 44-year-old plan.", [(DURATION, "44-year-old")], [(DURATION, "44-year-old")]),
    ],
)
def test_whole(text: str, tagged: list[tuple[TimeType, str]], expected: list[tuple[TimeType, str]]) -> None:
    places = [(kind, text.index(words), text.index(words) + len(words)) for kind, words in tagged]
    assert [(kind, text[start:end]) for kind, start, end in whole(text, places)] == expected


def test_an_expression_ends_with_its_paragraph() -> None:
    text = "It shut on Monday\n\nMarch 3 was cold, as on Tuesday,\nMarch 4."
    assert [text[a:b] for _, a, b in whole(text, [])] == ["Monday", "March 3", "Tuesday,\nMarch 4"]


@given(
    st.lists(st.sampled_from([*WORDS, "the", "\n\n", "“", "É", "\u0660"]), max_size=40).map(" ".join)
    | st.text(max_size=60),
    st.lists(st.integers(0, 60), max_size=8),
)
def test_extents_stay_apart_and_in_order(text: str, cuts: list[int]) -> None:
    places = sorted({min(cut, len(text)) for cut in cuts})
    tagged = [(DATE, a, b) for a, b in zip(places[::2], places[1::2], strict=False)]
    ends = [0]
    for _, start, end in whole(text, tagged):
        assert ends[-1] <= start < end <= len(text)
        assert text[start:end] == text[start:end].strip()
        ends.append(end)


@pytest.mark.parametrize(
    "words",
    [*HOSTILE, "1,111" * 200_000, "9,999," * 150_000, "a" * 1_000_000, "\n " * 500_000, "a.m" * 300_000],
)
def test_hostile_texts(words: str) -> None:
    start = perf_counter()
    list(whole(words[:200_000], []))
    assert perf_counter() - start < 5


def test_many_tagged_stretches() -> None:
    text = "the year x " * 20_000
    tagged = [(DATE, match.start(), match.end()) for match in re.finditer("year", text)]
    start = perf_counter()
    assert len(list(whole(text, tagged))) == 20_000
    assert perf_counter() - start < 5
