"""Attributions as marked sentences: `{source} <cue> [content]`, content in one or more pieces."""

from __future__ import annotations

import re

from whosays.extract.acts import Meaning, Nearest, interpret
from whosays.model import Span

_MARKED = re.compile(r"\{([^{}]*)\}|<([^<>]*)>|\[([^\[\]]*)\]")


def spans(marked: str) -> tuple[str, Span | None, Span, list[Span]]:
    """The text without its marks, and the source, cue and content pieces in it."""
    text, last = "", 0
    found: dict[int, list[tuple[int, int]]] = {1: [], 2: [], 3: []}
    for match in _MARKED.finditer(marked):
        text += marked[last : match.start()]
        kind = match.lastindex or 0
        found[kind].append((len(text), len(text) + len(match[kind])))
        text, last = text + match[kind], match.end()
    text += marked[last:]
    source = [Span.of(text, *extent) for extent in found[1]]
    return (
        text,
        source[0] if source else None,
        Span.of(text, *found[2][0]),
        [Span.of(text, *e) for e in found[3]],
    )


def meaning(marked: str, *, nested: bool = False, nearest: Nearest | None = None) -> Meaning:
    text, source, cue, content = spans(marked)
    return interpret(text, source, cue, content, nested=nested, nearest=nearest)
