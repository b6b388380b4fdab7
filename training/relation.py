"""Whether a passage says a statement, or the contrary: how far it can be told. `python -m training.relation`.

Not shipped: on accounts as they are it does no better than what is (`LOG.md`). It measures what the meanings
of words carry, on scenes written for it (`sets/scenes`: some passages on one event, and statements with what
each passage says of them), a tenth of which it does not learn. Over the encoder as it is: each word of either
side is aligned, softly, to those of the other by what they mean, compared to what it was aligned to together
with its neighbours (decomposable attention, Parikh et al., EMNLP 2016), and all that is pooled.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import torch
import torch.nn.functional as F  # noqa: N812 - torch's own usage
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn.utils.rnn import pad_sequence

from whosays.compare.sentences import sentences
from whosays.extract import Encoder
from whosays.extract.windows import inputs
from whosays.extract.words import split_words

from .aligned import before
from .network import WIDTH
from .train import follow

SETS = Path(__file__).parent / "sets"
SAME, CONTRARY, NEITHER = range(3)
LETTERS = {"s": SAME, "f": SAME, "c": CONTRARY, "n": NEITHER}  # f: the same but for a figure
NEAR_MISS = {"negation": CONTRARY, "figure": SAME, "time": SAME}  # any other is another claim
HIDDEN, KEYS, DROPOUT = 96, 48, 0.2
EPOCHS, RATE, DECAY, AVERAGE, WARM_UP = 2, 1e-3, 0.05, 0.995, 100
PAIRS = 40  # a step, of one scene
STRANGE = 32  # a step, of its statements and another scene's passages: not said there
WEIGHTS = (1.0, 1.3, 0.8)  # of the classes
OWN = 10  # a step, of stretches of a scene's texts: said there
LEAST_WORDS, MOST_WORDS = 4, 150
Pair = tuple[int, int, int]  # numbers of a statement and of a passage, and the class
ONE_IN = 10  # scenes that are kept to measure on


class Side(NamedTuple):
    """The words of P texts.

    Attributes:
        narrow: (P, W, HIDDEN); mask: (P, W); beyond: (P, W), far below zero behind the words.
        worth: (P, W, 1), adding up to one.
    """

    narrow: Tensor
    mask: Tensor
    beyond: Tensor
    worth: Tensor


class Relation(nn.Module):
    """Meanings of the words of P statements and passages to scores (P, 3): same, contrary, neither."""

    def __init__(self) -> None:
        super().__init__()
        self.narrow = nn.Linear(WIDTH, HIDDEN)
        self.query, self.key = (nn.Linear(WIDTH, KEYS, bias=False) for _ in range(2))
        self.sharpness = nn.Parameter(torch.tensor(12.0))
        self.compared = nn.Sequential(nn.Linear(4 * HIDDEN + 3, HIDDEN), nn.GELU(), nn.Dropout(DROPOUT))
        self.around = nn.Conv1d(HIDDEN, HIDDEN, 5, padding=2)
        self.worth = nn.Linear(WIDTH, 1)
        self.scores = nn.Sequential(
            nn.Linear(4 * HIDDEN + 4, HIDDEN), nn.GELU(), nn.Dropout(DROPOUT), nn.Linear(HIDDEN, 3)
        )
        self.dropout = nn.Dropout(DROPOUT)
        nn.init.normal_(self.key.weight, std=0.01)  # at first words are aligned by their cosine alone

    def forward(self, said: Tensor, said_mask: Tensor, passage: Tensor, passage_mask: Tensor) -> Tensor:
        """Scores.

        Args:
            said, passage: (P, W, 384), (P, V, 384); the masks (P, W), (P, V): 1 for words, 0 behind them.
        """
        one, other = (self._side(*side) for side in ((said, said_mask), (passage, passage_mask)))
        cosine = F.normalize(said, dim=-1) @ F.normalize(passage, dim=-1).transpose(1, 2)
        learnt = self.query(self.dropout(said)) @ self.key(self.dropout(passage)).transpose(1, 2)
        near = self.sharpness * cosine + learnt
        seen = self._seen(one, other, near, cosine)
        back = self._seen(other, one, near.transpose(1, 2), cosine.transpose(1, 2))
        whole = (_mean(said, said_mask) * _mean(passage, passage_mask)).sum(-1, keepdim=True)
        scores: Tensor = self.scores(torch.cat([*seen, *back, whole, whole * whole], -1))
        return scores

    def _side(self, words: Tensor, mask: Tensor) -> Side:
        beyond = (1 - mask) * -1e4
        worth = (self.worth(words).squeeze(-1) + beyond).softmax(-1)
        return Side(F.gelu(self.narrow(self.dropout(words))), mask, beyond, worth[..., None])

    def _seen(self, one: Side, other: Side, near: Tensor, cosine: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """One side, each word beside what it was aligned to: their mean by worth, the most, how near."""
        shares = (near + other.beyond[:, None]).softmax(-1)
        aligned = shares @ other.narrow
        nearest = (cosine + other.beyond[:, None]).amax(-1, keepdim=True)
        how_near = [nearest, (shares * cosine).sum(-1, keepdim=True), shares.amax(-1, keepdim=True)]
        sides = [one.narrow, aligned, one.narrow * aligned, (one.narrow - aligned).abs()]
        alone = self.compared(torch.cat([*sides, *how_near], -1))
        around = self.around((alone * one.mask[..., None]).transpose(1, 2)).transpose(1, 2)
        compared = alone + F.gelu(around)
        most = (compared + one.beyond[..., None]).amax(1)
        return (compared * one.worth).sum(1), most, (nearest * one.worth).sum(1)


def _mean(words: Tensor, mask: Tensor) -> Tensor:
    return F.normalize((words * mask[..., None]).sum(1), dim=-1)


@dataclass(frozen=True, slots=True)
class Scene:
    """Texts, and pairs (statement, passage, class) of them by their numbers."""

    texts: tuple[str, ...]
    pairs: tuple[Pair, ...]


def scenes() -> Iterator[Scene]:
    """The scenes that were written for it."""
    for path in sorted((SETS / "scenes").glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            yield _scene(json.loads(line))


def _scene(kept: Mapping[str, Any]) -> Scene:
    passages, statements = kept["passages"], kept["statements"]
    texts = (*(one["text"] for one in statements), *passages)
    pairs = (
        (number, len(statements) + place, LETTERS[letter])
        for number, one in enumerate(statements)
        for place, letter in enumerate(one["in"])
    )
    return Scene(texts, tuple(pairs))


def claims() -> Iterator[Scene]:
    """The claims in several wordings, each against the others and against its near misses."""
    for line in (SETS / "claims" / "groups.jsonl").read_text(encoding="utf-8").splitlines():
        kept = json.loads(line)
        wordings = (kept["claim"], *kept["same"])
        misses = kept["other"]
        numbers = range(len(wordings))
        pairs = [(one, other, SAME) for one in numbers for other in numbers if one != other]
        for place, miss in enumerate(misses, len(wordings)):
            kind = NEAR_MISS.get(miss["why"], NEITHER)
            pairs += [pair for one in numbers for pair in ((place, one, kind), (one, place, kind))]
        yield Scene((*wordings, *(miss["text"] for miss in misses)), tuple(pairs))


def statements() -> Iterator[Scene]:
    """Statements on accounts, against the sentences that carry or deny them, or against all."""
    for line in (SETS / "claims" / "statements.jsonl").read_text(encoding="utf-8").splitlines():
        kept = json.loads(line)
        account = kept["account"]
        parts = [account[start:end] for start, end in sentences(account)]
        pairs = []
        for number, one in enumerate(kept["statements"], len(parts)):
            kind = {"covered": SAME, "denied": CONTRARY}.get(one["verdict"], NEITHER)
            begins = one["evidence"][:40]
            for place, sentence in enumerate(parts):
                is_it = kind != NEITHER and (begins in sentence or sentence in one["evidence"])
                pairs.append((number, place, kind if is_it else NEITHER))
        yield Scene((*parts, *(one["text"] for one in kept["statements"])), tuple(pairs))


class Meanings:
    """What the words of a text mean, (W, 384); each text is encoded once."""

    def __init__(self, encoder: Encoder) -> None:
        self.encoder = encoder
        self._kept: dict[str, NDArray[np.float16]] = {}

    def __call__(self, text: str) -> Tensor:
        if text not in self._kept:
            words = split_words(text, self.encoder.tokenizer, [(0, len(text))])
            encoded = self.encoder.encode(inputs(words, np.arange(len(words))[:MOST_WORDS]))
            self._kept[text] = encoded.meaning.astype(np.float16)
        return torch.from_numpy(self._kept[text].astype(np.float32))


def meant(scene: Scene, pairs: Sequence[Pair], mean: Meanings) -> list[tuple[Tensor, Tensor]]:
    """What both sides of some of a scene's pairs mean."""
    return [(mean(scene.texts[said]), mean(scene.texts[there])) for said, there, _ in pairs]


