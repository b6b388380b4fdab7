"""Names in countries that the network has not read: `python -m training.countries --data DATA --out DIR`.

The shipped network has read all of Worldwide, so its own figure there says nothing of other countries. This
trains one from the base, on names alone and by the same recipe, without one country in five, exports it as
the shipped one is, and scores it on the articles of these countries.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np
from tokenizers import Tokenizer

from whosays.evaluate import entities
from whosays.evaluate.corpora import ner
from whosays.evaluate.corpora.ner import TaggedDocument
from whosays.extract import Encoder
from whosays.extract.assembly import span
from whosays.extract.tagged import NAMES
from whosays.extract.windows import CONTEXT, SIZE, Window, cut, inputs
from whosays.extract.words import Words, paragraphs, split_words
from whosays.model import Account, Entity, EntityType, FailedReading, Reading

from . import base
from .batches import Batch
from .corpus import cut_anew, entity_corpora, mixed, named
from .export import export
from .taggers import write_tagger
from .train import Trainer, arguments

LEARNT = ("encoder.", "entities.")


class Names:
    """The entity corpora without the countries that are held out."""

    def __init__(self, data: Path, tokenizer: Tokenizer, chance: random.Random) -> None:
        """`data`: folder with `ner-conllpp/`, `ner-worldwide/`, `ner-uner-ewt/`."""
        self.chance = chance
        self.documents = [
            named(one, tokenizer, joined=bool(number % 2)) for number, one in enumerate(known(data))
        ]

    def epoch(self) -> list[Batch]:
        """One pass, shuffled."""
        return mixed([list(cut_anew(self.documents, self.chance))], self.chance, clauses=0)


def known(data: Path) -> list[TaggedDocument]:
    """The documents of the entity corpora without the countries that are held out."""
    return [
        one for one in entity_corpora(data) if one.corpus != "ner-worldwide" or not ner.held_out(one.name)
    ]


class NameReader:
    """Reads the names of accounts and nothing else."""

    def __init__(self, encoder: Encoder) -> None:
        self.encoder = encoder

    def read_many(self, accounts: Iterable[Account]) -> Iterator[Reading | FailedReading]:
        """One reading an account, in order."""
        for account in accounts:
            words = split_words(account.text, self.encoder.tokenizer, list(paragraphs(account.text)))
            found = [
                Entity(span(account.text, words, window.start + start, window.start + end), EntityType(kind))
                for window in cut(words, SIZE, CONTEXT)
                for kind, start, end in self._within(words, window)
            ]
            yield Reading(
                account, self.encoder.version, attributions=(), entities=tuple(found), times=(), actors=()
            )

    def _within(self, words: Words, window: Window) -> list[tuple[str, int, int]]:
        """(type, start, end) of the names in the core of a window, in words of it."""
        encoded = self.encoder.encode(inputs(words, np.arange(window.start, window.end)))
        core = (window.core_start - window.start, window.core_end - window.start)
        return NAMES.tagged([NAMES.scores(self.encoder, encoded)], [core])[0]


def main() -> None:
    options = arguments(__doc__).parse_args()
    trainer = Trainer(
        options, Names(options.data, base.tokenizer(), random.Random(options.seed)), learnt=LEARNT
    )
    trainer.run()
    assets = options.out / "assets"
    export(trainer.average, assets, "countries-held-out")
    encoder = Encoder(assets)
    write_tagger(trainer.average.entities, NAMES, assets)
    reader = NameReader(encoder)
    report = entities.evaluate(options.data / "ner-worldwide", reader, only=ner.held_out)
    print(json.dumps(report.to_dict(), indent=1))


if __name__ == "__main__":
    main()
