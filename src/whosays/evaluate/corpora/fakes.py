"""FA-KES (Abu Salem et al., ICWSM 2019): accounts of events in Syria, a row each in `accounts.csv`."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from whosays.errors import GoldError


@dataclass(frozen=True, slots=True)
class FakesAccount:
    """An account: its title, a blank line and its body are its text.

    Attributes:
        outlet: in the corpus's own short form (`trt`, `sana`); day: as month/day/year.
    """

    name: str
    text: str
    outlet: str
    day: str


def accounts(path: Path) -> Iterator[FakesAccount]:
    """The accounts of a file.

    Raises:
        GoldError: it is missing or has other columns.
    """
    try:
        with path.open(encoding="utf-8", errors="replace", newline="") as file:
            for row in csv.DictReader(file):
                text = f"{row['article_title']}\n\n{row['article_content']}"
                yield FakesAccount(row["unit_id"], text, row["source"], row["date"])
    except (OSError, KeyError, csv.Error) as error:
        raise GoldError(f"{path}: cannot be read as FA-KES ({type(error).__name__}: {error})") from error
