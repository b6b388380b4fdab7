"""The commands on a library that is there: finding, showing, exporting, judging, rereading, keeping."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import TARNOW, TOOL, Run
from tests.cli.test_output import on_a_terminal
from tests.readings import bridge, council, hostile
from tests.store.conftest import Places, postgresql, server  # noqa: F401 - fixtures
from tests.store.kept import add
from whosays.store import Library

HOSTILE = "Shut \x1b[31mred\u202e"


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A library of three accounts made by hand, one of them hostile; the commands find it untold."""
    place = tmp_path / "library.sqlite"
    monkeypatch.setenv("WHOSAYS_LIBRARY", str(place))
    with Library.open(place) as opened:
        add(opened, bridge(), council(), hostile())
    return place


def found(run: Run, *arguments: str | Path) -> list[dict[str, Any]]:
    """What a command gives programs."""
    done = run(*arguments, "--json")
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def id_of(run: Run, words: str) -> str:
    """The id of the only statement of these words, with that of its account."""
    (hit,) = found(run, "search", words)
    return f"{hit['account'][:12]}/{hit['attribution']}"


def test_search_finds_statements(whosays: Run, library: Path) -> None:
    everything = found(whosays, "search", "--limit", "100")
    assert len(everything) == sum(len(one.attributions) for one in (bridge(), council(), hostile()))
    content = everything[0]["content"][0]["text"]
    hits = found(whosays, "search", f'"{content}"')
    assert content in [hit["content"][0]["text"] for hit in hits]
    shown = whosays("search", f'"{content}"').stdout
    assert f"{hits[0]['account'][:8]}/{hits[0]['attribution'][:8]}" in shown


