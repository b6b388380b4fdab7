"""Accounts side by side, read and compared by the model that ships."""

from __future__ import annotations

from dataclasses import replace

import pytest

from whosays.compare import alignment, compare
from whosays.errors import ComparisonError
from whosays.extract import Reader
from whosays.ingest import from_text
from whosays.model import Account, Comparison, Metadata, Reading, Stand

HARBOUR = """The harbour at Lund Point was closed on Monday after a tanker ran aground, the authority said.

Nobody was hurt. The authority denied that oil had leaked into the bay."""
SHORE = """A tanker ran aground at Lund Point on Monday and the harbour was shut.

Oil had leaked into the bay, fishermen said. "The whole shore is black," said Edda Rusk, who has a boat."""


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


@pytest.fixture(scope="module")
def readings(reader: Reader) -> list[Reading]:
    texts = (("Port Gazette", HARBOUR), ("Shore News", SHORE))
    return [reader.read(from_text(t, Metadata(outlet=o, published="2031-03-04"))) for o, t in texts]


@pytest.fixture(scope="module")
def made(reader: Reader, readings: list[Reading]) -> Comparison:
    return compare(readings, reader)


def stands(made: Comparison, words: str) -> dict[str, Stand]:
    """How each outlet treats the claim whose evidence has these words."""
    outlets = {one.account.id: one.account.metadata.outlet or "" for one in made.readings}
    claim = next(c for c in made.claims if any(words in e.text for cell in c.cells for e in cell.evidence))
    return {outlets[cell.account]: cell.stand for cell in claim.cells}


def test_nothing_is_encoded_again(
    reader: Reader, readings: list[Reading], made: Comparison, monkeypatch: pytest.MonkeyPatch
) -> None:
    unseen = [replace(one, seen=b"") for one in readings]
    assert compare(unseen, reader).to_dict() == made.to_dict()
    monkeypatch.delattr(Reader, "clauses")
    assert compare(readings, reader).to_dict() == made.to_dict()


def test_what_one_says_and_the_other_denies(made: Comparison) -> None:
    assert stands(made, "had leaked into the bay") == {
        "Port Gazette": Stand.REPORTS_DENIAL,
        "Shore News": Stand.ATTRIBUTES,
    }


def test_what_only_one_has_the_other_leaves_out(made: Comparison) -> None:
    assert stands(made, "shore is black") == {"Port Gazette": Stand.LEAVES_OUT, "Shore News": Stand.QUOTES}


def test_every_piece_of_evidence_stands_in_its_account(made: Comparison) -> None:
    texts = {one.account.id: one.account.text for one in made.readings}
    for claim in made.claims:
        for cell in claim.cells:
            near = (cell.nearest.passage,) if cell.nearest else ()
            for passage in (*cell.evidence, *near):
                for piece in passage.pieces:
                    assert texts[cell.account][piece.start : piece.end] == piece.text


def test_a_claim_has_a_cell_an_account(made: Comparison) -> None:
    ids = [one.account.id for one in made.readings]
    assert all([cell.account for cell in claim.cells] == ids for claim in made.claims)


def test_the_order_in_which_accounts_are_given_does_not_matter(
    reader: Reader, readings: list[Reading], made: Comparison
) -> None:
    again = compare(readings[::-1], reader)
    assert {claim.id for claim in again.claims} == {claim.id for claim in made.claims}
    assert again.stories == made.stories or set(again.stories[0].accounts) == set(made.stories[0].accounts)


def test_a_text_that_is_cut_off_leaves_nothing_out(reader: Reader, readings: list[Reading]) -> None:
    cut = reader.read(
        from_text(HARBOUR + "\n\nThe authority went on to say that the", Metadata(outlet="Cut"))
    )
    claims = compare([readings[1], cut], reader).claims
    found = {cell.stand for claim in claims for cell in claim.cells if cell.account == cut.account.id}
    assert Stand.LEAVES_OUT not in found
    assert Stand.NOT_HELD in found


def test_a_language_that_is_not_read_claims_nothing(reader: Reader, readings: list[Reading]) -> None:
    account = Account("f" * 64, None, "Le port est fermé depuis lundi.", language="fr")
    unread = Reading(account, reader.model, (), (), (), ())
    claims = compare([*readings, unread], reader).claims
    assert {cell.stand for c in claims for cell in c.cells if cell.account == account.id} == {Stand.NOT_HELD}


def test_accounts_twice_or_none_are_refused(reader: Reader, readings: list[Reading]) -> None:
    with pytest.raises(ValueError, match="each once"):
        compare([readings[0], readings[0]], reader)
    with pytest.raises(ValueError, match="one account or more"):
        compare([], reader)


def test_too_many_clauses_are_refused(
    reader: Reader, readings: list[Reading], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(alignment, "MOST_UNITS", 3)
    with pytest.raises(ComparisonError, match="compare fewer accounts"):
        compare(readings, reader)


def test_what_will_be_and_what_may_be_are_two_claims(reader: Reader) -> None:
    texts = (
        "Minister Ada Roan will visit Port Kell in June, the ministry said. The talks lasted two hours.",
        "Minister Ada Roan may visit Port Kell in June if invited, an aide said. The talks were brief.",
    )
    made = compare([reader.read(from_text(text, Metadata())) for text in texts], reader)
    claim = next(one for one in made.claims if "will visit" in one.wording.text)
    assert sorted(cell.stand for cell in claim.cells) == [Stand.ATTRIBUTES, Stand.LEAVES_OUT]
