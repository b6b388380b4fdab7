"""`whosays add`, with a reader made for tests and real libraries."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import time
from contextlib import closing
from pathlib import Path

import pytest

from tests.cli.conftest import TARNOW, TOOL, Run
from tests.cli.test_output import on_a_terminal
from tests.ingest.websites import Site, fetcher
from whosays.ingest.web import Web
from whosays.store import Library


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The library that every command of a test works on, untold."""
    place = tmp_path / "library.sqlite"
    monkeypatch.setenv("WHOSAYS_LIBRARY", str(place))
    return place


def ids(place: Path) -> list[str]:
    with Library.open(place, create=False) as library, library.view() as view:
        assert list(library.verify()) == []
        return sorted(account.id for account in view.accounts())


def test_a_folder_is_added_once(whosays: Run, news: Path, place: Path) -> None:
    first = whosays("add", news)
    assert (first.returncode, first.stdout) == (3, "")
    assert first.stderr.splitlines() == [
        f"{news}/empty.txt: there are no words in it",
        "2 added, 1 failed",
    ]
    held = ids(place)
    again = whosays("add", news)
    assert again.stderr.splitlines()[-1] == "0 added, 2 there already, 1 failed"
    assert ids(place) == held


def test_what_is_known_is_not_read(whosays: Run, tmp_path: Path, place: Path) -> None:
    (tmp_path / "a.txt").write_text(TARNOW, encoding="utf-8")
    assert whosays("add", "a.txt").returncode == 0
    (tmp_path / "copy.txt").write_text(TARNOW, encoding="utf-8")
    done = whosays("add", "copy.txt", "a.txt", "--json")
    outcomes = [json.loads(line)["outcome"] for line in done.stdout.splitlines()]
    assert outcomes == ["known", "known"]
    assert len(ids(place)) == 1


def test_programs_are_told_what_became_of_each(whosays: Run, news: Path, place: Path) -> None:
    done = whosays("add", news, "--json", "--outlet", "Osk Courier")
    told = {Path(one["source"]).name: one for one in map(json.loads, done.stdout.splitlines())}
    assert {name: one["outcome"] for name, one in told.items()} == {
        "empty.txt": "failed",
        "one.txt": "added",
        "two.txt": "added",
    }
    assert told["empty.txt"]["failure"] == {"kind": "empty", "message": "there are no words in it"}
    with Library.open(place) as library, library.view() as view:
        assert view.account(told["one.txt"]["account"]).metadata.outlet == "Osk Courier"


def test_failures_are_recorded_and_go_when_mended(whosays: Run, news: Path) -> None:
    whosays("add", news, "nowhere.txt")
    kinds = [
        json.loads(line)["failure"]["kind"] for line in whosays("failures", "--json").stdout.splitlines()
    ]
    assert sorted(kinds) == ["empty", "not_found"]
    (news / "empty.txt").write_text(f"Now mended. {TARNOW}", encoding="utf-8")
    whosays("add", news)
    shown = whosays("failures").stdout
    assert "empty.txt" not in shown
    assert "nowhere.txt" in shown


def test_other_words_at_an_address_are_a_version(whosays: Run, tmp_path: Path) -> None:
    address = "https://courier.example/bridge"
    (tmp_path / "a.txt").write_text(TARNOW, encoding="utf-8")
    (tmp_path / "b.txt").write_text(TARNOW.replace("May", "June"), encoding="utf-8")
    assert whosays("add", "a.txt", "--url", address).stderr == "1 added\n"
    told = whosays("add", "b.txt", "--url", address).stderr.splitlines()
    assert f"whosays versions {address}" in told[0]
    assert told[-1] == "0 added, 1 new versions"
    shown = whosays("versions", address).stdout
    assert "until [-May-]{+June+}. The river" in shown
    (edit,) = json.loads(whosays("versions", address, "--json").stdout)["edits"]
    assert [change["new"]["text"] for change in edit["changes"]] == ["June"]
    assert whosays("versions").stdout == f"{address}\n"


def test_columns_are_told(whosays: Run, tmp_path: Path, place: Path) -> None:
    (tmp_path / "a.csv").write_text('words,day\n"Tarnow said it is shut.",2031-02-05\n', encoding="utf-8")
    done = whosays("add", "a.csv", "--column", "text=words", "--column", "published=day")
    assert done.stderr == "1 added\n"
    (hit,) = map(json.loads, whosays("search", "shut", "--json").stdout.splitlines())
    assert hit["published"] == "2031-02-05"


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        ([], 2, "Nothing to add"),
        (["x.txt", "--column", "text"], 2, "is no column"),
        (["x.txt", "--column", "words=body"], 2, "is no field"),
        (["x.txt", "--published", "yesterday"], 2, "is no date"),
        (["nowhere.txt"], 1, "no such file"),
        (["x.txt", "--library", "mysql://here/there"], 1, "postgresql://"),
        (["https://courier.example/", "--offline"], 1, "offline"),
    ],
)
def test_what_cannot_be_done_is_said(whosays: Run, arguments: list[str], code: int, told: str) -> None:
    done = whosays("add", *arguments)
    assert done.returncode == code
    assert told in done.stderr
    assert "Traceback" not in done.stderr


