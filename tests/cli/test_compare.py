from __future__ import annotations

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from tests.cli.conftest import ROOT, Run
from tests.cli.test_stories import library  # noqa: F401 - a fixture
from whosays.api import shared_reader
from whosays.cli import main
from whosays.export.schema import comparison_schema

STORY = ROOT / "examples" / "spill"
PORT = "The Port of Osk closed its north pier on Monday. Thirty boats were moved.\n"
WIRE = "The Port of Osk shut its north pier on Monday, it said. Two men were hurt, a doctor said.\n"


@pytest.fixture
def story(tmp_path: Path) -> Path:
    """Two accounts of a pier that was shut."""
    folder = tmp_path / "story"
    folder.mkdir()
    (folder / "port.txt").write_text(f"---\noutlet: Port of Osk\npublished: 2031-05-05\n---\n{PORT}")
    (folder / "wire.txt").write_text(f"---\noutlet: Skerry Wire\npublished: 2031-05-06\n---\n{WIRE}")
    return folder


def test_an_example_story_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as exited:
        main(["compare", str(STORY), "--format", "json"], make_reader=shared_reader)
    assert exited.value.code == 0
    found = json.loads(capsys.readouterr().out)
    Draft202012Validator(comparison_schema()).validate(found)
    outlets = {one["id"]: one["outlet"] for one in found["accounts"]}
    assert len(outlets) == 4
    for claim in found["claims"]:
        assert [cell["account"] for cell in claim["coverage"]] == list(outlets)
        _verbatim(claim["wording"])
        for cell in claim["coverage"]:
            for passage in cell["evidence"]:
                _verbatim(passage)


def _verbatim(passage: dict[str, object]) -> None:
    pieces = passage["pieces"]
    assert isinstance(pieces, list)
    assert passage["text"] == " … ".join(piece["text"] for piece in pieces)


def test_a_pipe_gets_json_and_a_file_what_its_name_tells(whosays: Run, story: Path, tmp_path: Path) -> None:
    found = json.loads(whosays("compare", story).stdout)
    assert [one["outlet"] for one in found["accounts"]] == ["Port of Osk", "Skerry Wire"]
    for name, start in (("o.html", "<!doctype html>"), ("o.json", '{"models": ')):
        done = whosays("compare", story, "--output", name)
        assert (done.returncode, done.stdout) == (0, "")
        assert (tmp_path / name).read_text(encoding="utf-8").startswith(start)


def test_a_table(whosays: Run, story: Path) -> None:
    done = whosays("compare", story, "--format", "table")
    assert " Port of Osk · 2031-05-05" in done.stdout
    assert "2 accounts, " in done.stdout
    everything = whosays("compare", story, "--format", "table", "--all").stdout
    assert "(--all: all)" not in everything


def test_the_words_behind_a_claim(whosays: Run, story: Path) -> None:
    done = whosays("compare", story, "--claim", "1")
    assert done.returncode == 0
    assert "% sure" in done.stdout
    done = whosays("compare", story, "--claim", "999")
    assert done.returncode == 2
    assert "There is no claim 999" in done.stderr
    assert whosays("compare", story, "--claim", "1", "--format", "html").returncode == 2


def test_standard_input_is_an_account_too(whosays: Run, story: Path) -> None:
    done = whosays("compare", "-", story / "wire.txt", stdin=PORT)
    assert len(json.loads(done.stdout)["accounts"]) == 2


def test_an_account_that_comes_twice_counts_once(whosays: Run, story: Path) -> None:
    done = whosays("compare", story, story / "port.txt")
    assert len(json.loads(done.stdout)["accounts"]) == 2


def test_what_cannot_be_read_is_told_and_the_rest_compared(whosays: Run, story: Path) -> None:
    (story / "empty.txt").write_bytes(b"")
    done = whosays("compare", story)
    assert done.returncode == 3
    assert "empty.txt: " in done.stderr
    assert len(json.loads(done.stdout)["accounts"]) == 2


def test_an_account_in_another_language_leaves_nothing_out(whosays: Run, story: Path) -> None:
    (story / "dk.txt").write_text(
        "Havnen i Osk lukkede den nordlige mole i mandags, sagde havnefogeden paa dansk. Ingen døde.\n"
    )
    done = whosays("compare", story)
    assert done.returncode == 3
    assert "the text is in Danish" in done.stderr
    found = json.loads(done.stdout)
    (danish,) = [one["id"] for one in found["accounts"] if one["path"].endswith("dk.txt")]
    stands = [
        cell["stand"] for one in found["claims"] for cell in one["coverage"] if cell["account"] == danish
    ]
    assert "not_held" in stands
    assert "leaves_out" not in stands


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        ([], 2, "Name files or a folder"),
        (["story", "--story", "3fa9"], 2, "Either sources or --story"),
        (["--story", "3fa9", "--library", "void.sqlite"], 1, "library"),
        (["story/port.txt"], 1, "one account could be read"),
        (["story/port.txt", "nowhere.txt"], 1, "one account could be read"),
        (["nowhere.txt"], 1, "no account could be read"),
        (["story", "--output", "o.txt"], 2, "Which format"),
        (["story", "--output", "story"], 2, "Which format"),
        (["story", "--output", "story", "--format", "json"], 2, "is a folder"),
        (["story/port.txt", "--output", "story/port.txt", "--format", "json"], 2, "also to be read"),
        (["story", "--output", "void/o.html"], 2, "no folder"),
    ],
)
def test_exit_codes(whosays: Run, story: Path, arguments: list[str], code: int, told: str) -> None:
    done = whosays("compare", *arguments)
    assert done.returncode == code
    assert told in done.stderr


def test_hostile_names_are_told_harmlessly(whosays: Run, story: Path) -> None:
    (story / "wire.txt").write_text(f"---\noutlet: W\x1b[31m\u202eire\n---\n{WIRE}")
    done = whosays("compare", story, "--format", "table", "--all")
    assert not set(done.stdout + done.stderr) & set("\x1b\u202e")


def test_a_story_of_the_library(whosays: Run, library: Path) -> None:  # noqa: F811 - the fixture
    listed = whosays("stories", "--json").stdout.splitlines()
    assert len(listed) == 2
    for story in map(json.loads, listed):
        done = whosays("compare", "--story", story["id"][:8])
        assert done.returncode == 0, done.stderr
        assert {one["id"] for one in json.loads(done.stdout)["accounts"]} == set(story["accounts"])
        timed = whosays("timeline", "--story", story["id"], "--json")
        assert timed.returncode == 0
        assert {json.loads(one)["account"] for one in timed.stdout.splitlines()} <= set(story["accounts"])
    assert whosays("compare", "--story", "nowhere").returncode == 2
