from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.readings import HOSTILE
from whosays.render import inert

ANY = st.text(st.characters(codec=None, categories=None))
FORBIDDEN = {"Cc", "Cf", "Cs", "Zl", "Zp"}


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Plain words, “quoted”, naïve café", "Plain words, “quoted”, naïve café"),
        ("\x1b[31mred\x1b[0m", r"\u001b[31mred\u001b[0m"),
        ("bell\x07", r"bell\u0007"),
        ("over\rwritten", "over written"),
        ("two\nlines\tand a tab", "two lines and a tab"),
        ("two\r\nlines", "two lines"),
        ("invoice\u202efdp.exe", r"invoice\u202efdp.exe"),
        ("\u2066isolated\u2069\u200e\u200f\u061c", r"\u2066isolated\u2069\u200e\u200f\u061c"),
        ("pass\u200bword\ufeff\u2060", r"pass\u200bword\ufeff\u2060"),
        ("line\u2028para\u2029", r"line\u2028para\u2029"),
        ("\x7f\x85\x9b31m", r"\u007f\u0085\u009b31m"),
        ("tag\U000e0041", r"tag\U000e0041"),
        ("name-\udcff.txt", r"name-\udcff.txt"),
        ("soft\u00adhyphen\u00a0space", "soft\u00adhyphen\u00a0space"),
        ("[red]markup[/red]", "[red]markup[/red]"),
    ],
)
def test_line(text: str, shown: str) -> None:
    assert inert.line(text) == shown


@given(ANY)
def test_nothing_that_acts_is_left(text: str) -> None:
    for shown in (
        inert.escape(text),
        inert.line(text),
        inert.lines(text).replace("\n", "").replace("\t", ""),
    ):
        assert not {c for c in shown if unicodedata.category(c) in FORBIDDEN} - {"\u00ad"}


@given(ANY)
def test_lines_keeps_the_number_of_lines(text: str) -> None:
    assert inert.lines(text).count("\n") == text.count("\n")


def test_hostile_text_stays_readable() -> None:
    assert "=cmd()" in inert.line(HOSTILE)
    assert "<script>alert(1)</script> [red]" in inert.line(HOSTILE)
