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
