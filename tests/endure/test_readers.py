"""Fifty readers at once, for a minute, behind one address: nobody is turned away, and nobody waits long."""

from __future__ import annotations

import asyncio
import importlib
import random
import re
import subprocess
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from statistics import median, quantiles

import httpx
import pytest

from tests.endure.measured import ROOT, WHOSAYS, environment
from whosays.store import Library

pytestmark = pytest.mark.endure

READERS = 50
SECONDS = 60.0
PAUSE = (1.0, 5.0)  # seconds that somebody looks at a page before the next: most look longer
ACCOUNTS = 10_000
COMPARED = 5  # stories that are opened; each is compared when it is opened first


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> tuple[Path, Sequence[str]]:
    """The library that pages are timed on, and addresses in it of every kind of page."""
    monkeypatch.syspath_prepend(str(ROOT / "benchmarks"))
    timed = importlib.import_module("page")
    file = tmp_path / "library.sqlite"
    with Library.open(file) as library, library._engine.connect() as connection:
        timed.fill(connection, ACCOUNTS, timed.Words())
    forms = [form for form in timed.PAGES.values() if "{made}" not in form and "export" not in form]
    told = [timed.names(number, ACCOUNTS) for number in range(200)]
    pages = [form.format(**one) for one in told for form in forms]
    for one in told[:COMPARED]:
        pages += [f"/story/{one['story']}{how}" for how in ("", "?claim=1&account=A") for _ in range(20)]
    return file, pages


@contextmanager
def _served(file: Path) -> Iterator[tuple[str, str]]:
    """Address and token of a server of its own."""
    log = file.with_suffix(".log")
    command = [*WHOSAYS, "serve", "--port", "0", "--library", str(file), "--no-open"]
    with log.open("w") as written, subprocess.Popen(command, stderr=written, env=environment()) as process:
        try:
            yield _told(log)
        finally:
            process.terminate()
            assert process.wait(timeout=20) is not None


def _told(log: Path) -> tuple[str, str]:
    """What the server says when it can be opened."""
    ends = time.monotonic() + 60
    while not (told := re.search(r"(http://\S+)/\?token=(\S+)", log.read_text())):
        assert time.monotonic() < ends, log.read_text()
        time.sleep(0.1)
    return told[1], told[2]


async def _read(
    server: str, token: str, pages: Sequence[str], ends: float, took: dict[str, list[float]]
) -> None:
    """One reader, who comes in at some time of the first seconds and opens one page after the other."""
    await asyncio.sleep(random.uniform(0, PAUSE[1]))
    async with httpx.AsyncClient(base_url=server, headers={"accept": "text/html"}, timeout=30) as client:
        assert (await client.get("/", params={"token": token}, follow_redirects=True)).status_code == 200
        while time.monotonic() < ends:
            page = random.choice(pages)
            began = time.monotonic()
            answer = await client.get(page)
            took[page.split("?")[0].split("/")[1]].append(time.monotonic() - began)
            well = {200, 202} if page.startswith("/story/") else {200}  # 202: it is being compared
            assert answer.status_code in well, (page, answer.status_code, answer.text[:300])
            await asyncio.sleep(random.uniform(*PAUSE))


async def _everybody(server: str, token: str, pages: Sequence[str]) -> dict[str, list[float]]:
    took: dict[str, list[float]] = defaultdict(list)
    ends = time.monotonic() + SECONDS
    await asyncio.gather(*(_read(server, token, pages, ends, took) for _ in range(READERS)))
    return took


def test_fifty_readers(made: tuple[Path, Sequence[str]], capsys: pytest.CaptureFixture[str]) -> None:
    file, pages = made
    with _served(file) as (server, token):
        took = asyncio.run(_everybody(server, token, pages))
    every = [one for some in took.values() for one in some]
    p95 = quantiles(every, n=20)[-1]
    with capsys.disabled():
        print(f"\n{READERS} readers, {len(every)} pages: median {median(every):.3f} s, p95 {p95:.3f} s")  # noqa: T201
        for page, some in sorted(took.items()):
            print(f"  /{page:10} {len(some):5}  median {median(some):.3f} s  most {max(some):.3f} s")  # noqa: T201
    assert p95 < 1.0
