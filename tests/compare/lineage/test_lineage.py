from __future__ import annotations

import pytest

from whosays.compare.lineage import Kin, Sheet, kinship, lineages, sheet
from whosays.compare.lineage.groups import grouped
from whosays.compare.sentences import sentences
from whosays.extract import Reader
from whosays.model import Account, Kinship, Metadata, Origin

AGENCY = """ORVIK, March 3 (Meridian Press) — A ferry with 214 people on board ran aground off the island of
Tesk early on Tuesday, the coastguard said. Nobody was hurt. Two tugs pulled the vessel free at noon
and brought it to the harbour of Orvik, where divers found a crack of three metres in its hull.

The captain told investigators that his radar had failed shortly before the accident. The shipping
line, which runs nine ferries, said that the radar had been serviced in January. Passengers were
given tickets for Thursday.
"""
SHORT = """A ferry with 214 people on board ran aground off the island of Tesk early on Tuesday, the
coastguard said. Nobody was hurt. Two tugs pulled the vessel free at noon and brought it to the harbour of
Orvik. (Meridian Press)
"""
OTHER = """For the third time this winter the islanders of Tesk woke to find a ship on their rocks. Gudrun
Alm, who keeps the shop at the pier, lent blankets to families with children. She wants a light on the
northern reef, she said, and has written to the ministry twice. The company would not say when
sailings begin again.
"""


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


def laid(reader: Reader, name: str, text: str, outlet: str | None = None, day: str | None = None) -> Sheet:
    return sheet(Account(name, None, text, metadata=Metadata(outlet=outlet, published=day)), reader.embed)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("", []),
        ("One sentence. Another one.", ["One sentence.", "Another one."]),
        (
            "Mr. Holm met Col. Arn at 4 p.m. on Jan. 3. He left.",
            ["Mr. Holm met Col. Arn at 4 p.m. on Jan. 3.", "He left."],
        ),
        ("“Go.” She went.\n\nThen night", ["“Go.”", "She went.", "Then night"]),
    ],
)
def test_sentences(text: str, parts: list[str]) -> None:
    assert [text[start:end] for start, end in sentences(text)] == parts


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (AGENCY, AGENCY, Kinship.SAME_TEXT),
        (AGENCY, SHORT, Kinship.SAME_TEXT),
        (SHORT, AGENCY, Kinship.SAME_TEXT),
        (AGENCY, OTHER, Kinship.INDEPENDENT),
        (AGENCY, "...", Kinship.INDEPENDENT),
        ("", "", Kinship.INDEPENDENT),
    ],
)
def test_kinship(reader: Reader, first: str, second: str, expected: Kinship) -> None:
    kin = kinship(laid(reader, "a", first), laid(reader, "b", second))
    assert kin.kinship is expected
    assert bool(kin.evidence) == (expected is not Kinship.INDEPENDENT)


def test_what_stands_below_the_news_is_left_out(reader: Reader) -> None:
    footer = "Related News Tesk Light Debate Orvik Harbour Fees Follow Us Subscribe Contact Careers Terms"
    assert laid(reader, "a", f"{AGENCY}\n\n{footer}").words == laid(reader, "a", AGENCY).words


def test_every_account_is_in_one_lineage_and_the_credited_one_is_its_origin(reader: Reader) -> None:
    sheets = [
        laid(reader, "paper", SHORT, "Tesk Courier", "2031-03-03"),
        laid(reader, "island", OTHER, "Island Voice", "2031-03-03"),
        laid(reader, "agency", AGENCY, "Meridian Press", "2031-03-04"),
    ]
    first, second = lineages(sheets)
    assert [member.account for member in first.members] == ["agency", "paper"]
    assert first.why is Origin.CREDITED
    assert first.credit is not None
    assert first.credit.text.split() == ["Meridian", "Press"]
    assert [member.account for member in second.members] == ["island"]


def test_the_first_published_is_the_origin_where_nobody_is_credited(reader: Reader) -> None:
    text = SHORT.rpartition("(")[0]
    (lineage,) = lineages(
        [laid(reader, "b", text, None, "2031-03-04"), laid(reader, "a", text + " ", None, "2031-03-03")]
    )
    assert (lineage.origin, lineage.why) == ("a", Origin.FIRST_PUBLISHED)


def test_one_that_joins_two_bases_does_not_make_them_one() -> None:
    base = Kin(Kinship.SHARED_BASE, 0.9, (0.4, 0.4), ())
    none = Kin(Kinship.INDEPENDENT, 0.1, (0.0, 0.0), ())
    same = Kin(Kinship.SAME_TEXT, 0.99, (1.0, 1.0), ())
    assert grouped(3, {(0, 1): base, (0, 2): none, (1, 2): base}) == [[0, 1], [2]]
    assert grouped(3, {(0, 1): same, (0, 2): none, (1, 2): same}) == [[0, 1, 2]]
