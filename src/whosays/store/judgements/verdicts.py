"""What each kind of judgement does to a reading; each gives where its attributions stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from whosays.model import (
    Actor,
    Add,
    Attribution,
    CheckAccount,
    CheckAttribution,
    Correct,
    Judgement,
    LinkKind,
    Marked,
    Mentioned,
    Move,
    Part,
    Reject,
    Resolved,
    SourceIs,
    Span,
    Split,
)
from whosays.store.anchor import How, Reanchored
from whosays.store.judgements.entries import Entry, best, shared
from whosays.store.judgements.placing import Fault, Placed, Unplaced
from whosays.store.judgements.state import State, UnfitError


def obey(state: State, judgement: Judgement) -> Sequence[Placed]:
    """Changes `state` as the judgement says.

    Raises:
        UnfitError: it does not fit; `state` is as it was, but for a check of the whole account, of which
            as much is applied as fits.
    """
    places: Sequence[Placed] = ()
    match judgement.verdict:
        case Add(made=made):
            places = [_add(state, made, judgement)]
        case Move() as verdict:
            places = [_move(state, verdict, judgement)]
        case Split() as verdict:
            places = _split(state, verdict, judgement)
        case Reject(target=target):
            places = [_reject(state, target)]
        case SourceIs() as verdict:
            places = [_source_is(state, verdict, judgement)]
        case CheckAttribution(target=target):
            places = [_check(state, target, judgement)]
        case CheckAccount(attributions=attributions):
            places = _check_account(state, attributions, judgement)
        case Correct() as verdict:
            _correct(state, verdict)
    return places


def _correct(state: State, verdict: Correct) -> None:
    change: dict[str, Any] = {verdict.detail.value: verdict.now}
    state.account = replace(state.account, metadata=replace(state.account.metadata, **change))


def _add(state: State, made: Marked, judgement: Judgement) -> Placed:
    placed = state.place(made)
    found = state.find(placed, same_source=True)
    state.put(found, state.made(placed, made, judgement, found))
    return placed


def _move(state: State, verdict: Move, judgement: Judgement) -> Placed:
    moved = verdict.moved()
    placed = state.place(moved)
    found = state.find(placed, state.placing.place(verdict.target))
    entry = found or state.again(placed, moved, judgement)
    one = entry.attribution
    match verdict.part:
        case Part.SOURCE:
            now = state.reshaped(one, placed.source, one.cue, one.content)
        case Part.CUE:
            now = state.reshaped(one, one.source, placed.cue, one.content)
        case Part.CONTENT:
            now = state.reshaped(one, one.source, one.cue, _pieces(state, verdict, placed, one))
    state.put(found, entry.changed(now, judgement))
    return placed


def _pieces(state: State, verdict: Move, placed: Placed, one: Attribution) -> tuple[Span, ...]:
    """The pieces of content that the judgement says nothing of, and the one that it tells."""
    marked = zip(verdict.moved().content, placed.content, strict=True)
    told = [span for piece, span in marked if piece == verdict.now]
    was = state.placing.find(verdict.was) if verdict.was else None
    replaced = told + ([was.span] if isinstance(was, Reanchored) else [])
    others = [piece for piece in one.content if not (replaced and shared([piece], replaced))]
    return tuple(sorted(others + told)) or placed.content


def _split(state: State, verdict: Split, judgement: Judgement) -> Sequence[Placed]:
    halves = [(half, state.place(half)) for half in verdict.into]
    whole = state.placing.place(verdict.target)
    found = state.find(whole)
    if found is None and isinstance(whole, Placed):
        state.again(whole, verdict.target, judgement)  # which says if it was rejected
    state.put(found)
    for half, placed in halves:
        there = state.find(placed, same_source=True)
        state.put(there, state.made(placed, half, judgement, there or found))
        found = None  # the first half stands for what was split
    return [placed for _, placed in halves]


def _reject(state: State, target: Marked) -> Placed:
    placed = state.place(target)
    state.put(state.find(placed))
    state.gone.append(placed)
    return placed


def _source_is(state: State, verdict: SourceIs, judgement: Judgement) -> Placed:
    placed = state.place(verdict.target)
    found = state.find(placed)
    entry = found or state.again(placed, verdict.target, judgement)
    one = entry.attribution
    told = placed.source or placed.cue  # there is a source: SourceIs sees to it
    source = one.source if one.source and shared([one.source], [told]) else told
    actor = _somebody(state, verdict, source)
    link = one.actor.link if one.actor else LinkKind.DESCRIPTION
    state.actors.give(actor, source, link)
    now = replace(state.reshaped(one, source, one.cue, one.content), actor=Resolved(actor, link))
    state.put(found, entry.changed(now, judgement))
    return placed


def _somebody(state: State, verdict: SourceIs, source: Span) -> Actor:
    if not isinstance(verdict.now, Mentioned):
        return state.actors.named(verdict.now, source)
    actor = state.actors.mentioned(state.span(verdict.now.mention))
    if actor is None:
        raise UnfitError(Fault.UNKNOWN, verdict.now.name)
    return actor


def _check(state: State, target: Marked, judgement: Judgement) -> Placed:
    placed = state.place(target)
    found = state.find(placed)
    entry = found or state.again(placed, target, judgement)
    state.put(found, entry.checked(state.as_marked(entry, placed, target), judgement))
    return placed


def _check_account(state: State, attributions: Sequence[Marked], judgement: Judgement) -> Sequence[Placed]:
    """What was checked stands; what else the model finds does not, since nothing was missed."""
    places = [(marked, state.placing.place(marked)) for marked in attributions]
    there = [(marked, place) for marked, place in places if isinstance(place, Placed)]
    pairs, others = _pairs([placed for _, placed in there], state.entries)
    checked = []
    for (marked, placed), found in zip(there, pairs, strict=True):
        entry = found or state.made(placed, marked, judgement)
        checked.append(entry.checked(state.as_marked(entry, placed, marked), judgement))
    unplaced = next((place for _, place in places if isinstance(place, Unplaced)), None)
    if unplaced is not None:
        state.entries = checked + others
        raise UnfitError(unplaced.fault, unplaced.anchor.quote, unplaced.candidates)
    state.entries, state.checked = checked, judgement
    state.gone += [_place_of(other.attribution) for other in others]
    return [placed for _, placed in there]


def _pairs(places: Sequence[Placed], entries: Sequence[Entry]) -> tuple[list[Entry | None], list[Entry]]:
    """The entry of each place, no two the same, and the entries that are nowhere."""
    found: list[Entry | None] = [None] * len(places)
    others = list(entries)
    for same_source in (True, False):
        for number, placed in enumerate(places):
            one = found[number] or best(placed, others, same_source=same_source)
            if one is not found[number]:
                found[number] = one
                others = [other for other in others if other is not one]
    return found, others


def _place_of(one: Attribution) -> Placed:
    return Placed(one.source, one.cue, one.content, one.hearer, one.where, How.POSITION, 1.0)
