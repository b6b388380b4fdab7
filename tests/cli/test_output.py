from __future__ import annotations

import json
import os
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.cli.conftest import TARNOW, TOOL, Run


@pytest.mark.parametrize(
    ("name", "start"),
    [
        ("o.jsonl", '{"path": '),
        ("o.json", '[\n{"path": '),
        ("o.html", "<!doctype html>"),
        ("o.HTML", "<!doctype"),
    ],
)
def test_the_name_tells_the_format(whosays: Run, news: Path, tmp_path: Path, name: str, start: str) -> None:
    done = whosays("read", news, "--output", name)
    assert done.stdout == ""
    assert (tmp_path / name).read_text(encoding="utf-8").startswith(start)


def test_an_explicit_format_wins(whosays: Run, news: Path, tmp_path: Path) -> None:
    whosays("read", news, "--output", "o.html", "--format", "json")
    assert len(json.loads((tmp_path / "o.html").read_text(encoding="utf-8"))) == 3


def test_brat_for_one_account(whosays: Run, news: Path, tmp_path: Path) -> None:
    printed = whosays("read", news / "one.txt", "--format", "brat").stdout
    whosays("read", news / "one.txt", "--output", "o.ann")
    assert printed.startswith("T1\tCue 7 11\tsaid\n")
    assert (tmp_path / "o.ann").read_text(encoding="utf-8") == printed


def test_brat_for_an_account_that_failed_writes_nothing(whosays: Run, news: Path, tmp_path: Path) -> None:
    done = whosays("read", news / "empty.txt", "--output", "o.ann")
    assert done.returncode == 1
    assert not (tmp_path / "o.ann").exists()


def test_brat_for_many(whosays: Run, news: Path, tmp_path: Path) -> None:
    crlf = TARNOW.replace(". ", ".\r\n").encode()
    (news / "deep").mkdir()
    (news / "deep" / "one.txt").write_bytes(crlf)
    done = whosays("read", news, "--format", "brat", "--output", "out")
    names = {path.name for path in (tmp_path / "out").iterdir()}
    assert names == {"one.txt", "one.ann", "one-2.txt", "one-2.ann", "two.txt", "two.ann"}
    texts = [(tmp_path / "out" / name).read_bytes() for name in ("one.txt", "one-2.txt")]
    assert sorted(texts) == sorted([TARNOW.encode(), crlf])
    assert done.returncode == 3


def test_a_link_in_the_folder_leads_nowhere(whosays: Run, news: Path, tmp_path: Path) -> None:
    target = tmp_path / "precious.txt"
    target.write_text("kept", encoding="utf-8")
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "one.txt").symlink_to(target)
    whosays("read", news, "--format", "brat", "--output", "out")
    assert target.read_text(encoding="utf-8") == "kept"


def test_an_earlier_result_is_not_read(whosays: Run, news: Path) -> None:
    for _ in range(2):
        assert "2 read, 1 failed" in whosays("read", news, "--output", news / "marked.html").stderr


def test_a_file_replaced_keeps_its_mode_and_a_link_its_place(
    whosays: Run, news: Path, tmp_path: Path
) -> None:
    real, link = tmp_path / "real.json", tmp_path / "o.json"
    real.write_text("old", encoding="utf-8")
    real.chmod(0o640)
    link.symlink_to(real)
    whosays("read", news, "--output", link)
    assert link.is_symlink()
    assert stat.S_IMODE(real.stat().st_mode) == 0o640
    assert len(json.loads(real.read_text(encoding="utf-8"))) == 3


def test_a_device_is_written_to(whosays: Run, news: Path) -> None:
    whosays("read", news, "--format", "json", "--output", "/dev/null")
    assert stat.S_ISCHR(Path("/dev/null").stat().st_mode)


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_stopped_midway_the_old_file_stays(
    news: Path, tmp_path: Path, environment: dict[str, str], number: signal.Signals, code: int
) -> None:
    (news / "zzz.txt").write_text(f"Read this slowly. {TARNOW}", encoding="utf-8")
    (tmp_path / "o.json").write_text("old", encoding="utf-8")
    process = subprocess.Popen(
        [*TOOL, "read", str(news), "--output", "o.json"],
        cwd=tmp_path,
        env=environment,
        stderr=subprocess.PIPE,
        text=True,
    )
    deadline = time.monotonic() + 20
    while not list(tmp_path.glob(".whosays-*.tmp")) and time.monotonic() < deadline:
        time.sleep(0.02)
    time.sleep(0.3)
    process.send_signal(number)
    told = process.communicate(timeout=20)[1]
    assert process.returncode == code
    assert "Traceback" not in told
    assert (tmp_path / "o.json").read_text(encoding="utf-8") == "old"
    assert not list(tmp_path.glob(".whosays-*"))


