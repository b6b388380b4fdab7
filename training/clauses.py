"""The head that finds clauses, over the encoder as it is: `python -m training.clauses --data DATA`.

It sees the vectors of the third layer, where syntax stands clearest, through two convolutions of five words.
What it learns: where a discourse unit begins or resumes, which word heads it (GUM's rhetorical structure and
trees), and the members of series. One document in three is kept from it, as from antecedents.

Boundary F1 on these, by where the vectors are taken (a layer between alone): the last layer 0.816, the fifth
0.849, the fourth 0.862, **the third 0.880**, the second 0.874; with the convolutions 0.894.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnx
import torch
import torch.nn.functional as F  # noqa: N812 - torch's own usage
from onnx import TensorProto, helper, numpy_helper
from torch import Tensor, nn

from whosays.evaluate.corpora import units
from whosays.evaluate.corpora.coreference import held_out
from whosays.evaluate.corpora.units import UnitsDocument
from whosays.extract.encoder import Encoder
from whosays.extract.labels import CLAUSE_STARTS, SERIES
from whosays.extract.windows import CONTEXT, SIZE, cut, inputs
from whosays.extract.words import Words, paragraphs, split_words

from .network import WIDTH

LAYER = 2  # counted from 0: whose vectors it sees
HIDDEN, REACH = 48, 5
EPOCHS, RATE, DECAY, DROPOUT = 15, 3e-3, 0.02, 0.2
STRETCH, BATCH = 256, 8  # words, stretches
RARE = 3.0  # weight of the members of series against all other words
SERIES_SHARE = 0.5  # weight of their loss


class ClauseHead(nn.Module):
    """Vectors of words (1, W, 384) to scores of starts (1, W, 4), heads (1, W), series (1, W, 3)."""

    def __init__(self) -> None:
        super().__init__()
        self.narrow = nn.Linear(WIDTH, HIDDEN)
        self.near = nn.Conv1d(HIDDEN, HIDDEN, REACH, padding=REACH // 2)
        self.far = nn.Conv1d(HIDDEN, HIDDEN, REACH, padding=REACH // 2)
        self.scores = nn.Linear(2 * HIDDEN, len(CLAUSE_STARTS) + 1 + len(SERIES))
        self.dropout = nn.Dropout(DROPOUT)

    def forward(self, vectors: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        alone = F.gelu(self.narrow(self.dropout(vectors)))
        near = F.gelu(self.near(self.dropout(alone.transpose(1, 2))))
        around = near + F.gelu(self.far(self.dropout(near)))
        scores = self.scores(torch.cat([alone, self.dropout(around.transpose(1, 2))], -1))
        starts, heads, series = scores.split([len(CLAUSE_STARTS), 1, len(SERIES)], -1)
        return starts, heads.squeeze(-1), series


@dataclass(frozen=True, slots=True)
class Example:
    """A document's words: vectors (W, 384), and what they are."""

    vectors: Tensor
    starts: Tensor
    heads: Tensor
    series: Tensor

    def stretch(self, start: int) -> Example:
        there = slice(start, start + STRETCH)
        return Example(self.vectors[there], self.starts[there], self.heads[there], self.series[there])


def example(encoder: Encoder, document: UnitsDocument, words: Words) -> Example:
    """The document as an example."""
    count = len(words)

    def word(token: int) -> int:
        return min(words.touched(*document.tokens[token])[0], count - 1)

    starts, heads, series = torch.zeros(count).long(), torch.zeros(count), torch.zeros(count).long()
    for token in document.begins:
        starts[word(token)] = CLAUSE_STARTS.index(_kind(document, token))
    for token in document.heads:
        heads[word(token)] = 1
    for first, last in (member for members in document.series for member in members):
        series[word(first) : words.touched(*document.tokens[last - 1])[1]] = SERIES.index("I")
        series[word(first)] = SERIES.index("B")
    return Example(torch.from_numpy(vectors(encoder, words)), starts, heads, series)


def _kind(document: UnitsDocument, token: int) -> str:
    """What begins with a token with which a unit does."""
    if token in document.resumes:
        return "resumes"
    return "completes" if token in document.completes else "begins"


def words_of(encoder: Encoder, text: str) -> Words:
    """The words of a text, as clauses are found in them."""
    return split_words(text, encoder.tokenizer, list(paragraphs(text)))


