"""Fit what tells that two figures, or dates, are of one thing: `python -m training.values`.

On `training/sets/values.jsonl`: pairs of accounts written for this, in which every value that the other
account has too bears the same key; all other pairs are of two things. Written into `assets/en/findings.json`.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from whosays.compare.findings.differences import date_pairs, dates_of, figure_pairs, figures_of
from whosays.compare.findings.things import Place
from whosays.extract import Reader
from whosays.model import Account, Metadata, Reading

from .calibrate import fit

SET = Path(__file__).parent / "sets" / "values.jsonl"
PUBLISHED = "2031-06-04"
PENALTY = 3.0  # chosen by cross-validation over the items
Values = Mapping[str, Sequence[int]]  # where each stands, by its key


def rows(item: Mapping[str, Any], reader: Reader) -> Iterator[tuple[Mapping[str, float], bool]]:
    """The evidence of each pair that may be of one thing, and whether it is."""
    readings = [_read(one["text"], f"{number}", reader) for number, one in enumerate(item["accounts"])]
    values = [one["values"] for one in item["accounts"]]
    figures = [figures_of(reading, reader.embed) for reading in readings]
    dates = [dates_of(reading, reader.embed) for reading in readings]
    for (evidence, admitted), (one, other) in (
        (figure_pairs(figures[0], figures[1]), (figures[0].places, figures[1].places)),
        (date_pairs(dates[0], dates[1]), (dates[0].places, dates[1].places)),
    ):
        for a, b in zip(*np.nonzero(admitted), strict=True):
            right = bool(_keys(one[a], values[0]) & _keys(other[b], values[1]))
            yield {name: float(table[a, b]) for name, table in evidence.items()}, right


def _read(text: str, name: str, reader: Reader) -> Reading:
    return reader.read(Account(name, None, text, "en", metadata=Metadata(outlet=name, published=PUBLISHED)))


def _keys(place: Place, values: Values) -> set[str]:
    return {
        key for key, (start, end) in values.items() if place.words.start < end and start < place.words.end
    }


def weigh(found: Sequence[tuple[Mapping[str, float], bool]]) -> dict[str, Any]:
    """The bias and the weights, as they are stored."""
    names = list(found[0][0])
    matrix = np.asarray([[row[name] for name in names] for row, _ in found])
    spread = matrix.std(0) + 1e-2
    right = np.asarray([float(same) for _, same in found])
    bias, *weights = map(float, fit(matrix / spread, right, PENALTY))
    return {
        "bias": round(bias, 4),
        "weights": {
            name: round(value / wide, 4) for name, value, wide in zip(names, weights, spread, strict=True)
        },
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--assets", type=Path, default=Path("src/whosays/assets/en"))
    options = parser.parse_args()
    reader = Reader()
    items = [json.loads(line) for line in SET.read_text(encoding="utf-8").splitlines()]
    found = [row for item in items for row in rows(item, reader)]
    path = options.assets / "findings.json"
    kept = json.loads(path.read_text(encoding="utf-8"))
    kept["values"] = weigh(found)
    path.write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")
    print(f"{len(items)} items, {len(found)} pairs, {sum(right for _, right in found)} of them of one thing")


if __name__ == "__main__":
    main()
