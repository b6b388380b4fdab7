"""Acts: what an attribution does with its content, read off its cue and the words beside it."""

from whosays.extract.acts.meaning import Meaning, Nearest, interpret
from whosays.extract.acts.nearest import Neighbours, prototypes
from whosays.extract.acts.voice import is_spoken_of

__all__ = ["Meaning", "Nearest", "Neighbours", "interpret", "is_spoken_of", "prototypes"]