def test_addresses_and_feeds_are_fetched(whosays: Run, place: Path) -> None:
    page = b"<html><head><title>Shut</title></head><body><article><p>%s</p></article></body></html>"
    feed = (
        '<rss version="2.0"><channel><title>Courier</title><item><title>A</title>'
        "<link>http://courier.example/a</link></item></channel></rss>"
    )
    words = f"{TARNOW}The ferry is late, and the board meets on Monday to speak of it at length."
    routes = {
        "/a": (200, {"Content-Type": "text/html"}, page % words.encode()),
        "/feed": (200, {"Content-Type": "application/rss+xml"}, feed.encode()),
    }
    with Site(routes) as site:
        fetching = fetcher({"courier.example": site.place})
        done = whosays("add", "http://courier.example/feed", make_web=lambda offline: Web(fetching))
    assert done.stderr == "1 added\n"
    with Library.open(place) as library, library.view() as view:
        (account,) = view.accounts()
        assert account.metadata.url == "http://courier.example/a"
        assert view.original(account.id).source == "http://courier.example/a"


def many(folder: Path, count: int) -> None:
    folder.mkdir()
    for number in range(count):
        (folder / f"{number:04}.txt").write_text(f"Number {number}. {TARNOW}", encoding="utf-8")


def test_killed_it_goes_on_where_it_stopped(tmp_path: Path, place: Path, environment: dict[str, str]) -> None:
    many(tmp_path / "many", 150)
    command = [*TOOL, "add", "many", "--library", str(place), "--json"]
    stored = 0
    for number in range(3):
        process = subprocess.Popen(
            command, cwd=tmp_path, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        assert process.stdout is not None
        for _ in range(20 + 15 * number):
            process.stdout.readline()
        process.kill()
        process.wait(20)
        process.stdout.close()
        held = len(ids(place))
        assert held > stored
        stored = held
    assert stored < 150
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=True)
    assert done.stderr == f"{150 - stored} added, {stored} there already\n"
    assert len(ids(place)) == 150


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_interrupted_it_keeps_what_it_has(
    tmp_path: Path, place: Path, environment: dict[str, str], number: signal.Signals, code: int
) -> None:
    many(tmp_path / "many", 3)
    (tmp_path / "many" / "zzz.txt").write_text(f"Read this slowly. {TARNOW}", encoding="utf-8")
    process = subprocess.Popen(
        [*TOOL, "add", "many", "--library", str(place), "--json"],
        cwd=tmp_path,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    for _ in range(3):
        process.stdout.readline()
    time.sleep(0.1)
    process.send_signal(number)
    told = process.communicate(timeout=20)[1]
    assert process.returncode == code
    assert "Traceback" not in told
    assert ("to go on, run the same command again" in told) == (number is signal.SIGINT)
    assert len(ids(place)) == 3


def test_progress_tells_how_many(tmp_path: Path, place: Path, environment: dict[str, str]) -> None:
    many(tmp_path / "many", 30)
    arguments = ["add", str(tmp_path / "many"), "--library", str(place)]
    shown = on_a_terminal(arguments, environment)
    assert "of 30 done" in shown
    assert "30 added" in shown


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_library_that_may_only_be_read(whosays: Run, news: Path, place: Path) -> None:
    whosays("add", news / "one.txt")
    place.chmod(0o400)
    place.parent.chmod(0o500)
    done = whosays("add", news / "two.txt")
    place.parent.chmod(0o700)
    assert done.returncode == 1
    assert "may only be read" in done.stderr


def test_what_is_no_library_stays_as_it_is(whosays: Run, news: Path, place: Path) -> None:
    place.write_text("my notes", encoding="utf-8")
    done = whosays("add", news)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert place.read_text(encoding="utf-8") == "my notes"


def test_a_folder_that_cannot_be_made(whosays: Run, news: Path, tmp_path: Path) -> None:
    done = whosays("add", news, "--library", news / "one.txt" / "library.sqlite")
    assert done.returncode == 1
    assert "folder cannot be made" in done.stderr


def test_a_full_disk_keeps_what_was_stored(
    whosays: Run, tmp_path: Path, place: Path, environment: dict[str, str]
) -> None:
    many(tmp_path / "many", 60)
    whosays("add", "many/0000.txt")
    with closing(sqlite3.connect(place)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    blocks = place.stat().st_size // 512 + 400  # of 512 bytes, which dash counts in; bash counts 1024
    done = subprocess.run(
        ["sh", "-c", f'ulimit -f {blocks}; exec "$@"', "sh", *TOOL, "add", "many", "--library", str(place)],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 1
    assert "no room left" in done.stderr
    assert "added" in done.stderr
    assert "Traceback" not in done.stderr
    assert 1 < len(ids(place)) < 60
    assert whosays("add", "many").returncode == 0
    assert len(ids(place)) == 60
