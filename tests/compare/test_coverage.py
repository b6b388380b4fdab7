"""How a claim's units say how an account stands to it."""

from __future__ import annotations

import numpy as np
import pytest

from whosays.compare.alignment import Aligned
from whosays.compare.coverage import Coverage
from whosays.compare.units import Laid, lay_out
from whosays.extract import Reader
from whosays.ingest import from_text
from whosays.model import Metadata, Stand

WORDING = "Nine traders were killed at the Kessim crossing."
OTHER = "Nine traders were killed at the Kessim crossing on Sunday. No trader was killed at the Lenn bridge."


@pytest.fixture(scope="module")
def laid() -> list[Laid]:
    reader = Reader()
    readings = [reader.read(from_text(text, Metadata())) for text in (WORDING, OTHER)]
    return [lay_out(one, reader.clauses_of(one)) for one in readings]


@pytest.mark.parametrize(("likeness", "stand"), [(0.2, Stand.STATES), (0.7, Stand.DENIES)])
def test_a_denial_says_how_an_account_stands_only_where_it_is_about_the_claim(
    laid: list[Laid], likeness: float, stand: Stand
) -> None:
    wording, asserting, denying = (unit for one in laid for unit in one.units)
    table = np.asarray([[1.0, 0.9, likeness], [0.9, 1.0, likeness], [likeness, likeness, 1.0]], np.float32)
    claim = Aligned((wording, asserting, denying), table)
    _, cell = Coverage(laid, [wording]).cells(claim, wording)
    assert cell.stand is stand
    assert {denying.passage, asserting.passage} == set(cell.evidence)
