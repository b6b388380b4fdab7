"""Attributions inside attributions: each content is read again, as a text of its own.

PolNeAR marks only the outermost attribution, and so does the encoder. What a content holds comes
from encoding its words alone, and so on down, since each nested content is shorter than its parent's.
Most contents hold nothing; a content is read again only where the encoder, which was taught to pass
over inner cues, still took some word of it for one with more than `SUSPICION`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from whosays.extract.attributions import cue_probabilities, find
from whosays.extract.cores import each
from whosays.extract.encoder import Encoded, Encoder
from whosays.extract.found import Found
from whosays.extract.windows import Inputs, inputs
from whosays.extract.words import PUNCTUATION, Ints, Words

SUSPICION = 0.4
SHORTEST = 4  # words, punctuation aside: somebody, a cue, and two words said
GROUP = 32  # contents decoded together
POSSESSIVES = ("his", "her", "its", "their", "my", "our")


@dataclass(frozen=True, slots=True, eq=False)
class Node:
    """An attribution in words of the whole text.

    Attributes:
        source, cue: indices of their words; content: of each piece's.
        suspicion: the highest cue probability of any word of the content.
        found: how it was found, for the confidence.
    """

    source: Ints | None
    cue: Ints
    content: tuple[Ints, ...]
    suspicion: float
    found: Found
    parent: Node | None

    @classmethod
    def of(cls, found: Found, indices: Ints, encoded: Encoded, parent: Node | None) -> Node:
        """From ranges of the encoded words to the words of the text, which are `indices`.

        A source or cue that straddles two pieces of its parent's content keeps the first part: it is one
        span, and what lies between the pieces is not in it.
        """
        content = tuple(piece for start, end in found.content for piece in _pieces(indices[start:end]))
        within = np.concatenate([np.arange(start, end) for start, end in found.content])
        return cls(
            source=_pieces(indices[slice(*found.source)])[0] if found.source else None,
            cue=_pieces(indices[slice(*found.cue)])[0],
            content=content,
            suspicion=float(cue_probabilities(encoded.roles[within]).max()),
            found=found,
            parent=parent,
        )


def unfold(encoder: Encoder, words: Words, outer: Sequence[Node]) -> list[Node]:
    """The outer attributions and all that their contents hold, each before what is nested in it."""
    children: dict[int, list[Node]] = {}
    # Contents overlap; the first, outermost reading of a cue is kept. This also bounds the work.
    taken = np.zeros(len(words), bool)
    for node in outer:
        taken[node.cue] = True
    level = list(outer)
    while level:
        deeper: list[Node] = []
        promising = [node for node in level if _is_promising(words, node)]
        for first in range(0, len(promising), GROUP):
            for node in _read_again(encoder, words, promising[first : first + GROUP]):
                if not taken[node.cue].any():
                    taken[node.cue] = True
                    children.setdefault(id(node.parent), []).append(node)
                    deeper.append(node)
        level = deeper
    return [node for top in outer for node in _with_descendants(top, children)]


def _with_descendants(top: Node, children: dict[int, list[Node]]) -> list[Node]:
    """A node and all below it, depth first."""
    listed, waiting = [], [top]
    while waiting:
        node = waiting.pop()
        listed.append(node)
        waiting += reversed(children.get(id(node), []))
    return listed


def _is_promising(words: Words, node: Node) -> bool:
    if node.suspicion < SUSPICION:
        return False
    return sum(int((words.case[piece] != PUNCTUATION).sum()) for piece in node.content) >= SHORTEST


def _read_again(encoder: Encoder, words: Words, nodes: Sequence[Node]) -> list[Node]:
    """What the contents of the nodes hold."""
    that = encoder.tokenizer.token_to_id("that")
    possessives = [encoder.tokenizer.token_to_id(word) for word in POSSESSIVES]
    chosen = [spoken(words, np.concatenate(node.content), that) for node in nodes]
    encoded = each(lambda indices: encoder.encode(alone(words, indices)), chosen)
    found = find(encoder, encoded, [(0, len(indices)) for indices in chosen], demanding=False)
    return [
        made
        for node, indices, stretch, here in zip(nodes, chosen, encoded, found, strict=True)
        for one in here
        if not _echoes(made := Node.of(one, indices, stretch, node), words, possessives)
    ]


def _echoes(node: Node, words: Words, possessives: Sequence[int | None]) -> bool:
    """Whether a nested attribution is what its parent does: "expressed | *his hope* that the talks …"."""
    parent = node.parent
    if parent is None or node.source is None or len(node.source) != 1:
        return False
    source = node.source[0]
    adjacent = parent.cue[-1] + 1 == parent.content[0][0] == source and source + 1 == node.cue[0]
    return bool(adjacent) and words.pieces[words.first[source]] in possessives


def spoken(words: Words, indices: Ints, that: int | None) -> Ints:
    """The words of a content as a text of its own would have them.

    Such a text does not begin with *that* (vocabulary id `that`), which would be taken for a part of what
    is said, nor stand in quotation marks as a whole.
    """
    if words.quoted[indices].all():
        said = np.flatnonzero(words.case[indices] != PUNCTUATION)
        indices = indices[said[0] : said[-1] + 1] if len(said) else indices
    begins_with_that = words.lengths(indices[:1])[0] == 1 and words.pieces[words.first[indices[0]]] == that
    return indices[1:] if begins_with_that else indices


def alone(words: Words, indices: Ints) -> Inputs:
    """The inputs of such a text; where all of it is quoted, that says nothing about its parts."""
    made = inputs(words, indices)
    return replace(made, quoted=np.zeros_like(made.quoted)) if words.quoted[indices].all() else made


def _pieces(indices: Ints) -> tuple[Ints, ...]:
    """Stretches of words that stand side by side in the text."""
    return tuple(np.split(indices, np.flatnonzero(np.diff(indices) > 1) + 1))
