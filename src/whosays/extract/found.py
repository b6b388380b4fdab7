"""An attribution as the decoder finds it, before it is anything in a text."""

from __future__ import annotations

from dataclasses import dataclass

Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Found:
    """An attribution in ranges of words of what was encoded.

    Attributes:
        cue_probability: the mean over the cue's words of the probability that they are a cue's.
        link_probability: of these very source and content words, given the cue.
    """

    cue: Range
    source: Range | None
    content: tuple[Range, ...]
    cue_probability: float
    link_probability: float
