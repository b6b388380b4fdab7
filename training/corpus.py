"""The training corpora, and what one epoch takes of them."""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Protocol, TypeVar

from tokenizers import Tokenizer

from whosays.evaluate.corpora import coreference, gap, ner, polnear, timeml
from whosays.evaluate.corpora.brat import GoldDocument

from .batches import Batch, batches
from .documents import Attributed, Document, Named, attributed, coreferent, named, snippet, timed
from .examples import Example, fragment, headline, windows
from .recast import headed, recast, requoted
from .rename import Renamer


class Epochs(Protocol):
    """What there is to learn from."""

    def epoch(self) -> list[Batch]:
        """The batches of one pass, in the order in which they are learnt."""


Item = TypeVar("Item")
TIMED = 3  # times that an epoch takes the documents with time expressions, each time cut elsewhere


def held_out(documents: list[Item]) -> tuple[list[Item], list[Item]]:
    """Training documents, and every twentieth by name, kept back to fit the confidence on."""
    return [document for number, document in enumerate(documents) if number % 20], documents[::20]


def entity_corpora(data: Path) -> Iterator[ner.TaggedDocument]:
    """The documents whose names are marked: what is learnt from, of `ner-conllpp/` and the others."""
    yield from ner.conllpp(data / "ner-conllpp" / "train.txt")
    yield from ner.worldwide(data / "ner-worldwide")
    yield from ner.uner_ewt(data / "ner-uner-ewt" / "en_ewt-ud-train-2022.iob2")


def tagged(data: Path, tokenizer: Tokenizer, chance: random.Random) -> list[Named]:
    """The documents of the entity corpora, shuffled."""
    found = list(entity_corpora(data))
    chance.shuffle(found)
    return [named(document, tokenizer, joined=number % 2 == 0) for number, document in enumerate(found)]


class Corpus:
    """PolNeAR's training part, the entity corpora, and examples made of them.

    Args:
        data: folder with `polnear/`, `ner-conllpp/`, `ner-worldwide/`, `ner-uner-ewt/`.
        entities: pieces of entity corpora for each piece of PolNeAR in an epoch.
        recasts: share of documents that an epoch takes in another form, of those whose quotations it also
            sets as a transcript, and of those that it puts under a headline.
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
        self.that = tokenizer.token_to_id("that")
        self.gold, unseen = held_out(list(polnear.documents(data / "polnear" / "train")))
        self.unseen = [attributed(document, tokenizer) for document in unseen]
        self.attributed = [attributed(document, tokenizer) for document in self.gold]
        self.named = itertools.cycle(tagged(data, tokenizer, chance))

    def epoch(self) -> list[Batch]:
        """One pass over PolNeAR with what is made of it, and over the others, shuffled."""
        whole = list(self._windows(self._attributed()))
        size = sum(map(len, whole))
        whole += self._windows(self._recast())
        fragments = (fragment(document, self.chance, self.that) for document in self.attributed * 2)
        headlines = (headline(document) for document in self.attributed)
        groups: tuple[list[Example], ...] = (
            whole,
            [made for made in (*fragments, *headlines) if made],
            list(self._entities(self.share * size)),
        )
        return mixed(groups, self.chance, self.clauses)

    def watched(self) -> list[Batch]:
        """Batches that are never learnt from: their loss tells whether what is learnt holds."""
        return mixed([list(cut_anew(self.unseen, random.Random(0)))[::3]], random.Random(0), clauses=0)

    def _windows(self, documents: Iterable[Document]) -> Iterator[Example]:
        return cut_anew(documents, self.chance)

    def _attributed(self) -> Iterator[Attributed]:
        for gold, prepared in zip(self.gold, self.attributed, strict=True):
            form = self._form(gold)
            yield prepared if form is gold else attributed(form, self.tokenizer)

    def _form(self, gold: GoldDocument) -> GoldDocument:
        """The document as it is, or with quotation marks or a headline that it has not."""
        drawn = self.chance.random()
        if drawn < self.recasts:
            return requoted(gold, self.chance)
        return headed(gold, self.chance) if drawn < 2 * self.recasts else gold

    def _recast(self) -> Iterator[Attributed]:
        for document in self.gold:
            if self.chance.random() < self.recasts and (made := recast(document, self.chance)):
                yield attributed(made, self.tokenizer)

    def _entities(self, pieces: float) -> Iterator[Example]:
        while pieces > 0:
            for window in windows(next(self.named), self.chance):
                pieces -= len(window)
                yield window


class Together:
    """Several corpora learnt from at once, their batches shuffled into one another."""

    def __init__(self, parts: Sequence[Epochs], chance: random.Random) -> None:
        self.parts, self.chance = parts, chance

    def epoch(self) -> list[Batch]:
        """One pass over each."""
        found = [batch for part in self.parts for batch in part.epoch()]
        self.chance.shuffle(found)
        return found


class Referring:
    """What times and antecedents are learnt from: TimeBank and AQUAINT, GUM, GAP.

    What is measured on a part of a corpus is not trained on that part.
    """

    def __init__(self, data: Path, tokenizer: Tokenizer, chance: random.Random) -> None:
        """`data`: folder with `timex/`, `gum/`, `gap/`."""
        self.tokenizer, self.chance = tokenizer, chance
        self.timed = [
            timed(document, tokenizer)
            for document in timeml.documents(data / "timex")
            if not timeml.held_out(document.name)
        ]
        self.linked = [
            coreferent(document, tokenizer)
            for document in coreference.documents(data / "gum")
            if not coreference.held_out(document.name)
        ]
        self.snippets = [
            one for one in gap.snippets(data / "gap" / "gap-development.tsv") if not gap.held_out(one.id)
        ]
        self.renamer = Renamer(self.snippets, chance)

    def epoch(self) -> list[Batch]:
        """One pass over GUM and GAP, and some over the time expressions, shuffled."""
        sets: tuple[Iterable[Document], ...] = (self.timed * TIMED, self.linked, self._snippets())
        return mixed([list(cut_anew(documents, self.chance)) for documents in sets], self.chance, clauses=0)

    def _snippets(self) -> Iterator[Document]:
        """Each as it is, and once under other names."""
        for given in self.snippets:
            for form in (given, self.renamer.rename(given)):
                yield snippet(form, self.tokenizer)


def cut_anew(documents: Iterable[Document], chance: random.Random) -> Iterator[Example]:
    """The windows of the documents, each cut elsewhere than the last time."""
    return (window for document in documents for window in windows(document, chance))


def mixed(groups: Iterable[list[Example]], chance: random.Random, clauses: int) -> list[Batch]:
    """Batches of each group by itself, all of them shuffled."""
    found = [batch for group in groups for batch in batches(group, chance, clauses)]
    chance.shuffle(found)
    return found
