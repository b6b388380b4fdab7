"""GAP (Webster et al., TACL 2018): ambiguous pronouns, each with two names of its snippet."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from whosays.errors import GoldError
from whosays.evaluate.extents import Extent

_ONE_IN = 5  # snippets that are held out
_FEMININE = frozenset({"she", "her", "hers", "herself"})


@dataclass(frozen=True, slots=True)
class Snippet:
    """A snippet of Wikipedia: the extents of a pronoun and of two names, and which of them it stands for.

    Attributes:
        a_coref, b_coref: whether the pronoun refers to this name; at most one of them, possibly neither.
    """

    id: str
    text: str
    pronoun: Extent
    a: Extent
    b: Extent
    a_coref: bool
    b_coref: bool

    def is_feminine(self) -> bool:
        """Whether the pronoun is *she*, *her* or *hers*; the others are *he*, *his* and *him*."""
        return self.text[slice(*self.pronoun)].lower() in _FEMININE


def snippets(path: Path) -> Iterator[Snippet]:
    """The snippets of a `.tsv` file.

    Raises:
        GoldError: the file cannot be read, a column is missing, or words do not stand where it says.
    """
    try:
        with path.open(encoding="utf-8", newline="") as file:
            rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
            yield from (_snippet(row) for row in rows)
    except (OSError, UnicodeDecodeError, KeyError, ValueError, TypeError) as error:
        raise GoldError(f"{path}: cannot be read as GAP ({type(error).__name__}: {error})") from error


def held_out(name: str) -> bool:
    """Whether the snippet of this id is kept from training: one in five, by a hash of the id."""
    return int(sha256(name.encode()).hexdigest(), 16) % _ONE_IN == 0


def _snippet(row: dict[str, str]) -> Snippet:
    return Snippet(
        id=row["ID"],
        text=row["Text"],
        pronoun=_extent(row, "Pronoun"),
        a=_extent(row, "A"),
        b=_extent(row, "B"),
        a_coref=row["A-coref"].upper() == "TRUE",
        b_coref=row["B-coref"].upper() == "TRUE",
    )


def _extent(row: dict[str, str], column: str) -> Extent:
    start = int(row[f"{column}-offset"])
    end = start + len(row[column])
    if row["Text"][start:end] != row[column]:
        raise ValueError(f"{row['ID']}: {row[column]!r} does not stand at {start}")
    return start, end
