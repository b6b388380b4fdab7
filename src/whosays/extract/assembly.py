"""From words back to the text: what was found in ranges of words becomes spans and statements."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from whosays.extract.acts import is_spoken_of
from whosays.extract.confidence import confidence
from whosays.extract.nesting import Node
from whosays.extract.quotation import quotation
from whosays.extract.statement import Statement
from whosays.extract.words import Ints, Words
from whosays.model import Account, Span, attribution_id


def span(text: str, words: Words, start: int, end: int) -> Span:
    """The span of words `start:end`."""
    return Span.of(text, int(words.start[start]), int(words.end[end - 1]))


def assemble(
    account: Account, words: Words, nodes: Sequence[Node], coefficients: Mapping[str, float]
) -> list[Statement]:
    """The statement of each node; a parent stands before its children in `nodes`."""
    made: dict[Node, Statement] = {}
    for node in nodes:
        parent = made[node.parent] if node.parent else None
        made[node] = _statement(account, words, node, parent, coefficients)
    return list(made.values())


def _statement(
    account: Account, words: Words, node: Node, parent: Statement | None, coefficients: Mapping[str, float]
) -> Statement:
    cue = _span_of(account.text, words, node.cue)
    source = None if node.source is None else _span_of(account.text, words, node.source)
    if source and is_spoken_of(source, cue):
        source = None
    content = tuple(_span_of(account.text, words, piece) for piece in node.content)
    return Statement(
        id=attribution_id(account.id, source, cue, content),
        parent=parent.id if parent else None,
        source=source,
        cue=cue,
        content=content,
        quotation=quotation(words, account.text, np.concatenate(node.content)),
        # A nested attribution is right only if the content that it was read in is.
        confidence=confidence(node.found, coefficients) * (parent.confidence if parent else 1.0),
    )


def _span_of(text: str, words: Words, indices: Ints) -> Span:
    """The span from the first to the last of the words."""
    return span(text, words, int(indices[0]), int(indices[-1]) + 1)
