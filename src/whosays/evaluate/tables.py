"""Tables of the docs: rows of measures, and Markdown between markers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import isfinite
from typing import Any

from whosays.evaluate.scores.bootstrap import Score

COLUMNS = ("measure", "figure", "95 % interval", "at least", "aim", "made by")


@dataclass(frozen=True, slots=True)
class Row:
    """One measure: what was measured, what it must reach, and the command that measures it.

    Attributes:
        least, aim: where the aim is below the least, lower is better.
        interval: of 95 %; empty where there is none.
        unit: what is written behind each number.
    """

    measure: str
    value: float
    least: float
    aim: float
    command: str
    interval: tuple[float, ...] = ()
    unit: str = ""

    def holds(self) -> bool:
        """Whether the figure reaches what it must at least; not a number does not."""
        return self.value >= self.least if self.aim >= self.least else self.value <= self.least

    def cells(self) -> tuple[str, ...]:
        """The row in `COLUMNS`."""
        sign = "≥" if self.aim >= self.least else "≤"
        return (
            self.measure,
            self._shown(self.value),
            " – ".join(map(self._shown, self.interval)),
            f"{sign} {self._shown(self.least)}",
            self._shown(self.aim),
            f"`{self.command}`",
        )

    @classmethod
    def scored(cls, measure: str, score: Score, least: float, aim: float, command: str) -> Row:
        """The row of a score that has an interval."""
        interval = (score.low, score.high) if isfinite(score.low) else ()
        return cls(measure, score.value, least, aim, command, interval)

    @classmethod
    def from_dict(cls, values: dict[str, Any]) -> Row:
        """The row that a script printed as JSON: the attributes by name."""
        return cls(**{**values, "interval": tuple(values.get("interval", ()))})

    def _shown(self, number: float) -> str:
        """Whole numbers of any size as they are, others with three decimals."""
        digits = f"{number:,.0f}" if float(number).is_integer() or abs(number) >= 100 else f"{number:.3f}"
        return f"{digits} {self.unit}".strip()


def markdown(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A Markdown table; what would end a cell is escaped."""
    lines = [header, ["---"] * len(header), *rows]
    escaped = ([cell.replace("|", "\\|") for cell in line] for line in lines)
    return "\n".join(f"| {' | '.join(line)} |" for line in escaped)


def rows_of(document: str, name: str) -> list[str]:
    """The lines of a table of the document, its header left out."""
    found = re.search(rf"<!-- figures: {re.escape(name)} -->\n(.*?)<!-- end -->", document, re.DOTALL)
    return [line for line in found[1].split("\n") if line.startswith("|")][2:] if found else []


def rewrite(document: str, name: str, table: str) -> str:
    """The document with a new table between `<!-- figures: NAME -->` and `<!-- end -->`.

    Raises:
        ValueError: the document does not have these markers, or has them twice.
    """
    pattern = re.compile(rf"(<!-- figures: {re.escape(name)} -->\n).*?(<!-- end -->)", re.DOTALL)
    changed, count = pattern.subn(lambda match: f"{match[1]}\n{table}\n\n{match[2]}", document)
    if count != 1:
        raise ValueError(f"{count} places for the table {name!r}, expected one")
    return changed
