"""Sets the weights of `compare.likeness` and `compare.presence` on ECB+, and writes `claims.json`.

    python -m training.claims --data DATA

*Present*: a logistic regression over each word of an account as the one that tells of a mention's event; the
account has it as far as any of them does (the log of the sum), so that only accounts need labels. *Same*: one
over pairs of units of two accounts of one story, and over pairs of NANCO's answers, all of these together
counting as much. One claim are two units headed by mentions of one event; two claims are those that share no
event. Both classes count half each, so that a half is where they part; of two units of one story few are one
claim, which the bias of *same* says in the end.
Only topics that are not held out are read; `--across` prints what folds over all topics give instead.
"""

from __future__ import annotations

import argparse
import json
import pickle
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

import numpy as np
import torch
from torch.nn import functional

from whosays.compare import likeness, presence
from whosays.compare.likeness_words import sheet
from whosays.compare.weights import weights
from whosays.evaluate import claims
from whosays.evaluate.corpora import ecbplus
from whosays.evaluate.coverage import Told, pairs, told
from whosays.extract import Reader

FOLDS = 5
_PENALTY = 1e-4
_STEPS = 60
_KEPT = 0.2  # share of the pairs of units that are two claims


@dataclass(frozen=True, slots=True)
class Examples:
    """Evidence (N, F) in rows; the rows of one example share a number in `example`; one label an example."""

    names: tuple[str, ...]
    rows: torch.Tensor
    example: torch.Tensor
    label: torch.Tensor
    topic: np.ndarray

    def where(self, chosen: np.ndarray) -> Examples:
        """The chosen of them."""
        number = torch.cumsum(torch.as_tensor(chosen), 0) - 1
        kept = torch.as_tensor(chosen)[self.example]
        return Examples(
            self.names,
            self.rows[kept],
            number[self.example[kept]],
            self.label[torch.as_tensor(chosen)],
            self.topic[chosen],
        )


@dataclass(frozen=True, slots=True)
class Fitted:
    weights: torch.Tensor
    bias: torch.Tensor

    def to_dict(self, names: Sequence[str]) -> dict[str, object]:
        values = zip(names, self.weights.tolist(), strict=True)
        return {"bias": round(float(self.bias), 4), "weights": {name: round(w, 4) for name, w in values}}


def fit(examples: Examples, by: torch.Tensor | None = None) -> Fitted:
    """The weights that part the labels best, both classes counting half, within each group of `by`."""
    mean, spread = examples.rows.mean(0), examples.rows.std(0) + 1e-3
    scaled = (examples.rows - mean) / spread
    worth = _worth(examples.label, by)
    slope = torch.zeros(scaled.shape[1], requires_grad=True)
    bias = torch.tensor(-3.0, requires_grad=True)
    optimiser = torch.optim.LBFGS([slope, bias], max_iter=_STEPS, line_search_fn="strong_wolfe")

    def loss() -> torch.Tensor:
        optimiser.zero_grad()
        scores = pooled(scaled @ slope, examples.example, len(examples.label)) + bias
        each = functional.binary_cross_entropy_with_logits(scores, examples.label, reduction="none")
        total = (worth * each).mean() + _PENALTY * (slope**2).sum()
        total.backward()
        return total

    optimiser.step(loss)
    unscaled = slope.detach() / spread
    return Fitted(unscaled, bias.detach() - (unscaled * mean).sum())


def _worth(label: torch.Tensor, by: torch.Tensor | None) -> torch.Tensor:
    group = torch.zeros_like(label) if by is None else by
    worth = torch.zeros_like(label)
    for own in group.unique():
        share = label[group == own].mean()
        worth += (group == own) * torch.where(label > 0, 0.5 / share, 0.5 / (1 - share))
    return worth


def pooled(scores: torch.Tensor, example: torch.Tensor, count: int) -> torch.Tensor:
    """The log of the summed exponentials of each example's rows."""
    highest = torch.full((count,), -1e9).scatter_reduce(0, example, scores.detach(), "amax")
    sums = torch.zeros(count).index_add(0, example, torch.exp(scores - highest[example]))
    return highest + torch.log(sums)


