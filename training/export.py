"""A trained checkpoint to what is shipped: `python -m training.export --run DIR --single DIR --to DIR`."""

from __future__ import annotations

import argparse
import gzip
import json
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process
from torch import Tensor, nn

from whosays.extract import Encoder
from whosays.extract.acts import prototypes
from whosays.extract.confidence import COEFFICIENTS
from whosays.extract.embedding import embed
from whosays.extract.words import split_words

from . import base
from .around import halve
from .crf import CRF
from .levelled import level
from .network import HEADS, VOCABULARY, WIDTH, Network

PAIRS = ("links", "antecedents")  # heads with a graph of their own


class EncoderGraph(nn.Module):
    """Pieces to what the heads say of each word by itself."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, pieces: Tensor, case: Tensor, quoted: Tensor, heads: Tensor) -> tuple[Tensor, ...]:
        network = self.network
        seen = network.words(pieces, case, quoted, heads)
        return network.roles(seen.last), network.meaning(seen.last), *seen


class PairGraph(nn.Module):
    """Word vectors and stretches of them (cues, mentions) to scores of all words, seen from each."""

    def __init__(self, scorer: nn.Module) -> None:
        super().__init__()
        self.scorer = scorer

    def forward(self, vectors: Tensor, means: Tensor, distances: Tensor) -> Tensor:
        rows = torch.zeros(means.shape[0], dtype=torch.long)
        scores: Tensor = self.scorer(means @ vectors, vectors.unsqueeze(0), rows, distances)
        return scores


def fused_attention(query: Tensor, key: Tensor, value: Tensor, mask: Tensor | None) -> Tensor:
    """onnxruntime's own attention: no transposes, and scores that stay in the cache."""
    if mask is not None:
        raise ValueError("what is shipped reads one window at a time, without padding")
    return torch.onnx.ops.symbolic(
        "com.microsoft::MultiHeadAttention",
        (query, key, value),
        attrs={"num_heads": HEADS},
        dtype=query.dtype,
        shape=query.shape,
        version=1,
    )


def write_graphs(network: Network, folder: Path) -> None:
    """`encoder.onnx`, `links.onnx` and `antecedents.onnx` in single precision."""
    with _spelled(network):
        _write_encoder(network, folder / "encoder.onnx")
    for name in PAIRS:
        write_pairs(getattr(network, name), folder / f"{name}.onnx")


@contextmanager
def _spelled(network: Network) -> Iterator[None]:
    """The network in the operators that the runtime is fastest with."""
    trained = [(layer, layer.attend, layer.attended_norm, layer.norm) for layer in network.layers()]
    first = network.encoder.norm
    for layer, _, attended_norm, norm in trained:
        layer.attend = fused_attention
        layer.attended_norm, layer.norm = SpelledNorm(attended_norm), SpelledNorm(norm)
    network.encoder.norm = SpelledNorm(first)
    try:
        yield
    finally:
        network.encoder.norm = first
        for layer, *parts in trained:
            layer.attend, layer.attended_norm, layer.norm = parts


class SpelledNorm(nn.Module):
    """Layer normalisation in plain operators: the runtime's own is not vectorised on every machine.

    It is written such that the runtime does not put its own in its place.
    """

    def __init__(self, norm: nn.LayerNorm) -> None:
        super().__init__()
        root = norm.normalized_shape[0] ** 0.5
        self.weight, self.bias = nn.Parameter(norm.weight * root), norm.bias
        self.least = norm.eps * norm.normalized_shape[0]

    def forward(self, x: Tensor) -> Tensor:
        centred = x - x.mean(-1, keepdim=True)
        length = ((centred * centred).sum(-1, keepdim=True) + self.least).sqrt()
        return centred / length * self.weight + self.bias


def _write_encoder(network: Network, path: Path) -> None:
    count, pieces = torch.export.Dim("words", max=512), torch.export.Dim("pieces", max=512)
    ids = torch.randint(999, 9999, (1, 40))
    torch.onnx.export(
        EncoderGraph(network).eval(),
        (ids, torch.zeros_like(ids), torch.zeros_like(ids), torch.arange(1, 31).unsqueeze(0)),
        str(path),
        input_names=["pieces", "case", "quoted", "heads"],
        output_names=["roles", "meaning", "vectors", "referring", "syntax", "below"],
        dynamic_shapes=({1: pieces}, {1: pieces}, {1: pieces}, {1: count}),
        dynamo=True,
        external_data=False,
    )


def write_pairs(scorer: nn.Module, path: Path) -> None:
    """The graph of a head that scores pairs."""
    count, seers = torch.export.Dim("words", max=512), torch.export.Dim("seers")
    torch.onnx.export(
        PairGraph(scorer).eval(),
        (torch.randn(30, WIDTH), torch.rand(3, 30), torch.zeros(3, 30, dtype=torch.long)),
        str(path),
        input_names=["vectors", "means", "distances"],
        output_names=["scores"],
        dynamic_shapes=({0: count}, {0: seers, 1: count}, {0: seers, 1: count}),
        dynamo=True,
        external_data=False,
    )


