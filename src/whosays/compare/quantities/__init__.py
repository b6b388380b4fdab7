"""Figures as they are written in news, made values that can be compared."""

from whosays.compare.quantities.parse import quantities
from whosays.compare.quantities.quantity import COUNT, Quantity

__all__ = ["COUNT", "Quantity", "quantities"]