def vectors(encoder: Encoder, words: Words) -> np.ndarray:
    """(W, 384): what the head sees of each word."""
    parts = []
    for window in cut(words, SIZE, CONTEXT):
        seen = encoder.clausal(inputs(words, np.arange(window.start, window.end)))
        parts.append(seen.vectors[window.core_start - window.start : window.core_end - window.start])
    return np.concatenate(parts)


def train(examples: Sequence[Example], seed: int) -> ClauseHead:
    """The head, learnt."""
    torch.manual_seed(seed)
    order = random.Random(seed)
    head = ClauseHead().train()
    optimizer = torch.optim.AdamW(head.parameters(), RATE, weight_decay=DECAY)
    stretches = [one.stretch(start) for one in examples for start in range(0, len(one.starts), STRETCH)]
    steps = EPOCHS * (len(stretches) // BATCH)
    schedule = torch.optim.lr_scheduler.LinearLR(optimizer, 1.0, 1e-3, steps)
    for _ in range(EPOCHS):
        order.shuffle(stretches)
        for first in range(0, len(stretches) - BATCH + 1, BATCH):
            optimizer.zero_grad()
            torch.stack([loss(head, one) for one in stretches[first : first + BATCH]]).sum().backward()
            optimizer.step()
            schedule.step()
    return head.eval()


def loss(head: ClauseHead, one: Example) -> Tensor:
    """Of one stretch, a share of its batch's."""
    starts, heads, series = (scores[0] for scores in head(one.vectors[None]))
    weights = torch.tensor([1.0, RARE, RARE])
    return (
        F.cross_entropy(starts, one.starts, reduction="sum")
        + F.binary_cross_entropy_with_logits(heads, one.heads, reduction="sum")
        + SERIES_SHARE * F.cross_entropy(series, one.series, weight=weights, reduction="sum")
    ) / (STRETCH * BATCH)


def expose(path: Path) -> None:
    """Gives the encoder's graph the output that the head sees, if it has it not yet."""
    model = onnx.load(str(path))
    graph = model.graph
    if any(output.name == "syntax" for output in graph.output):
        return
    norm = f"network.encoder.layers.{LAYER}.norm.weight"
    layer = next(node for node in graph.node if norm in node.input).output[0]
    gather = next(node for node in graph.node if node.output[0] == "vectors")
    graph.node.append(
        helper.make_node(gather.op_type, [layer, gather.input[1]], ["syntax"], "syntax", axis=1)
    )
    graph.output.append(helper.make_tensor_value_info("syntax", TensorProto.FLOAT, [1, "words", WIDTH]))
    onnx.save(model, str(path))


def write(head: ClauseHead, path: Path) -> None:
    """The head's graph; its weights in eight bits, a scale an output."""
    count = torch.export.Dim("words", max=512)
    torch.onnx.export(
        head,
        (torch.randn(1, 30, WIDTH),),
        str(path),
        input_names=["vectors"],
        output_names=["starts", "heads", "series"],
        dynamic_shapes=({1: count},),
        dynamo=True,
        external_data=False,
    )
    model = onnx.load(str(path))
    for weight in [w for w in model.graph.initializer if len(w.dims) > 1]:
        _pack(model.graph, weight)
    onnx.save(model, str(path))


def _pack(graph: onnx.GraphProto, weight: TensorProto) -> None:
    """Puts eight bits, and a node that turns them back, in the place of a weight."""
    values = numpy_helper.to_array(weight)
    axis = 0 if values.ndim == 3 or values.shape[0] < values.shape[1] else 1
    others = tuple(i for i in range(values.ndim) if i != axis)
    scale = np.abs(values).max(others) / 127
    shape = [-1 if i == axis else 1 for i in range(values.ndim)]
    packed = np.round(values / scale.reshape(shape)).astype(np.int8)
    name = weight.name
    graph.initializer.remove(weight)
    graph.initializer.append(numpy_helper.from_array(packed, f"{name}.packed"))
    graph.initializer.append(numpy_helper.from_array(scale.astype(np.float32), f"{name}.scale"))
    graph.node.insert(
        0, helper.make_node("DequantizeLinear", [f"{name}.packed", f"{name}.scale"], [name], axis=axis)
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--to", type=Path, default=Path("src/whosays/assets/en"))
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    expose(options.to / "encoder.onnx")
    encoder = Encoder(options.to)
    examples = [
        example(encoder, document, words_of(encoder, document.text))
        for document in units.documents(options.data / "gum")
        if not held_out(document.name)
    ]
    write(train(examples, options.seed), options.to / "clauses.onnx")


if __name__ == "__main__":
    main()
