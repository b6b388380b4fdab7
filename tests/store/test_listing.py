"""The list of accounts, on both stores."""

from __future__ import annotations

import pytest

from tests.readings import reading
from tests.store.kept import add
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
