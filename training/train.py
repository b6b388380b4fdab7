"""Train the network on the public corpora: `python -m training.train --data DATA --out DIR`."""

from __future__ import annotations

import argparse
import copy
import json
import random
import time
from collections.abc import Sequence
from pathlib import Path

import torch
from torch import nn

from . import base
from .batches import Batch
from .corpus import Corpus, Epochs, Referring, Together
from .losses import WEIGHTS, Teacher, losses
from .network import Network

WARM_UP = 0.06  # share of the steps over which the learning rate rises
REPORT, WATCH = 50, 150  # steps


def parameter_groups(
    network: Network, rate: float, head_rate: float, decay: float
) -> list[dict[str, object]]:
    """The encoder at `rate`, lower layers slower by `decay` each; heads and new embeddings at `head_rate`."""
    groups: list[dict[str, object]] = []
    new = {"encoder.case.weight", "encoder.quoted.weight"}
    for name, parameter in network.named_parameters():
        if not parameter.requires_grad:
            continue
        if not name.startswith("encoder.") or name in new:
            lr = head_rate
        elif name.startswith("encoder.layers."):
            lr = rate * decay ** (5 - int(name.split(".")[2]))
        else:
            lr = rate * decay**6
        groups.append({"params": [parameter], "lr": lr, "weight_decay": 0.01 if parameter.dim() > 1 else 0.0})
    return groups


class Trainer:
    """One run: AdamW, a linear schedule, and the averaged weights that are kept."""

    def __init__(
        self,
        options: argparse.Namespace,
        corpus: Epochs,
        watched: Sequence[Batch] = (),
        learnt: tuple[str, ...] = ("",),
    ) -> None:
        """`learnt`: how the names of the weights begin that are learnt; the others stay as they are.

        `watched`: batches that are not learnt, whose loss is reported.
        """
        torch.manual_seed(options.seed)
        torch.set_num_threads(options.threads)
        self.options, self.corpus, self.watched = options, corpus, watched
        weights = base.weights()
        self.teacher = Teacher(weights)
        self.network = Network(options.dropout)
        self.network.encoder.load_base(weights)
        if options.start:
            self.network.load_state_dict(torch.load(options.start))
        for name, parameter in self.network.named_parameters():
            parameter.requires_grad = name.startswith(learnt)
        self.average = copy.deepcopy(self.network).eval()
        groups = parameter_groups(self.network, options.rate, options.head_rate, options.layer_decay)
        self.optimizer = torch.optim.AdamW(groups, fused=True)
        self.rates = [group["lr"] for group in self.optimizer.param_groups]
        self.step, self.began = 0, time.time()
        self.sums: dict[str, list[float]] = {}

    def run(self) -> None:
        """All epochs; the weights are saved after each."""
        self.options.out.mkdir(parents=True, exist_ok=True)
        for number in range(min(self.options.stop or self.options.epochs, self.options.epochs)):
            batches = self.corpus.epoch()
            self.network.train()
            for done, batch in enumerate(batches):
                self._descend(batch, (number + done / len(batches)) / self.options.epochs)
            torch.save(self.average.state_dict(), self.options.out / "average.pt")
            print(json.dumps({"epoch": number + 1}), flush=True)

    def _descend(self, batch: Batch, progress: float) -> None:
        """One step; `progress` is the share of the run that is behind."""
        self.step += 1
        scale = min(1.0, progress / WARM_UP + 0.01, max(0.02, 1 - progress))
        for group, rate in zip(self.optimizer.param_groups, self.rates, strict=True):
            group["lr"] = rate * scale
        found = losses(self.network, self.teacher, batch, self.options.hidden)
        torch.stack([WEIGHTS[name] * value for name, value in found.items()]).sum().backward()
        clip(self.network)
        self.optimizer.step()
        self.optimizer.zero_grad()
        follow(self.average, self.network, min(self.options.average, (1 + self.step) / (10 + self.step)))
        self._report({name: value.item() for name, value in found.items()}, progress)

    @torch.no_grad()
    def _watch(self) -> None:
        found = [losses(self.average, self.teacher, batch, hidden=0.0) for batch in self.watched]
        means = {name: round(sum(f[name].item() for f in found) / len(found), 4) for name in found[0]}
        print(json.dumps({"step": self.step, "unseen": means}), flush=True)

    def _report(self, found: dict[str, float], progress: float) -> None:
        for name, value in found.items():
            self.sums.setdefault(name, []).append(value)
        if self.watched and self.step % WATCH == 0:
            self._watch()
        if self.step % REPORT == 0:
            means = {name: round(sum(values) / len(values), 4) for name, values in self.sums.items()}
            seconds = round(time.time() - self.began)
            print(
                json.dumps({"step": self.step, "done": round(progress, 3), "s": seconds, **means}), flush=True
            )
            self.sums = {}


def clip(network: Network) -> None:
    """Bounds the gradients of the encoder and of each head, each by itself.

    Together, the links' own gradients, which are many times the others, would leave the encoder none.
    """
    for part in network.children():
        torch.nn.utils.clip_grad_norm_(part.parameters(), 1.0)


@torch.no_grad()
def follow(average: nn.Module, network: nn.Module, decay: float) -> None:
    """Exponential moving average of the weights (Polyak averaging)."""
    for mean, parameter in zip(average.parameters(), network.parameters(), strict=True):
        mean.lerp_(parameter, 1 - decay)


def arguments(description: str | None) -> argparse.ArgumentParser:
    """What every training takes."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--data", type=Path, required=True, help="folder with polnear/, ner-conllpp/, …")
    parser.add_argument("--out", type=Path, required=True, help="where checkpoints go")
    parser.add_argument("--epochs", type=int, default=6, help="passes over the corpus")
    parser.add_argument("--stop", type=int, help="end after this many of them, before the schedule does")
    parser.add_argument("--start", type=Path, help="weights to go on from, instead of the base's")
    parser.add_argument("--rate", type=float, default=3e-4, help="learning rate of the top encoder layer")
    parser.add_argument("--head-rate", type=float, default=1e-3)
    parser.add_argument("--layer-decay", type=float, default=0.9)
    parser.add_argument("--dropout", type=float, default=0.1)
    parser.add_argument("--hidden", type=float, default=0.08, help="share of word pieces replaced by [MASK]")
    parser.add_argument("--average", type=float, default=0.997, help="decay of the averaged weights")
    parser.add_argument("--clauses", type=int, default=12, help="clauses distilled a batch")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    return parser


def main() -> None:
    parser = arguments(__doc__)
    parser.add_argument(
        "--entities", type=float, default=0.4, help="pieces of entity corpora for each piece of PolNeAR"
    )
    parser.add_argument(
        "--recasts", type=float, default=0.25, help="share of documents also set in another form"
    )
    parser.add_argument(
        "--referring", action="store_true", help="learn times and antecedents too, in the same epochs"
    )
    options = parser.parse_args()
    tokenizer, chance = base.tokenizer(), random.Random(options.seed)
    corpus = Corpus(
        options.data,
        tokenizer,
        chance,
        entities=options.entities,
        recasts=options.recasts,
        clauses=options.clauses,
    )
    parts: list[Epochs] = [corpus]
    if options.referring:
        parts.append(Referring(options.data, tokenizer, chance))
    Trainer(options, Together(parts, chance), corpus.watched()).run()


if __name__ == "__main__":
    main()