def quantise(folder: Path, to: Path) -> None:
    """The levelled encoder in eight bits; the small graphs of pairs in half precision.

    Layers: weights by channel, activations by piece (see `levelled.py`). Word embeddings: a scale a row. The
    heads stay in single precision: they are small, and nothing behind them evens out their errors.
    """
    prepared = to / "prepared.onnx"
    quant_pre_process(folder / "encoder.onnx", prepared, skip_symbolic_shape=True)
    model = onnx.load(prepared)
    _shrink_embedding(model.graph)
    onnx.save(model, prepared)
    quantize_dynamic(
        prepared,
        to / "encoder.onnx",
        weight_type=QuantType.QInt8,
        per_channel=True,
        op_types_to_quantize=["MatMul"],
        nodes_to_exclude=_products_of_heads(model.graph),
    )
    prepared.unlink()
    for name in PAIRS:
        shutil.copy(folder / f"{name}.onnx", to / f"{name}.onnx")
        halve(to / f"{name}.onnx")


def _products_of_heads(graph: onnx.GraphProto) -> list[str]:
    """The matrix products that no levelling (a division) stands before."""
    levelled = {output for node in graph.node if node.op_type == "Div" for output in node.output}
    return [node.name for node in graph.node if node.op_type == "MatMul" and node.input[0] not in levelled]


def _shrink_embedding(graph: onnx.GraphProto) -> None:
    """Rows of the word embeddings as int8 with a scale of their own."""
    tables = {initial.name: initial for initial in graph.initializer if initial.dims[:1] == [VOCABULARY]}
    (number,) = (
        n for n, node in enumerate(graph.node) if node.op_type == "Gather" and node.input[0] in tables
    )
    gather = graph.node[number]
    table = tables[gather.input[0]]
    rows = onnx.numpy_helper.to_array(table)
    scale = np.abs(rows).max(1, keepdims=True) / 127
    graph.initializer.remove(table)
    graph.initializer.extend(
        [
            onnx.numpy_helper.from_array(np.round(rows / scale).astype(np.int8), "word_rows"),
            onnx.numpy_helper.from_array(scale.astype(np.float32), "word_scales"),
        ]
    )
    pieces, output = gather.input[1], gather.output[0]
    graph.node.remove(gather)
    steps = (
        onnx.helper.make_node("Gather", ["word_rows", pieces], ["word_row"]),
        onnx.helper.make_node("Cast", ["word_row"], ["word_values"], to=onnx.TensorProto.FLOAT),
        onnx.helper.make_node("Gather", ["word_scales", pieces], ["word_scale"]),
        onnx.helper.make_node("Mul", ["word_values", "word_scale"], [output]),
    )
    for offset, step in enumerate(steps):
        graph.node.insert(number + offset, step)


def describe(network: Network, version: str) -> dict[str, object]:
    """`model.json`: what decoding needs beside the graphs; `calibrate` fits the confidence."""
    return {
        "version": version,
        "chains": {
            "roles": _chain(network.role_crf),
            "links": _chain(network.link_crf),
        },
        "confidence": dict.fromkeys(COEFFICIENTS, 0.0),
    }


def _chain(crf: CRF) -> dict[str, object]:
    transitions, initial = crf.scores()
    return {
        "transitions": np.round(transitions.tolist(), 5).tolist(),
        "initial": np.round(initial.tolist(), 5).tolist(),
    }


def write_description(network: Network, version: str, folder: Path) -> None:
    """`model.json` and `tokenizer.json.gz`, as every model has them."""
    (folder / "model.json").write_text(json.dumps(describe(network, version), indent=1) + "\n")
    packed = gzip.compress(base.tokenizer().to_str().encode(), mtime=0)
    (folder / "tokenizer.json.gz").write_bytes(packed)


def export(network: Network, folder: Path, version: str) -> None:
    """The network in eight bits, as it is shipped; its layers are levelled, and stay so."""
    folder.mkdir(parents=True, exist_ok=True)
    level(network)
    with TemporaryDirectory() as scratch:
        write_graphs(network, Path(scratch))
        quantise(Path(scratch), folder)
    write_description(network, version, folder)
    np.save(folder / "acts.npy", np.round(acts_of(Encoder(folder)) * 127).astype(np.int8))


def acts_of(encoder: Encoder) -> NDArray[np.float32]:
    """The embeddings of the lexicon of acts, by the model itself."""

    def embedded(text: str, extents: Sequence[tuple[int, int]]) -> NDArray[np.float32]:
        return embed(encoder, split_words(text, encoder.tokenizer, [(0, len(text))]), extents)

    return prototypes(embedded)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--run", type=Path, required=True, help="folder with average.pt")
    parser.add_argument("--single", type=Path, required=True, help="where the single-precision model goes")
    parser.add_argument("--to", type=Path, required=True, help="the assets folder")
    parser.add_argument("--version", default="whosays-en-1")
    options = parser.parse_args()
    network = Network().eval()
    network.load_state_dict(torch.load(options.run / "average.pt"))
    options.single.mkdir(parents=True, exist_ok=True)
    write_graphs(network, options.single)
    write_description(network, options.version, options.single)
    export(network, options.to, options.version)
    shutil.copy(options.to / "acts.npy", options.single / "acts.npy")


if __name__ == "__main__":
    main()
