from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whosays.export.names import Names


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("news/report.html", "report"),
        ("C:\\news\\report.txt", "report"),
        ("../../etc/passwd", "passwd"),
        ("..", "account"),
        (".hidden.txt", "hidden"),
        ("-", "account"),
        (None, "account"),
        ("https://courier.example/2031/bridge?id=1", "bridge_id_1"),
        ("two words & more.txt", "two_words_more"),
        ("Šárka.txt", "Šárka"),
        ("con.txt", "_con"),
        ("NUL", "_NUL"),
        ("a\x1b\n\udcff.txt", "a"),
        ("=cmd().txt", "cmd"),
        ("v1.2", "v1"),
    ],
)
def test_a_name(path: str | None, name: str) -> None:
    assert Names().name(path) == name


def test_each_name_once() -> None:
    names = Names()
    given = [names.name(path) for path in ("a/x.txt", "b/x.txt", "X.html", "x-2.txt", "c/x.txt")]
    assert given == ["x", "x-2", "X-3", "x-2-2", "x-4"]


@given(st.lists(st.text(st.characters(codec=None, categories=None))))
def test_names_are_safe_and_differ(paths: list[str]) -> None:
    names = Names()
    found = [names.name(path) for path in paths]
    assert len({name.casefold() for name in found}) == len(found)
    assert all(re.fullmatch(r"\w[\w.-]*", name) and len(name.encode()) < 250 for name in found)
