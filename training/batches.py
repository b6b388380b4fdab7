"""Examples to batches: padded tensors."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn.utils.rnn import pad_sequence

from whosays.extract.labels import distances
from whosays.extract.windows import SIZE, Inputs
from whosays.extract.words import Ints

from .documents import Query
from .examples import Example, few

BUDGET = 8 * SIZE  # pieces a batch, padding included


@dataclass(frozen=True, slots=True)
class Batch:
    """Padded examples. Shapes: B windows, T pieces, W words, C cues, Q queries, K clauses."""

    pieces: Tensor  # (B, T)
    case: Tensor  # (B, T)
    quoted: Tensor  # (B, T)
    attended: Tensor  # (B, T) bool
    heads: Tensor  # (B, W)
    words: Tensor  # (B, W) bool
    roles: Tensor | None  # (B, W)
    cue_rows: Tensor  # (C,)
    cue_means: Tensor  # (C, W), each row sums to one over the cue's words
    cue_distances: Tensor  # (C, W)
    cue_labels: Tensor  # (C, W)
    entities: Tensor | None  # (B, W, labels) bool
    times: Tensor | None  # (B, W)
    query_rows: Tensor  # (Q,)
    query_means: Tensor  # (Q, W), as the cues'
    query_distances: Tensor  # (Q, W)
    query_right: Tensor  # (Q, W + 1) bool: right answers; the last is *none*
    query_asked: Tensor  # (Q, W + 1) bool: all answers that count
    clause_rows: Tensor  # (K,)
    clause_means: Tensor  # (K, W)
    clause_pieces: Tensor  # (K, t), read alone, for the teacher
    clause_attended: Tensor  # (K, t) bool


def batches(examples: list[Example], chance: random.Random, clauses: int) -> Iterator[Batch]:
    """Batches of about equal length within the budget of pieces, in random order."""
    ordered = sorted(examples, key=lambda e: len(e) + chance.random() * 16)
    groups: list[list[Example]] = [[]]
    for item in ordered:
        if len(item) * (len(groups[-1]) + 1) > BUDGET:
            groups.append([])
        groups[-1].append(item)
    chance.shuffle(groups)
    for group in groups:
        if group:
            yield collate(group, chance, clauses)


def collate(group: list[Example], chance: random.Random, clauses: int) -> Batch:
    def padded(rows: Iterable[NDArray]) -> Tensor:
        return pad_sequence([torch.from_numpy(np.asarray(row)) for row in rows], batch_first=True)

    counts = [len(e.inputs.heads) for e in group]
    width = max(counts)
    cues = [(row, cue) for row, e in enumerate(group) for cue in e.cues]
    asked = [(row, query) for row, e in enumerate(group) for query in few(e.queries, chance)]
    picked = [(row, clause) for row, e in enumerate(group) for clause in e.clauses]
    picked = chance.sample(picked, min(clauses, len(picked)))
    alone = [_alone(group[row].inputs, start, end) for row, (start, end) in picked] or [np.zeros(1, np.int64)]
    return Batch(
        pieces=padded(e.inputs.pieces for e in group),
        case=padded(e.inputs.case for e in group),
        quoted=padded(e.inputs.quoted for e in group),
        attended=padded(np.ones(len(e), bool) for e in group),
        heads=padded(e.inputs.heads for e in group),
        words=padded(np.ones(count, bool) for count in counts),
        roles=padded(e.roles for e in group) if group[0].roles is not None else None,
        cue_rows=torch.tensor([row for row, _ in cues], dtype=torch.long),
        cue_means=torch.from_numpy(means([(c.start, c.end) for _, c in cues], width)),
        cue_distances=far([(c.start, c.end) for _, c in cues], width),
        cue_labels=padded([*(c.labels for _, c in cues), np.zeros(width, np.int64)])[:-1],
        entities=padded(e.entities for e in group) if group[0].entities is not None else None,
        times=padded(e.times for e in group) if group[0].times is not None else None,
        query_rows=torch.tensor([row for row, _ in asked], dtype=torch.long),
        query_means=torch.from_numpy(means([(q.start, q.end) for _, q in asked], width)),
        query_distances=far([(q.start, q.end) for _, q in asked], width),
        query_right=torch.from_numpy(right([q for _, q in asked], width)),
        query_asked=torch.from_numpy(known([q for _, q in asked], width)),
        clause_rows=torch.tensor([row for row, _ in picked], dtype=torch.long),
        clause_means=torch.from_numpy(means([clause for _, clause in picked], width)),
        clause_pieces=padded(alone),
        clause_attended=padded(np.ones(len(a), bool) for a in alone),
    )


def means(extents: Sequence[tuple[int, int]], width: int) -> NDArray[np.float32]:
    """One row an extent; multiplied with the words' vectors it gives the extent's mean."""
    made = np.zeros((len(extents), width), np.float32)
    for row, (start, end) in enumerate(extents):
        made[row, start:end] = 1 / (end - start)
    return made


def far(extents: Sequence[tuple[int, int]], width: int) -> Tensor:
    """The distance bucket of each word from each extent, one row an extent."""
    rows = [distances(width, start, end) for start, end in extents]
    return torch.from_numpy(np.stack(rows)) if rows else torch.zeros(0, width, dtype=torch.long)


def right(queries: Sequence[Query], width: int) -> NDArray[np.bool_]:
    """(Q, W + 1) the right answers: words of the same elsewhere; *none*, the last, where there are none."""
    made = np.zeros((len(queries), width + 1), bool)
    for row, query in zip(made, queries, strict=True):
        if len(query.same):
            row[query.same] = True
        elif query.other is None:
            row[-1] = True
        else:
            row[:] = True
            row[query.other] = False
    return made


def known(queries: Sequence[Query], width: int) -> NDArray[np.bool_]:
    """(Q, W + 1) the answers that count: not the query itself, nor words that may be the same or not."""
    made = np.ones((len(queries), width + 1), bool)
    for row, query in zip(made, queries, strict=True):
        row[query.unknown] = False
        row[query.start : query.end] = False
    return made


def _alone(whole: Inputs, start: int, end: int) -> Ints:
    """The pieces of words `start:end` between [CLS] and [SEP]."""
    stop = whole.heads[end] if end < len(whole.heads) else len(whole.pieces) - 1
    inner = whole.pieces[whole.heads[start] : stop]
    return np.concatenate([whole.pieces[:1], inner, whole.pieces[-1:]])
