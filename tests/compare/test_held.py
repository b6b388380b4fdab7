"""Whether a text is held whole: told by how it ends."""

from __future__ import annotations

import pytest

from whosays.compare.held import is_cut_off
from whosays.model import Account


@pytest.mark.parametrize(
    ("end", "is_cut"),
    [
        ("The harbour was closed on Monday.", False),
        ('"Nobody was hurt," said the mayor. "Nobody."', False),
        ("The harbour was closed on Monday.\n\nLUND POINT, March 4", False),
        ("The harbour was closed on Monday.\n\n(Shore News)", False),
        ("The authority went on to say that the", True),
        ("The harbour was closed on Monday and the port authority said that all ships were", True),
        ("The harbour was closed on Monday and …", True),
        ("The harbour was closed on Monday [...]", True),
        ("", False),
    ],
)
def test_the_last_line_tells(end: str, is_cut: bool) -> None:
    assert is_cut_off(Account("a" * 64, None, f"A tanker ran aground.\n\n{end}")) is is_cut
