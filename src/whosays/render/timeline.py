"""Accounts by time: what they say happened, by when it happened, and when it was said."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from whosays.ingest import body_start
from whosays.model import Account, Attribution, Interval, Passage, Reading, Resolved, TimeExpression
from whosays.render import inert
from whosays.render.calendar import days
from whosays.render.comparison.evidence import quoted

_CALM, _DAY = "dim", "bold"
_DATE = 12  # columns of the terminal: `– 2031-02-14`


@dataclass(frozen=True, slots=True)
class Moment:
    """Words with the time that they speak of, or at which they were said.

    Attributes:
        time: the words that tell the time; its days are there.
        attribution: what says so; None in the account's own voice.
        happened: whether it is the time that is spoken of; else it is when it was said.
    """

    reading: Reading
    time: TimeExpression
    words: Passage
    attribution: Attribution | None
    happened: bool

    @property
    def days(self) -> Interval:
        """The days that it is listed under."""
        if self.time.days is None:
            raise ValueError("a moment without days")
        return self.time.days

    @property
    def said_on(self) -> TimeExpression | None:
        """When it was said, where the text tells."""
        return self.attribution.said_on if self.attribution else None

    @property
    def who(self) -> str | None:
        """Who says it; None in the account's own voice, or where nobody is named."""
        if self.attribution is None or self.attribution.source is None:
            return None
        actor = self.attribution.actor
        return actor.actor.name if isinstance(actor, Resolved) else self.attribution.source.text

    def to_dict(self) -> dict[str, Any]:
        """The moment as plain JSON types."""
        return {
            "from": self.days.first.isoformat(),
            "to": self.days.last.isoformat(),
            "what": "happened" if self.happened else "said",
            "account": self.reading.account.id,
            "time": self.time.to_dict(),
            "who": self.who,
            "attribution": self.attribution.id if self.attribution else None,
            "words": self.words.to_dict(),
            "said_on": self.said_on.to_dict() if self.said_on else None,
        }


def moments(readings: Iterable[Reading]) -> list[Moment]:
    """All that has days, the earliest first; what took less time before what took more."""
    found = [moment for reading in readings for moment in _moments(reading)]
    return sorted(found, key=lambda one: (one.days.first, one.days.last, not one.happened))


def _moments(reading: Reading) -> Iterator[Moment]:
    told = {row.said_on for row in reading.attributions}
    spoken = {time: row for row in reading.attributions for time in row.about}  # the innermost comes last
    for time, row in spoken.items():
        if time.days:
            yield Moment(reading, time, _content(reading, row), row, happened=True)
    for row in reading.attributions:
        if row.said_on is not None and row.said_on.days and row not in spoken.values():
            yield Moment(reading, row.said_on, _content(reading, row), row, happened=False)
    body = body_start(reading.account.text)  # a date above it is a detail of the account, not what it tells
    for time in reading.times:
        if time.days and time not in told and time not in spoken and time.span.start >= body:
            yield Moment(reading, time, Passage(reading.account.id, (time.span,)), None, happened=True)


def _content(reading: Reading, row: Attribution) -> Passage:
    return Passage(reading.account.id, row.content)


def render(found: Sequence[Moment], accounts: Sequence[Account]) -> Iterator[RenderableType]:
    """The accounts with their numbers, then a row a moment; the day where it changes."""
    numbers = {account.id: str(number) for number, account in enumerate(accounts, 1)}
    table = Table.grid(padding=(0, 2, 0, 0), expand=True)
    table.add_column(no_wrap=True, width=_DATE)
    table.add_column(no_wrap=True, width=len(str(len(accounts))))
    table.add_column(overflow="fold", ratio=1)
    for account in accounts:
        known = account.metadata
        facts = (known.outlet or known.title or account.path or "account", known.published)
        table.add_row(
            "", Text(numbers[account.id]), Text(" · ".join(inert.line(fact) for fact in facts if fact))
        )
    table.add_row()
    before: tuple[str, ...] = ()
    for moment in found:
        shown = days(moment.time)
        day = Text("\n– ".join(shown) if shown != before else "", _DAY)
        table.add_row(day, Text(numbers[moment.reading.account.id], _CALM), _told(moment))
        before = shown
    yield table


def _told(moment: Moment) -> Text:
    words = quoted(moment.reading.account, moment.words)
    if moment.attribution is None:
        return words
    said = " – ".join(days(moment.said_on)) if moment.said_on else ""
    facts = [
        f"{moment.who or 'nobody named'} {moment.attribution.cue.text}",
        f"said {said}" if said and moment.happened else "",
    ]
    return Text.assemble((inert.line(" · ".join(filter(None, facts))), _CALM), "\n", words)
