"""Identities against ECB+, on a small corpus of that layout."""

from __future__ import annotations

from pathlib import Path

import pytest

from whosays.errors import GoldError
from whosays.evaluate import identities
from whosays.evaluate.corpora import ecbplus

_SENTENCE = ["Ada", "Roe", "spoke", "at", "the", "dam", "in", "Lira", ",", "said", "her", "aide"]


def write(folder: Path, name: str, entity: str, validated: bool = True) -> None:
    """A document of one sentence: *Ada Roe … her* is a chain, *aide* a mention alone."""
    tokens = "\n".join(
        f'<token t_id="{at}" sentence="1" number="{at - 1}">{word}</token>'
        for at, word in enumerate(_SENTENCE, 1)
    )
    text = f"""<Document doc_name="{name}">{tokens}<Markables>
    <HUMAN_PART_PER m_id="1"><token_anchor t_id="1"/><token_anchor t_id="2"/></HUMAN_PART_PER>
    <HUMAN_PART_PER m_id="2"><token_anchor t_id="11"/></HUMAN_PART_PER>
    <HUMAN_PART_PER m_id="3"><token_anchor t_id="12"/></HUMAN_PART_PER>
    <HUMAN_PART_PER m_id="9" TAG_DESCRIPTOR="x" instance_id="{entity}"/></Markables>
    <Relations><CROSS_DOC_COREF r_id="1" note="{entity}"><source m_id="1"/><source m_id="2"/>
    <target m_id="9"/>    </CROSS_DOC_COREF></Relations></Document>"""
    topic = folder / name.partition("_")[0]
    topic.mkdir(parents=True, exist_ok=True)
    (topic / name).write_text(text, encoding="utf-8")
    table = folder / ecbplus.VALIDATED
    if not table.exists():
        table.write_text("Topic,File,Sentence Number\n", encoding="utf-8")
    if validated:
        topic_name, file = name.removesuffix(".xml").split("_")
        with table.open("a", encoding="utf-8") as rows:
            rows.write(f"{topic_name},{file},1\n")


def test_chains_and_single_mentions_are_read(tmp_path: Path) -> None:
    write(tmp_path, "1_1ecb.xml", "HUM1")
    (document,) = ecbplus.documents(tmp_path)
    chain, alone = document.chains
    assert [mention.text for mention in chain.mentions] == ["Ada Roe", "her"]
    assert (chain.entity, chain.is_complete, alone.mentions[0].text) == ("HUM1", True, "aide")


def test_pairs_are_counted(tmp_path: Path) -> None:
    write(tmp_path, "1_1ecb.xml", "HUM1")
    write(tmp_path, "1_2ecb.xml", "HUM1")
    write(tmp_path, "1_3ecb.xml", "HUM2")  # another Ada Roe, whom the words cannot tell from the first
    write(tmp_path, "1_4ecb.xml", "HUM1", validated=False)
    report = identities.evaluate(tmp_path)
    assert report.documents == 4
    assert report.actors == 6
    assert report.scores["pairs.recall"].value == 1
    assert 0 < report.scores["pairs.precision"].value < 1
    assert report.to_dict()["f1"] == report.scores["pairs.f1"].value


def test_what_cannot_be_read_says_so(tmp_path: Path) -> None:
    with pytest.raises(GoldError, match="no documents"):
        identities.evaluate(tmp_path)
    write(tmp_path, "1_1ecb.xml", "HUM1")
    (tmp_path / "1" / "1_2ecb.xml").write_text("<Document>", encoding="utf-8")
    with pytest.raises(GoldError, match="1_2ecb"):
        identities.evaluate(tmp_path)
    (tmp_path / ecbplus.VALIDATED).unlink()
    with pytest.raises(GoldError, match="validated"):
        identities.evaluate(tmp_path)
