from __future__ import annotations

import io
import subprocess
import sys
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from pyarrow import parquet as plain

from tests.export.made import FEW, results
from tests.readings import bridge, council, failed, hostile, reading, says
from whosays.export import parquet
from whosays.export.rows import COLUMNS, rows
from whosays.model import FailedReading, Reading

Results = list[Reading | FailedReading]


def table(made: Results) -> Any:
    return plain.read_table(io.BytesIO(b"".join(parquet.chunks(made))))


def expected(made: Results) -> list[dict[str, Any]]:
    return [row.to_dict() | {"said_from": row.said_from, "said_to": row.said_to} for row in rows(made)]


@pytest.mark.parametrize("made", [[], [failed()], [bridge(), failed(), council()], [hostile()]])
def test_rows_come_back_typed(made: Results) -> None:
    found = table(made)
    assert tuple(found.column_names) == COLUMNS
    assert found.to_pylist() == expected(made)


@FEW
@given(results())
def test_any_rows_come_back(made: Results) -> None:
    assert table(made).to_pylist() == expected(made)


def test_types() -> None:
    found = table([bridge()])
    types = {field.name: (str(field.type), field.nullable) for field in found.schema}
    span = "struct<start: int32 not null, end: int32 not null, text: string not null>"
    assert types["cue"] == (span, False)
    assert types["source"] == (span, True)
    assert types["content"] == (f"list<element: {span} not null>", False)
    assert types["said_from"] == ("date32[day]", True)
    assert types["confidence"] == ("double", False)
    assert found.column("said_from")[1].as_py() == date(2031, 2, 14)


def test_groups_are_written_as_they_come() -> None:
    text = "Tarnow said it rained."
    one = reading(text, [says(text, "Tarnow", "said", "it rained")])
    asked = 0

    def many() -> Any:
        nonlocal asked
        while asked < 12_000:
            asked += 1
            yield one

    chunks = parquet.chunks(many())
    first = next(chunks)
    assert (first[:4], asked) == (b"PAR1", 5_000)
    file = plain.ParquetFile(io.BytesIO(first + b"".join(chunks)))
    assert (file.metadata.num_rows, file.metadata.num_row_groups) == (12_000, 3)


def test_without_pyarrow_the_message_says_what_to_do() -> None:
    program = (
        "import sys; sys.modules['pyarrow'] = None\n"
        "from whosays.export.formats import FORMATS\n"
        "FORMATS['parquet'].write([], {})\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert done.stderr.splitlines()[-1] == (
        "whosays.errors.MissingPackageError: Parquet needs the package pyarrow; "
        "install it with: pip install 'whosays[parquet]'"
    )
