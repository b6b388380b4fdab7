"""Read by the model that ships: which values of two accounts are of one thing, and cannot both be true."""

from __future__ import annotations

import pytest

from whosays.compare.findings.differences import differences
from whosays.extract import Reader
from whosays.model import Account, Metadata, Reading

FOUND = [
    (
        "The shutdown costs 2,300 jobs, the works council says. It will be over by 40 weeks from now.",
        "The move will remove 1,900 posts, the firm's finance chief said. Debt stands at 1.1 billion.",
        ("2,300", "1,900"),
    ),
    (
        "The bus was carrying 44 pilgrims when it left the road. The driver, 61, is alive.",
        "There were 49 people on the bus. It was built 22 years ago and had passed its test in March.",
        ("44", "49"),
    ),
    (
        "Police seized 1.4 tonnes of cocaine at Port Lisse. Eleven men were held.",
        "Customs weighed 1,250 kilograms of cocaine in a container at Port Lisse.",
        ("1.4 tonnes", "1,250 kilograms"),
    ),
    (
        "The ferry Olympia sank off Vlora on Monday with 30 cars on board.",
        "The Olympia went down off Vlora on Sunday, her owner said.",
        ("on Monday", "on Sunday"),
    ),
]
NOT_FOUND = [
    ("At least 70 people were killed at Ostra.", "At Ostra 58 people were wounded."),
    ("About 5,000 people marched through Ostra.", "Through Ostra marched 4,950 people."),
    ("The bridge at Ostra is 400 metres long.", "The bridge at Ostra cost 30 million."),
]


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


def read(reader: Reader, name: str, text: str) -> Reading:
    return reader.read(
        Account(name, None, text, "en", metadata=Metadata(outlet=name, published="2031-06-04"))
    )


def pairs(reader: Reader, first: str, second: str) -> list[tuple[str, str]]:
    readings = [read(reader, "Ostra Gazette", first), read(reader, "Northern Post", second)]
    return [(one.first.words.text, one.second.words.text) for one in differences(readings, reader.embed)]


@pytest.mark.parametrize(("first", "second", "wanted"), FOUND)
def test_values_of_one_thing(reader: Reader, first: str, second: str, wanted: tuple[str, str]) -> None:
    found = pairs(reader, first, second)
    assert any(a in wanted[0] and b in wanted[1] for a, b in found), found


@pytest.mark.parametrize(("first", "second"), NOT_FOUND)
def test_values_of_two_things_or_that_agree(reader: Reader, first: str, second: str) -> None:
    assert pairs(reader, first, second) == []


def test_the_order_of_accounts_makes_no_difference(reader: Reader) -> None:
    first, second, _ = FOUND[1]
    assert {frozenset(pair) for pair in pairs(reader, first, second)} == {
        frozenset(pair) for pair in pairs(reader, second, first)
    }