def test_whoever_reads_may_go_away(news: Path, environment: dict[str, str]) -> None:
    for number in range(20):
        (news / f"long{number}.txt").write_text(TARNOW * 500, encoding="utf-8")
    process = subprocess.Popen(
        [*TOOL, "read", str(news)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.read(10)
    process.stdout.close()
    told = process.stderr.read().decode()
    process.stderr.close()
    assert process.wait(20) == 141
    assert "Traceback" not in told
    assert "Broken" not in told


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no full device here")
def test_a_full_disk_is_told(news: Path, environment: dict[str, str]) -> None:
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        done = subprocess.run(
            [*TOOL, "read", str(news / "one.txt")],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            env=environment,
            check=False,
        )
    assert done.returncode == 1
    assert done.stderr.startswith("Error: The output could not be written: ")
    assert "Traceback" not in done.stderr


def on_a_terminal(arguments: list[str], environment: dict[str, str], stdout: int | None = None) -> str:
    """What the command shows on a terminal of 100 columns; `stdout` may go elsewhere."""
    import pty

    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [*TOOL, *arguments],
        stdout=stdout or theirs,
        stderr=theirs,
        stdin=theirs,
        env={**environment, "COLUMNS": "100"},
    )
    os.close(theirs)
    shown = b""
    while True:
        try:
            more = os.read(ours, 65536)
        except OSError:  # Linux says so when the other end is closed
            break
        if not more:
            break
        shown += more
    os.close(ours)
    process.wait(20)
    return shown.decode()


def test_a_terminal_gets_a_coloured_table(news: Path, environment: dict[str, str]) -> None:
    shown = on_a_terminal(["read", str(news)], environment)
    assert "\x1b[1;34mTarnow" in shown
    assert "done" not in shown
    assert "34m" not in on_a_terminal(["read", str(news)], {**environment, "NO_COLOR": "1"})


def test_progress_does_not_touch_the_results(news: Path, tmp_path: Path, environment: dict[str, str]) -> None:
    with (tmp_path / "o.jsonl").open("w", encoding="utf-8") as file:
        shown = on_a_terminal(["read", str(news)], environment, file.fileno())
    lines = (tmp_path / "o.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["path"] is not None for line in lines] == [True] * 3
    assert "empty.txt" in shown
    assert "2 read, 1 failed" in shown
    assert "attributions" not in shown


def test_brat_on_a_terminal_is_inert(tmp_path: Path, environment: dict[str, str]) -> None:
    account = tmp_path / "a.txt"
    account.write_text(TARNOW.replace("shut", "\x1b[31mshut\u202e"), encoding="utf-8")
    shown = on_a_terminal(["read", str(account), "--format", "brat"], environment)
    assert "\\u001b[31mshut\\u202e" in shown


def in_a_shell(command: str, environment: dict[str, str], folder: Path) -> subprocess.CompletedProcess[str]:
    """`command` run by a shell, `$TOOL` being the program."""
    tool = " ".join(TOOL)
    return subprocess.run(
        ["sh", "-c", command],
        cwd=folder,
        env={**environment, "TOOL": tool},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


@pytest.mark.skipif(sys.platform == "win32", reason="no such shell there")
@pytest.mark.parametrize(
    ("command", "code", "told"),
    [
        ("$TOOL read news/one.txt --output o.json <&- >&- 2>&-", 0, ""),
        ("$TOOL read - <&-", 1, "-: there are no words in it"),
        ("$TOOL read news/one.txt >&-", 1, "Error: The output could not be written: "),
        ("$TOOL read news/empty.txt news/one.txt 2>&- >o.jsonl", 3, ""),
        ("$TOOL read news/one.txt --output circle.json", 1, "Error: 'circle.json' could not be written: "),
        ("$TOOL read news --format brat --output circle.json", 1, "Error: 'circle.json' could not"),
        (f"$TOOL read news --output {'x' * 300}.json", 1, "Error: xxx"),
        ("ulimit -f 0; $TOOL read news --output o.json", 1, "o.json' could not be written: File too large."),
    ],
)
def test_odd_surroundings(  # noqa: PLR0917 - a table's columns
    news: Path, tmp_path: Path, environment: dict[str, str], command: str, code: int, told: str
) -> None:
    (tmp_path / "circle.json").symlink_to("circle.json")
    done = in_a_shell(command, environment, tmp_path)
    assert done.returncode == code
    assert told in done.stderr
    assert "Traceback" not in done.stderr
    assert not list(tmp_path.glob(".whosays-*"))


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no full device here")
@pytest.mark.parametrize(
    ("command", "code"),
    [
        ("$TOOL read --help >/dev/full", 1),
        ("$TOOL --version >/dev/full", 1),
        ("$TOOL read news --format table >/dev/full", 1),
        ("$TOOL read news >o.jsonl 2>/dev/full", 3),
    ],
)
def test_a_full_disk_makes_no_traceback(
    news: Path, tmp_path: Path, environment: dict[str, str], command: str, code: int
) -> None:
    done = in_a_shell(command, environment, tmp_path)
    assert done.returncode == code
    assert "Traceback" not in done.stderr
    assert "ignored" not in done.stderr


def test_a_long_table_comes_piece_by_piece(news: Path, environment: dict[str, str]) -> None:
    (news / "long.txt").write_text(TARNOW * 5000, encoding="utf-8")
    command = [*TOOL, "read", str(news / "long.txt"), "--format", "table"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment)
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.readline()
    process.stdout.close()
    told = process.stderr.read().decode()
    process.stderr.close()
    assert process.wait(20) == 141
    assert told == ""


@pytest.mark.skipif(not hasattr(signal, "SIGHUP"), reason="no such signal there")
@pytest.mark.parametrize("ignored", [False, True])
def test_a_terminal_that_closes(
    news: Path, tmp_path: Path, environment: dict[str, str], ignored: bool
) -> None:
    (news / "zzz.txt").write_text(f"Read this slowly. {TARNOW}", encoding="utf-8")
    before = ["sh", "-c", f'{"trap " + repr("") + " HUP; " if ignored else ""}exec "$@"', "sh"]
    process = subprocess.Popen(
        [*before, *TOOL, "read", "news", "--output", "o.json"], cwd=tmp_path, env=environment
    )
    deadline = time.monotonic() + 20
    while not list(tmp_path.glob(".whosays-*.tmp")) and time.monotonic() < deadline:
        time.sleep(0.02)
    time.sleep(0.2)
    process.send_signal(signal.SIGHUP)
    if ignored:
        time.sleep(0.3)
        assert process.poll() is None
        process.terminate()
    assert process.wait(20) == (143 if ignored else 129)
    assert not list(tmp_path.glob(".whosays-*"))
