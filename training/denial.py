"""Train how an account as a whole treats a claim: `python -m training.denial FNC`.

On pairs of FNC-1 whose body and headline are both in the half that is trained on, so that a headline in the
other half was never met. Written into `assets/en/denial.json`.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from whosays.compare.refutation import STANCES
from whosays.evaluate.corpora import fnc
from whosays.evaluate.corpora.fnc import is_for_training
from whosays.evaluate.denial import rows_of
from whosays.extract import Reader

OUT = Path("src/whosays/assets/en/denial.json")
NETWORKS, HIDDEN = 4, 6  # networks of so many units each, whose scores are averaged: as one, side by side
EPOCHS, RATE, DECAY, DROPPED, DIGITS = 60, 1e-2, 1.0, 0.3, 3
# What a pair of each stance counts (those that disagree are one in forty). These and the above were chosen by
# cross-validation over the bodies of the half that is trained on.
WEIGHTS = (1.2, 4.0, 1.0, 0.6)


def fit(rows: NDArray[np.float32], stances: NDArray[np.int64]) -> dict[str, list[object]]:
    """The networks of `compare.refutation`, as they are stored."""
    mean, spread = rows.mean(0), rows.std(0) + 1e-3
    inputs = torch.tensor(np.clip((rows - mean) / spread, -4, 4), dtype=torch.float32)
    made = [_network(inputs, torch.tensor(stances), seed) for seed in range(NETWORKS)]
    return {
        "mean": _stored(mean),
        "spread": _stored(spread),
        "first": _stored(np.vstack([first.weight.detach().numpy() for first, _ in made]).T),
        "first_bias": _stored(np.hstack([first.bias.detach().numpy() for first, _ in made])),
        "second": _stored(np.hstack([second.weight.detach().numpy() for _, second in made]).T / NETWORKS),
        "second_bias": _stored(np.mean([second.bias.detach().numpy() for _, second in made], axis=0)),
    }


def _network(
    inputs: torch.Tensor, wanted: torch.Tensor, seed: int
) -> tuple[torch.nn.Linear, torch.nn.Linear]:
    torch.manual_seed(seed)
    first, second = torch.nn.Linear(inputs.shape[1], HIDDEN), torch.nn.Linear(HIDDEN, len(STANCES))
    net = torch.nn.Sequential(first, torch.nn.Tanh(), torch.nn.Dropout(DROPPED), second)
    optimiser = torch.optim.AdamW(net.parameters(), lr=RATE, weight_decay=DECAY)
    loss = torch.nn.CrossEntropyLoss(weight=torch.tensor(WEIGHTS))
    for _ in range(EPOCHS):
        optimiser.zero_grad()
        loss(net(inputs), wanted).backward()
        optimiser.step()
    return first, second


def _stored(values: NDArray[np.float32]) -> list[object]:
    return np.round(values.astype(np.float64), DIGITS).tolist()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path, help="FNC-1: a folder with bodies.csv and stances.csv")
    arguments = parser.parse_args()
    challenge = fnc.read(arguments.data)
    pairs = [
        pair
        for pair in challenge.pairs
        if is_for_training(challenge.bodies[pair.body]) and is_for_training(pair.headline)
    ]
    rows, known = rows_of(pairs, challenge, Reader())
    stances = np.asarray([STANCES.index(pair.stance) for pair in pairs], np.int64)
    OUT.write_text(json.dumps(fit(rows[known], stances[known]), separators=(",", ":")), encoding="utf-8")
    print(f"{int(known.sum())} pairs; {OUT}: {OUT.stat().st_size} bytes")


if __name__ == "__main__":
    main()
