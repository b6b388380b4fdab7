"""Read by the model that ships: who denies what, with a denying verb and without."""

from __future__ import annotations

import numpy as np
import pytest

from whosays.compare.findings.denials import choices, denials
from whosays.compare.findings.denials_evidence import Evidence
from whosays.compare.findings.denials_said import told
from whosays.compare.units import Laid, lay_out
from whosays.extract import Reader
from whosays.model import Account, Metadata

GAZETTE = (
    "Soldiers fired into the crowd at Ostra on Sunday without warning, two women who were there said. "
    "Four people were killed. The curfew has been extended by a week."
)
DENIED = [  # what the other account says, who denies, a word of what is denied
    ("“My men did not fire a single shot,” Colonel Yusuf Tarn said on Monday.", "Yusuf Tarn", "fired"),
    (
        "Colonel Yusuf Tarn dismissed as a fabrication the claim that soldiers had fired.",
        "Yusuf Tarn",
        "fired",
    ),
    ("Colonel Yusuf Tarn insisted that no soldier had fired into the crowd.", "Yusuf Tarn", "fired"),
    ("Nobody was killed at Ostra, its mayor, Rosa Lind, said.", "Rosa Lind", "killed"),
]
NOT_DENIED = [
    "Colonel Yusuf Tarn declined to say whether soldiers had fired into the crowd.",
    "Colonel Yusuf Tarn neither confirmed nor denied that soldiers had fired into the crowd.",
    "The mayor, Rosa Lind, opened a new bridge on Monday and thanked the builders.",
]


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


def lay(reader: Reader, name: str, text: str) -> Laid:
    account = Account(name, None, text, "en", metadata=Metadata(outlet=name, published="2031-04-09"))
    return lay_out(reader.read(account), reader.clauses(text))


def two(reader: Reader, text: str) -> list[Laid]:
    return [lay(reader, "Ostra Gazette", GAZETTE), lay(reader, "Northern Post", text)]


@pytest.mark.parametrize(("text", "actor", "word"), DENIED)
def test_denied(reader: Reader, text: str, actor: str, word: str) -> None:
    (found,) = denials(two(reader, text))
    assert found.actor is not None
    assert actor in found.actor.name
    assert found.denial.account == "Northern Post"
    assert (found.denied.account, word in found.denied.text) == ("Ostra Gazette", True)


@pytest.mark.parametrize("text", NOT_DENIED)
def test_not_denied(reader: Reader, text: str) -> None:
    assert denials(two(reader, text)) == ()


def test_each_denies_one_thing_or_nothing(reader: Reader) -> None:
    evidence = Evidence(told(two(reader, DENIED[0][0])))
    shares = choices(evidence)
    assert (shares[~evidence.admitted] == 0).all()
    assert (shares.sum(1) < 1).all()
    assert all(np.isfinite(table).all() for table in evidence.values.values())


@pytest.mark.parametrize("texts", [("",), ("", ""), ("It rained.",), ("Rain.", "Rain.")])
def test_where_nobody_says_anything(reader: Reader, texts: tuple[str, ...]) -> None:
    assert denials([lay(reader, f"Account {n}", text) for n, text in enumerate(texts) if text]) == ()
