"""Readings as hypothesis makes them: any text that can be stored, anywhere, and what each format obeys."""

from __future__ import annotations

from hashlib import sha256
from itertools import pairwise

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

FEW = settings(max_examples=40)  # a reading is a large thing to make
OBEYED = [
    *("=cmd()", "+1", "-1", "@SUM(A1)", "＝1", "\t", "\r", "\n", "'", '"', ",", ";", " | ", "|", "\\", "\\-"),
    *("\r\nER  - \r\nTY  - BOOK", "AU  - ", "</script>", "<!--", "\x1b[31m", "\u202e", "\u2066", "\ufeff"),
    *("\u2028", "\x85", "𝔸", "e\u0301", "@id", "urn:x", "_:b0", "%0A", "…"),
]
_CHARACTERS = st.characters(exclude_categories=["Cs"], exclude_characters="\0")
WORDS = st.lists(st.sampled_from(OBEYED) | st.text(_CHARACTERS, max_size=4), max_size=4).map("".join)
_TEXTS = st.lists(st.sampled_from(OBEYED) | st.text(_CHARACTERS, min_size=1), min_size=4, max_size=9).map(
    "".join
)
_NAMES = WORDS.filter(bool)
_IDS = st.text("0123456789abcdef", min_size=4, max_size=16)
_DATES = st.dates().map(str) | st.sampled_from(["2031", "2031-02"])
_PATHS = st.none() | WORDS | st.text(st.characters(categories=["Cs", "Ll"]), min_size=1, max_size=3)


@st.composite
def _spans(draw: st.DrawFn, text: str) -> Span:
    start = draw(st.integers(0, len(text) - 1))
    return Span.of(text, start, draw(st.integers(start + 1, len(text))))


@st.composite
def _pieces(draw: st.DrawFn, text: str) -> tuple[Span, ...]:
    cuts = sorted(draw(st.lists(st.integers(0, len(text)), min_size=2, max_size=6, unique=True)))
    ends = list(pairwise(cuts))
    return tuple(Span.of(text, *piece) for piece in ends[:: draw(st.sampled_from([1, 2]))])


@st.composite
def _times(draw: st.DrawFn, text: str) -> TimeExpression:
    days = sorted(draw(st.tuples(st.dates(), st.dates())))
    interval = draw(st.none() | st.just(Interval(*days)))
    kind = draw(st.sampled_from([TimeType.DATE, TimeType.DURATION]))
    value = "P3D" if kind is TimeType.DURATION else draw(st.sampled_from([None, "2031-05", "XXXX-01"]))
    return TimeExpression(draw(_spans(text)), kind, value, interval)


@st.composite
def _actors(draw: st.DrawFn, text: str, identity: str) -> Actor:
    mentions = draw(
        st.lists(st.builds(Mention, _spans(text), st.sampled_from(LinkKind)), min_size=1, max_size=2)
    )
    roles = tuple(draw(st.lists(WORDS, max_size=2)))
    behind = draw(st.sampled_from([None, "actor0"]))
    return Actor(identity, draw(WORDS), draw(st.sampled_from(ActorType)), roles, behind, tuple(mentions))


@st.composite
def _attributions(
    draw: st.DrawFn, text: str, identity: str, known: list[str], actors: list[Actor]
) -> Attribution:
    maybe = st.none() | _spans(text)
    link: st.SearchStrategy[Resolved | Unresolved | None] = st.none() | st.builds(
        Unresolved, st.sampled_from(LinkKind), st.lists(st.sampled_from(actors), max_size=2).map(tuple)
    )
    return Attribution(
        identity,
        draw(st.sampled_from([None, *known])),
        draw(maybe),
        draw(_spans(text)),
        draw(_pieces(text)),
        draw(st.sampled_from(Quotation)),
        round(draw(st.floats(0, 1)), 4),
        draw(st.sampled_from(Act)),
        draw(
            st.builds(
                Features,
                st.sampled_from(SourceType),
                st.sampled_from(AttributionType),
                st.sampled_from(Polarity),
                st.sampled_from(Determinacy),
            )
        ),
        draw(link | st.builds(Resolved, st.sampled_from(actors), st.sampled_from(LinkKind))),
        draw(maybe),
        draw(maybe),
        draw(st.none() | _times(text)),
        tuple(draw(st.lists(_times(text), max_size=2))),
    )


@st.composite
def accounts(draw: st.DrawFn) -> Account:
    text = draw(_TEXTS)
    pages = draw(st.lists(st.integers(1, len(text)), max_size=3, unique=True).map(sorted))
    return Account(
        sha256(text.encode()).hexdigest(),
        draw(_PATHS),
        text,
        draw(st.sampled_from([None, "en", "de"])),
        draw(st.none() | st.just("utf-8")),
        draw(st.integers(0, 9)),
        Metadata(
            title=draw(st.none() | _NAMES),
            outlet=draw(st.none() | _NAMES),
            authors=tuple(draw(st.lists(_NAMES, max_size=2))),
            published=draw(st.none() | _DATES),
            url=draw(st.none() | st.just("https://courier.example/a?b=1&c=2") | WORDS),
        ),
        pages=(0, *pages) if pages else (),
    )


@st.composite
def readings(draw: st.DrawFn) -> Reading:
    account = draw(accounts())
    text = account.text
    actors = [draw(_actors(text, f"actor{number}")) for number in range(draw(st.integers(1, 3)))]
    rows: list[Attribution] = []
    for identity in draw(st.lists(_IDS, max_size=3, unique=True)):
        rows.append(draw(_attributions(text, identity, [row.id for row in rows], actors)))
    entities = draw(st.lists(st.builds(Entity, _spans(text), st.sampled_from(EntityType)), max_size=2))
    times = draw(st.lists(_times(text), max_size=2))
    return Reading(account, MODEL, tuple(rows), tuple(entities), tuple(times), tuple(actors))


@st.composite
def failures(draw: st.DrawFn) -> FailedReading:
    failure = Failure("language", draw(WORDS))
    path = draw(_PATHS)
    return FailedReading(path, failure, draw(st.none() | st.just("0" * 64)))


def results() -> st.SearchStrategy[list[Reading | FailedReading]]:
    return st.lists(readings() | failures(), max_size=3)