def test_pages_together_have_every_statement_once(whosays: Run, library: Path) -> None:
    whole = [hit["attribution"] for hit in found(whosays, "search", "--limit", "1000")]
    pages = [
        found(whosays, "search", "--limit", "2", "--page", str(number + 1))
        for number in range(len(whole) // 2 + 1)
    ]
    assert [hit["attribution"] for page in pages for hit in page] == whole
    assert "--page 2 shows the next" in whosays("search", "--limit", "2").stderr


def test_search_as_csv_has_the_same_rows(whosays: Run, library: Path) -> None:
    from whosays.export import csv

    written = whosays("search", "--limit", "100", "--format", "csv").stdout
    rows = list(csv.read(written.splitlines(keepends=True)))
    hits = found(whosays, "search", "--limit", "100")
    assert sorted(row.attribution for row in rows) == sorted(hit["attribution"] for hit in hits)


def test_nothing_found_says_what_would_be(whosays: Run, library: Path) -> None:
    content = found(whosays, "search")[0]["content"][0]["text"].split()[0]
    done = whosays("search", content, "--since", "2099")
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr.startswith("Nothing found.")
    assert "  without --since: " in done.stderr
    assert "fewer words" in whosays("search", "zyzzyva").stderr


def test_an_empty_library_says_so(whosays: Run, tmp_path: Path) -> None:
    Library.open(tmp_path / "empty.sqlite").close()
    told = ("--library", tmp_path / "empty.sqlite")
    assert "`whosays add` collects" in whosays("search", "ferry", *told).stderr
    assert "`whosays add` collects" in whosays("actors", *told).stderr
    assert whosays("stats", *told).returncode == 0
    assert whosays("library", "verify", *told).returncode == 0


@pytest.mark.parametrize(
    "command",
    [
        ["search", "x"],
        ["actors"],
        ["actor", "x"],
        ["show", "abc"],
        ["stats"],
        ["failures"],
        ["versions"],
        ["export"],
        ["reread"],
        ["library", "verify"],
        ["library", "info"],
        ["library", "backup", "b.sqlite"],
        ["library", "copy", "--to", "b.sqlite"],
        ["judge", "reject", "abc"],
        ["judge", "list"],
    ],
)
def test_no_library_is_made_but_by_add(whosays: Run, tmp_path: Path, command: list[str]) -> None:
    done = whosays(*command, "--library", tmp_path / "none.sqlite")
    assert done.returncode == 1
    assert "there is no library; `whosays add` makes one" in done.stderr
    assert not list(tmp_path.glob("*.sqlite"))


@pytest.mark.parametrize(
    "command",
    [
        ["search", "--limit", "100"],
        ["actors"],
        ["stats"],
        ["judge", "list"],
        ["library", "info"],
        ["failures"],
    ],
)
@pytest.mark.parametrize("columns", ["100", "40"])
def test_what_is_shown_is_inert_and_fits(
    library: Path, environment: dict[str, str], command: list[str], columns: str
) -> None:
    with Library.open(library) as opened, opened.writer() as writer:
        from whosays.model import Failure

        writer.fail(HOSTILE, Failure("not_found", HOSTILE))
    surroundings = {**environment, "WHOSAYS_LIBRARY": str(library), "NO_COLOR": "1", "COLUMNS": columns}
    done = subprocess.run(
        [*TOOL, *command], env=surroundings, capture_output=True, text=True, check=True, timeout=60
    )
    for sign in "\x1b\u202e\x00\x07\u200b":
        assert sign not in done.stdout
    assert max(map(len, done.stdout.splitlines()), default=0) <= int(columns)


def test_a_terminal_gets_colours(library: Path, environment: dict[str, str]) -> None:
    shown = on_a_terminal(["search"], {**environment, "WHOSAYS_LIBRARY": str(library)})
    assert "\x1b[1;34m" in shown
    assert "\x1b[31m" not in shown


def test_whoever_reads_may_go_away(library: Path, environment: dict[str, str]) -> None:
    surroundings = {**environment, "WHOSAYS_LIBRARY": str(library)}
    for command in (["search", "--limit", "100"], ["export", "--format", "json"], ["actors"]):
        done = subprocess.run(
            ["sh", "-c", '"$@" | true', "sh", *TOOL, *command],
            env=surroundings,
            capture_output=True,
            text=True,
            check=True,
            timeout=60,
        )
        assert done.stderr == ""


def test_a_full_device_makes_no_traceback(library: Path, environment: dict[str, str]) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("no full device here")
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        done = subprocess.run(
            [*TOOL, "search", "--json"],
            env={**environment, "WHOSAYS_LIBRARY": str(library)},
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert done.returncode == 1
    assert done.stderr.startswith("Error: The output could not be written: ")


def test_actors_and_what_they_say(whosays: Run, library: Path) -> None:
    everyone = found(whosays, "actors", "--limit", "1000")
    assert everyone
    for one in everyone:
        said = found(whosays, "actor", one["name"])
        assert len(said) == one["statements"], one
        days = [(hit["said"] or {"from": hit["published"] or ""})["from"] for hit in said]
        assert days == sorted(days)
    assert whosays("actor", "Nobody Atall").returncode == 1
    assert len(found(whosays, "actors", "--limit", "1")) == 1


def test_a_name_of_several_lists_them(whosays: Run, tmp_path: Path) -> None:
    from tests.store.kept import statement

    told = ("--library", tmp_path / "two.sqlite")
    with Library.open(tmp_path / "two.sqlite") as opened:
        add(
            opened,
            statement("Ada Brel said it was late.", "Ada Brel", "said", "it was late"),
            statement("Ivo Brel said it was early.", "Ivo Brel", "said", "it was early"),
        )
    done = whosays("actor", "brel", *told)
    assert done.returncode == 2
    assert "Several are called so" in done.stderr
    assert "Ada Brel" in done.stdout
    assert "Ivo Brel" in done.stdout
    (hit,) = found(whosays, "actor", "ada", "brel", *told)
    assert hit["content"][0]["text"] == "it was late"


def test_show_gives_back_what_was_stored(whosays: Run, library: Path) -> None:
    with Library.open(library) as opened, opened.view() as view:
        every = list(view.readings())
    for stored in every:
        done = whosays("show", stored.account.id[:10])
        assert json.loads(done.stdout) == json.loads(json.dumps(stored.to_dict()))
    table = whosays("show", stored.account.id[:10], "--format", "table").stdout
    assert all(attribution.id[:8] in table for attribution in stored.attributions)


def test_show_the_original_bytes(whosays: Run, library: Path, tmp_path: Path) -> None:
    account = found(whosays, "search")[0]["account"]
    assert whosays("show", account, "--original", "--output", tmp_path / "o.bin").returncode == 0
    from hashlib import sha256

    assert sha256((tmp_path / "o.bin").read_bytes()).hexdigest() == account


@pytest.mark.parametrize("called", ["", "zz", "../etc", "%", "_"])
def test_ids_that_are_none(whosays: Run, library: Path, called: str) -> None:
    for command in (["show", called], ["judge", "reject", called], ["judge", "undo", called]):
        done = whosays(*command)
        assert done.returncode == 2
        assert "There is no" in done.stderr


def test_every_format_exports(whosays: Run, library: Path, tmp_path: Path) -> None:
    from whosays.export.formats import FORMATS

    for form in FORMATS.values():
        target = tmp_path / (f"out{form.suffix}" if form.name != "brat" else "brat")
        done = whosays("export", "--output", target, "--format", form.name)
        assert (done.returncode, done.stdout) == (0, "")
        assert target.stat().st_size
    assert len(list((tmp_path / "brat").glob("*.ann"))) == 3
    assert whosays("export", "--output", tmp_path / "two.ftm.jsonl").returncode == 0
    assert whosays("export", "--output", tmp_path / "two.html").returncode == 0
    assert whosays("export", "--format", "brat").returncode == 2


def test_an_export_has_what_a_search_finds(whosays: Run, library: Path) -> None:
    for options in (["--act", "denies"], ["--quotation", "direct"], ["--checked-only"], ["said"]):
        done = whosays("export", *options)
        exported = {
            attribution["id"]
            for line in done.stdout.splitlines()
            for attribution in json.loads(line)["attributions"]
        }
        assert exported == {hit["attribution"] for hit in found(whosays, "search", *options)}


def test_backup_copy_and_verify(whosays: Run, library: Path, tmp_path: Path) -> None:
    everything = whosays("export").stdout
    assert whosays("library", "backup", tmp_path / "b.sqlite").returncode == 0
    assert whosays("library", "copy", "--to", tmp_path / "c.sqlite").returncode == 0
    for name in ("b.sqlite", "c.sqlite"):
        assert whosays("export", "--library", tmp_path / name).stdout == everything
        assert whosays("library", "verify", "--library", tmp_path / name).returncode == 0
    again = whosays("library", "backup", tmp_path / "b.sqlite")
    assert again.returncode == 1
    assert "something already" in again.stderr
    (info,) = found(whosays, "library", "info")
    assert (info["store"], info["holds"]["accounts"]) == ("SQLite", 3)


def test_verify_tells_what_is_damaged(whosays: Run, library: Path) -> None:
    import sqlite3
    from contextlib import closing

    with closing(sqlite3.connect(library)) as connection, connection:
        connection.execute("UPDATE originals SET data = zeroblob(10) WHERE rowid = 1")
    done = whosays("library", "verify")
    assert done.returncode == 1
    assert done.stdout.startswith("originals: ")
    assert found_in(whosays("library", "verify", "--json").stdout)[0]["part"] == "originals"


def found_in(lines: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in lines.splitlines()]


def test_postgresql_is_a_library_too(whosays: Run, library: Path, postgresql: Places, news: Path) -> None:  # noqa: F811
    url = postgresql()
    assert whosays("library", "copy", "--to", url).returncode == 0
    told = ("--library", url)
    assert {hit["attribution"] for hit in found(whosays, "search", *told)} == {
        hit["attribution"] for hit in found(whosays, "search")
    }
    assert whosays("add", news, *told).returncode == 3
    assert found(whosays, "search", "bridge", "will", *told)
    assert whosays("library", "verify", *told).returncode == 0
    names = [[one["name"] for one in found(whosays, "actors", *more)] for more in ((), told)]
    assert sorted(names[0]) == sorted(names[1])


@pytest.fixture
def judged(whosays: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A library that `add` made, for judging; its one account has three statements."""
    monkeypatch.setenv("WHOSAYS_LIBRARY", str(tmp_path / "judged.sqlite"))
    text = (
        "Tarnow said the bridge is shut and the ferry is late.\n\n"
        "Brel said nobody is told. The board has denied that the bridge is unsafe.\n"
    )
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    assert whosays("add", "a.txt").returncode == 0
    return tmp_path / "judged.sqlite"


def says(run: Run, *options: str) -> list[tuple[str | None, str, list[str]]]:
    return sorted(
        (
            hit["source"] and hit["source"]["text"],
            hit["cue"]["text"],
            [piece["text"] for piece in hit["content"]],
        )
        for hit in found(run, "search", *options)
    )


def test_judgements_of_every_kind(whosays: Run, judged: Path) -> None:
    (account,) = {hit["account"] for hit in found(whosays, "search")}
    added = ("--source", "The board", "--cue", "has denied", "--content", "that the bridge is unsafe")
    assert whosays("judge", "add", account[:8], *added, "--by", "Ada").returncode == 0
    (hit,) = found(whosays, "search", "--act", "denies")
    assert hit["source"]["text"] == "The board"
    moved = whosays("judge", "move", id_of(whosays, "unsafe"), "--content", "the bridge is unsafe")
    assert moved.returncode == 0, moved.stderr
    halves = ("--content", "the bridge is shut", "--content", "the ferry is late")
    assert whosays("judge", "split", id_of(whosays, "ferry"), *halves).returncode == 0
    rejected = whosays("judge", "reject", id_of(whosays, "nobody"))
    assert rejected.returncode == 0
    assert says(whosays) == [
        ("Tarnow", "said", ["the bridge is shut"]),
        ("Tarnow", "said", ["the ferry is late"]),
        ("The board", "has denied", ["the bridge is unsafe"]),
    ]
    assert whosays("judge", "actor", id_of(whosays, "unsafe"), "Harbour Board").returncode == 0
    assert found(whosays, "search", "--actor", "harbour")
    assert whosays("judge", "correct", account[:8], "--outlet", "Osk Courier", "--url", "").returncode == 0
    assert len(found(whosays, "search", "--outlet", "osk courier")) == 3
    assert not found(whosays, "search", "--checked-only")
    assert whosays("judge", "check", id_of(whosays, "late")).returncode == 0
    assert len(found(whosays, "search", "--checked-only")) == 1
    assert whosays("judge", "check", account[:10]).returncode == 0
    assert len(found(whosays, "search", "--checked-only")) == 3
    kinds = [one["verdict"]["kind"] for one in found(whosays, "judge", "list", account[:8])]
    assert kinds[:4] == ["Add", "Move", "Split", "Reject"]
    whosays("judge", "undo", rejected.stdout[:8], "--by", "Ivo")
    assert found(whosays, "judge", "list")[-1]["who"] == "Ivo"
    assert "(undone)" in whosays("judge", "list").stdout
    assert found(whosays, "judge", "unanchored") == []


def test_checked_accounts_are_training_data(whosays: Run, judged: Path, tmp_path: Path) -> None:
    (account,) = {hit["account"] for hit in found(whosays, "search")}
    whosays("judge", "reject", id_of(whosays, "nobody"))
    assert whosays("export", "--training", "--output", tmp_path / "none").stderr.endswith(": 0\n")
    whosays("judge", "check", account[:10])
    assert whosays("export", "--training", "--output", tmp_path / "gold").returncode == 0
    assert sorted(path.name for path in (tmp_path / "gold").iterdir()) == ["a.ann", "a.txt"]
    assert "nobody" not in (tmp_path / "gold" / "a.ann").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["judge", "move", "@", "--cue", "whispered"], "does not stand in the account"),
        (["judge", "move", "@", "--source", "0:0"], "is no place"),
        (["judge", "move", "@", "--source", "5:99999"], "is no place"),
        (["judge", "move", "@"], "one at a time"),
        (["judge", "move", "@", "--cue", "said", "--source", "Brel"], "one at a time"),
        (["judge", "move", "@", "--cue", "said"], "nothing is moved"),
        (["judge", "move", "@", "--less", "nobody is told"], "without content"),
        (["judge", "split", "@", "--content", "nobody"], "Two are to be told"),
        (["judge", "add", "@@", "--cue", "is", "--content", "told"], "stands several times"),
        (["judge", "correct", "@@"], "What is to be corrected?"),
        (["judge", "correct", "@@", "--published", "soon"], "is not a date"),
        (["judge", "correct", "@@", "--url", "javascript:x"], "is not a web address"),
        (["judge", "same", "Brel", "Tarnow"], "No actor has the id or the name"),
        (["judge", "reject", "@", "--by", " "], "A judgement is somebody's"),
        (["judge", "undo", "ffff"], "There is no judgement"),
    ],
)
def test_judgements_that_are_none(whosays: Run, judged: Path, arguments: list[str], told: str) -> None:
    (hit,) = found(whosays, "search", "nobody")
    names = {"@": f"{hit['account'][:8]}/{hit['attribution']}", "@@": hit["account"]}
    done = whosays(*(names.get(one, one) for one in arguments))
    assert done.returncode in (1, 2)
    assert told in done.stderr
    assert "Traceback" not in done.stderr
    assert found(whosays, "judge", "list") == []


def test_actors_are_one_or_are_not(whosays: Run, library: Path) -> None:
    with Library.open(library) as opened, opened.view() as view:
        first, second, *_ = sorted({actor.id for one in view.readings() for actor in one.actors})
    assert whosays("judge", "same", first, second).returncode == 0
    assert whosays("judge", "different", first, second).returncode == 0
    assert whosays("judge", "same", first, first).returncode == 1
    assert [one["verdict"]["kind"] for one in found(whosays, "judge", "list")] == [
        "SameActor",
        "DifferentActors",
    ]


def test_rereading_keeps_what_was_judged(
    whosays: Run, judged: Path, tmp_path: Path, environment: dict[str, str]
) -> None:
    whosays("judge", "reject", id_of(whosays, "nobody"))
    assert whosays("reread").stderr == "0 read again, 0 failed\nJudgements: 1 kept\n"
    surroundings = {**environment, "WHOSAYS_LIBRARY": str(judged), "WHOSAYS_TEST_MODEL": "simple 2"}

    def again(*arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [*TOOL, "reread", *arguments],
            env=surroundings,
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )

    done = again()
    assert (done.returncode, done.stderr) == (0, "1 read again, 0 failed\nJudgements: 1 kept\n")
    assert again().stderr.startswith("0 read again")
    (account,) = {hit["account"] for hit in found(whosays, "search")}
    told = json.loads(again(account[:6], "--json").stdout)
    assert (told["read"], told["judgements"]["kept"]) == (1, 1)
    assert not found(whosays, "search", "nobody")
    assert "simple 2" in whosays("library", "info").stdout


def test_every_command_explains_itself(whosays: Run) -> None:
    from whosays.cli.app import app
    from whosays.cli.judge import judge
    from whosays.cli.library import library

    names = [[name] for name in app.commands]
    names += [["judge", name] for name in judge.commands] + [["library", name] for name in library.commands]
    for name in names:
        done = whosays(*name, "--help")
        assert done.returncode == 0
        assert max(map(len, done.stdout.splitlines())) <= 80, name
        if name not in (["judge"], ["library"], ["evaluate"]):
            assert "Example" in done.stdout, name
            assert "Exit codes:" in done.stdout, name


def test_the_library_may_be_told_by_the_surroundings(
    whosays: Run, news: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("WHOSAYS_LIBRARY", raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("HOME", str(tmp_path))
    assert whosays("add", news / "one.txt").stderr == "1 added\n"
    assert len(found(whosays, "search", TARNOW.split()[0].lower(), "--anywhere")) == 1
    assert not os.environ.get("WHOSAYS_LIBRARY")
