"""Acts: what an attribution does with its content, read off its cue and the words beside it."""

from whosays.extract.acts.meaning import Meaning, Nearest, interpret
from whosays.extract.acts.nearest import Neighbours, prototypes

__all__ = ["Meaning", "Nearest", "Neighbours", "interpret", "prototypes"]
