"""Read by the model that ships: what one account says of another, against that other."""

from __future__ import annotations

import pytest

from whosays.compare.findings.denials import denials
from whosays.compare.findings.silences import silences
from whosays.compare.units import Laid, lay_out
from whosays.extract import Reader
from whosays.model import Account, Metadata, Silence, Truth

GAZETTE = (
    "Miners in Ostra walked out on Tuesday after a shaft was flooded and two men drowned.\n\n"
    "The Ministry of Mines made no mention of the drowned men in its statement on Wednesday."
)
LACKING = (
    "The minister opened the new road to Ostra on Wednesday. Lorries will save an hour on the way north."
)
HAVING = "Two men drowned in Ostra on Tuesday when a shaft was flooded. The ministry mourns the drowned men."


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


def lay(reader: Reader, name: str, text: str, language: str = "en") -> Laid:
    account = Account(name, None, text, language, metadata=Metadata(outlet=name, published="2031-04-09"))
    return lay_out(reader.read(account), reader.clauses(text))


def silence(
    reader: Reader, statement: str, language: str = "en", outlet: str = "Ministry of Mines"
) -> Silence:
    laid = [lay(reader, "Ostra Gazette", GAZETTE), lay(reader, outlet, statement, language)]
    (found,) = silences(laid)
    return found


def test_a_silence_is_borne_out(reader: Reader) -> None:
    found = silence(reader, LACKING)
    assert (found.what.text, found.silent, found.truth) == (
        "the drowned men",
        "Ministry of Mines",
        Truth.BORNE_OUT,
    )


def test_a_silence_is_contradicted_by_the_passage_that_has_it(reader: Reader) -> None:
    found = silence(reader, HAVING)
    assert found.truth is Truth.CONTRADICTED
    assert found.nearest is not None
    assert "drowned" in found.nearest.passage.text


@pytest.mark.parametrize(
    ("statement", "language", "outlet"),
    [
        (LACKING, "fr", "Ministry of Mines"),
        (LACKING + " The minister then went on to the", "en", "Ministry of Mines"),
        (LACKING, "en", "Harbour Radio"),
    ],
)
def test_what_cannot_be_told_has_its_reason(
    reader: Reader, statement: str, language: str, outlet: str
) -> None:
    found = silence(reader, statement, language, outlet)
    assert found.truth is Truth.CANNOT_TELL
    assert found.reason


def test_a_denial_and_what_it_denies(reader: Reader) -> None:
    accuses = lay(
        reader, "Ostra Gazette", "Foreman Karl Wessel ordered the miners to go below, two of them said."
    )
    denies = lay(reader, "Northern Post", "Karl Wessel denied that he had ordered the miners to go below.")
    (found,) = denials([accuses, denies])
    assert found.actor is not None
    assert (found.actor.name, found.denied.account) == ("Karl Wessel", "Ostra Gazette")
    assert "ordered the miners" in found.denial.text


@pytest.mark.parametrize(
    "text",
    [
        "Karl Wessel declined to comment on the miners.",
        "Karl Wessel did not deny that he had ordered the miners to go below.",
        "Karl Wessel rejected the offer of a new contract.",
    ],
)
def test_who_does_not_speak_denies_nothing(reader: Reader, text: str) -> None:
    accuses = lay(
        reader, "Ostra Gazette", "Foreman Karl Wessel ordered the miners to go below, two of them said."
    )
    assert denials([accuses, lay(reader, "Northern Post", text)]) == ()
