"""The shipped model: ONNX graphs, tokenizer and what is needed to decode their outputs."""

from __future__ import annotations

import gzip
import json
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import as_file, files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tokenizers import Tokenizer

from whosays.errors import ModelError
from whosays.extract.chains import Chain, Floats
from whosays.extract.confidence import COEFFICIENTS
from whosays.extract.labels import ARGUMENTS, FORBIDDEN, ROLES, distances
from whosays.extract.windows import Inputs


@dataclass(frozen=True, slots=True)
class Encoded:
    """What the encoder says of W words.

    Attributes:
        roles: (W, roles) scores.
        meaning: (W, 384), whose mean over a clause is the clause's embedding.
        vectors: (W, 384), what links are computed from; referring: (W, 384), what antecedents are.
        syntax: (W, 384), what clauses are found from: of a lower layer, where syntax stands clearest.
        below: (W, 384), of the layer below the last.
        opens: (W,) whether a paragraph begins with the word; part: (W,) the text of its own that it is in.
    """

    roles: Floats
    meaning: Floats
    vectors: Floats
    referring: Floats
    syntax: Floats
    below: Floats
    opens: NDArray[np.bool_]
    part: NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Clausal:
    """What clauses are found from: W words.

    Attributes:
        vectors: (W, 384), as `syntax` in `Encoded`; meaning: as there.
    """

    vectors: Floats
    meaning: Floats


@dataclass(frozen=True, slots=True)
class Boundaries:
    """Scores of W words: (W, 4) what begins there, (W,) whether a clause's head, (W, 3) series."""

    starts: Floats
    heads: Floats
    series: Floats


_OUTPUTS = ["roles", "meaning", "vectors", "referring", "syntax", "below"]
_CHAINS = {"roles": ROLES, "links": ARGUMENTS}


class Encoder:
    """One encoder, several heads, run by onnxruntime on the CPU.

    Attributes:
        version: name and version of the model, as readings carry it.
        tokenizer: pre-tokeniser and vocabulary.
        role_chain, link_chain: what decodes the scores of roles and links.
        confidence: coefficients of the calibration (see `confidence.py`).
    """

    def __init__(self, folder: Traversable | None = None) -> None:
        """Loads the model in `folder`, by default the one in the package.

        Raises:
            ModelError: files are missing or are no model of this version.
        """
        self._heads: dict[str, onnxruntime.InferenceSession] = {}
        self._folder = folder = folder or files("whosays") / "assets" / "en"
        try:
            described = json.loads((folder / "model.json").read_text(encoding="utf-8"))
            self._graph = _session(folder / "encoder.onnx")
            self._links = _session(folder / "links.onnx")
            self._antecedents = _session(folder / "antecedents.onnx")
            self.tokenizer: Tokenizer = Tokenizer.from_str(
                gzip.decompress((folder / "tokenizer.json.gz").read_bytes()).decode()
            )
            self.version: str = described["version"]
            self.confidence = {name: float(described["confidence"][name]) for name in COEFFICIENTS}
            self.role_chain, self.link_chain = (
                _chain(described["chains"][name], labels) for name, labels in _CHAINS.items()
            )
        except Exception as error:  # onnxruntime's and tokenizers' own errors share no root
            raise ModelError(
                f"the model in {folder} cannot be used: {error}; install whosays again"
            ) from error

    def encode(self, inputs: Inputs) -> Encoded:
        """What the heads say of each word by itself."""
        outputs = self._graph.run(_OUTPUTS, _feed(inputs))
        roles, meaning, vectors, referring, syntax, below = (output[0] for output in outputs)
        keep_to_paragraphs(roles, ROLES, inputs.opens)
        return Encoded(roles, meaning, vectors, referring, syntax, below, inputs.opens, inputs.part)

    def tag(self, name: str, vectors: Floats) -> Floats:
        """Scores (W, labels) of the tagging head of that name (see `tagged.py`)."""
        scores: Floats = self._fitted(name).run(["scores"], {"vectors": vectors[None]})[0][0]
        return scores

    def clausal(self, inputs: Inputs) -> Clausal:
        """What clauses are found from and compared by."""
        vectors, meaning = self._graph.run(["syntax", "meaning"], _feed(inputs))
        return Clausal(vectors[0], meaning[0])

    def boundaries(self, vectors: Floats) -> Boundaries:
        """Where clauses begin, what heads them, and the series in them; `vectors` are those of syntax."""
        outputs = self._fitted("clauses").run(["starts", "heads", "series"], {"vectors": vectors[None]})
        return Boundaries(*(output[0] for output in outputs))

    def _fitted(self, name: str) -> onnxruntime.InferenceSession:
        """A head that is fitted over a model that is there already: loaded when it is first needed."""
        if name not in self._heads:
            try:
                self._heads[name] = _session(self._folder / f"{name}.onnx")
            except Exception as error:  # onnxruntime's own errors share no root
                message = f"the model in {self._folder} cannot be used: {error}; install whosays again"
                raise ModelError(message) from error
        return self._heads[name]

    def acts(self) -> Floats:
        """(entries, 384): unit vectors of the words that the lexicon of acts has (see `acts/nearest.py`).

        Raises:
            ModelError: the file is missing or damaged.
        """
        path = self._folder / "acts.npy"
        try:
            with path.open("rb") as file:
                rows = np.load(file, allow_pickle=False)
        except (OSError, ValueError) as error:
            raise ModelError(f"{path} cannot be used: {error}; install whosays again") from error
        made: Floats = rows.astype(np.float32) / np.float32(127)
        return made

    def link(self, encoded: Encoded, cues: Sequence[tuple[int, int]]) -> Floats:
        """Scores (C, W, argument labels) of every word, seen from each cue (start, end in words)."""
        scores = _pairs(self._links, encoded.vectors, cues)
        keep_to_paragraphs(scores, ARGUMENTS, encoded.opens)
        for row, (start, end) in enumerate(cues):
            scores[row, start:end, 1:] = FORBIDDEN  # a cue is no part of its own source or content
            scores[row, encoded.part != encoded.part[start], 1:] = FORBIDDEN
        return scores

    def antecedents(self, referring: Floats, mentions: Sequence[tuple[int, int]]) -> Floats:
        """What each mention (start, end in words) stands for: log-probabilities (Q, W + 1), *none* last.

        A word has the probability that it belongs to another mention of the same one.

        Args:
            referring: (W, 384), as `encode` gave them.
        """
        scores = _pairs(self._antecedents, referring, mentions)
        for row, (start, end) in enumerate(mentions):
            scores[row, start:end] = FORBIDDEN
        log_probabilities: Floats = scores - np.logaddexp.reduce(scores, axis=1, keepdims=True)
        return log_probabilities


