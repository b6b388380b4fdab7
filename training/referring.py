"""Times and antecedents, over the encoder as it is: `python -m training.referring --start …`.

Their heads and a last layer of their own are learnt; everything below, and what attributions, entities and
meaning come from, stays as it is, so that these are not unlearned.
"""

from __future__ import annotations

import random

import torch

from . import base
from .corpus import Referring
from .network import Network
from .train import Trainer, arguments

LEARNT = ("referring.", "times.", "time_crf.", "antecedents.")


def main() -> None:
    parser = arguments(__doc__)
    options = parser.parse_args()
    # The layer of its own begins as the one that it stands beside.
    network = Network()
    network.load_state_dict(torch.load(options.start))
    network.referring.load_state_dict(network.encoder.layers[-1].state_dict())
    options.out.mkdir(parents=True, exist_ok=True)
    options.start = options.out / "begun.pt"
    torch.save(network.state_dict(), options.start)
    corpus = Referring(options.data, base.tokenizer(), random.Random(options.seed))
    Trainer(options, corpus, learnt=LEARNT).run()


if __name__ == "__main__":
    main()
