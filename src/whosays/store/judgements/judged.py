"""What judgements make of a reading, and which of them no longer fit it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from whosays.model import Judgement, Reading, Span
from whosays.store.anchor import How
from whosays.store.judgements.entries import Touched
from whosays.store.judgements.placing import Fault


@dataclass(frozen=True, slots=True)
class Fitting:
    """A judgement that holds for the reading at hand.

    Attributes:
        how: the least sure way in which its words were found; None for one that has no words.
        span: where they stand, from the first to the last.
    """

    judgement: Judgement
    how: How | None
    score: float
    span: tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class Unfit:
    """A judgement that a person has to look at again.

    Attributes:
        words: those that were not found, or the cue of what it is about.
        candidates: the places where they may stand.
    """

    judgement: Judgement
    fault: Fault
    words: str
    candidates: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Judged:
    """A reading with the judgements of its account.

    Attributes:
        reading: as corrected.
        touched: what people did to its attributions, by their ids; those that nobody touched are not in it.
        replaces: of each touched attribution, the id of the model's that it stands for, if there is one.
        rejected: ids of the model's attributions that are no more.
        identities: who actors are across accounts, by their ids, where a person told it.
        checked: by what judgement the whole account was checked.
        fitting, unfit: every judgement that holds (was not undone) is in one of the two.
    """

    reading: Reading
    touched: Mapping[str, Touched] = field(default_factory=dict)
    replaces: Mapping[str, str | None] = field(default_factory=dict)
    rejected: tuple[str, ...] = ()
    identities: Mapping[str, str] = field(default_factory=dict)
    checked: Judgement | None = None
    fitting: tuple[Fitting, ...] = ()
    unfit: tuple[Unfit, ...] = ()
