"""Ten thousand accounts with a corrupt one in the middle: all accounted for, in order, in bounded memory."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from tests.endure.measured import SIMPLE, measured
from tests.ingest.pages import make_page

pytestmark = pytest.mark.endure

MANY = 10_000
CORRUPT = MANY // 2
PAGES = 20  # one in so many is a page

_PIPE = """
import itertools, resource, sys
from pathlib import Path
import whosays

folder = Path(sys.argv[1])
kilobyte = 1 if sys.platform == "darwin" else 1024
paths = sorted(folder.iterdir())
for number, result in enumerate(whosays.pipe(path for path in paths)):
    told = result.to_dict()
    assert told["path"] == str(paths[number]), told["path"]
    if told["failure"]:
        print(number, told["failure"]["kind"])
    else:
        assert f"number {number} was" in told["text"], number
    if number in (1_000, 9_999):
        print("peak", resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * kilobyte // 1_000_000)
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("many")
    for number in range(MANY):
        words = f"Harbour master Ivo Brandt said on Monday that ferry number {number} was late."
        name, text = f"{number:05}.txt", f"{words}\n"
        if number % PAGES == 1:
            name, text = f"{number:05}.html", make_page((words, words.replace("late", "full")))
        (made / name).write_text(text, encoding="utf-8")
    (made / f"{CORRUPT:05}.txt").write_bytes(bytes(range(256)) * 100)
    return made


def test_the_pipe(folder: Path) -> None:
    done = measured([sys.executable, "-c", _PIPE, folder], most=900)
    assert done.code == 0, done.output[-2000:]
    (early, failure, late) = (line.split() for line in done.output.splitlines())
    assert failure == [str(CORRUPT), "binary"]
    assert int(late[1]) - int(early[1]) < 60  # MB that nine thousand more may leave behind
    assert done.megabytes < 400


@pytest.mark.parametrize("form", ["jsonl", "json"])
def test_the_command(folder: Path, tmp_path: Path, form: str) -> None:
    output = tmp_path / f"o.{form}"
    done = measured([*SIMPLE, "read", folder, "--output", output], most=300)
    assert done.code == 3
    assert done.output.splitlines()[-1] == f"{MANY - 1} read, 1 failed"
    assert done.megabytes < 300
    text = output.read_text(encoding="utf-8")
    rows = json.loads(text) if form == "json" else [json.loads(line) for line in text.splitlines()]
    assert [Path(row["path"]).name[:5] for row in rows] == [f"{number:05}" for number in range(MANY)]
    assert [row["failure"] is None for row in rows] == [number != CORRUPT for number in range(MANY)]


def test_brat_for_thousands_of_one_name(tmp_path: Path) -> None:
    for number in range(2_000):
        place = tmp_path / "news" / f"{number:04}"
        place.mkdir(parents=True)
        (place / "index.txt").write_text(f"Brandt said {number} ferries were late.\n", encoding="utf-8")
    done = measured(
        [*SIMPLE, "read", tmp_path / "news", "--format", "brat", "--output", tmp_path / "out"], most=200
    )
    assert done.code == 0
    texts = {path.read_text(encoding="utf-8") for path in (tmp_path / "out").glob("*.txt")}
    assert len(texts) == len(list((tmp_path / "out").glob("*.ann"))) == 2_000
