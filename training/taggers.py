"""The heads that tag names and times, over the encoder as it is: `python -m training.taggers --data DATA`.

Each sees the vectors of several layers, since the last alone blurs where a name ends. Span F1 on the
countries of Worldwide that this head has not seen (the encoder has): last layer, each word alone 0.863; third
and last, two convolutions 0.891; **the fifth too 0.894**. Of time expressions, strict, held out, without what
the grammar mends: a last layer of their own 0.744; third and last 0.826; **third and fifth 0.842 and 0.849**;
all three 0.829 and 0.840.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn.utils.rnn import pad_sequence

from whosays.evaluate.corpora import timeml
from whosays.evaluate.corpora.ner import TaggedDocument
from whosays.extract.chains import Floats
from whosays.extract.encoder import Encoder
from whosays.extract.tagged import NAMES, TIME_EXPRESSIONS, Tagger
from whosays.extract.windows import CONTEXT, SIZE, cut, inputs
from whosays.extract.words import Words

from .around import TAGGING, Around, write
from .corpus import entity_corpora
from .documents import named, timed
from .network import WIDTH

DROPOUT = 0.2
EPOCHS = {NAMES.name: 4, TIME_EXPRESSIONS.name: 12}  # there are ten times as many names
BATCH = {NAMES.name: 24, TIME_EXPRESSIONS.name: 12}  # windows
RATE, DECAY, WARM_UP = 2e-3, 0.02, 50
Allowed = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Example:
    """The core of a window: vectors (W, wide) in half precision, and what each word may be (W, labels)."""

    vectors: NDArray[np.float16]
    allowed: Allowed


def examples(encoder: Encoder, tagger: Tagger, words: Words, allowed: Allowed) -> Iterator[Example]:
    """A document's windows as the reader cuts them."""
    for window in cut(words, SIZE, CONTEXT):
        encoded = encoder.encode(inputs(words, np.arange(window.start, window.end)))
        seen: Floats = tagger.sight(encoded)[
            window.core_start - window.start : window.core_end - window.start
        ]
        yield Example(seen.astype(np.float16), allowed[window.core_start : window.core_end])


def of_names(encoder: Encoder, found: Iterable[TaggedDocument]) -> list[Example]:
    """Documents of the entity corpora; every other one as one paragraph, the others a sentence each."""
    documents = (named(one, encoder.tokenizer, joined=bool(number % 2)) for number, one in enumerate(found))
    return [made for one in documents for made in examples(encoder, NAMES, one.words, one.allowed)]


def of_times(encoder: Encoder, data: Path) -> list[Example]:
    """The documents of `timex/` that are not held out."""
    documents = (
        timed(one, encoder.tokenizer)
        for one in timeml.documents(data / "timex")
        if not timeml.held_out(one.name)
    )
    labels = np.eye(len(TIME_EXPRESSIONS.labels), dtype=np.bool_)
    return [
        made
        for one in documents
        for made in examples(encoder, TIME_EXPRESSIONS, one.words, labels[one.labels])
    ]


def train(tagger: Tagger, found: Sequence[Example], seed: int) -> Around:
    """The head, learnt."""
    torch.manual_seed(seed)
    chance = np.random.default_rng(seed)
    head = Around(len(tagger.layers) * WIDTH, TAGGING, len(tagger.labels), DROPOUT).train()
    optimizer = torch.optim.AdamW(head.parameters(), RATE, weight_decay=DECAY)
    ordered = sorted(found, key=lambda one: len(one.vectors))
    size = BATCH[tagger.name]
    batches = [ordered[first : first + size] for first in range(0, len(ordered), size)]
    steps = EPOCHS[tagger.name] * len(batches)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min(1.0, step / WARM_UP + 0.02) * max(0.01, 1 - step / steps)
    )
    for _ in range(EPOCHS[tagger.name]):
        for number in chance.permutation(len(batches)):
            optimizer.zero_grad()
            loss(head, batches[number]).backward()
            torch.nn.utils.clip_grad_norm_(head.parameters(), 1.0)
            optimizer.step()
            schedule.step()
    return head.eval()


def loss(head: Around, batch: Sequence[Example]) -> Tensor:
    """Minus the logarithm of the probability of all labels that a word may have, a word."""
    vectors = pad_sequence([torch.from_numpy(one.vectors.astype(np.float32)) for one in batch], True)
    allowed = pad_sequence([torch.from_numpy(one.allowed) for one in batch], True, padding_value=True)
    scores = head(vectors)
    missed = scores.logsumexp(-1) - scores.masked_fill(~allowed, -1e4).logsumexp(-1)
    return missed.sum() / sum(len(one.vectors) for one in batch)


def write_tagger(head: Around, tagger: Tagger, assets: Path) -> None:
    """The head's graph among the assets."""
    write(head, assets / f"{tagger.name}.onnx", len(tagger.layers) * WIDTH, ["scores"])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with ner-conllpp/, timex/, …")
    parser.add_argument("--to", type=Path, default=Path("src/whosays/assets/en"))
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    encoder = Encoder(options.to)
    for tagger, found in (
        (TIME_EXPRESSIONS, of_times(encoder, options.data)),
        (NAMES, of_names(encoder, entity_corpora(options.data))),
    ):
        write_tagger(train(tagger, found, options.seed), tagger, options.to)
        print(f"{tagger.name}: {len(found)} windows")


if __name__ == "__main__":
    main()
