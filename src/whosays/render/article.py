"""An account's text as a page sets it: paragraphs of pieces, each with the marks that cover it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from whosays.ingest import body_start
from whosays.model import Account, Actor, Span
from whosays.render import inert
from whosays.render.actors import place
from whosays.render.blocks import Block, Kind, blocks
from whosays.render.chains import Link
from whosays.render.segments import Mark, Role, Segment, segments


@dataclass(frozen=True, slots=True)
class Piece:
    """Words with one set of marks.

    Attributes:
        classes: for the style sheet: roles, depth, where a span begins and ends.
        of: numbers of the attributions that it is part of, innermost first.
        cue_of: the attribution whose cue begins here, None if none does.
        anchors: further attributions whose cue begins here.
        actors: numbers of the actors that it is part of a mention of.
        mentions: those of them whose mention begins here, with where that is.
        start: where it begins in the account's text; pointed: whether what was pointed at begins here.
    """

    text: str
    start: int
    pointed: bool
    classes: str
    of: tuple[int, ...]
    cue_of: int | None
    anchors: tuple[int, ...]
    actors: tuple[int, ...]
    mentions: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A block of text, and the white space that stands before it."""

    before: str
    pieces: tuple[Piece, ...]
    kind: Kind

    @property
    def text(self) -> str:
        """Its words."""
        return "".join(piece.text for piece in self.pieces)


def set_as(account: Account) -> list[Block]:
    """The blocks of `account`."""
    return list(blocks(account.text, body_start(account.text), account.metadata.title))


def paragraphs(
    account: Account,
    links: Sequence[Link],
    actors: Sequence[Actor],
    pointed: Span | None = None,
    some: Sequence[Block] | None = None,
) -> Iterator[Paragraph]:
    """The paragraphs of `account`, marked; number n is `links[n]` of attributions, `actors[n]` of actors.

    `pointed`: words that are to be seen at once; `some`: those of its blocks that are wanted, None: all.
    """
    text, wanted = account.text, set_as(account) if some is None else some
    if not wanted:
        return
    edges = [edge for block in wanted for edge in (block.start, block.end)]
    marks = [*_marks(links), *_mentions(actors), *_pointed(pointed)]
    start = 0 if some is None else wanted[0].start
    stream = segments(wanted[-1].end, marks, edges, start)
    for block in wanted:
        yield _paragraph(text, block, stream)


def _marks(links: Sequence[Link]) -> Iterator[Mark]:
    for number, link in enumerate(links):
        attribution, depth = link.attribution, link.depth
        if attribution.source is not None:
            yield Mark(attribution.source.start, attribution.source.end, Role.SOURCE, number, depth)
        yield Mark(attribution.cue.start, attribution.cue.end, Role.CUE, number, depth)
        for piece in attribution.content:
            yield Mark(piece.start, piece.end, Role.CONTENT, number, depth)


def _mentions(actors: Sequence[Actor]) -> Iterator[Mark]:
    for number, actor in enumerate(actors):
        for mention in actor.mentions:
            if (start := place(mention)) is not None:
                yield Mark(start, mention.span.end, Role.MENTION, number, 0)


def _pointed(span: Span | None) -> Iterator[Mark]:
    if span is not None:
        yield Mark(span.start, span.end, Role.POINTED, 0, 0)


def _paragraph(text: str, block: Block, stream: Iterator[Segment]) -> Paragraph:
    before, pieces = "", []
    for segment in stream:  # shared between the paragraphs: each takes its own segments
        if segment.start < block.start:
            before += _shown(text, segment)
        else:
            pieces.append(_piece(text, segment))
        if segment.end == block.end:
            break
    return Paragraph(before, tuple(pieces), block.kind)


def _piece(text: str, segment: Segment) -> Piece:
    innermost = [mark for mark in segment.marks[::-1] if mark.role not in {Role.MENTION, Role.POINTED}]
    mentions = [mark for mark in segment.marks if mark.role is Role.MENTION]
    begun = [mark.number for mark in innermost if mark.role is Role.CUE and mark.start == segment.start]
    pointed = [mark for mark in segment.marks if mark.role is Role.POINTED]
    return Piece(
        text=_shown(text, segment),
        start=segment.start,
        pointed=any(mark.start == segment.start for mark in pointed),
        classes=" ".join(_classes(segment)),
        of=tuple(dict.fromkeys(mark.number for mark in innermost)),
        cue_of=begun[0] if begun else None,
        anchors=tuple(begun[1:]),
        actors=tuple(dict.fromkeys(mark.number for mark in mentions)),
        mentions=tuple(
            dict.fromkeys((mark.number, mark.start) for mark in mentions if mark.start == segment.start)
        ),
    )


def _classes(segment: Segment) -> Iterator[str]:
    """The innermost source or cue is what the words are; content shows as deep as it is."""
    inner = [mark for mark in segment.marks if mark.role in {Role.SOURCE, Role.CUE}]
    if inner:
        yield inner[-1].role
        if inner[-1].depth:
            yield "nested"
    contents = sum(mark.role is Role.CONTENT for mark in segment.marks)
    if contents:
        yield "content"
    if contents > 1:
        yield "deep"
    if any(mark.role is Role.POINTED for mark in segment.marks):
        yield "pointed"


def _shown(text: str, segment: Segment) -> str:
    words = text[segment.start : segment.end]
    if words.endswith("\r") and text[segment.end : segment.end + 1] == "\n":
        words = words[:-1]  # a line break that a mark cuts in two is still one line break
    return inert.lines(words)
