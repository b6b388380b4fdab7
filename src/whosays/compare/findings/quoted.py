"""The quoted stretches of an account, and whose words they are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from whosays.extract.quotes import quotations
from whosays.extract.words import paragraphs
from whosays.ingest import body_start
from whosays.model import Actor, Attribution, Quotation, Reading, Resolved, Span

_MARKS = "“”„«»\"'‘’` \t\r\n"


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words between quotation marks, the marks left off.

    Attributes:
        paragraph: where the paragraph begins and ends that they stand in.
        attribution: the one whose content they are; None where nobody is said to have said them.
    """

    reading: Reading
    span: Span
    paragraph: tuple[int, int]
    attribution: Attribution | None

    @property
    def speaker(self) -> Actor | None:
        """Who says them, where that is known."""
        actor = self.attribution.actor if self.attribution else None
        return actor.actor if isinstance(actor, Resolved) else None


def quoted(reading: Reading) -> Iterator[Quoted]:
    """Every quotation of an account, in the order of the text."""
    text = reading.account.text
    direct = [one for one in reading.attributions if one.quotation is not Quotation.INDIRECT]
    for first, last in paragraphs(text, body_start(text)):
        for start, end in quotations(text[first:last]):
            words = text[first + start : first + end].strip(_MARKS)
            if not words:
                continue
            at = text.index(words, first + start)
            span = Span.of(text, at, at + len(words))
            yield Quoted(reading, span, (first, last), _whose(span, direct))


def _whose(span: Span, attributions: Sequence[Attribution]) -> Attribution | None:
    """The innermost attribution that has the most of the words."""
    shares = [(_shared(span, one), place) for place, one in enumerate(attributions)]
    best = max(shares, default=(0, 0))
    return attributions[best[1]] if best[0] else None


def _shared(span: Span, attribution: Attribution) -> int:
    return sum(
        max(0, min(span.end, piece.end) - max(span.start, piece.start)) for piece in attribution.content
    )
