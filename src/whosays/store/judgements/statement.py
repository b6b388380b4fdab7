"""A statement that somebody judges: what they tell, in words and places, becomes a verdict."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from whosays.model import (
    Act,
    ActorType,
    Add,
    Anchor,
    Attribution,
    Marked,
    Mentioned,
    Move,
    Named,
    Part,
    Quotation,
    Reading,
    Resolved,
    SourceIs,
    Span,
    Split,
)
from whosays.model.marked import anchor
from whosays.store.judgements.quoted import quotation as quoted
from whosays.store.judgements.words import instead, place, places

if TYPE_CHECKING:
    from whosays.store.view import View


def missed(
    reading: Reading,
    source: str | None,
    cue: str,
    content: Sequence[str],
    *,
    act: Act | None = None,
    quotation: Quotation | None = None,
) -> Add:
    """One that the model missed; what is not told of it, its words tell.

    Raises:
        PlaceError: one of the places is none.
        ValueError: nothing is said.
    """
    if not content:
        raise ValueError("an attribution without content")
    found = places(reading.account.text, [cue, *content, *([source] if source else [])])
    says = found.pop() if source else None
    return Add(_marked(reading, says, found[0], sorted(found[1:]), act=act, quotation=quotation))


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement in its account, as both are now.

    What makes no judgement is a ValueError, and a place that is none a PlaceError.
    """

    reading: Reading
    attribution: Attribution

    @property
    def account(self) -> str:
        """The account's id."""
        return self.reading.account.id

    @property
    def marked(self) -> Marked:
        """It, with its parts anchored."""
        return Marked.of(self.attribution, self.reading)

    def anchored(self, told: str) -> Anchor:
        """A place in the account, near the statement where its words stand several times."""
        return anchor(self.reading, self._place(told))

    def _place(self, told: str) -> Span:
        return place(self.reading.account.text, told, self.attribution.spans())

    def source(self, told: str | None) -> Move:
        """Its source is this one; None: the text names nobody."""
        target = self.marked
        return Move(target, Part.SOURCE, target.source, self.anchored(told) if told else None)

    def cue(self, told: str) -> Move:
        """Its cue is this one."""
        target = self.marked
        return Move(target, Part.CUE, target.cue, self.anchored(told))

    def content(self, told: str) -> Move:
        """Of its content, the piece that shares words with this place is this one."""
        target, now = self.marked, self.anchored(told)
        return Move(target, Part.CONTENT, _piece(target, now), now)

    def more(self, told: str) -> Move:
        """This is a further piece of its content."""
        return Move(self.marked, Part.CONTENT, None, self.anchored(told))

    def less(self, told: str) -> Move:
        """This is no piece of its content."""
        target = self.marked
        return Move(target, Part.CONTENT, _piece(target, self.anchored(told)), None)

    def moves(self, source: str, cue: str, content: Sequence[str]) -> list[Move]:
        """One move for each part that is told otherwise than it is, each upon the one before.

        `content`: its pieces in their order, empty for one that is none, and behind them further ones.
        """
        one, target, made = self.attribution, self.marked, []
        pieces = [*one.content, *[None] * len(content)]
        told = [(Part.SOURCE, one.source, source), (Part.CUE, one.cue, cue)]
        told += [(Part.CONTENT, was, now) for was, now in zip(pieces, content, strict=False)]
        for part, was, now in told:
            if _stays(was, now):
                continue
            before = anchor(self.reading, was) if was else None
            move = Move(target, part, before, self._instead(was, now) if now.strip() else None)
            target = move.moved()
            made.append(move)
        return made

    def _instead(self, was: Span | None, now: str) -> Anchor:
        if was is None:
            return self.anchored(now)
        return anchor(self.reading, instead(self.reading.account.text, now, was, self.attribution.spans()))

    def split(self, content: Sequence[str], source: Sequence[str] = (), cue: Sequence[str] = ()) -> Split:
        """It is two: the content of each; source and cue of each, where they are not those of the whole."""
        halves = tuple(
            self._half(content[half], *(told[half] if told else None for told in (source, cue)))
            for half in (0, 1)
        )
        return Split(self.marked, halves)

    def _half(self, content: str, source: str | None, cue: str | None) -> Marked:
        whole = self.attribution
        says = self._place(source) if source else whole.source
        link = self._place(cue) if cue else whole.cue
        return _marked(self.reading, says, link, [self._place(content)])

    def source_is(self, view: View, name: str, kind: ActorType, mention: str | None = None) -> SourceIs:
        """Its source means this actor.

        Args:
            kind: what they are, where the account does not tell; mention: words that mean the same one.
        """
        now = Mentioned(self.anchored(mention), name) if mention else _named(view, name, kind)
        link = self.attribution.actor
        return SourceIs(self.marked, now, link.actor.name if isinstance(link, Resolved) else None)


def _named(view: View, name: str, kind: ActorType) -> Named:
    """With the identity across accounts, where only one is called so."""
    found = [one for one in view.speakers(name, limit=2) if one.identity]
    return Named(name, kind, found[0].identity if len(found) == 1 else None)


def _stays(was: Span | None, now: str) -> bool:
    """Whether a part is told as it is: by its words, or by its place."""
    if was is None:
        return not now.strip()
    return now.split() == was.text.split() or now.strip() == f"{was.start}:{was.end}"


def _piece(target: Marked, told: Anchor) -> Anchor:
    """The piece of content that shares words with a place; the only one, whatever it shares."""
    if len(target.content) == 1:
        return target.content[0]
    sharing = [one for one in target.content if one.start < told.end and told.start < one.end]
    if len(sharing) != 1:
        raise ValueError(f"{len(sharing)} of the {len(target.content)} pieces share words with that place")
    return sharing[0]


def _marked(
    reading: Reading,
    source: Span | None,
    cue: Span,
    content: Sequence[Span],
    *,
    act: Act | None = None,
    quotation: Quotation | None = None,
) -> Marked:
    """The statement of these words, with what they tell of it."""
    from whosays.extract.acts import interpret  # noqa: PLC0415 - numpy loads slowly

    text = reading.account.text
    meaning = interpret(text, source, cue, content)
    return Marked(
        anchor(reading, source) if source else None,
        anchor(reading, cue),
        tuple(anchor(reading, piece) for piece in content),
        quotation or quoted(text, content),
        act or meaning.act,
        meaning.features,
        anchor(reading, meaning.hearer) if meaning.hearer else None,
        anchor(reading, meaning.where) if meaning.where else None,
    )
