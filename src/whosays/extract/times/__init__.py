"""Time expressions: what days, durations and sets the tagged words stand for, and when what was said.

tagged words and the grammar ─ whole expressions (extents)
expressions ─ one spelling (phrase) ─ rules (dates, holidays, relative, clock, durations, sets) ─ value
"""

from whosays.extract.times.assign import about, said_on
from whosays.extract.times.calendar import days
from whosays.extract.times.dateline import anchor
from whosays.extract.times.extents import whole
from whosays.extract.times.normalise import normalise

__all__ = ["about", "anchor", "days", "normalise", "said_on", "whole"]
