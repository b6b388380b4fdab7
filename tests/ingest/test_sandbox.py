from __future__ import annotations

import io
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.ingest.pages import ARTICLE, make_page
from whosays.errors import ParserError
from whosays.ingest import frames, from_bytes, html, sandbox

GREET = "import sys, time; sys.stdout.buffer.write(bytes([0, 0, 0, 2]) + b'{}'); sys.stdout.flush()"
HANG = f"{GREET}; time.sleep(60)"


@pytest.fixture
def fresh(monkeypatch: pytest.MonkeyPatch) -> Iterator[sandbox._Keeper]:
    keeper = sandbox._Keeper()
    monkeypatch.setattr(sandbox, "_keeper", keeper)
    yield keeper
    keeper.close()


@pytest.fixture
def booting(fresh: sandbox._Keeper, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    return lambda program: monkeypatch.setattr(sandbox, "_BOOT", program)


def process_of(keeper: sandbox._Keeper) -> subprocess.Popen[bytes]:
    assert keeper._worker is not None
    return keeper._worker._process


def text_of(markup: str) -> str:
    return from_bytes(markup.encode()).text


def test_one_process_for_many_pages(fresh: sandbox._Keeper, page: str) -> None:
    text_of(page)
    first = process_of(fresh).pid
    text_of(page)
    assert process_of(fresh).pid == first


def test_a_killed_process_is_replaced(fresh: sandbox._Keeper, page: str) -> None:
    text_of(page)
    process_of(fresh).kill()
    process_of(fresh).wait()
    assert ARTICLE[0] in text_of(page)


def test_a_new_process_after_many_pages(
    fresh: sandbox._Keeper, page: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sandbox, "_MOST_DOCUMENTS", 1)
    text_of(page)
    first = process_of(fresh)
    text_of(page)
    assert process_of(fresh).pid != first.pid
    assert first.returncode is not None


def test_threads_get_their_own_answers() -> None:
    titles = [f"Ferry number {number} was late" for number in range(20)]
    with ThreadPoolExecutor(8) as pool:
        texts = list(pool.map(lambda title: text_of(make_page(title=title)), titles))
    assert [text.split("\n")[0] for text in texts] == titles


def test_a_process_that_hangs(
    booting: Callable[[str], None], monkeypatch: pytest.MonkeyPatch, page: str
) -> None:
    booting(HANG)
    monkeypatch.setattr(html, "_WAYS", (("article", 0.2),))
    started = time.monotonic()
    with pytest.raises(ParserError, match=r"no answer after 0\.2 seconds"):
        text_of(page)
    assert time.monotonic() - started < 5


def test_a_process_that_does_not_start(
    booting: Callable[[str], None], monkeypatch: pytest.MonkeyPatch, page: str
) -> None:
    booting("import time; time.sleep(60)")
    monkeypatch.setattr(sandbox, "_START_SECONDS", 0.2)
    with pytest.raises(ParserError):
        text_of(page)


def test_no_room_for_a_process(fresh: sandbox._Keeper, monkeypatch: pytest.MonkeyPatch, page: str) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise BlockingIOError(11, "Resource temporarily unavailable")

    monkeypatch.setattr(subprocess, "Popen", refuse)
    with pytest.raises(ParserError, match="does not start: Resource temporarily"):
        text_of(page)


def test_a_process_that_cannot_start_says_why(booting: Callable[[str], None], page: str) -> None:
    booting(sandbox._BOOT.replace("from whosays", "sys.modules['trafilatura'] = None\nfrom whosays"))
    with pytest.raises(ParserError, match=r"does not start.*trafilatura"):
        text_of(page)


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"\x00\x00",
        b"\xff\xff\xff\xff{}",
        b"\x00\x00\x00\x05{}",
        b"\x00\x00\x00\x02[]",
        b"\x00\x00\x00\x02}{",
        b"\x00\x00\x00\x02\xff\xff",
        (100_000).to_bytes(4, "big") + b"[" * 100_000,
    ],
)
def test_what_is_no_message_is_refused(answer: bytes) -> None:
    with pytest.raises(frames.FrameError):
        frames.receive(io.BytesIO(answer))


def test_a_process_that_dies_between(booting: Callable[[str], None], page: str) -> None:
    booting(GREET)
    with pytest.raises(ParserError):
        text_of(page)


@pytest.mark.parametrize(
    "answer",
    [
        {"title": 5, "paragraphs": [ARTICLE[0], 7, None], "authors": "x", "url": [], "language": {}},
        {
            "title": "x" * 5000,
            "paragraphs": [ARTICLE[0]],
            "authors": [["x"]],
            "url": "data:x",
            "published": "soon",
        },
        {"paragraphs": [ARTICLE[0].replace("Tolm", "T\ud800lm")]},
    ],
)
def test_an_answer_is_not_trusted(answer: frames.Message, monkeypatch: pytest.MonkeyPatch, page: str) -> None:
    monkeypatch.setattr(sandbox, "ask", lambda request, document, seconds: answer)
    account = from_bytes(page.encode())
    assert account.text == ARTICLE[0].replace(
        "Tolm", "T\ufffdlm" if "Tolm" not in answer["paragraphs"][0] else "Tolm"
    )
    assert account.metadata.title is None
    assert account.metadata.authors == ()
    assert account.metadata.url is None


def run(program: str) -> str:
    return subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
def test_the_process_ends_with_its_parent() -> None:
    program = (
        "import os; from whosays.ingest import sandbox\n"
        "sandbox.ask({'parser': 'flat'}, b'', 20)\n"
        "print(sandbox._keeper._worker._process.pid, flush=True)\n"
        "os._exit(0)"
    )
    child = int(run(program))
    until = time.monotonic() + 5
    while os.path.exists(f"/proc/{child}") and time.monotonic() < until:  # noqa: PTH110
        time.sleep(0.05)
    assert not os.path.exists(f"/proc/{child}")  # noqa: PTH110


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork there")
def test_after_a_fork_each_has_its_own() -> None:
    program = (
        "import os; from whosays.ingest import sandbox\n"
        "def pid():\n"
        "    sandbox.ask({'parser': 'flat'}, b'', 20)\n"
        "    return sandbox._keeper._worker._process.pid\n"
        "first = pid()\n"
        "if os.fork() == 0:\n"
        "    os._exit(0 if pid() != first else 1)\n"
        "print(os.wait()[1], pid() == first)"
    )
    assert run(program).split() == ["0", "True"]


@pytest.mark.skipif(sys.platform == "win32", reason="no limits there")
def test_limits_hold() -> None:
    program = (
        "import resource; from whosays.ingest.confined import limits\n"
        "limits.limit_process(); limits.limit_cpu(1)\n"
        "print(resource.getrlimit(resource.RLIMIT_FSIZE)[0])\n"
        "try: bytearray(3_000_000_000)\n"
        "except MemoryError: print('memory')\n"
        "limits.forbid_network()\n"
        "import socket\n"
        "try: socket.socket()\n"
        "except PermissionError: print('network', flush=True)\n"
        "while True: pass"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert done.stdout.split() == ["0", "memory", "network"]
    assert done.returncode < 0


def test_the_model_runtime_is_not_loaded_in_the_child() -> None:
    program = sandbox._BOOT.replace("main()", "print(*(name for name in sys.modules if 'onnx' in name))")
    folder = os.path.dirname(sandbox.__file__)  # noqa: PTH120
    command = [sys.executable, "-I", "-c", program, os.path.dirname(folder), folder]  # noqa: PTH120
    assert subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip() == ""
