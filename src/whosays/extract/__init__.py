"""Extraction: one account at a time, from its text to a reading."""

from whosays.extract.encoder import Encoder
from whosays.extract.reader import Reader

__all__ = ["Encoder", "Reader"]