def scores(network: Relation, pairs: Sequence[tuple[Tensor, Tensor]]) -> Tensor:
    """(P, 3)."""
    said, there = zip(*pairs, strict=True)
    made: Tensor = network(*padded(said), *padded(there))
    return made


def padded(texts: Iterable[Tensor]) -> tuple[Tensor, Tensor]:
    """Texts side by side, and their mask."""
    texts = list(texts)
    mask = pad_sequence([torch.ones(len(one)) for one in texts], batch_first=True)
    return pad_sequence(texts, batch_first=True), mask


def train(found: Sequence[Scene], mean: Meanings, epochs: int, seed: int) -> Relation:
    """The network, learnt: the moving average of its weights."""
    torch.manual_seed(seed)
    chance = random.Random(seed)
    network, average = Relation().train(), Relation()
    average.load_state_dict(network.state_dict())
    optimizer = torch.optim.AdamW(network.parameters(), RATE, weight_decay=DECAY)
    steps = epochs * len(found)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min(1.0, step / WARM_UP + 0.01) * max(0.02, 1 - step / steps)
    )
    weights = torch.tensor(WEIGHTS)
    order: list[int] = []
    for step in range(steps):
        if step % len(found) == 0:
            order = chance.sample(range(len(found)), len(found))
        scene = found[order[step % len(found)]]
        pairs = list(scene.pairs if len(scene.pairs) <= PAIRS else chance.sample(scene.pairs, PAIRS))
        scene, strange = _with_strangers(scene, chance.choice(found), chance)
        pairs += strange
        own = _own(scene, mean, chance)
        right = torch.tensor([*(pair[2] for pair in pairs), *(SAME for _ in own)])
        optimizer.zero_grad()
        made = scores(network, [*meant(scene, pairs, mean), *own])
        F.cross_entropy(made, right, weights, label_smoothing=0.03).backward()
        torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimizer.step()
        schedule.step()
        follow(average, network, min(AVERAGE, (1 + step) / (10 + step)))
    return average.eval()


