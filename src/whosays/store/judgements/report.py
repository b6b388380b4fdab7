"""What became of judgements when a better model, or a better text, came."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from whosays.store.anchor import How
from whosays.store.judgements.judged import Fitting, Judged, Unfit
from whosays.store.judgements.placing import Fault


@dataclass(frozen=True, slots=True)
class Report:
    """Every judgement that holds, by how it was found again.

    Attributes:
        kept: where it stood, or without a place in the text.
        moved: by its words, elsewhere; fuzzy: with some of its words changed.
        ambiguous, lost: for a person to look at; unfit: those too whose words are found, and which fit
            nothing that stands there.
    """

    kept: tuple[Fitting, ...]
    moved: tuple[Fitting, ...]
    fuzzy: tuple[Fitting, ...]
    ambiguous: tuple[Unfit, ...]
    lost: tuple[Unfit, ...]
    unfit: tuple[Unfit, ...]

    @classmethod
    def of(cls, accounts: Iterable[Judged]) -> Report:
        """The report on all these accounts, whose readings are not kept."""
        fitting: list[Fitting] = []
        unfit: list[Unfit] = []
        for judged in accounts:
            fitting += judged.fitting
            unfit += judged.unfit

        def found(*how: How | None) -> tuple[Fitting, ...]:
            return tuple(one for one in fitting if one.how in how)

        def not_found(*faults: Fault) -> tuple[Unfit, ...]:
            return tuple(one for one in unfit if one.fault in faults)

        return cls(
            found(How.POSITION, None),
            found(How.QUOTE, How.DISTANCE),
            found(How.FUZZY),
            not_found(Fault.AMBIGUOUS),
            not_found(Fault.LOST),
            not_found(Fault.GONE, Fault.UNKNOWN),
        )

    @property
    def all(self) -> int:
        """How many there are."""
        return self.without_help + len(self.ambiguous) + len(self.lost) + len(self.unfit)

    @property
    def without_help(self) -> int:
        """How many hold without a person's help."""
        return len(self.kept) + len(self.moved) + len(self.fuzzy)
