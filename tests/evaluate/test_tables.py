from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

import pytest

from whosays.evaluate import figures, tables
from whosays.evaluate.figures import Made
from whosays.evaluate.scores.bootstrap import Score
from whosays.evaluate.tables import Row


def row(value: float, least: float, aim: float, unit: str = "") -> Row:
    return Row("a | measure", value, least, aim, "make it", unit=unit)


@pytest.mark.parametrize(
    ("value", "least", "aim", "holds"),
    [
        (0.80, 0.80, 0.85, True),
        (0.79, 0.80, 0.85, False),
        (0.04, 0.05, 0.03, True),
        (0.06, 0.05, 0.03, False),
        (float("nan"), 0.80, 0.85, False),
        (float("nan"), 0.05, 0.03, False),
    ],
)
def test_what_a_row_must_reach(value: float, least: float, aim: float, holds: bool) -> None:
    assert row(value, least, aim).holds() is holds


@pytest.mark.parametrize(
    ("made", "cells"),
    [
        (row(0.8123, 0.8, 0.85), ("0.812", "", "≥ 0.800", "0.850")),
        (row(21, 20, 23), ("21", "", "≥ 20", "23")),
        (row(312.4, 400, 250, "MB"), ("312 MB", "", "≤ 400 MB", "250 MB")),
        (
            Row.scored("m", Score(0.5, 0.4, 0.6), 0.3, 0.7, "c"),
            ("0.500", "0.400 – 0.600", "≥ 0.300", "0.700"),
        ),
    ],
)
def test_how_a_row_is_shown(made: Row, cells: tuple[str, ...]) -> None:
    assert made.cells()[1:5] == cells


def test_a_row_goes_through_json() -> None:
    made = Row.scored("m", Score(0.5, 0.4, 0.6), 0.3, 0.7, "c")
    assert Row.from_dict(json.loads(json.dumps(asdict(made)))) == made
    assert Row.from_dict({"measure": "m", "value": 1, "least": 1, "aim": 2, "command": "c"}).interval == ()


def test_a_bar_does_not_end_a_cell() -> None:
    assert tables.markdown(["x", "y"], [["a|b", "c"]]).split("\n") == [
        "| x | y |",
        "| --- | --- |",
        "| a\\|b | c |",
    ]


DOCUMENT = """# Figures
<!-- figures: measures -->
old
<!-- end -->
between
<!-- figures: people -->
<!-- end -->
after
"""


def test_only_what_is_between_the_markers_changes() -> None:
    changed = figures.publish([Made([row(1, 1, 2)]), Made(tables={"people": "| new \\1 |"})], DOCUMENT)
    lines = [line for line in changed.split("\n") if line]
    assert "old" not in lines
    assert lines[0] == "# Figures"
    assert [lines[i + 1] for i, line in enumerate(lines) if line == "<!-- figures: people -->"] == [
        "| new \\1 |"
    ]
    assert lines[-1] == "after"
    assert figures.publish([Made([row(1, 1, 2)]), Made(tables={"people": "| new \\1 |"})], changed) == changed


@pytest.mark.parametrize("document", ["", DOCUMENT * 2])
def test_a_document_without_one_place_for_a_table_is_refused(document: str) -> None:
    with pytest.raises(ValueError, match="places for the table 'measures'"):
        figures.publish([], document)


def test_the_docs_have_a_place_for_every_table() -> None:
    document = (Path(__file__).parents[2] / "docs" / "figures.md").read_text(encoding="utf-8")
    made = [Made(tables={name: "| new |"}) for name in ("attributions", "people")]
    assert figures.publish(made, document).count("| new |") == 2


def test_a_script_prints_its_rows(tmp_path: Path) -> None:
    made = row(3, 2, 4)
    script = tmp_path / "measure.py"
    script.write_text(f"import sys\nassert sys.argv[1] == '--data'\nprint({json.dumps([asdict(made)])!r})\n")
    assert figures.of_script(script, tmp_path).rows == [made]
