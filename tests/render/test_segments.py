from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from whosays.render.segments import Mark, Role, Segment, segments

PLACES = st.tuples(st.integers(0, 40), st.integers(0, 40)).filter(lambda place: place[0] < place[1])
MARKS = st.lists(
    st.builds(lambda place, n: Mark(place[0], place[1], Role.CONTENT, n, n % 3), PLACES, st.integers(0, 9))
)


def test_overlapping_marks() -> None:
    first, second = Mark(0, 4, Role.SOURCE, 0, 0), Mark(2, 6, Role.CUE, 1, 0)
    assert list(segments(8, [first, second], [3])) == [
        Segment(0, 2, (first,)),
        Segment(2, 3, (first, second)),
        Segment(3, 4, (first, second)),
        Segment(4, 6, (second,)),
        Segment(6, 8, ()),
    ]


def test_an_empty_text_has_no_segments() -> None:
    assert list(segments(0, [])) == []


@given(MARKS, st.lists(st.integers(0, 40)))
def test_segments_join_up_and_carry_what_covers_them(marks: list[Mark], cuts: list[int]) -> None:
    found = list(segments(40, marks, cuts))
    assert [segment.start for segment in found] == [0, *(segment.end for segment in found[:-1])]
    assert found[-1].end == 40
    for segment in found:
        covering = [mark for mark in marks if mark.start <= segment.start and segment.end <= mark.end]
        touching = [mark for mark in marks if mark.start < segment.end and segment.start < mark.end]
        assert sorted(segment.marks, key=repr) == sorted(covering, key=repr) == sorted(touching, key=repr)