def balanced(fitted: Fitted, examples: Examples) -> tuple[float, float]:
    """Balanced accuracy at a half, and F1 of the examples labelled 0."""
    scores = pooled(examples.rows @ fitted.weights, examples.example, len(examples.label)) + fitted.bias
    said, true = (scores >= 0).numpy(), examples.label.numpy() > 0
    absent = 2 * (~said & ~true).sum() / ((~said).sum() + (~true).sum())
    return float((said[true].mean() + (~said[~true]).mean()) / 2), float(absent)


def present(accounts: Sequence[Told]) -> Examples:
    """An example for each mention and other account of its story, a row for each word there."""
    made: list[tuple[Mapping[str, np.ndarray], list[bool], str]] = []
    for asked, other, mentions in pairs(accounts):
        if other.laid.units:
            seen = presence.evidence(presence.sheet_of([query for _, query in mentions]), sheet(other.laid))
            labels = [event in other.events for event, _ in mentions]
            made.append((seen, labels, asked.document.topic))
    names = tuple(made[0][0])
    rows = [np.stack([seen[name] for name in names], -1) for seen, *_ in made]
    lengths = [part.shape[1] for part in rows for _ in range(part.shape[0])]
    return Examples(
        names,
        torch.tensor(np.concatenate([part.reshape(-1, len(names)) for part in rows])),
        torch.repeat_interleave(torch.arange(len(lengths)), torch.tensor(lengths)),
        torch.tensor([float(label) for _, labels, _ in made for label in labels]),
        np.asarray([topic for _, labels, topic in made for _ in labels]),
    )


def same(accounts: Sequence[Told], seed: int) -> Examples:
    """An example of one row for pairs of units of two accounts of one story."""
    random = np.random.default_rng(seed)
    rows: list[np.ndarray] = []
    labels: list[np.ndarray] = []
    topics: list[str] = []
    names: tuple[str, ...] = ()
    for one, other in _of_one_story(accounts):
        seen = likeness.evidence(sheet(one.laid), sheet(other.laid))
        names = tuple(seen)
        yes, no = _truth(one, other)
        kept = yes | (no & (random.random(no.shape) < _KEPT))
        rows.append(np.stack([values[kept] for values in seen.values()], -1))
        labels.append(yes[kept])
        topics += [one.document.topic] * int(kept.sum())
    return _single(names, np.concatenate(rows), np.concatenate(labels), topics)


def answers(data: Path, reader: Reader) -> Examples:
    """The pairs of NANCO's answers; the topic of each is its question."""
    rows: list[np.ndarray] = []
    labels: list[bool] = []
    topics: list[str] = []
    names: tuple[str, ...] = ()
    for question in json.loads((data / "nanco" / "answers.json").read_text(encoding="utf-8")):
        sheets = claims.sheets(question["answers"], reader)
        for one, other, is_same in claims.judged(question["answers"]):
            seen = likeness.evidence(sheets[one], sheets[other])
            names = tuple(seen)
            rows.append(np.asarray([values[0, 0] for values in seen.values()], np.float32))
            labels.append(is_same)
            topics.append(question["question"])
    return _single(names, np.stack(rows), np.asarray(labels), topics)


def _single(names: tuple[str, ...], rows: np.ndarray, labels: np.ndarray, topics: Sequence[str]) -> Examples:
    label = torch.tensor(labels.astype(np.float32))
    return Examples(names, torch.tensor(rows), torch.arange(len(label)), label, np.asarray(topics))


