"""Fit who denies what: `python -m training.denying`.

On `training/sets/denials.jsonl`: accounts written for this, with every denial in them and what it denies.
Each sentence in one voice denies one of all others, or nothing: a conditional logit (McFadden, 1974) in which
nothing has the score 0. Written into `assets/en/findings.json`.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray

from whosays.compare.findings.denials_evidence import Evidence
from whosays.compare.findings.denials_said import Denying, Said, told
from whosays.compare.units import lay_out
from whosays.extract import Reader
from whosays.extract.actors.fold import parts
from whosays.model import Account, Metadata

SET = Path(__file__).parent / "sets" / "denials.jsonl"
PENALTY, STEPS = 20.0, 200  # the penalty was chosen by cross-validation over the items
START = -4.0  # most sentences deny nothing
Choice = tuple[NDArray[np.float64], NDArray[np.bool_]]  # evidence of what may be denied, and which of it is


def choices(item: Mapping[str, Any], number: int, reader: Reader) -> tuple[list[str], list[Choice]]:
    """The names of the evidence, and of each sentence in one voice the choice that it has."""
    readings = [reader.read(_account(one, f"{number}:{n}")) for n, one in enumerate(item["accounts"])]
    evidence = Evidence(told([lay_out(one, reader.clauses(one.account.text)) for one in readings]))
    values = np.stack(list(evidence.values.values()), -1).astype(np.float64)
    found = []
    for row, said in enumerate(evidence.denying):
        labelled = _of_actor(
            said, [one for one in item["denials"] if _is(said, number, one["account"], one["denial"], item)]
        )
        right = np.asarray(
            [
                any(
                    _is(other, number, one["denied"]["account"], one["denied"]["text"], item)
                    for one in labelled
                )
                for other in evidence.said
            ]
        )
        held = evidence.admitted[row]
        if held.any() and right[held].any() == bool(labelled):
            found.append((values[row][held], right[held]))
    return list(evidence.values), found


def _account(one: Mapping[str, Any], name: str) -> Account:
    metadata = Metadata(outlet=one["outlet"], published=one["published"])
    return Account(name, None, one["text"], "en", metadata=metadata)


def _of_actor(said: Denying, labelled: Sequence[Mapping[str, Any]]) -> Sequence[Mapping[str, Any]]:
    """The labelled denials whose actor it is; all of them if the actor was taken for another."""
    name = set(parts(said.denier.voice.name))
    return [one for one in labelled if name & set(parts(one["actor"]))] or labelled


def _is(said: Said, number: int, account: int, words: str, item: Mapping[str, Any]) -> bool:
    """Whether something said has some of the labelled words."""
    if said.account != f"{number}:{account}":
        return False
    start = item["accounts"][account]["text"].index(words)
    return any(piece.start < start + len(words) and start < piece.end for piece in said.passage.pieces)


def fitted(found: Sequence[Choice]) -> tuple[float, NDArray[np.float64]]:
    """The bias and the weights."""
    rows = np.concatenate([values for values, _ in found])
    spread = rows.std(0) + 1e-2
    inputs = torch.tensor(rows / spread)
    right = torch.tensor(np.concatenate([chosen for _, chosen in found]))
    group = torch.tensor(np.repeat(np.arange(len(found)), [len(chosen) for _, chosen in found]))
    weights = torch.zeros(inputs.shape[1], dtype=torch.float64, requires_grad=True)
    bias = torch.tensor(START, dtype=torch.float64, requires_grad=True)
    optimiser = torch.optim.LBFGS([weights, bias], max_iter=STEPS, line_search_fn="strong_wolfe")

    def loss() -> float:
        optimiser.zero_grad()
        value = _loss(inputs @ weights + bias, right, group, len(found)) + PENALTY * (weights**2).sum() / 2
        value.backward()
        return float(value.detach())

    optimiser.step(loss)
    return float(bias.detach()), weights.detach().numpy() / spread


def _loss(scores: torch.Tensor, right: torch.Tensor, group: torch.Tensor, groups: int) -> torch.Tensor:
    """Minus the logarithm of the probability of what is chosen, nothing (with the score 0) included."""
    shares = scores.clamp(-25, 25).exp()
    none = torch.zeros(groups, dtype=shares.dtype)
    chosen = none.index_add(0, group, shares * right)
    total = 1 + none.index_add(0, group, shares)
    return (total.log() - torch.where(chosen > 0, chosen, torch.ones_like(chosen)).log()).sum()


def _items() -> Iterator[Mapping[str, Any]]:
    for line in SET.read_text(encoding="utf-8").splitlines():
        yield json.loads(line)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--assets", type=Path, default=Path("src/whosays/assets/en"))
    options = parser.parse_args()
    reader = Reader()
    made = [choices(item, number, reader) for number, item in enumerate(_items())]
    names, found = made[0][0], [choice for _, choices_ in made for choice in choices_]
    bias, weights = fitted(found)
    path = options.assets / "findings.json"
    kept = json.loads(path.read_text(encoding="utf-8"))
    rounded = {name: round(float(value), 4) for name, value in zip(names, weights, strict=True)}
    kept["denials"] = {"bias": round(bias, 4), "weights": rounded}
    path.write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")
    denying = sum(bool(right.any()) for _, right in found)
    print(f"{len(made)} items, {len(found)} sentences in one voice, {denying} of them denials")


if __name__ == "__main__":
    main()
