"""A model that cannot be used says so, whatever is wrong with it."""

import json
import shutil
from importlib.resources import files
from pathlib import Path

import numpy as np
import pytest

from whosays.errors import ModelError
from whosays.extract import Encoder


@pytest.fixture
def model(tmp_path: Path) -> Path:
    return shutil.copytree(str(files("whosays") / "assets" / "en"), tmp_path / "en")


def test_a_copy_of_the_model_loads(model: Path) -> None:
    assert Encoder(model).version.startswith("whosays-en-")


@pytest.mark.parametrize("name", ["encoder.onnx", "links.onnx", "model.json", "tokenizer.json.gz"])
@pytest.mark.parametrize("content", [None, b"", b"version https://git-lfs.example/spec/v1\n", b"[]"])
def test_a_damaged_model(model: Path, name: str, content: bytes | None) -> None:
    if content is None:
        (model / name).unlink()
    else:
        (model / name).write_bytes(content)
    with pytest.raises(ModelError, match="install whosays again"):
        Encoder(model)


def test_transitions_of_other_labels(model: Path) -> None:
    path = model / "model.json"
    described = json.loads(path.read_text())
    described["chains"]["roles"]["transitions"].pop()
    path.write_text(json.dumps(described))
    with pytest.raises(ModelError):
        Encoder(model)


@pytest.mark.parametrize("name", ["names", "times"])
@pytest.mark.parametrize("content", [None, b"", b"[]"])
def test_a_damaged_head_is_told_when_it_is_needed(model: Path, name: str, content: bytes | None) -> None:
    path = model / f"{name}.onnx"
    path.unlink()
    if content is not None:
        path.write_bytes(content)
    encoder = Encoder(model)
    with pytest.raises(ModelError, match="install whosays again"):
        encoder.tag(name, np.zeros((3, 768), np.float32))
