"""Results are written whole or not at all, whoever kills the process, and when."""

from __future__ import annotations

import json
import random
import subprocess
import time
from pathlib import Path

import pytest

from tests.cli.conftest import TARNOW
from tests.endure.measured import SIMPLE, environment

pytestmark = pytest.mark.endure

ACCOUNTS = 200
ROUNDS = 30


@pytest.fixture(scope="module")
def news(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("news")
    for number in range(ACCOUNTS):
        (folder / f"{number:03}.txt").write_text(TARNOW * 20, encoding="utf-8")
    return folder


def start(news: Path, *told: str | Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [*SIMPLE, "read", news, *told],
        env=environment(),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def duration(news: Path, *told: str | Path) -> float:
    started = time.monotonic()
    assert start(news, *told).wait(120) == 0
    return time.monotonic() - started


def is_whole(text: str, form: str) -> bool:
    if form == "html":
        return text.rstrip().endswith("</html>")
    rows = json.loads(text) if form == "json" else [json.loads(line) for line in text.splitlines()]
    return len(rows) == ACCOUNTS


@pytest.mark.parametrize("form", ["json", "jsonl", "html"])
def test_killed_at_any_moment(news: Path, tmp_path: Path, form: str) -> None:
    output, chance = tmp_path / f"o.{form}", random.Random(form)
    longest = duration(news, "--output", output)
    output.write_text("old", encoding="utf-8")
    interrupted = 0
    for _ in range(ROUNDS // 2):
        process = start(news, "--output", output)
        time.sleep(chance.uniform(0.2, 1.1) * longest)
        process.kill()
        interrupted += process.wait(20) != 0
        text = output.read_text(encoding="utf-8")
        assert text == "old" or is_whole(text, form)
        assert all(path == output or path.name.startswith(".whosays-") for path in tmp_path.iterdir())
    assert interrupted


def test_a_folder_of_brat_killed_at_any_moment(news: Path, tmp_path: Path) -> None:
    whole, chance = tmp_path / "whole", random.Random(1)
    longest = duration(news, "--format", "brat", "--output", whole)
    expected = {path.name: path.read_bytes() for path in whole.iterdir()}
    assert len(expected) == 2 * ACCOUNTS
    for number in range(ROUNDS // 4):
        folder = tmp_path / str(number)
        process = start(news, "--format", "brat", "--output", folder)
        time.sleep(chance.uniform(0.2, 1.1) * longest)
        process.kill()
        process.wait(20)
        written = [path for path in folder.glob("[!.]*") if path.is_file()]
        assert all(path.read_bytes() == expected[path.name] for path in written)


@pytest.mark.parametrize("form", ["json", "jsonl", "html"])
def test_two_at_once_to_the_same_place(news: Path, tmp_path: Path, form: str) -> None:
    output = tmp_path / f"o.{form}"
    for _ in range(4):
        writers = [start(news, "--output", output) for _ in range(3)]
        assert [writer.wait(60) for writer in writers] == [0, 0, 0]
        assert is_whole(output.read_text(encoding="utf-8"), form)
    assert [path.name for path in tmp_path.iterdir()] == [output.name]
