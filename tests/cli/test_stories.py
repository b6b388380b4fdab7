"""`whosays stories`: accounts of one event, through the command line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run
from tests.compare.stories.test_group import HOLM, MERIDA


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, whosays: Run) -> Path:
    """One that holds two events, added at once."""
    monkeypatch.setenv("WHOSAYS_LIBRARY", str(tmp_path / "library.sqlite"))
    folder = tmp_path / "news"
    folder.mkdir()
    for number, (day, title, text) in enumerate((*MERIDA, *HOLM)):
        (folder / f"{number}.txt").write_text(f"---\ntitle: {title}\npublished: {day}\n---\n\n{text}\n")
    assert whosays("add", folder).returncode == 0
    return folder


def listed(whosays: Run, *arguments: str) -> list[dict[str, Any]]:
    done = whosays("stories", "--json", *arguments)
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_two_events_are_two_stories(whosays: Run, library: Path) -> None:
    assert [len(one["accounts"]) for one in listed(whosays)] == [2, 3]
    shown = whosays("stories").stdout
    assert "2033-01-18" in shown
    assert "2031-02-03 – 2031-02-04" in shown


def test_a_person_moves_an_account(whosays: Run, library: Path) -> None:
    holm, merida = listed(whosays)
    moved, other = merida["accounts"][2], holm["accounts"][0]
    assert whosays("judge", "same-story", moved, other).returncode == 0
    assert [len(one["accounts"]) for one in listed(whosays)] == [3, 2]
    (said,) = (json.loads(line) for line in whosays("judge", "list", "--json").stdout.splitlines())
    undone = json.loads(whosays("judge", "undo", said["id"], "--json").stdout)
    assert listed(whosays) == [holm, merida]
    assert whosays("judge", "undo", undone["id"]).returncode == 0
    assert [len(one["accounts"]) for one in listed(whosays)] == [3, 2]
    assert whosays("stories", "--regroup").returncode == 0
    assert any({moved, other} <= set(one["accounts"]) for one in listed(whosays, "--all"))


def test_an_account_leaves_a_story(whosays: Run, library: Path) -> None:
    merida = listed(whosays)[1]
    first, second, _ = merida["accounts"]
    assert whosays("judge", "other-story", first, second).returncode == 0
    found = listed(whosays, "--all")
    assert sorted(len(one["accounts"]) for one in found) == [1, 2, 2]
    assert whosays("stories", "--regroup").returncode == 0
    assert not any({first, second} <= set(one["accounts"]) for one in listed(whosays, "--all"))


def test_search_in_a_story(whosays: Run, library: Path) -> None:
    holm, merida = listed(whosays)
    for one in (holm, merida):
        found = whosays("search", "--story", str(one["id"])[:8], "--json").stdout.splitlines()
        assert {json.loads(line)["account"] for line in found} <= set(one["accounts"])
    assert whosays("search", "--story", "nothing").returncode == 2


def test_the_accounts_of_a_story(whosays: Run, library: Path) -> None:
    merida = listed(whosays)[1]
    shown = " ".join(whosays("stories", str(merida["id"])[:6]).stdout.split())
    assert all(day in shown for day, _, _ in MERIDA)
    assert whosays("stories", "zzz").returncode == 2
