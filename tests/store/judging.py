"""Judgements made by hand on readings made by hand."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from whosays.model import Anchor, Attribution, Judgement, Marked, Reading, Span, Undo, Verdict
from whosays.store.judgements.apply import apply
from whosays.store.judgements.judged import Judged

FIRST = datetime(2031, 3, 1, 9, tzinfo=UTC)


class Desk:
    """People judging one reading, one after the other, a minute between them."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.judgements: list[Judgement] = []

    def say(self, verdict: Verdict, who: str = "Ana") -> Judgement:
        when = FIRST + timedelta(minutes=len(self.judgements))
        made = Judgement.of(verdict, account=self.reading.account.id, who=who, when=when)
        self.judgements.append(made)
        return made

    def undo(self, judgement: Judgement, who: str = "Ana") -> Judgement:
        return self.say(Undo(judgement.id), who)

    def judged(self, reading: Reading | None = None) -> Judged:
        return apply(reading or self.reading, self.judgements)

    def marked(self, cue: str) -> Marked:
        return Marked.of(by_cue(self.reading, cue), self.reading)

    def anchor(self, words: str, after: int = 0) -> Anchor:
        text = self.reading.account.text
        start = text.index(words, after)
        return Anchor.of(text, start, start + len(words), self.reading.account.extractor)


def by_cue(reading: Reading, cue: str) -> Attribution:
    (found,) = [one for one in reading.attributions if one.cue.text == cue]
    return found


def words(span: Span | None) -> str | None:
    return span.text if span else None


def cues(reading: Reading) -> list[str]:
    return [one.cue.text for one in reading.attributions]
