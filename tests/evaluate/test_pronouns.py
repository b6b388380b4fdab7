from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from whosays.errors import GoldError
from whosays.evaluate import pronouns
from whosays.evaluate.extents import Extent

COLUMNS = ["ID", "Text", "Pronoun", "Pronoun-offset", "A", "A-offset", "A-coref"]
COLUMNS += ["B", "B-offset", "B-coref", "URL"]
SHE, HE = "Ada Roe met Ines Orr, she said.", "Ben Roe met Olaf Orr, he said."


class Told:
    """Gives the probabilities that it was told for a text; none of the names by default."""

    def __init__(self, told: Mapping[str, Sequence[float]]) -> None:
        self._told = told

    def choose(self, text: str, pronoun: Extent, names: Sequence[Extent]) -> NDArray[np.float32]:
        assert text[slice(*pronoun)] in ("she", "he")
        assert [text[slice(*name)].split()[1] for name in names] == ["Roe", "Orr"]
        return np.asarray(self._told.get(text, (0.2, 0.3, 0.5)), np.float32)


def write(path: Path, *rows: tuple[str, bool, bool]) -> Path:
    lines = ["\t".join(COLUMNS)]
    for number, (text, a, b) in enumerate(rows):
        pronoun = "she" if "she" in text else "he"
        first, second = text[:7], text[12 : text.index(",")]
        values = [f"t-{number}", text, pronoun, text.index(f" {pronoun} ") + 1, first, 0, str(a).upper()]
        values += [second, text.index(second), str(b).upper(), "u"]
        lines.append("\t".join(map(str, values)))
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


A, B, NEITHER = (0.6, 0.3, 0.1), (0.3, 0.6, 0.1), (0.3, 0.3, 0.4)


@pytest.mark.parametrize(
    ("told", "all_", "feminine", "masculine"),
    [
        ({SHE: A, HE: B}, (1, 1, 1), 1, 1),
        ({SHE: B, HE: B}, (0.5, 0.5, 0.5), 0, 1),
        ({SHE: A, HE: NEITHER}, (1, 0.5, 2 / 3), 1, 0),
        ({}, (None, 0, 0), 0, 0),
    ],
)
def test_scores(
    tmp_path: Path,
    told: Mapping[str, Sequence[float]],
    all_: tuple[float | None, float, float],
    feminine: float,
    masculine: float,
) -> None:
    path = write(tmp_path / "gap.tsv", (SHE, True, False), (HE, False, True))
    shown = pronouns.evaluate(path, Told(told)).to_dict()
    assert [shown[kind] for kind in ("precision", "recall", "f1")] == [
        value if value is None else pytest.approx(value, abs=1e-6) for value in all_
    ]
    assert shown["scores"]["feminine.f1"]["value"] == feminine
    assert shown["scores"]["masculine.f1"]["value"] == masculine
    assert shown["bias"] == (feminine / masculine if masculine else None)
    assert shown["snippets"] == 2


def test_a_pronoun_that_means_neither(tmp_path: Path) -> None:
    path = write(tmp_path / "gap.tsv", (SHE, False, False), (HE, True, False))
    assert pronouns.evaluate(path, Told({SHE: NEITHER, HE: A})).to_dict()["f1"] == 1
    assert pronouns.evaluate(path, Told({SHE: A, HE: A})).to_dict()["precision"] == 0.5


def test_only_some(tmp_path: Path) -> None:
    path = write(tmp_path / "gap.tsv", (SHE, True, False), (HE, False, True))
    assert pronouns.evaluate(path, Told({HE: B}), lambda name: name == "t-1").to_dict()["f1"] == 1
    with pytest.raises(GoldError, match="no snippets"):
        pronouns.evaluate(path, Told({}), lambda _: False)
