"""The paragraphs of a tree that trafilatura made."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

# Its other elements (hi, ref, del, …) stand within a line; lb breaks one.
# fmt: off
_BLOCKS = frozenset({
    "body", "p", "head", "quote", "list", "item", "table", "row", "cell", "code", "div", "ab", "fw",
})
# fmt: on
_BETWEEN = re.compile(r"(?<=[.!?…\"”’)])[ \t]*\n\s*")  # trafilatura makes one lb of many


def paragraphs(body: Any) -> list[str]:
    """Each block's words as a paragraph, in the order of the page.

    A line break after a sentence parts paragraphs, as it does where pages have `<br><br>` for `<p>`.
    """
    found = []
    for run in _runs(body):
        found += [tidy for part in _BETWEEN.split(run) if (tidy := _tidy(part))]
    return found


def _tidy(words: str) -> str:
    return "\n".join(filter(None, (" ".join(row.split()) for row in words.split("\n"))))


def _runs(body: Any) -> Iterator[str]:
    """The words between one block's edge and the next."""
    run: list[str] = []
    for piece in _pieces(body):
        if piece is not None:
            run.append(piece)
        elif run:
            yield "".join(run)
            run.clear()


def _pieces(body: Any) -> Iterator[str | None]:
    """The words of a tree in order, with None at every edge of a block; without recursion."""
    stack = [(body, True)] if body is not None else []
    while stack:
        element, opening = stack.pop()
        if element.tag in _BLOCKS:
            yield None
        if opening:
            yield _source_text(element.text)
            stack.append((element, False))
            stack.extend((child, True) for child in reversed(element))
        else:
            yield "\n" if element.tag == "lb" else ""
            yield _source_text(element.tail)
    yield None


def _source_text(words: str | None) -> str:
    """White space in markup is a space, line ends too."""
    return re.sub(r"\s+", " ", words or "")
