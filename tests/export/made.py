"""Readings as hypothesis makes them: any text that can be stored, anywhere, and what each format obeys."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from hashlib import sha256
from itertools import pairwise
from random import Random
from typing import TypeVar

from hypothesis import settings
from hypothesis import strategies as st

from tests.readings import MODEL
from whosays.model import (
    Account,
    Act,
    Actor,
    ActorType,
    Attribution,
    AttributionType,
    Determinacy,
    Entity,
    EntityType,
    FailedReading,
    Failure,
    Features,
    Interval,
    LinkKind,
    Mention,
    Metadata,
    Polarity,
    Quotation,
    Reading,
    Resolved,
    SourceType,
    Span,
    TimeExpression,
    TimeType,
    Unresolved,
)

Made = TypeVar("Made")
FEW = settings(max_examples=50)
OBEYED = [
    *("=cmd()", "+1", "-1", "@SUM(A1)", "＝1", "\t", "\r", "\n", "'", '"', ",", ";", " | ", "|", "\\", "\\-"),
    *("\r\nER  - \r\nTY  - BOOK", "AU  - ", "</script>", "<!--", "\x1b[31m", "\u202e", "\u2066", "\ufeff"),
    *("\u2028", "\x85", "𝔸", "e\u0301", "@id", "urn:x", "_:b0", "%0A", "…"),
]
_STORABLE = st.characters(exclude_categories=["Cs"], exclude_characters="\0")
WORDS = st.lists(st.sampled_from(OBEYED) | st.text(_STORABLE, max_size=3), max_size=3).map("".join)
_PATHS = st.sampled_from([None, "\udcff.txt"]) | WORDS


class _Making:
    """Makes a reading out of some words: hypothesis chooses these and a seed, the rest follows from it."""

    def __init__(self, words: Sequence[str], path: str | None, seed: int) -> None:
        self.random = Random(seed)
        self.words = words
        self.path = path
        self.text = "".join([*words, "Tarnow said ", *words])

    def reading(self) -> Reading:
        self.actors = [self.actor(f"actor{number}") for number in range(self.random.randint(1, 3))]
        rows: list[Attribution] = []
        for number in range(self.random.randint(0, 3)):
            rows.append(self.attribution(f"{number:04}", [None, *(row.id for row in rows)]))
        entities = tuple(Entity(span, self.one(EntityType)) for span in self.spans())
        return Reading(self.account(), MODEL, tuple(rows), entities, self.times(), tuple(self.actors))

    def account(self) -> Account:
        pages = sorted(self.random.sample(range(1, len(self.text)), self.random.randint(0, 3)))
        return Account(
            sha256(self.text.encode()).hexdigest(),
            self.path,
            self.text,
            self.one([None, "en", "de"]),
            self.one([None, "utf-8"]),
            self.random.randint(0, 9),
            Metadata(
                title=self.word(),
                outlet=self.word(),
                authors=tuple(word for word in self.words if word)[:2],
                published=self.one([None, "2031", "2031-02", "2031-02-14"]),
                url=self.one([None, "https://courier.example/a?b=1&c=2", self.word()]),
            ),
            extractor=self.one(["text/1", "pdf/1"]),
            pages=(0, *pages) if pages else (),
        )

    def attribution(self, identity: str, parents: Sequence[str | None]) -> Attribution:
        cuts = sorted(self.random.sample(range(len(self.text)), self.random.randint(2, 6)))
        pieces = [Span.of(self.text, *ends) for ends in pairwise(cuts)]
        return Attribution(
            identity,
            self.one(parents),
            self.maybe(self.span()),
            self.span(),
            tuple(pieces[:: self.one([1, 2])]),
            self.one(Quotation),
            round(self.random.random(), 4),
            self.one(Act),
            Features(
                self.one(SourceType), self.one(AttributionType), self.one(Polarity), self.one(Determinacy)
            ),
            self.link(),
            self.maybe(self.span()),
            self.maybe(self.span()),
            next(iter(self.times()), None),
            self.times(),
        )

    def actor(self, identity: str) -> Actor:
        mentions = tuple(Mention(span, self.one(LinkKind)) for span in [self.span(), *self.spans()])
        behind = self.one([None, "actor0"])
        return Actor(identity, self.one(self.words), self.one(ActorType), tuple(self.words), behind, mentions)

    def link(self) -> Resolved | Unresolved | None:
        kind = self.one(LinkKind)
        several = tuple(self.random.sample(self.actors, self.random.randint(0, len(self.actors))))
        return self.one([None, Resolved(self.one(self.actors), kind), Unresolved(kind, several)])

    def times(self) -> tuple[TimeExpression, ...]:
        return tuple(self.time(span) for span in self.spans())

    def time(self, span: Span) -> TimeExpression:
        first = date.fromordinal(self.random.randint(1, 3_000_000))
        days = self.maybe(Interval(first, first + timedelta(self.one([0, 27]))))
        kind, value = self.one(
            [
                (TimeType.DATE, None),
                (TimeType.DATE, "XXXX-01"),
                (TimeType.DURATION, "P3D"),
                (TimeType.TIME, "2031-02-14TMO"),
                (TimeType.SET, "P1W"),
            ]
        )
        return TimeExpression(span, kind, value, days)

    def spans(self) -> list[Span]:
        return [self.span() for _ in range(self.random.randint(0, 2))]

    def span(self) -> Span:
        start = self.random.randrange(len(self.text))
        return Span.of(self.text, start, self.random.randint(start + 1, len(self.text)))

    def word(self) -> str | None:
        return self.one([None, *self.words]) or None

    def one(self, choices: Iterable[Made]) -> Made:
        return self.random.choice(list(choices))

    def maybe(self, value: Made) -> Made | None:
        return self.one([value, None])


def readings() -> st.SearchStrategy[Reading]:
    words = st.lists(WORDS, min_size=1, max_size=4)
    return st.builds(lambda *given: _Making(*given).reading(), words, _PATHS, st.integers(0, 2**32))


def failures() -> st.SearchStrategy[FailedReading]:
    identities = st.sampled_from([None, "0" * 64])
    return st.builds(
        lambda path, words, identity: FailedReading(path, Failure("language", words), identity),
        *(_PATHS, WORDS, identities),
    )


def results() -> st.SearchStrategy[list[Reading | FailedReading]]:
    return st.lists(readings() | failures(), max_size=3)
