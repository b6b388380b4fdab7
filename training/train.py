"""Train the network on the public corpora: `python -m training.train --data DATA --out DIR`."""

from __future__ import annotations

import argparse
import copy
import itertools
import json
import random
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

import torch
import torch.nn.functional as F  # noqa: N812 - torch's own usage
from torch import Tensor

from whosays.extract.windows import MASK

from . import base
from .data import Attributed, Batch, Named, batches, fragment, load_attributed, load_named, windows
from .network import Encoder, Network


class Teacher:
    """The untouched base, whose sentence embeddings the meaning head learns."""

    def __init__(self, weights: dict[str, Tensor]) -> None:
        self.encoder = Encoder(dropout=0.0).eval()
        self.encoder.load_base(weights)

    @torch.no_grad()
    def embed(self, pieces: Tensor, attended: Tensor) -> Tensor:
        """(K, t) pieces → (K, WIDTH) unit vectors: the mean over pieces, as the base was trained."""
        with torch.autocast("cpu", torch.bfloat16):
            encoded = self.encoder(pieces, torch.zeros_like(pieces), torch.zeros_like(pieces), attended)
        weight = attended.unsqueeze(2).float()
        return F.normalize((encoded.float() * weight).sum(1) / weight.sum(1), dim=1)


def losses(network: Network, teacher: Teacher, batch: Batch, hidden: float) -> dict[str, Tensor]:
    """The loss of each head that the batch has gold for, per word."""
    pieces = batch.pieces
    if hidden:
        masked = torch.rand(pieces.shape) < hidden
        pieces = pieces.masked_fill(masked & (pieces > MASK), MASK)
    with torch.autocast("cpu", torch.bfloat16):
        words = network.words(pieces, batch.case, batch.quoted, batch.heads, batch.attended)
    words = words.float()
    count = batch.words.sum()
    found: dict[str, Tensor] = {}
    if batch.roles is not None:
        found["roles"] = network.role_crf.loss(network.roles(words), batch.roles, batch.words).sum() / count
        if len(batch.cue_rows):
            found["links"] = _link_loss(network, words, batch) / count
    if batch.entities is not None:
        logits = network.entities(words)
        inside = logits.masked_fill(~batch.entities, -1e4).logsumexp(2) - logits.logsumexp(2)
        found["entities"] = -(inside * batch.words).sum() / count
    if len(batch.clause_rows):
        target = teacher.embed(batch.clause_pieces, batch.clause_attended)
        pooled = torch.bmm(batch.clause_means.unsqueeze(1), words[batch.clause_rows]).squeeze(1)
        found["meaning"] = (1 - F.cosine_similarity(network.meaning(pooled), target)).mean()
    return found


def _link_loss(network: Network, words: Tensor, batch: Batch) -> Tensor:
    cue = torch.bmm(batch.cue_means.unsqueeze(1), words[batch.cue_rows]).squeeze(1)
    emissions = network.links(cue, words, batch.cue_rows, batch.cue_distances)
    return network.link_crf.loss(emissions, batch.cue_labels, batch.words[batch.cue_rows]).sum()


WEIGHTS = {"roles": 1.0, "links": 0.5, "entities": 1.0, "meaning": 0.5}


def parameter_groups(
    network: Network, rate: float, head_rate: float, decay: float
) -> list[dict[str, object]]:
    """The encoder at `rate`, lower layers slower by `decay` each; heads and new embeddings at `head_rate`."""
    groups: list[dict[str, object]] = []
    new = {"encoder.case.weight", "encoder.quoted.weight"}
    for name, parameter in network.named_parameters():
        if not name.startswith("encoder.") or name in new:
            lr = head_rate
        elif name.startswith("encoder.layers."):
            lr = rate * decay ** (5 - int(name.split(".")[2]))
        else:
            lr = rate * decay**6
        groups.append({"params": [parameter], "lr": lr, "weight_decay": 0.01 if parameter.dim() > 1 else 0.0})
    return groups


