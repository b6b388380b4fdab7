"""What two renderings of a quotation differ in, as a table of cases."""

import pytest

from whosays.compare.findings.drift_alignment import align, replaced

SAME = [
    ("We shall organize the count again,", "we shall organise the count again"),
    ("The quay is closed, and it stays closed,", "The quay is closed and it stays closed."),
    ("It’s twenty per cent of our catch", "It's 20% of our catch,"),
    ("A re-count is under way at the harbour", "a recount is under way at the harbor"),
    ("The ferry will sail, if you like, at noon", "The ferry will sail ... at noon"),
    ("We lost the nets, and then we lost the boat", "then we lost the boat"),
]
CHANGED = [
    ("It was a serious mistake", "It was a mistake", [("serious", "")]),
    ("No boat leaves without a permit", "No boat leaves with a permit", [("without", "with")]),
    ("We lost twelve boats that night", "We lost 14 boats that night", [("twelve", "14")]),
    ("The quay may be safe", "The quay is safe", [("may be", "is")]),
    ("The dike, which cost a fortune, held", "The dike … held", [("which cost a fortune", "…")]),
]


@pytest.mark.parametrize(("first", "second"), SAME)
def test_same_wording(first: str, second: str) -> None:
    assert list(replaced(align(first, second), first, second)) == []


@pytest.mark.parametrize(("first", "second", "changes"), CHANGED)
def test_changes(first: str, second: str, changes: list[tuple[str, str]]) -> None:
    assert list(replaced(align(first, second), first, second)) == changes
