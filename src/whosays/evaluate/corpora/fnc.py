"""The Fake News Challenge (FNC-1): headlines against the bodies of articles, each pair with its stance.

`bodies.csv` has `Body ID` and `articleBody`; `stances.csv` has `Headline`, `Body ID` and `Stance`. Training
and scores never share a body: the hash of its text decides which half it is in.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from whosays.errors import GoldError

STANCES = ("agree", "disagree", "discuss", "unrelated")
_LARGEST = 1 << 24  # characters of a cell


@dataclass(frozen=True, slots=True)
class Pair:
    """A headline against a body, and how the body treats what the headline says."""

    headline: str
    body: str
    stance: str


@dataclass(frozen=True, slots=True)
class Challenge:
    """All bodies by their ids, and the pairs, those of one body together."""

    bodies: Mapping[str, str]
    pairs: Sequence[Pair]


def read(folder: Path) -> Challenge:
    """The pairs that a folder holds.

    Raises:
        GoldError: a file is missing, or a row of it makes no sense.
    """
    bodies = {
        row["Body ID"]: row["articleBody"] for row in _rows(folder / "bodies.csv", "Body ID", "articleBody")
    }
    rows = _rows(folder / "stances.csv", "Headline", "Body ID", "Stance")
    pairs = [Pair(row["Headline"], row["Body ID"], row["Stance"]) for row in rows]
    for number, pair in enumerate(pairs, 1):
        if pair.body not in bodies or pair.stance not in STANCES:
            raise GoldError(f"{folder / 'stances.csv'}: row {number} has an unknown body or stance")
    return Challenge(bodies, sorted(pairs, key=lambda pair: pair.body))


def is_for_training(text: str) -> bool:
    """Whether a body, or a headline, is in the half that is trained on."""
    return sha256(" ".join(text.split()).encode()).digest()[0] % 2 == 0


def _rows(path: Path, *columns: str) -> list[dict[str, str]]:
    csv.field_size_limit(_LARGEST)
    try:
        with path.open(encoding="utf-8", newline="") as file:
            reader = csv.DictReader(file)
            rows = list(reader)
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise GoldError(f"{path}: cannot be read ({error})") from error
    if not set(columns) <= set(reader.fieldnames or ()):
        raise GoldError(f"{path}: expected the columns {', '.join(columns)}")
    return rows
