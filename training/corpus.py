"""The training corpora, and what one epoch takes of them."""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

from tokenizers import Tokenizer

from whosays.evaluate.corpora import ner, polnear

from .data import Attributed, Batch, Example, attributed, batches, fragment, named, windows
from .recast import recast, requoted

Document = TypeVar("Document")


def held_out(documents: list[Document]) -> tuple[list[Document], list[Document]]:
    """Training documents, and every twentieth by name, kept back to fit the confidence on."""
    return [document for number, document in enumerate(documents) if number % 20], documents[::20]


class Corpus:
    """PolNeAR's training part, the entity corpora, and examples made of them.

    Args:
        data: folder with `polnear/`, `ner-conllpp/`, `ner-worldwide/`, `ner-uner-ewt/`.
        entities: pieces of entity corpora for each piece of PolNeAR in an epoch.
        recasts: share of documents that an epoch takes in another form, and of those whose quotations
            it also sets as a transcript.
        clauses: how many clauses a batch distils.
    """

    def __init__(
        self,
        data: Path,
        tokenizer: Tokenizer,
        chance: random.Random,
        *,
        entities: float,
        recasts: float,
        clauses: int,
    ) -> None:
        self.tokenizer, self.chance = tokenizer, chance
        self.share, self.recasts, self.clauses = entities, recasts, clauses
        self.gold, _ = held_out(list(polnear.documents(data / "polnear" / "train")))
        self.attributed = [attributed(document, tokenizer) for document in self.gold]
        tagged = [
            *ner.conllpp(data / "ner-conllpp" / "train.txt"),
            *ner.worldwide(data / "ner-worldwide"),
            *ner.uner_ewt(data / "ner-uner-ewt" / "en_ewt-ud-train-2022.iob2"),
        ]
        chance.shuffle(tagged)
        prepared = [
            named(document, tokenizer, joined=number % 2 == 0) for number, document in enumerate(tagged)
        ]
        self.named = itertools.cycle(prepared)

    def epoch(self) -> list[Batch]:
        """One pass over PolNeAR with what is made of it, and the share of entities, shuffled."""
        whole = [window for document in self._attributed() for window in windows(document, self.chance)]
        size = sum(map(len, whole))
        whole += [window for document in self._recast() for window in windows(document, self.chance)]
        fragments = [made for document in self.attributed * 2 if (made := fragment(document, self.chance))]
        groups = (whole, fragments, list(self._entities(self.share * size)))
        mixed = [batch for group in groups for batch in batches(group, self.chance, self.clauses)]
        self.chance.shuffle(mixed)
        return mixed

    def _attributed(self) -> Iterator[Attributed]:
        for gold, prepared in zip(self.gold, self.attributed, strict=True):
            if self.chance.random() < self.recasts:
                yield attributed(requoted(gold, self.chance), self.tokenizer)
            else:
                yield prepared

    def _recast(self) -> Iterator[Attributed]:
        for document in self.gold:
            if self.chance.random() < self.recasts and (made := recast(document, self.chance)):
                yield attributed(made, self.tokenizer)

    def _entities(self, pieces: float) -> Iterator[Example]:
        while pieces > 0:
            for window in windows(next(self.named), self.chance):
                pieces -= len(window)
                yield window
