from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import TARNOW, Run


@pytest.fixture
def gold(whosays: Run, tmp_path: Path) -> Path:
    """Gold that the reader agrees with, written by the reader itself."""
    (tmp_path / "one.txt").write_text(TARNOW, encoding="utf-8")
    whosays("read", "one.txt", "--format", "brat", "--output", "gold")
    return tmp_path / "gold"


def test_a_table(whosays: Run, gold: Path) -> None:
    done = whosays("evaluate", "attributions", gold)
    assert done.returncode == 0
    assert "exact source F1" in done.stdout
    assert "1 documents; 1 attributions marked, 1 found" in done.stdout


def test_json(whosays: Run, gold: Path) -> None:
    scores = json.loads(whosays("evaluate", "attributions", gold, "--json").stdout)["scores"]
    assert scores["exact.cue.f1"]["value"] == 1


def test_gold_that_cannot_be_used(whosays: Run, tmp_path: Path) -> None:
    done = whosays("evaluate", "attributions", tmp_path)
    assert done.returncode == 1
    assert done.stderr.splitlines()[-1].startswith("Error: ")


def test_no_such_folder(whosays: Run) -> None:
    assert whosays("evaluate", "attributions", "nowhere").returncode == 2


def test_entities(whosays: Run, tmp_path: Path) -> None:
    (tmp_path / "dev.txt").write_text("-DOCSTART- O\n\nAda B-PER\nleft O\n", encoding="utf-8")
    done = whosays("evaluate", "entities", "dev.txt", "--json")
    report = json.loads(done.stdout)
    assert (report["gold"], report["predicted"], report["recall"]) == (1, 0, 0)
    assert "1 documents; 1 names marked, 0 found" in whosays("evaluate", "entities", "dev.txt").stdout


def test_dates(whosays: Run, tmp_path: Path) -> None:
    (tmp_path / "a.tml").write_text(
        '<TimeML><DCT><TIMEX3 tid="t0" type="DATE" value="2021-03-04">x</TIMEX3></DCT><TEXT>It shut on '
        '<TIMEX3 tid="t1" type="DATE" value="2021-03-01">Monday</TIMEX3>.</TEXT></TimeML>',
        encoding="utf-8",
    )
    report = json.loads(whosays("evaluate", "dates", ".", "--json").stdout)
    assert (report["gold"], report["recall"]) == (1, 0)


def test_pronouns(whosays: Run, tmp_path: Path) -> None:
    columns = [
        "ID",
        "Text",
        "Pronoun",
        "Pronoun-offset",
        "A",
        "A-offset",
        "A-coref",
        "B",
        "B-offset",
        "B-coref",
        "URL",
    ]
    row = ["1", "Ada met Ines before she left.", "she", "20", "Ada", "0", "TRUE", "Ines", "8", "FALSE", "-"]
    (tmp_path / "gap.tsv").write_text("\t".join(columns) + "\n" + "\t".join(row) + "\n", encoding="utf-8")
    report = json.loads(whosays("evaluate", "pronouns", "gap.tsv", "--json").stdout)
    assert (report["f1"], report["snippets"]) == (1.0, 1)


def test_acts(whosays: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Okoro denied that the gates are old.", encoding="utf-8")
    (tmp_path / "a.ann").write_text(
        "T1\tSource 0 5\tOkoro\nT2\tCue 6 12\tdenied\nT3\tContent 13 35\tthat the gates are old\n"
        "T4\tAttribution 6 12\tdenied\nE1\tAttribution:T4 Source:T1 Cue:T2 Content:T3\nA1\tAct E1 denies\n",
        encoding="utf-8",
    )
    report = json.loads(whosays("evaluate", "acts", "a.ann", "--json").stdout)
    assert (report["accuracy"], report["count"]) == (1.0, 1)
    assert "1 attributions" in whosays("evaluate", "acts", ".").stdout


@pytest.mark.parametrize("name", ["entities", "dates", "pronouns", "antecedents", "acts"])
def test_nothing_that_is_gold(whosays: Run, tmp_path: Path, name: str) -> None:
    (tmp_path / "other.txt").write_bytes(b"\xff\x00 not what it takes")
    done = whosays("evaluate", name, "other.txt")
    assert done.returncode == 1, done.stderr
    assert done.stderr.splitlines()[-1].startswith("Error: ")
