from __future__ import annotations

import os
import sys
from collections.abc import Callable
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.cli.tool import SimpleReader
from whosays.cli import main
from whosays.cli.tools import MakeWeb, public_web

ROOT = Path(__file__).parents[2]
TOOL = [sys.executable, "-m", "tests.cli.tool"]


class Done(NamedTuple):
    """What a run of the command came to."""

    returncode: int
    stdout: str
    stderr: str


Run = Callable[..., Done]

TARNOW = "Tarnow said the bridge will stay shut until May. The river is high, and the ferry does not run.\n"


@pytest.fixture
def environment() -> dict[str, str]:
    kept = {
        key: value for key, value in os.environ.items() if key not in {"COLUMNS", "NO_COLOR", "FORCE_COLOR"}
    }
    paths = [str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])]  # the same whosays as here
    return {**kept, "PYTHONPATH": os.pathsep.join(paths), "TERM": "xterm"}


@pytest.fixture
def news(tmp_path: Path) -> Path:
    """A folder with three accounts: two can be read."""
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "one.txt").write_text(TARNOW, encoding="utf-8")
    (folder / "two.txt").write_text(
        "The harbour was calm on Monday, and nobody spoke of it at all.\n", encoding="utf-8"
    )
    (folder / "empty.txt").write_bytes(b"")
    return folder


@pytest.fixture
def whosays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs the command in an empty folder; nothing it prints is a terminal."""

    def run(*arguments: str | Path, stdin: str = "", make_web: MakeWeb = public_web) -> Done:
        streams = {"stdin": _stream(stdin), "stdout": _stream(), "stderr": _stream()}
        with monkeypatch.context() as patch:
            patch.chdir(tmp_path)
            for name, stream in streams.items():
                patch.setattr(sys, name, stream)
            with pytest.raises(SystemExit) as exited:
                main(list(map(str, arguments)), make_reader=SimpleReader, make_web=make_web)
        code = exited.value.code
        assert isinstance(code, int)
        return Done(code, _told(streams["stdout"]), _told(streams["stderr"]))

    return run


def _stream(text: str = "") -> TextIOWrapper:
    return TextIOWrapper(BytesIO(text.encode()), encoding="utf-8", write_through=True)


def _told(stream: TextIOWrapper) -> str:
    stream.seek(0)
    return stream.read()