def fit_same(units: Examples, asked: Examples) -> Fitted:
    """On both; what parts the claims of one question is another height than what parts those of a story."""
    times = max(1, len(units.label) // len(asked.label))
    rows = torch.cat([units.rows, asked.rows.repeat(times, 1)])
    is_asked = (torch.arange(len(rows)) >= len(units.rows)).float()[:, None]
    labels = torch.cat([units.label, asked.label.repeat(times)])
    joined = Examples(
        units.names, torch.cat([rows, is_asked], 1), torch.arange(len(rows)), labels, np.empty(0)
    )
    fitted = fit(joined, by=is_asked[:, 0])
    share = float(units.label.sum() / (units.label.sum() + (1 - units.label).sum() / _KEPT))
    return Fitted(fitted.weights[:-1], fitted.bias + float(np.log(share / (1 - share))))


def _of_one_story(accounts: Sequence[Told]) -> Iterator[tuple[Told, Told]]:
    def story(account: Told) -> str:
        return account.document.story

    for _, group in groupby(sorted(accounts, key=story), key=story):
        known = [account for account in group if account.laid.units]
        yield from ((one, other) for place, one in enumerate(known) for other in known[:place])


def _truth(one: Told, other: Told) -> tuple[np.ndarray, np.ndarray]:
    """(U, V) each: pairs of units that are one claim, and pairs that are two."""
    mine, theirs = _events(one), _events(other)
    yes = [[bool(heads & others) for others, _ in theirs] for heads, _ in mine]
    no = [[bool(heads and others) and not events & all_ for others, all_ in theirs] for heads, events in mine]
    return np.asarray(yes, np.bool_), np.asarray(no, np.bool_)


def _events(account: Told) -> list[tuple[set[str], set[str]]]:
    """Of each unit the events that its head means, and all that it mentions."""
    return [
        (
            {event for event, query in account.mentions if unit.head in query.focus},
            {event for event, query in account.mentions if set(query.focus) & set(unit.words)},
        )
        for unit in account.laid.units
    ]


def average(accounts: Sequence[Told]) -> list[float]:
    """What the words of units mean on average."""
    total = np.mean([sheet(account.laid).meaning.mean(0) for account in accounts if account.laid.units], 0)
    return [round(float(value), 4) for value in total]


def across(examples: Examples, folds: int, fitted: Callable[[Examples], Fitted]) -> tuple[float, float]:
    """Of all topics, each told by weights of the other folds."""
    topics = sorted(set(examples.topic))
    fold = np.asarray([topics.index(topic) % folds for topic in examples.topic])
    each = [balanced(fitted(examples.where(fold != k)), examples.where(fold == k)) for k in range(folds)]
    mean = np.mean(each, 0)
    return float(mean[0]), float(mean[1])


def across_questions(units: Examples, asked: Examples) -> float:
    """NANCO's balanced accuracy, each question told by weights and the threshold of the others."""
    each = []
    for question in sorted(set(asked.topic)):
        others = asked.where(asked.topic != question)
        fitted = fit_same(units, others)
        known, new = (
            (one.rows @ fitted.weights).numpy() for one in (others, asked.where(asked.topic == question))
        )
        threshold = claims.best_threshold(claims.Pairs(known, others.label.numpy() > 0))
        truth = asked.where(asked.topic == question).label.numpy() > 0
        each.append(claims.balanced_accuracy(new >= threshold, truth))
    return float(np.mean(each))


def laid_out(data: Path, only: Callable[[str], bool], cache: Path | None) -> list[Told]:
    """The documents of the topics, laid out; from the cache if there is one."""
    if cache and cache.exists():
        known = pickle.loads(cache.read_bytes())  # noqa: S301 - what this program wrote
    else:
        reader = Reader()
        known = [told(document, reader) for document in ecbplus.documents(data) if document.complete]
        if cache:
            cache.write_bytes(pickle.dumps(known))
    return [account for account in known if only(account.document.topic)]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--to", type=Path, default=Path("src/whosays/assets/en/claims.json"))
    parser.add_argument("--cache", type=Path, help="where the documents are kept, laid out")
    parser.add_argument("--across", action="store_true", help="folds over all topics; nothing is written")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    accounts = laid_out(
        options.data / "ecbplus",
        lambda topic: options.across or not ecbplus.held_out(topic),
        options.cache,
    )
    if not options.across:
        _centre(options.to, average(accounts))
    units, asked = same(accounts, options.seed), answers(options.data, Reader())
    events = present(accounts)
    if options.across:
        print("present", *across(events, FOLDS, fit))
        print("NANCO", across_questions(units, asked))
        return
    fitted = {"same": fit_same(units, asked), "present": fit(events)}
    print("present", *balanced(fitted["present"], events))
    _write(
        options.to,
        {name: one.to_dict(units.names if name == "same" else events.names) for name, one in fitted.items()},
    )


def _centre(path: Path, average: Sequence[float]) -> None:
    """Writes the average, and has what is computed from it made anew."""
    _write(path, {"average": average})
    weights.cache_clear()
    sheet.cache_clear()


def _write(path: Path, values: Mapping[str, object]) -> None:
    kept = json.loads(path.read_text(encoding="utf-8")) | values
    path.write_text(f"{json.dumps(kept)}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