def _feed(inputs: Inputs) -> dict[str, Any]:
    return {
        "pieces": inputs.pieces[None],
        "case": inputs.case[None],
        "quoted": inputs.quoted[None],
        "heads": inputs.heads[None],
    }


def _pairs(graph: onnxruntime.InferenceSession, vectors: Floats, seers: Sequence[tuple[int, int]]) -> Floats:
    """Scores of all words, seen from each stretch of them (start, end)."""
    count = len(vectors)
    means = np.zeros((len(seers), count), np.float32)
    for row, (start, end) in enumerate(seers):
        means[row, start:end] = 1 / (end - start)
    far = np.stack([distances(count, start, end) for start, end in seers])
    scores: Floats = graph.run(["scores"], {"vectors": vectors, "means": means, "distances": far})[0]
    return scores


def keep_to_paragraphs(scores: Floats, labels: Sequence[str], opens: NDArray[np.bool_]) -> None:
    """No stretch of words runs over the end of a paragraph: none goes on at a paragraph's first word."""
    inside = [index for index, label in enumerate(labels) if label.startswith("I-")]
    scores[..., opens.nonzero()[0][:, None], inside] = FORBIDDEN


def _chain(described: dict[str, Any], labels: Sequence[str]) -> Chain:
    if np.shape(described["transitions"]) != (len(labels), len(labels)):
        raise ValueError(f"its transitions are not those of {len(labels)} labels")
    return Chain(
        np.asarray(described["transitions"], np.float32), np.asarray(described["initial"], np.float32)
    )


def _session(path: Traversable) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.log_severity_level = 3
    options.intra_op_num_threads = 1  # several passes run side by side instead (see `cores.py`)
    with as_file(path) as real:
        if not Path(real).exists():
            raise FileNotFoundError(f"{path.name} is missing")
        return onnxruntime.InferenceSession(str(real), options, providers=["CPUExecutionProvider"])
