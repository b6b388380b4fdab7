"""The list of accounts, on both stores."""

from __future__ import annotations

import pytest

from tests.readings import reading
from tests.store.kept import READINGS, add
from whosays.model import Correct, Detail
from whosays.store import Library, Wanted

TITLES = ("Über die Brücke", "ÉVA TARNOW at Osk", "Eva Tarnow at Osk", "100 % of it", "under_score")


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Über", (0,)),
        ("Brücke", (0,)),
        ("die BR", (0,)),
        ("ÉVA", (1,)),
        ("tarnow AT osk", (1, 2)),
        ("%", (3,)),
        ("_", (4,)),
        ("nowhere", ()),
    ],
)
def test_words_of_a_title_as_they_stand_there(library: Library, words: str, found: tuple[int, ...]) -> None:
    add(library, *(reading(f"{title}\n\nTarnow said so.\n", title=title) for title in TITLES))
    with library.view() as view:
        listed = view.listed(Wanted(words=words))
        assert {one.title for one in listed.hits} == {TITLES[number] for number in found}
        assert view.count_listed(Wanted(words=words)) == len(found)


def test_what_readings_are_known_by(library: Library) -> None:
    """In the order that is asked for; by something else once a reading is another one."""
    add(library, *READINGS)
    ids = [one.account.id for one in READINGS]
    with library.view() as view:
        before = view.stamps(ids)
        assert list(before) == ids
        assert list(view.stamps([*ids[::-1], "nothing"])) == ids[::-1]
    with library.judge() as judge:
        made = judge.judge(Correct(Detail.TITLE, None, "Another"), who="Ada", account=ids[1])
    with library.view() as view:
        after = view.stamps(ids)
    assert [id_ for id_ in ids if after[id_] != before[id_]] == [ids[1]]
    with library.judge() as judge:
        judge.undo(made.id, who="Ada")
    with library.view() as view:
        assert view.stamps(ids) == before
