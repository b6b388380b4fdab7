"""Extraction: one account at a time, from its text to a reading."""

from whosays.extract.clauses import Clause, Clauses
from whosays.extract.encoder import Encoder
from whosays.extract.reader import Reader

__all__ = ["Clause", "Clauses", "Encoder", "Reader"]
