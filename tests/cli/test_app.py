from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime

import pytest

from tests.cli.conftest import TARNOW, Run
from tests.readings import bridge
from whosays.cli.formats import NAMES, Shown, choose, name_of
from whosays.cli.stream import stream
from whosays.ingest import Deferred
from whosays.model import Account, FailedReading, Metadata, Original, Reading


@pytest.mark.parametrize("arguments", [["--help"], ["-h"], ["read", "--help"]])
def test_help(whosays: Run, arguments: list[str]) -> None:
    done = whosays(*arguments)
    assert done.returncode == 0
    assert done.stdout.startswith("Usage: whosays ")
    assert max(map(len, done.stdout.splitlines())) <= 80


def test_help_names_exit_codes_and_formats(whosays: Run) -> None:
    told = whosays("read", "--help").stdout
    for word in ("Examples:", "Exit codes:", "some were read, others failed", *NAMES):
        assert word in told


def test_version(whosays: Run) -> None:
    from importlib.metadata import version

    assert whosays("--version").stdout == f"whosays {version('whosays')}\n"


def test_an_unknown_command(whosays: Run) -> None:
    assert whosays("reed").returncode == 2


def test_help_loads_nothing_heavy() -> None:
    heavy = [
        "numpy",
        "onnxruntime",
        "tokenizers",
        "trafilatura",
        "lxml",
        "rich",
        "jinja2",
        "charset_normalizer",
        "sqlalchemy",
        "alembic",
        "httpx2",
        "pyarrow",
    ]
    code = f"import sys, whosays.cli; sys.exit(repr([m for m in {heavy} if m in sys.modules]))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.stderr.strip() == "[]"


def test_it_is_a_module_too() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "whosays", "--version"], capture_output=True, text=True, check=False
    )
    assert done.stdout.startswith("whosays ")


def test_each_result_comes_as_soon_as_it_is_there() -> None:
    events: list[str] = []

    def one(path: str) -> Deferred:
        events.append(f"collect {path}")
        data = b"" if path == "bad" else TARNOW.encode()
        original = Original(data, path, None, datetime(2031, 2, 5, tzinfo=UTC))
        return Deferred(path, original, Metadata(outlet="Courier"))

    class AnyReader:
        model = "any"

        def read_many(self, accounts: Iterable[Account | FailedReading]) -> Iterator[Reading | FailedReading]:
            for given in accounts:
                if isinstance(given, FailedReading):
                    yield given
                    continue
                events.append(f"read {given.path} of {given.metadata.outlet}")
                yield Reading(given, "any", (), (), (), ())

    results = stream(map(one, ["a", "bad", "b"]), AnyReader())
    assert isinstance(next(results), Reading)
    assert events == ["collect a", "read a of Courier"]
    second = next(results)
    assert isinstance(second, FailedReading)
    assert (second.path, second.failure.kind) == ("bad", "empty")
    assert events[2:] == ["collect bad"]
    assert isinstance(next(results), Reading)


@pytest.mark.parametrize(("terminal", "expected"), [(True, "table"), (False, "jsonl")])
def test_the_format_follows_the_output(terminal: bool, expected: str) -> None:
    assert name_of(choose(None, None, terminal=terminal)) == expected
    assert choose("html", None, terminal=terminal) is Shown.HTML


def test_the_bridge_survives_the_way_through_json() -> None:
    assert json.loads(json.dumps(bridge().to_dict())) == bridge().to_dict()
