"""How well names are found in countries that nothing was learnt from: `python -m training.countries`.

The shipped model has read all of Worldwide, since it is to know the whole world. This trains one of the same
kind on the entity corpora alone, without the countries held out, and measures it on these.
"""

from __future__ import annotations

import argparse
import json
import random
from pathlib import Path
from tempfile import TemporaryDirectory

import torch

from whosays.evaluate import entities
from whosays.evaluate.corpora import ner
from whosays.extract import Encoder, Reader

from . import base
from .batches import Batch, batches
from .corpus import tagged
from .examples import windows
from .export import export
from .network import Network
from .train import Trainer, arguments


class Names:
    """The entity corpora without the countries held out."""

    def __init__(self, options: argparse.Namespace) -> None:
        self.chance, self.clauses = random.Random(options.seed), options.clauses
        self.documents = tagged(
            options.data, base.tokenizer(), self.chance, lambda name: not ner.in_held_out_country(name)
        )

    def epoch(self) -> list[Batch]:
        """One pass over all of it."""
        found = [window for document in self.documents for window in windows(document, self.chance)]
        return list(batches(found, self.chance, self.clauses))


def main() -> None:
    parser = arguments(__doc__)
    parser.set_defaults(epochs=2)
    options = parser.parse_args()
    Trainer(options, Names(options)).run()
    network = Network().eval()
    network.load_state_dict(torch.load(options.out / "average.pt"))
    with TemporaryDirectory() as folder:
        export(network, Path(folder), "whosays-en-names")
        reader = Reader(Encoder(Path(folder)))
        report = entities.evaluate(options.data / "ner-worldwide", reader, ner.in_held_out_country)
    (options.out / "report.json").write_text(json.dumps(report.to_dict(), indent=2) + "\n")


if __name__ == "__main__":
    main()
