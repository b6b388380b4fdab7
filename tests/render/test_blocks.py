from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whosays.render.blocks import Kind, blocks

H, P, F = Kind.HEADLINE, Kind.PARAGRAPH, Kind.FRONT_MATTER


@pytest.mark.parametrize(
    ("text", "title", "expected"),
    [
        ("", None, []),
        ("One paragraph.", None, [(P, "One paragraph.")]),
        ("Quay reopens\n\nIt did.", None, [(H, "Quay reopens"), (P, "It did.")]),
        ("Quay reopens.\n\nIt did.", "Quay reopens.", [(H, "Quay reopens."), (P, "It did.")]),
        ("The quay reopened.\n\nIt did.", None, [(P, "The quay reopened."), (P, "It did.")]),
        ("Quay reopens", None, [(P, "Quay reopens")]),
        ("a wrapped\nline.  \r\n more\n \t\nnext.", None, [(P, "a wrapped\nline.  \r\n more"), (P, "next.")]),
        ("\n\n  first.\n\n\n\nsecond.\n", None, [(P, "first."), (P, "second.")]),
    ],
)
def test_blocks(text: str, title: str | None, expected: list[tuple[Kind, str]]) -> None:
    assert [(block.kind, text[block.start : block.end]) for block in blocks(text, 0, title)] == expected


def test_front_matter_stands_apart() -> None:
    text = "---\noutlet: Osk Valley Courier\n---\nQuay reopens\n\nIt did."
    found = [block.kind for block in blocks(text, text.index("Quay"), None)]
    assert found == [F, H, P]


@given(st.text(st.sampled_from("ab. \n\r\t\u2028\x0c")), st.integers(0, 10))
def test_between_blocks_stands_white_space_alone(text: str, start: int) -> None:
    covered = {n for block in blocks(text, start, None) for n in range(block.start, block.end)}
    assert not "".join(c for n, c in enumerate(text) if n not in covered).strip()
