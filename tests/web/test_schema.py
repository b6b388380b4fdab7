"""The API is as its description says, whatever it is asked: schemathesis, two hundred times."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.web.fuzzed import Asked, ask, make_asked, make_asked_team

CASES = 200


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Asked]:
    made = make_asked(tmp_path_factory.mktemp("asked"))
    yield made
    made.app.state.server.close()


def test_every_answer_is_as_described(asked: Asked, subtests: pytest.Subtests) -> None:
    operations = asked.operations()
    for operation in operations:
        with subtests.test(operation.label):
            ask(asked, operation, cases=-(-CASES // len(operations)), always_the_same=True)


def test_who_may_come_in_is_as_described(
    tmp_path_factory: pytest.TempPathFactory, subtests: pytest.Subtests
) -> None:
    """Where people sign in; elsewhere there is no such page."""
    asked = make_asked_team(tmp_path_factory.mktemp("team"))
    operations = [one for one in asked.operations() if one.path.startswith("/people")]
    assert len(operations) == 5
    for operation in operations:
        with subtests.test(operation.label):
            ask(asked, operation, cases=20, always_the_same=True)
