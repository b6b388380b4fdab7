"""The attributions of a reading while they are corrected: each with what people did to it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from whosays.model import Attribution, Judgement, Span
from whosays.store.judgements.placing import Placed


@dataclass(frozen=True, slots=True)
class Touched:
    """What people did to an attribution.

    Attributes:
        made: by what judgement it is there at all; None for one that the model found.
        changed: by what judgements parts of it are other than the model, or `made`, has them.
        checked: by what judgement it is right as it is.
    """

    made: Judgement | None = None
    changed: tuple[Judgement, ...] = ()
    checked: Judgement | None = None


UNTOUCHED = Touched()


@dataclass(frozen=True, slots=True)
class Entry:
    """An attribution, and what people did to it.

    Attributes:
        of: the id of the model's attribution that it stands for; None where the model found none.
    """

    attribution: Attribution
    of: str | None
    touched: Touched = UNTOUCHED

    def changed(self, attribution: Attribution, by: Judgement) -> Entry:
        """With other parts; whoever checked it before did not see these."""
        touched = replace(self.touched, changed=(*self.touched.changed, by), checked=None)
        return replace(self, attribution=replace(attribution, confidence=1.0), touched=touched)

    def checked(self, attribution: Attribution, by: Judgement) -> Entry:
        """Right, as `attribution` has it."""
        touched = replace(self.touched, checked=by)
        return replace(self, attribution=replace(attribution, confidence=1.0), touched=touched)


def best(placed: Placed, entries: Sequence[Entry], *, same_source: bool = False) -> Entry | None:
    """The entry for the attribution that stands there: it has its cue and some of its content.

    Two attributions may share a cue (*Ana and Bo said*): with `same_source`, some of the source too.
    """
    fitting = [one for one in entries if _fits(placed, one.attribution, same_source)]
    return max(fitting, key=lambda one: _likeness(placed, one.attribution), default=None)


def _fits(placed: Placed, attribution: Attribution, same_source: bool) -> bool:
    cue = attribution.cue
    if cue.end <= placed.cue.start or placed.cue.end <= cue.start:
        return False
    if not shared(placed.content, attribution.content):
        return False
    told = placed.source is not None and attribution.source is not None
    return not (same_source and told) or _shared_source(placed, attribution) > 0


def _likeness(placed: Placed, attribution: Attribution) -> float:
    return (
        _shared_source(placed, attribution)
        + shared([placed.cue], [attribution.cue])
        + shared(placed.content, attribution.content)
    )


def _shared_source(placed: Placed, attribution: Attribution) -> float:
    if placed.source is None or attribution.source is None:
        return float(placed.source is attribution.source)
    return shared([placed.source], [attribution.source])


def shared(some: Sequence[Span], others: Sequence[Span]) -> float:
    """How much of the characters of both is in both (Dice)."""
    both = sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in some for b in others)
    return 2 * both / sum(span.end - span.start for span in (*some, *others))