def _with_strangers(scene: Scene, other: Scene, chance: random.Random) -> tuple[Scene, list[Pair]]:
    """The texts of two scenes as one, and pairs of what the one states and the other's passages say."""
    said, there = ([pair[side] for pair in one.pairs] for one, side in ((scene, 0), (other, 1)))
    count = len(scene.texts)
    pairs = [(chance.choice(said), count + chance.choice(there), NEITHER) for _ in range(STRANGE)]
    return Scene((*scene.texts, *other.texts), scene.pairs), pairs


def _own(scene: Scene, mean: Meanings, chance: random.Random) -> list[tuple[Tensor, Tensor]]:
    """Stretches of the scene's texts against the whole: what stands there word for word is said there."""
    made = []
    for text in chance.choices(scene.texts, k=OWN):
        there = mean(text)
        length = chance.randint(min(LEAST_WORDS, len(there)), len(there))
        start = chance.randint(0, len(there) - length)
        made.append((there[start : start + length], there))
    return made


@torch.no_grad()
def measured(network: Relation, found: Sequence[Scene], mean: Meanings) -> dict[str, float]:
    """AUC of what is there (said or contradicted) and of what is contradicted; accuracy of three classes."""
    made = torch.cat([scores(network, meant(one, one.pairs, mean)).softmax(-1) for one in found]).numpy()
    right = np.asarray([pair[2] for one in found for pair in one.pairs])
    there = made[:, SAME] + made[:, CONTRARY]
    contrary = made[:, CONTRARY]
    return {
        "there": before(there[right != NEITHER], there[right == NEITHER]),
        "contrary": before(contrary[right == CONTRARY], contrary[right != CONTRARY]),
        "accuracy": float((made.argmax(1) == right).mean()),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--epochs", type=int, default=EPOCHS)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    mean = Meanings(Encoder())
    written = list(scenes())
    kept = written[::ONE_IN]
    learnt = [one for number, one in enumerate(written) if number % ONE_IN] + [*claims(), *statements()]
    network = train([one for one in learnt if one.pairs], mean, options.epochs, options.seed)
    print(json.dumps(measured(network, kept, mean)))


if __name__ == "__main__":
    main()
