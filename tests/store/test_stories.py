"""Stories in a library, on both stores: accounts arrive, are moved, and are grouped anew."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tests.compare.stories.test_group import HOLM, MERIDA
from whosays.api import shared_reader
from whosays.compare.stories.kept import place_new, regroup
from whosays.errors import UnknownStoryError
from whosays.ingest import from_text, told
from whosays.model import DifferentStories, Original, Reading, SameStory
from whosays.store import Library, Query


def account(day: str, title: str, text: str) -> tuple[Original, Reading]:
    """An account in which nothing was found."""
    words = f"{title}\n\n{text}"
    original = Original(words.encode(), title, "text/plain", datetime(2031, 2, 5, tzinfo=UTC))
    made = from_text(words, told(title=title, published=day))
    return original, Reading(made, "none", (), (), (), ())


def arrive(library: Library, *accounts: tuple[str, str, str]) -> list[str]:
    """Adds them one by one, each placed before the next comes; their ids."""
    ids = []
    for one in accounts:
        original, reading = account(*one)
        with library.writer() as writer:
            writer.add(original, reading)
        assert place_new(library, shared_reader().embed) == 1
        ids.append(original.id)
    return ids


def groups(library: Library) -> set[frozenset[str]]:
    return {frozenset(story.accounts) for story in library.stories()}


def test_accounts_find_their_story_as_they_arrive(library: Library) -> None:
    ids = arrive(library, MERIDA[0], HOLM[0], MERIDA[1], HOLM[1], MERIDA[2])
    first, second = frozenset(ids[::2]), frozenset(ids[1::2])
    assert groups(library) == {first, second}
    assert [story.name for story in library.stories()] == [HOLM[0][1], MERIDA[0][1]]
    assert place_new(library, shared_reader().embed) == 0
    assert list(library.verify()) == []


def test_a_story_keeps_its_id_when_accounts_come(library: Library) -> None:
    arrive(library, MERIDA[0])
    (before,) = library.stories()
    arrive(library, MERIDA[1], MERIDA[2])
    (after,) = library.stories()
    assert (after.id, after.name) == (before.id, before.name)


def test_grouping_anew_gives_the_same_whatever_the_order(library: Library) -> None:
    ids = arrive(library, HOLM[1], MERIDA[2], MERIDA[1], HOLM[0], MERIDA[0])
    assert regroup(library, shared_reader().embed) == 5
    assert groups(library) == {frozenset((ids[0], ids[3])), frozenset((ids[1], ids[2], ids[4]))}


def test_what_a_person_says_holds_at_once_and_when_grouped_anew(library: Library) -> None:
    merida, other, holm = arrive(library, MERIDA[0], MERIDA[1], HOLM[0])
    with library.judge() as judge:
        judge.judge(SameStory(other, holm, were_one=False), who="Ana Brevik")
    assert groups(library) == {frozenset((merida,)), frozenset((other, holm))}
    regroup(library, shared_reader().embed)
    assert groups(library) == {frozenset((merida,)), frozenset((other, holm))}
    with library.view() as view:
        assert view.are_one_story(other, holm)
        assert not view.are_one_story(other, merida)


def test_moved_to_each_other_in_a_ring(library: Library) -> None:
    ids = arrive(library, MERIDA[0], HOLM[0], MERIDA[1])
    with library.judge() as judge:
        for one, other in zip(ids, (*ids[1:], ids[0]), strict=True):
            judge.judge(SameStory(one, other, were_one=False), who="Ana Brevik")
    assert groups(library) == {frozenset((ids[0], ids[2])), frozenset((ids[1],))}  # each moves alone
    regroup(library, shared_reader().embed)
    assert groups(library) == {frozenset(ids)}


def test_taken_back_an_account_is_placed_again(library: Library) -> None:
    merida, other, holm = arrive(library, MERIDA[0], MERIDA[1], HOLM[0])
    before = groups(library)
    with library.judge() as judge:
        said = judge.judge(SameStory(other, holm, were_one=False), who="Ana Brevik")
        undone = judge.undo(said.id, who="Ana Brevik")
    assert groups(library) == {frozenset((merida,)), frozenset((holm,))}
    assert place_new(library, shared_reader().embed) == 1
    assert groups(library) == before
    with library.judge() as judge:
        judge.undo(undone.id, who="Ana Brevik")
    assert groups(library) == {frozenset((merida,)), frozenset((other, holm))}
    assert list(library.verify()) == []


def test_at_a_glance(library: Library) -> None:
    ids = arrive(library, MERIDA[0], HOLM[0], MERIDA[1])
    with library.view() as view:
        latest, earlier = view.headed(limit=5)
        assert (latest.accounts, latest.name, latest.first) == (1, HOLM[0][1], HOLM[0][0])
        assert (earlier.accounts, earlier.first, earlier.last) == (2, MERIDA[0][0], MERIDA[1][0])
        assert view.headed(2, limit=5) == [earlier]
        assert view.headed(limit=1, offset=1) == [earlier]
        assert (view.how_many_stories(), view.how_many_stories(2)) == (2, 1)
        assert view.story(earlier.id).accounts == (ids[0], ids[2])
        with pytest.raises(UnknownStoryError):
            view.story("0" * 16)


@pytest.mark.parametrize("first", [0, 1])
def test_either_of_two_can_leave(library: Library, first: int) -> None:
    ids = arrive(library, MERIDA[0], MERIDA[1])
    one, two = ids[first], ids[1 - first]
    with library.judge() as judge:
        said = judge.judge(DifferentStories(one, two, were_one=True), who="Ana Brevik")
    assert groups(library) == {frozenset((one,)), frozenset((two,))}
    regroup(library, shared_reader().embed)
    assert groups(library) == {frozenset((one,)), frozenset((two,))}
    with library.judge() as judge:
        judge.undo(said.id, who="Ana Brevik")
    regroup(library, shared_reader().embed)
    assert groups(library) == {frozenset((one, two))}


def test_an_account_that_was_not_placed_yet_is_moved_when_it_is(library: Library) -> None:
    (holm,) = arrive(library, HOLM[0])
    original, reading = account(*MERIDA[0])
    with library.writer() as writer:
        writer.add(original, reading)
    with library.judge() as judge:
        judge.judge(SameStory(original.id, holm, were_one=False), who="Ana Brevik")
    place_new(library, shared_reader().embed)
    assert groups(library) == {frozenset((original.id, holm))}


def test_statements_of_a_story_are_searched(library: Library) -> None:
    arrive(library, MERIDA[0])
    (story,) = library.stories()
    with library.view() as view:
        assert view.search(Query(story=story.id)).hits == ()
        assert view.count(Query(story=story.id)) == 0
        assert view.stories_called(story.id[:5]) == [story.id]
        assert view.stories_called("_") == []
