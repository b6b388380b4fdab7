"""A small head over the encoder as it is: each word, and some eight words around it.

Such heads learn in minutes what the last layer alone does not give: syntax and the edges of names stand
clearest in lower layers, and the encoder need not be trained again.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import onnx
import torch
import torch.nn.functional as F  # noqa: N812 - torch's own usage
from onnx import TensorProto, helper, numpy_helper
from torch import Tensor, nn

REACH = 5  # words that a convolution sees
TAGGING = 64  # how wide it is inside where it tags names or times


class Around(nn.Module):
    """Vectors of words (B, W, `wide`) to scores (B, W, `outputs`), through two convolutions."""

    def __init__(self, wide: int, hidden: int, outputs: int, dropout: float) -> None:
        super().__init__()
        self.narrow = nn.Linear(wide, hidden)
        self.near = nn.Conv1d(hidden, hidden, REACH, padding=REACH // 2)
        self.far = nn.Conv1d(hidden, hidden, REACH, padding=REACH // 2)
        self.scores = nn.Linear(2 * hidden, outputs)
        self.dropout = nn.Dropout(dropout)

    def forward(self, vectors: Tensor) -> Tensor:
        alone = F.gelu(self.narrow(self.dropout(vectors)))
        near = F.gelu(self.near(self.dropout(alone.transpose(1, 2))))
        around = near + F.gelu(self.far(self.dropout(near)))
        scores: Tensor = self.scores(torch.cat([alone, self.dropout(around.transpose(1, 2))], -1))
        return scores


def write(head: nn.Module, path: Path, wide: int, outputs: Sequence[str]) -> None:
    """The head's graph, from `vectors` (1, W, `wide`); its weights in eight bits, a scale an output."""
    count = torch.export.Dim("words", max=512)
    torch.onnx.export(
        head,
        (torch.randn(1, 30, wide),),
        str(path),
        input_names=["vectors"],
        output_names=list(outputs),
        dynamic_shapes=({1: count},),
        dynamo=True,
        external_data=False,
    )
    model = onnx.load(str(path))
    for weight in [w for w in model.graph.initializer if len(w.dims) > 1]:
        _pack(model.graph, weight)
    onnx.save(model, str(path))


def halve(path: Path) -> None:
    """Puts half precision, and nodes that turn it back, in the place of a graph's weights."""
    model = onnx.load(str(path))
    graph = model.graph
    for weight in [w for w in graph.initializer if len(w.dims) > 1 and w.data_type == TensorProto.FLOAT]:
        name, values = weight.name, numpy_helper.to_array(weight)
        graph.initializer.remove(weight)
        graph.initializer.append(numpy_helper.from_array(values.astype(np.float16), f"{name}.half"))
        graph.node.insert(0, helper.make_node("Cast", [f"{name}.half"], [name], to=TensorProto.FLOAT))
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
