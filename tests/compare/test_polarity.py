from __future__ import annotations

import pytest

from whosays.compare.opposition import is_refutation
from whosays.compare.polarity import is_negative


@pytest.mark.parametrize(
    ("words", "negative"),
    [
        ("the envoy left on Monday", False),
        ("the envoy did not leave on Monday", True),
        ("no shot was fired from the tower", True),
        ("nobody was hurt", True),
        ("it wasn’t our lorry", True),
        ("the mill failed to report the leak", True),
        ("the mayor denied that the dam leaked", True),
        ("nobody denies that the dam leaked", False),
        ("not only the mayor but the whole council left", False),
        ("there is no doubt that the dam leaked", False),
        ("no fewer than nine boats sank", False),
        ("the story is a hoax", True),
        ("the story is not a hoax", False),
        ("the northern notary noted it", False),
    ],
)
def test_negation_is_counted(words: str, negative: bool) -> None:
    assert is_negative(words) is negative


@pytest.mark.parametrize(
    ("words", "refutes"),
    [
        ("he called the report fabricated", True),
        ("there was no truth in it", True),
        ("that is the opposite of the truth", True),
        ("he welcomed the report", False),
        ("believers gathered at the gate", False),
    ],
)
def test_what_calls_something_untrue(words: str, refutes: bool) -> None:
    assert is_refutation(words) is refutes
