"""A reading while it is corrected: its attributions by what people did to them, its actors, its text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from whosays.model import (
    Anchor,
    Attribution,
    Judgement,
    Marked,
    Reading,
    Span,
    TimeExpression,
    attribution_id,
)
from whosays.store.anchor import Ambiguous, Reanchored
from whosays.store.judgements.entries import Entry, Touched, best, shared
from whosays.store.judgements.placing import Fault, Placed, Placing, Unplaced
from whosays.store.judgements.quoted import quotation
from whosays.store.judgements.sources import Actors


class UnfitError(Exception):
    """A judgement does not fit; for `apply` alone."""

    def __init__(self, fault: Fault, words: str, candidates: tuple[Span, ...] = ()) -> None:
        super().__init__(fault)
        self.fault, self.words, self.candidates = fault, words, candidates


class State:
    """What a reading has become so far.

    Attributes:
        account: with its details as corrected.
        entries: its attributions.
        gone: where attributions stood that were rejected or taken back: nothing brings them back unasked.
        checked: by what judgement the whole account was checked.
    """

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.account = reading.account
        self.actors = Actors(reading.account.id, reading.actors)
        self.entries = [Entry(one, one.id) for one in reading.attributions]
        self.gone: list[Placed] = []
        self.checked: Judgement | None = None
        self.placing = Placing(reading.account.text)

    def place(self, marked: Marked) -> Placed:
        """Where it stands.

        Raises:
            UnfitError: at no place, or at several.
        """
        match self.placing.place(marked):
            case Unplaced(anchor=anchor, fault=fault, candidates=candidates):
                raise UnfitError(fault, anchor.quote, candidates)
            case Placed() as placed:
                return placed

    def span(self, anchor: Anchor) -> Span:
        """Where words stand by themselves.

        Raises:
            UnfitError: at no place, or at several.
        """
        match self.placing.find(anchor):
            case Reanchored(span=span):
                return span
            case Ambiguous(candidates=candidates):
                raise UnfitError(Fault.AMBIGUOUS, anchor.quote, candidates)
            case _:
                raise UnfitError(Fault.LOST, anchor.quote)

    def find(self, *places: Placed | Unplaced, same_source: bool = False) -> Entry | None:
        """The attribution that stands at the first of the places where one does."""
        for place in places:
            if isinstance(place, Placed) and (found := best(place, self.entries, same_source=same_source)):
                return found
        return None

    def again(self, placed: Placed, marked: Marked, by: Judgement) -> Entry:
        """An attribution that a person marked, and the model of this reading did not find.

        Raises:
            UnfitError: it was rejected, or taken back.
        """
        if any(_same_place(placed, one) for one in self.gone):
            raise UnfitError(Fault.GONE, placed.cue.text)
        return self.made(placed, marked, by)

    def made(self, placed: Placed, marked: Marked, by: Judgement, like: Entry | None = None) -> Entry:
        """A person's attribution; what people do not mark comes from the model's that it is `like`."""
        attribution = Attribution(
            attribution_id(self.account.id, placed.source, placed.cue, placed.content),
            like.attribution.parent if like else None,
            placed.source,
            placed.cue,
            placed.content,
            marked.quotation,
            1.0,
            marked.act,
            marked.features,
            self.actors.referred_to(placed.source),
            placed.hearer,
            placed.where,
            like.attribution.said_on if like else None,
            self._times(placed.content),
        )
        return Entry(attribution, like.of if like else None, Touched(made=by))

    def as_marked(self, entry: Entry, placed: Placed, marked: Marked) -> Attribution:
        """The attribution of an entry, with everything that people mark as it was marked."""
        return replace(
            self.reshaped(entry.attribution, placed.source, placed.cue, placed.content),
            quotation=marked.quotation,
            act=marked.act,
            features=marked.features,
            hearer=placed.hearer,
            where=placed.where,
        )

    def reshaped(
        self, one: Attribution, source: Span | None, cue: Span, content: Sequence[Span]
    ) -> Attribution:
        """With these parts, and with what follows from those that are other than before."""
        pieces = tuple(content)
        moved = replace(one, source=source, cue=cue, content=pieces)
        if source != one.source:
            moved = replace(moved, actor=self.actors.referred_to(source))
        if pieces != one.content:
            kind = quotation(self.account.text, pieces)
            moved = replace(moved, quotation=kind, about=self._times(pieces))
        return moved

    def _times(self, content: Sequence[Span]) -> tuple[TimeExpression, ...]:
        return tuple(one for one in self.reading.times if any(piece.contains(one.span) for piece in content))

    def put(self, old: Entry | None, *new: Entry) -> None:
        """One entry instead of another, or a further one."""
        self.entries = [one for one in self.entries if one is not old] + list(new)


def _same_place(one: Placed, other: Placed) -> bool:
    return shared([one.cue], [other.cue]) > 0 and shared(one.content, other.content) > 0
