"""Acts: what an attribution does with its content, read off its cue and the words beside it."""

from whosays.extract.acts.meaning import Meaning, Nearest, interpret

__all__ = ["Meaning", "Nearest", "interpret"]
