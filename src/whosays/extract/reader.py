"""The pipeline: an account to its reading.

words ─ windows ─ encode ─┬─ attributions ─ nested ones in their contents ─┐
                          └─ entities ─────────────────────────────────────┴─ Reading
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

import numpy as np

from whosays.errors import EmptyError, InputError, ReaderError, TooLargeError
from whosays.extract import attributions, entities
from whosays.extract.assembly import assemble, span
from whosays.extract.chains import Floats
from whosays.extract.encoder import Encoded, Encoder
from whosays.extract.found import Found
from whosays.extract.nesting import Node, unfold
from whosays.extract.windows import Window, cut, inputs
from whosays.extract.words import Words, paragraphs, split_words
from whosays.ingest import body_start
from whosays.model import Account, Attribution, Entity, EntityType, Reading

SIZE = 384  # pieces a window: as long as the encoder was trained on
CONTEXT = 48  # pieces of it on either side that are only context
GROUP = 16  # windows decoded together
WIDTH = 384  # numbers a claim embedding
MOST_WORDS = 400_000  # of one account; what a text of two million characters has
_WORD = re.compile(r"[\w\u0300-\u036f]+|[^\w\s]")


class Reader:
    """Reads accounts. Loading the model takes a moment: make one, read many."""

    def __init__(self, encoder: Encoder | None = None) -> None:
        self.encoder = encoder or Encoder()

    def read(self, account: Account) -> Reading:
        """Every attribution and named entity of an account.

        Raises:
            EmptyError: there are no words in it.
            TooLargeError: there are more of them than `MOST_WORDS`.
            ReaderError: reading broke; the cause is attached.
        """
        try:
            return self._read(account)
        except InputError:
            raise
        except Exception as error:  # one text that we fail on must not end a batch of thousands
            message = f"whosays broke on this text ({type(error).__name__}: {error}): please report it"
            raise ReaderError(message, id=account.id, account=account) from error

    def _read(self, account: Account) -> Reading:
        # Counted before they are made: a text of punctuation alone has a word a character.
        if sum(1 for _ in islice(_WORD.finditer(account.text), MOST_WORDS + 1)) > MOST_WORDS:
            message = f"more than {MOST_WORDS:,} words and marks in one text: split it"
            raise TooLargeError(message, id=account.id, account=account)
        words = self._words(account.text)
        if not len(words):
            raise EmptyError("there are no words in it", id=account.id, account=account)
        nodes, names = self._find(account, words)
        attributions = assemble(account, words, nodes, self.encoder.confidence)
        return Reading(account, self.encoder.version, tuple(attributions.values()), names)

    def trace(self, account: Account) -> list[tuple[Found, Attribution]]:
        """Each attribution with how it was found: what its confidence is fitted on."""
        words = self._words(account.text)
        nodes, _ = self._find(account, words)
        made = assemble(account, words, nodes, self.encoder.confidence)
        return [(node.found, attribution) for node, attribution in made.items()]

    def read_many(self, accounts: Iterable[Account]) -> Iterator[Reading]:
        """The readings of many accounts, in their order, one at a time."""
        return map(self.read, accounts)

    def embed(self, text: str, extents: Sequence[tuple[int, int]]) -> Floats:
        """One unit vector (384) an extent of `text` (start, end in code points), read in its context."""
        words = self._words(text)
        made: Floats = np.zeros((len(extents), WIDTH), np.float32)
        for window in cut(words, SIZE, CONTEXT):
            here = _encode(self.encoder, words, window)
            for row, (start, end) in enumerate(extents):
                first, last = words.touched(start, end)
                first, last = max(first, window.core_start), min(last, window.core_end)
                if first < last:
                    made[row] += here.meaning[first - window.start : last - window.start].sum(0)
        norms = np.linalg.norm(made, axis=1, keepdims=True)
        made /= np.where(norms, norms, 1)
        return made

    def _words(self, text: str) -> Words:
        return split_words(text, self.encoder.tokenizer, list(paragraphs(text, body_start(text))))

    def _find(self, account: Account, words: Words) -> tuple[list[Node], tuple[Entity, ...]]:
        """The attributions, still in words, and the entities."""
        outer: list[Node] = []
        names: list[Entity] = []
        for windows in _grouped(cut(words, SIZE, CONTEXT)):
            found, named = self._windows(words, windows)
            outer += found
            names += [Entity(span(account.text, words, start, end), kind) for kind, start, end in named]
        return unfold(self.encoder, words, outer), tuple(names)

    def _windows(
        self, words: Words, windows: Sequence[Window]
    ) -> tuple[list[Node], list[tuple[EntityType, int, int]]]:
        """What the cores of some windows hold, in words of the whole text."""
        encoded = [_encode(self.encoder, words, window) for window in windows]
        cores = [(w.core_start - w.start, w.core_end - w.start) for w in windows]
        nodes = [
            Node.of(found, np.arange(window.start, window.end), stretch, None)
            for window, stretch, here in zip(
                windows, encoded, attributions.find(self.encoder, encoded, cores), strict=True
            )
            for found in here
        ]
        named = [
            (kind, window.start + start, window.start + end)
            for window, here in zip(windows, entities.find(self.encoder, encoded, cores), strict=True)
            for kind, start, end in here
        ]
        return nodes, named


def _encode(encoder: Encoder, words: Words, window: Window) -> Encoded:
    return encoder.encode(inputs(words, np.arange(window.start, window.end)))


def _grouped(windows: Iterator[Window]) -> Iterator[list[Window]]:
    while group := list(islice(windows, GROUP)):
        yield group