def epoch(
    polnear: list[Attributed], names: Iterator[Named], share: float, chance: random.Random, clauses: int
) -> Iterator[Batch]:
    """One pass over PolNeAR, with fragments, and as many windows of entities as `share` says."""
    whole = [window for document in polnear for window in windows(document, chance)]
    pieces = sum(map(len, whole))
    fragments = [made for document in polnear * 2 if (made := fragment(document, chance))]
    entities, taken = [], 0
    while taken < share * pieces:
        found = list(windows(next(names), chance))
        entities += found
        taken += sum(map(len, found))
    mixed = [
        *batches(whole, chance, clauses),
        *batches(fragments, chance, clauses),
        *batches(entities, chance, clauses),
    ]
    chance.shuffle(mixed)
    yield from mixed


Document = TypeVar("Document")


def held_out(documents: list[Document]) -> tuple[list[Document], list[Document]]:
    """Training documents, and every twentieth by name, kept back to fit the confidence on."""
    return [document for number, document in enumerate(documents) if number % 20], documents[::20]


def train(options: argparse.Namespace) -> None:
    torch.manual_seed(options.seed)
    torch.set_num_threads(options.threads)
    chance = random.Random(options.seed)
    options.out.mkdir(parents=True, exist_ok=True)
    tokenizer = base.tokenizer()
    polnear, _ = held_out(list(load_attributed(options.data / "polnear" / "train", tokenizer)))
    entities = list(load_named(options.data, tokenizer))
    chance.shuffle(entities)
    names = itertools.cycle(entities)
    weights = base.weights()
    teacher = Teacher(weights)
    network = Network(options.dropout)
    network.encoder.load_base(weights)
    average = copy.deepcopy(network).eval()
    optimizer = torch.optim.AdamW(
        parameter_groups(network, options.rate, options.head_rate, options.layer_decay), fused=True
    )
    initial = [group["lr"] for group in optimizer.param_groups]
    plan = sum(1 for _ in epoch(polnear, iter(names), options.entities, random.Random(0), 0))
    total, step, began = plan * options.epochs, 0, time.time()
    print(
        json.dumps({"documents": len(polnear), "entity_documents": len(entities), "steps_an_epoch": plan}),
        flush=True,
    )
    sums: dict[str, list[float]] = {}
    for number in range(options.epochs):
        network.train()
        for batch in epoch(polnear, names, options.entities, chance, options.clauses):
            step += 1
            scale = min(1.0, step / (0.06 * total)) * max(0.02, 1 - step / total)
            for group, lr in zip(optimizer.param_groups, initial, strict=True):
                group["lr"] = lr * scale
            found = losses(network, teacher, batch, options.hidden)
            loss = sum(WEIGHTS[name] * value for name, value in found.items())
            loss.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            optimizer.zero_grad()
            follow(average, network, min(options.average, (1 + step) / (10 + step)))
            for name, value in found.items():
                sums.setdefault(name, []).append(value.item())
            if step % 50 == 0:
                means = {name: round(sum(values) / len(values), 4) for name, values in sums.items()}
                print(
                    json.dumps({"step": step, "of": total, "s": round(time.time() - began), **means}),
                    flush=True,
                )
                sums = {}
        torch.save(average.state_dict(), options.out / "average.pt")
        torch.save(network.state_dict(), options.out / "last.pt")
        print(json.dumps({"epoch": number + 1}), flush=True)


@torch.no_grad()
def follow(average: Network, network: Network, decay: float) -> None:
    """Exponential moving average of the weights (Polyak averaging)."""
    for mean, parameter in zip(average.parameters(), network.parameters(), strict=True):
        mean.lerp_(parameter, 1 - decay)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with polnear/, ner-conllpp/, …")
    parser.add_argument("--out", type=Path, required=True, help="where checkpoints go")
    parser.add_argument("--epochs", type=int, default=6, help="passes over PolNeAR")
    parser.add_argument(
        "--entities", type=float, default=0.4, help="pieces of entity corpora for each piece of PolNeAR"
    )
    parser.add_argument("--rate", type=float, default=3e-4, help="learning rate of the top encoder layer")
    parser.add_argument("--head-rate", type=float, default=1e-3)
    parser.add_argument("--layer-decay", type=float, default=0.9)
    parser.add_argument("--dropout", type=float, default=0.1)
    parser.add_argument("--hidden", type=float, default=0.08, help="share of word pieces replaced by [MASK]")
    parser.add_argument("--average", type=float, default=0.997, help="decay of the averaged weights")
    parser.add_argument("--clauses", type=int, default=12, help="clauses distilled a batch")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    train(parser.parse_args())


if __name__ == "__main__":
    main()
