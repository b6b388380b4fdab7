from __future__ import annotations

import pytest

from tests.readings import bridge
from whosays.evaluate.corpora import brat
from whosays.evaluate.corpora.brat import GoldAttribution
from whosays.export.brat import lines

TEXT = "Ines said  it rained .\nThe Post wrote so ."
SAID = [
    "T1\tSource 0 4\tInes",
    "T2\tCue 5 9\tsaid",
    "T3\tContent 11 20\tit rained",
    "E1\tAttribution:T2 Cue:T2 Source:T1 Content:T3",
]
GOLD = GoldAttribution("E1", ((0, 4),), ((5, 9),), ((11, 20),))


@pytest.mark.parametrize(
    "broken",
    [
        "",
        "#",
        "T4",
        "T4\t",
        "T4\tCue",
        "T4\tCue 3",
        "T4\tCue three 9\tsaid",
        "T4\tCue 5 x;6 9\tsaid",
        "T4\tCue -5 9\tsaid",
        "T4\tCue 900 910\tbeyond",
        "T4\tCue 9 11\t  ",
        "E",
        "E2\t",
        "E2\tAttribution:T99 Cue:T99",
        "A1\tQuoteType",
        "R1\tNested Arg1:E1",
        "R1\tOther Arg1:E1 Arg2:E1",
        "#1\tAnnotatorNotes",
        "\t\t",
        "*\tEquiv T1 T2",
    ],
)
def test_a_broken_line_is_passed_over(broken: str) -> None:
    for place in range(len(SAID) + 1):
        assert brat.parse([*SAID[:place], broken, *SAID[place:]], TEXT) == [GOLD]


def test_spans_are_trimmed_and_pieces_stay_apart() -> None:
    found = brat.parse(
        ["T1\tCue 4 11\t said  ", "T2\tContent 22 36;0 5\t", "E1\tAttribution:T1 Cue:T1 Content:T2"], TEXT
    )
    assert [(a.cue, a.content) for a in found] == [(((5, 9),), ((0, 4), (23, 36)))]


def test_repeated_roles_are_one_role() -> None:
    more = ["T4\tContent 38 40\tso", "E1\tAttribution:T2 Cue:T2 Source:T1 Content:T3 Content2:T4"]
    assert brat.parse([*SAID[:3], *more], TEXT)[0].content == ((11, 20), (38, 40))


def test_attributes_notes_and_nesting() -> None:
    wrote = ["T5\tCue 32 37\twrote", "E2\tAttribution:T5 Cue:T5"]
    told = ["A1\tQuoteType E1 indirect", "#1\tAnnotatorNotes E1\tInes Orr", "R1\tNested Arg1:E1 Arg2:E2"]
    first, second = brat.parse([*SAID, *wrote, *told], TEXT)
    assert (first.attributes, first.actor, first.parent) == ({"QuoteType": "indirect"}, "Ines Orr", "E2")
    assert (second.id, second.content, second.parent) == ("E2", (), None)


def test_a_line_may_end_as_windows_ends_it() -> None:
    assert brat.parse([f"{line}\r" for line in SAID], TEXT) == [GOLD]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("T1\tSource 0 4\tInes", (0, 1)),
        ("T1\tSource 1 5\tInes", (1, 1)),
        ("T1\tSource 0 4;5 9\tInes said", (0, 1)),
        ("T1\tSource 0 4", (0, 0)),
        ("E1\tAttribution:T1 Cue:T1", (0, 0)),
    ],
)
def test_spans_that_are_not_where_their_words_are(line: str, expected: tuple[int, int]) -> None:
    assert brat.misplaced([line], TEXT) == expected


def test_what_whosays_writes_reads_back() -> None:
    reading = bridge()
    found = brat.parse((line.rstrip("\n") for line in lines(reading)), reading.account.text)
    expected = [tuple((s.start, s.end) for s in a.spans()) for a in reading.attributions]
    assert sorted((*a.source, *a.cue, *a.content) for a in found) == sorted(expected)
    assert sum(a.parent is not None for a in found) == sum(a.parent is not None for a in reading.attributions)
