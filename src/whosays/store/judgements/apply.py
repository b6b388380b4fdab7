"""Judgements applied: the reading as people corrected it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from whosays.model import Add, Judgement, Reading, standing, withdrawn
from whosays.store.anchor import How
from whosays.store.judgements.entries import UNTOUCHED
from whosays.store.judgements.judged import Fitting, Judged, Unfit
from whosays.store.judgements.order import ordered
from whosays.store.judgements.placing import Placed
from whosays.store.judgements.state import State, UnfitError
from whosays.store.judgements.verdicts import obey


def apply(reading: Reading, judgements: Sequence[Judgement]) -> Judged:
    """The reading, corrected.

    Args:
        reading: as a model made it, of any version of the account's text.
        judgements: all those of its account, in the order in which they were made; later ones prevail.
    """
    held = standing(judgements)
    if not held:
        return Judged(reading)
    state = State(reading)
    for judgement in withdrawn(judgements, held):
        _forget(state, judgement)
    fitting, unfit = [], []
    for judgement in held:
        try:
            fitting.append(_fitting(judgement, obey(state, judgement)))
        except UnfitError as error:
            unfit.append(Unfit(judgement, error.fault, error.words, error.candidates))
    return _judged(state, fitting, unfit)


def _forget(state: State, judgement: Judgement) -> None:
    """What an undone judgement had added is no more: a later one on it does not bring it back."""
    if isinstance(judgement.verdict, Add):
        placed = state.placing.place(judgement.verdict.made)
        if isinstance(placed, Placed):
            state.gone.append(placed)


def _fitting(judgement: Judgement, placed: Sequence[Placed]) -> Fitting:
    if not placed:
        return Fitting(judgement, None, 1.0, None)
    spans = [span for one in placed for span in one.spans()]
    return Fitting(
        judgement,
        max((one.how for one in placed), key=list(How).index),
        min(one.score for one in placed),
        (min(span.start for span in spans), max(span.end for span in spans)),
    )


def _judged(state: State, fitting: Sequence[Fitting], unfit: Sequence[Unfit]) -> Judged:
    linked = [replace(one, attribution=state.actors.linked(one.attribution)) for one in state.entries]
    entries = ordered(linked, state.account.id)
    touched = {one.attribution.id: one for one in entries if one.touched != UNTOUCHED}
    kept = {one.of for one in entries}
    rejected = tuple(one.id for one in state.reading.attributions if one.id not in kept)
    reading = replace(state.reading, account=state.account)
    if touched or rejected:
        attributions = tuple(one.attribution for one in entries)
        reading = replace(reading, attributions=attributions, actors=state.actors.all())
    return Judged(
        reading,
        touched={id_: one.touched for id_, one in touched.items()},
        replaces={id_: one.of for id_, one in touched.items()},
        rejected=rejected,
        identities=state.actors.identities,
        checked=state.checked,
        fitting=tuple(fitting),
        unfit=tuple(unfit),
    )
