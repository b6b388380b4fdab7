"""`whosays serve`: what it says when it starts, why it does not, and how it is stopped."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from whosays.cli.app import main
from whosays.web import Settings
from whosays.web.guard.people import People
from whosays.web.guard.roles import Role
from whosays.web.serving import _address

PASSWORD = "correct horse battery"  # noqa: S105 - of nobody


def refused(capsys: pytest.CaptureFixture[str], *told: str) -> str:
    """What a server says that does not start."""
    with pytest.raises(SystemExit) as ended:
        main(["serve", "--no-open", *told])
    assert ended.value.code == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert "Traceback" not in said.err
    return said.err


def test_a_port_that_is_taken(capsys: pytest.CaptureFixture[str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        said = refused(capsys, "--port", port)
    assert f"127.0.0.1 port {port} cannot be listened on: something listens there already" in said
    assert "--port names another" in said


@pytest.mark.parametrize(
    ("host", "words"),
    [
        ("nowhere.invalid", "that is no address of a machine; --host names one"),
        ("192.0.2.7", "it is no address of this machine; --host names one"),
        ("0.0.0.0", "is no name that others could ask for: --name"),  # noqa: S104 - that is what is refused
        ("::", "is no name that others could ask for: --name"),
    ],
)
def test_an_address_that_is_none(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, host: str, words: str
) -> None:
    people = People(tmp_path / "people.json")
    people.put("Ada", Role.READ, PASSWORD)
    assert words in refused(capsys, "--host", host, "--port", "0", "--people", str(people.file))


@pytest.mark.parametrize("host", ["192.0.2.7", "0.0.0.0", "nowhere.invalid", "::"])  # noqa: S104
def test_for_others_somebody_has_to_be_let_in(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, host: str
) -> None:
    said = refused(capsys, "--host", host, "--people", str(tmp_path / "nobody.json"))
    assert "nobody may yet" in said
    assert "whosays people add NAME" in said


@pytest.mark.parametrize(
    ("settings", "address"),
    [
        ({}, "http://127.0.0.1:{}/"),
        ({"names": ("desk.example",)}, "http://127.0.0.1:{}/"),
        ({"names": ("desk.example", "b"), "secure": True}, "https://desk.example/"),
        ({"host": "0.0.0.0", "names": ("desk.example",)}, "http://desk.example:{}/"),  # noqa: S104
    ],
)
def test_the_address_is_one_that_can_be_opened(settings: dict[str, object], address: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        made = _address(Settings.model_validate(settings), listening)
        assert made == address.format(listening.getsockname()[1])


@contextmanager
def serving(*told: str) -> Iterator[tuple[subprocess.Popen[str], list[str]]]:
    """The command, once it can be opened, and the lines that it said until then."""
    command = [sys.executable, "-m", "whosays", "serve", "--port", "0", "--no-open", *told]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env={**os.environ}) as process:
        try:
            yield process, list(_until_it_can_be_stopped(process))
        finally:
            process.kill()


def _until_it_can_be_stopped(process: subprocess.Popen[str]) -> Iterator[str]:
    assert process.stderr is not None
    for line in process.stderr:
        yield line.strip()
        if "Ctrl+C" in line:
            return


def address(said: Sequence[str]) -> str:
    return next(line for line in said if line.startswith("http://"))


@pytest.mark.parametrize(("sent", "code"), [(signal.SIGINT, 0), (signal.SIGTERM, 143)])
def test_it_is_opened_and_stopped(library: Path, sent: signal.Signals, code: int) -> None:
    with serving("--library", str(library)) as (process, said):
        assert f"Library: {library}." in said[-1]
        page = httpx.get(address(said), follow_redirects=True, headers={"accept": "text/html"})
        assert page.status_code == 200
        began = time.monotonic()
        process.send_signal(sent)
        assert process.wait(20) == code
        assert time.monotonic() - began < 8
        assert process.stderr is not None
        log = process.stderr.read()
    assert re.search(r"GET / 200 \d+ ms", log)
    assert "token" not in log
    assert "Traceback" not in log


@pytest.mark.parametrize("https", [False, True])
def test_who_comes_in_from_elsewhere_is_told(tmp_path: Path, https: bool) -> None:
    people = People(tmp_path / "people.json")
    people.put("Ada", Role.READ, PASSWORD)
    told = ["--people", str(people.file), "--library", str(tmp_path / "x"), "--host", "0.0.0.0"]  # noqa: S104
    told += ["--name", "desk.example", *(["--https"] if https else [])]
    with serving(*told) as (process, said):
        assert re.fullmatch(r"https://desk\.example/" if https else r"http://desk\.example:\d+/", said[1])
        assert process.stderr is not None
        assert f"People sign in, as {people.file} has them." in process.stderr.readline()
        if not https:  # read before it is stopped, which may be sooner than it says so
            assert "can be read on the way" in process.stderr.readline()
        process.terminate()
        assert "can be read on the way" not in process.stderr.read()


def test_there_need_be_no_library(tmp_path: Path) -> None:
    place = tmp_path / "none.sqlite"
    with serving("--library", str(place)) as (_, said):
        assert f"There is no library at {place} yet" in said[-1]
        assert httpx.get(address(said), follow_redirects=True).status_code == 200
    assert not place.exists()


def test_what_is_no_library_is_told_at_once(tmp_path: Path) -> None:
    place = tmp_path / "notes.txt"
    place.write_text("not a library, but a text that is longer than its header would be\n" * 9)
    with serving("--library", str(place)) as (_, said):
        assert "this file is no library" in said[-1]
        assert httpx.get(address(said), follow_redirects=True).status_code == 200
