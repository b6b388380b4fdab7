from __future__ import annotations

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from tests.cli.conftest import TARNOW, Run
from whosays.export.schema import schema


def test_a_pipe_gets_json_lines(whosays: Run, news: Path) -> None:
    done = whosays("read", news)
    results = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(results) == 3
    for result in results:
        Draft202012Validator(schema()).validate(result)
    assert sum(result["failure"] is not None for result in results) == 1
    assert done.returncode == 3
    assert done.stderr.splitlines()[-1] == "2 read, 1 failed"
    assert "empty.txt: " in done.stderr


def test_one_account_read_is_quiet(whosays: Run, news: Path) -> None:
    done = whosays("read", news / "one.txt")
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout)["path"] == str(news / "one.txt")


def test_the_standard_input(whosays: Run) -> None:
    done = whosays("read", "-", stdin=TARNOW)
    (attribution,) = json.loads(done.stdout)["attributions"]
    assert attribution["source"]["text"] == "Tarnow"


def test_what_the_user_says_goes_before(whosays: Run) -> None:
    told = (
        "--outlet",
        "Osk Courier",
        "--published",
        "2031-02",
        "--url",
        "https://a.example/",
        "--title",
        "Shut",
    )
    done = whosays("read", "-", *told, stdin=f"---\noutlet: Another\nauthor: Ada Brel\n---\n{TARNOW}")
    result = json.loads(done.stdout)
    expected = ["Osk Courier", "2031-02", "https://a.example/", "Shut", ["Ada Brel"]]
    assert [result[key] for key in ("outlet", "published", "url", "title", "authors")] == expected


def test_a_reader_may_refuse_an_account(whosays: Run) -> None:
    done = whosays("read", "-", stdin=f"Paa dansk. {TARNOW}")
    result = json.loads(done.stdout)
    assert result["failure"] == {"kind": "language", "message": "the text is in Danish"}
    assert result["text"].endswith(TARNOW)
    assert done.returncode == 1


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["news/one.txt"], 0),
        (["news/one.txt", "news/two.txt"], 0),
        (["news/empty.txt"], 1),
        (["nowhere.txt"], 1),
        (["void"], 1),
        (["news/one.txt", "nowhere.txt"], 3),
        ([], 2),
        (["news", "--format", "brat"], 2),
    ],
)
def test_exit_codes(whosays: Run, news: Path, arguments: list[str], code: int) -> None:
    (news.parent / "void").mkdir()
    assert whosays("read", *arguments).returncode == code


@pytest.mark.parametrize(
    ("arguments", "hint"),
    [
        ([], "Name a file or a folder"),
        (["news", "--published", "soon"], "2022-02"),
        (["news", "--published", "2031-02-30"], "2022-02"),
        (["news", "--url", "javascript:alert(1)"], "https://"),
        (["news", "--output", "out.pdf"], "--format"),
        (["news", "--output", "out"], "--format"),
        (["news", "--output", "no/such/folder.json"], "There is no folder 'no/such'"),
        (["news", "--output", "news", "--format", "html"], "is a folder"),
        (["news", "--format", "brat"], "--output DIR"),
        (["news", "--output", "out.ann"], "--output DIR"),
        (["news", "--output", "news/brat", "--format", "brat"], "elsewhere"),
        (["news/one.txt", "--output", "news/one.txt", "--format", "json"], "another name"),
        (["news", "--format", "xml"], "jsonl"),
    ],
)
def test_what_is_not_understood_is_explained(
    whosays: Run, news: Path, arguments: list[str], hint: str
) -> None:
    done = whosays("read", *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert hint in done.stderr
    assert "Traceback" not in done.stderr
    assert sorted(path.name for path in news.iterdir()) == ["empty.txt", "one.txt", "two.txt"]
    assert (news / "one.txt").read_text(encoding="utf-8") == TARNOW


def test_a_table_may_go_to_a_pipe(whosays: Run, news: Path) -> None:
    done = whosays("read", news, "--format", "table")
    assert "Tarnow" in done.stdout
    assert "✗ not read" in done.stdout
    assert "\x1b" not in done.stdout
    assert done.stderr == "2 read, 1 failed\n"


def test_hostile_names_and_messages_are_inert(whosays: Run, tmp_path: Path) -> None:
    name = "a\x1b[31m\u202e[red].txt"
    (tmp_path / name).write_bytes(b"")
    for form in ("table", "html", "jsonl"):
        done = whosays("read", name, "--format", form)
        assert not set(done.stdout + done.stderr) & {"\x1b", "\u202e"}
        assert "[red].txt" in done.stdout


def test_a_name_that_is_not_utf8(whosays: Run, tmp_path: Path) -> None:
    folder = tmp_path / "odd"
    folder.mkdir()
    try:
        (folder / "n\udcff.txt").write_text(TARNOW, encoding="utf-8")
    except OSError:
        pytest.skip("this file system takes UTF-8 names only")
    for form in ("table", "html", "jsonl", "json"):
        assert whosays("read", folder, "--format", form).returncode == 0
    assert whosays("read", folder, "--format", "brat", "--output", tmp_path / "out").returncode == 0
