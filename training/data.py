"""Corpora to batches: windows of documents with what the heads should say of each word."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn.utils.rnn import pad_sequence

from whosays.evaluate.corpora import ner
from whosays.evaluate.corpora.brat import Extent, GoldDocument
from whosays.extract.labels import ARGUMENTS, CONTENT, CUE, ENTITIES, ROLES, SOURCE, distances
from whosays.extract.windows import Inputs, cut, inputs
from whosays.extract.words import LOWER, Ints, Words, paragraphs, split_words

SIZE = 384  # pieces a window
BUDGET = 8 * SIZE  # pieces a batch, padding included
SENTENCE_ENDS = {".", "!", "?"}


@dataclass(slots=True)
class Cue:
    """A gold attribution in words of its window: the cue, and the label of every word seen from it."""

    start: int
    end: int
    labels: Ints


@dataclass(slots=True)
class Example:
    """One window and its gold; a head whose gold is None learns nothing from it.

    Attributes:
        clauses: extents in words whose meaning is distilled.
        entities: (W, labels) boolean, what the corpus allows each word to be.
    """

    inputs: Inputs
    clauses: list[tuple[int, int]]
    roles: Ints | None = None
    cues: list[Cue] = field(default_factory=list)
    entities: NDArray[np.bool_] | None = None

    def __len__(self) -> int:
        return len(self.inputs.pieces)


@dataclass(frozen=True, slots=True)
class Attributed:
    """A PolNeAR document in words: (source, cue, content) extents of each attribution."""

    words: Words
    sentence_ends: Ints
    attributions: list[tuple[list[Extent], list[Extent], list[Extent]]]


@dataclass(frozen=True, slots=True)
class Named:
    """A document of a named-entity corpus in words."""

    words: Words
    sentence_ends: Ints
    allowed: NDArray[np.bool_]


# --- reading ---------------------------------------------------------------------------------------


def attributed(document: GoldDocument, tokenizer: Tokenizer) -> Attributed:
    words = split_words(document.text, tokenizer, list(paragraphs(document.text)))
    found = []
    for gold in document.attributions:
        roles = [
            [r for r in (words.touched(*e) for e in part) if r[0] < r[1]]
            for part in (gold.source, gold.cue, gold.content)
        ]
        if roles[1] and roles[2]:
            found.append(tuple(roles))
    return Attributed(words, sentence_ends(words, document.text), found)


def named(document: ner.TaggedDocument, tokenizer: Tokenizer, joined: bool) -> Named:
    """`joined`: the sentences as one paragraph, else as one each."""
    mapping = ner.ALLOWED[document.corpus]
    text, gold = "", []
    for sentence in document.sentences:
        for word, label in zip(sentence.words, sentence.labels, strict=True):
            gold.append((len(text), len(text) + len(word), label))
            text += word + " "
        text += "" if joined else "\n\n"
    words = split_words(text, tokenizer, list(paragraphs(text)))
    allowed = np.zeros((len(words), len(ENTITIES)), bool)
    hidden = ["O", *(f"{mark}-{kind.value}" for kind in mapping["O"] for mark in "BI")]
    allowed[:, [ENTITIES.index(label) for label in hidden]] = True
    for start, end, label in gold:
        if label == "O":
            continue
        first, last = words.touched(start, end)
        for index in range(first, last):
            mark = label[0] if index == first else "I"
            allowed[index] = False
            allowed[index, [ENTITIES.index(f"{mark}-{kind.value}") for kind in mapping[label[2:]]]] = True
    return Named(words, sentence_ends(words, text), allowed)


def sentence_ends(words: Words, text: str) -> Ints:
    """Indices just behind the words that end a sentence (a full stop before a capital) or a paragraph."""
    marks = np.asarray(
        [text[a:b] in SENTENCE_ENDS for a, b in zip(words.start, words.end, strict=True)], bool
    )
    spaced = np.append(words.start[1:] > words.end[:-1], True)
    capital = np.append(words.case[1:] != LOWER, True)
    last = np.append(np.diff(words.paragraph) > 0, True)
    return np.flatnonzero((marks & spaced & capital) | last) + 1


# --- windows ---------------------------------------------------------------------------------------


def windows(document: Attributed | Named, chance: random.Random) -> Iterator[Example]:
    """The document cut into windows of whole paragraphs, elsewhere each time."""
    words = document.words
    if not len(words):
        return
    # The first window's length is drawn, and moves all others.
    reach = int(np.searchsorted(words.first, chance.randrange(SIZE // 4, SIZE)))
    head = int(np.searchsorted(words.paragraph, words.paragraph[min(reach, len(words) - 1)]))
    for first, last in ((0, head), (head, len(words))):
        for window in cut(_part(words, first, last), SIZE, 0):
            yield example(document, first + window.core_start, first + window.core_end)


def _part(words: Words, first: int, last: int) -> Words:
    """Words `first:last` alone."""
    arrays = ("start", "end", "case", "quoted", "paragraph")
    chosen = {name: getattr(words, name)[first:last] for name in arrays}
    return replace(words, **chosen, first=words.first[first : last + 1])


def example(document: Attributed | Named, first: int, last: int) -> Example:
    """The example of words `first:last`."""
    ends = document.sentence_ends
    bounds = [first, *ends[(ends > first) & (ends < last)], last]
    clauses = [(int(a) - first, int(b) - first) for a, b in pairwise(bounds) if 4 <= b - a <= 60]
    made = Example(inputs(document.words, np.arange(first, last)), clauses)
    if isinstance(document, Named):
        made.entities = document.allowed[first:last]
    else:
        _label(made, document, first, last)
    return made


def _label(made: Example, document: Attributed, first: int, last: int) -> None:
    count = last - first
    made.roles = np.zeros(count, np.int64)
    for source, cue, content in document.attributions:
        for name, extents in ((CONTENT, content), (SOURCE, source), (CUE, cue)):
            _paint(made.roles, ROLES, name, extents, first)
        start, end = cue[0][0] - first, cue[0][1] - first
        if start < 0 or end > count:
            continue
        labels = np.zeros(count, np.int64)
        for name, extents in ((CONTENT, content), (SOURCE, source)):
            _paint(labels, ARGUMENTS, name, extents, first)
        made.cues.append(Cue(start, end, labels))


def _paint(labels: Ints, names: Sequence[str], name: str, extents: list[Extent], first: int) -> None:
    begin, inside = names.index(f"B-{name}"), names.index(f"I-{name}")
    for start, end in extents:
        here = slice(max(0, start - first), max(0, end - first))
        after = labels[here.stop : here.stop + 1]
        # What is painted over goes on behind it: from there it begins anew.
        after[(after > 0) & (after % 2 == 0)] -= 1
        labels[here] = inside
        labels[here][:1] = begin


def fragment(document: Attributed, chance: random.Random) -> Example | None:
    """A sentence as it reads when a content is read again: alone, uncapitalised, without its full stop."""
    ends = document.sentence_ends
    number = chance.randrange(len(ends))
    first, last = int(ends[number - 1]) if number else 0, int(ends[number]) - 1
    crossing = any(
        start < last + 1 and end > first and not (first <= start and end <= last + 1)
        for parts in document.attributions
        for part in parts
        for start, end in part
    )
    if last - first < 5 or crossing:
        return None
    made = example(document, first, last)
    if chance.random() < 0.7:
        made.inputs.case[1] = LOWER
    return made


# --- batches ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Batch:
    """Padded examples. Shapes: B windows, T pieces, W words, C cues, K clauses."""

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
        cue_distances=torch.from_numpy(np.stack([distances(width, c.start, c.end) for _, c in cues]))
        if cues
        else torch.zeros(0, width, dtype=torch.long),
        cue_labels=padded([*(c.labels for _, c in cues), np.zeros(width, np.int64)])[:-1],
        entities=padded(e.entities for e in group) if group[0].entities is not None else None,
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


def _alone(whole: Inputs, start: int, end: int) -> Ints:
    """The pieces of words `start:end` between [CLS] and [SEP]."""
    stop = whole.heads[end] if end < len(whole.heads) else len(whole.pieces) - 1
    inner = whole.pieces[whole.heads[start] : stop]
    return np.concatenate([whole.pieces[:1], inner, whole.pieces[-1:]])
