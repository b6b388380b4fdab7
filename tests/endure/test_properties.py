"""The properties that the quick tests hold, over many more examples."""

from __future__ import annotations

import sys

import pytest

from tests.endure.measured import ROOT, measured

pytestmark = pytest.mark.endure


@pytest.mark.parametrize("part", ["ingest", "extract", "export", "render", "evaluate", "store", "resolve"])
def test_properties(part: str) -> None:
    folder = ROOT / "tests" / part
    chosen = ["-m", "hypothesis", "--hypothesis-profile=endure", "-p", "no:cacheprovider"]
    done = measured([sys.executable, "-m", "pytest", "-x", *chosen, folder], most=600)
    assert done.code == 0, done.output[-5000:]
    assert "passed" in done.output
