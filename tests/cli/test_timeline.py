from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import ROOT, Run


def test_a_file_by_time(whosays: Run) -> None:
    done = whosays("timeline", ROOT / "examples" / "spill" / "agency.txt")
    assert done.returncode == 0
    assert "Northlight News · 2029-09-19" in done.stdout


def test_exit_codes(whosays: Run, news: Path) -> None:
    assert whosays("timeline").returncode == 2
    assert whosays("timeline", "nowhere.txt").returncode == 1
    assert whosays("timeline", news).returncode == 3
    assert whosays("timeline", news, "--story", "1").returncode == 2
