"""The API is as its description says: schemathesis, two thousand times, each time asking something else."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.web.fuzzed import ask, make_asked

pytestmark = pytest.mark.endure

CASES = 2_000


def test_every_answer_is_as_described(tmp_path: Path, subtests: pytest.Subtests) -> None:
    asked = make_asked(tmp_path)
    operations = asked.operations()
    for operation in operations:
        with subtests.test(operation.label):
            ask(asked, operation, cases=-(-CASES // len(operations)), always_the_same=False)
    asked.app.state.server.close()
