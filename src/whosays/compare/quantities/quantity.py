"""A figure: what it may be at least and at most, in what dimension, and of what."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import inf

from whosays.compare.quantities.units import EITHER
from whosays.model import Span

COUNT = "count"
_BARE = frozenset({"speed", "money", "temperature"})  # said without their unit, where it goes without saying
_CONVERTED = 0.03  # what is lost when miles are given as kilometres


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure where it stands.

    Attributes:
        span: its words, with what bounds it and its unit.
        low, high: between what it lies, in the dimension's base unit; infinite where it is open.
        shown: the number in its own unit, and how it is bounded (`≥70`, `≈5,000`).
        dimension: `count`, `share`, `length`, …; a rate has what it is by (`money/time`).
        unit: as it is written; empty for a count.
        size: how many base units its unit is.
        counted: the folded noun of a count; empty where there is none.
    """

    span: Span
    low: float
    high: float
    shown: str
    dimension: str
    unit: str
    size: float
    counted: str

    def comparable(self, other: Quantity) -> Quantity | None:
        """The other one in this one's dimension; None where they measure different things.

        A number without a unit may be of any dimension that is counted in the same numbers: it is compared
        as if it had the unit of this one. Pounds are money or weight.
        """
        if self.dimension == other.dimension:
            return other
        for dimension, size, pounds in (("mass", 0.4536, other), ("money", 1.0, other)):
            if pounds.unit in EITHER and self.dimension == dimension:
                return replace(pounds, low=pounds.low * size, high=pounds.high * size, dimension=dimension)
        if other.dimension == COUNT and not other.counted and self.size and self.dimension in _BARE:
            return replace(
                other, low=other.low * self.size, high=other.high * self.size, dimension=self.dimension
            )
        return None

    def size_of(self) -> float:
        """About how much it is; never nothing, so that one can be divided by another."""
        known = [bound for bound in (self.low, self.high) if 0 < bound < inf]
        return sum(known) / len(known) if known else 1.0

    def agrees(self, other: Quantity) -> bool:
        """Whether both can be the whole truth."""
        slack = _CONVERTED if self.unit != other.unit else 1e-9
        low, high = max(self.low, other.low), min(self.high, other.high)
        return low <= high * (1 + slack) + 1e-9
