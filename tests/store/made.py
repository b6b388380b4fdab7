"""Readings that hypothesis makes: anything that a reading may be."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st

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

LETTERS = st.one_of(st.sampled_from("aé \n.“\x00\ud800\U0010ffff'"), st.characters())
WORDS = st.text(LETTERS, max_size=30)
KEYS = st.text("0123456789abcdef", min_size=1, max_size=16)
DAYS = st.dates(min_value=date(1, 1, 1))


def spans(text: str, least: int = 0) -> st.SearchStrategy[Span]:
    ends = st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).map(sorted)
    return ends.filter(lambda at: at[1] - at[0] >= least).map(
        lambda at: Span(at[0], at[1], text[at[0] : at[1]])
    )


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    return Interval(*sorted((draw(DAYS), draw(DAYS))))


def times(text: str) -> st.SearchStrategy[TimeExpression]:
    return st.builds(
        TimeExpression,
        spans(text),
        st.sampled_from(TimeType),
        st.none() | WORDS,
        st.none() | intervals(),
    )


def actors(text: str) -> st.SearchStrategy[Actor]:
    mentions = st.builds(Mention, spans(text), st.sampled_from(LinkKind))
    return st.builds(
        Actor,
        KEYS,
        WORDS,
        st.sampled_from(ActorType),
        st.lists(WORDS, max_size=2).map(tuple),
        st.none() | KEYS,
        st.lists(mentions, min_size=1, max_size=3).map(tuple),
    )


def features() -> st.SearchStrategy[Features]:
    parts = (SourceType, AttributionType, Polarity, Determinacy)
    return st.builds(Features, *(st.sampled_from(part) for part in parts))


@st.composite
def contents(draw: st.DrawFn, text: str) -> tuple[Span, ...]:
    cuts = sorted(draw(st.lists(st.integers(0, len(text)), min_size=2, max_size=6)))
    places = zip(cuts[::2], cuts[1::2], strict=False)
    return tuple(Span(start, end, text[start:end]) for start, end in places)


@st.composite
def readings(draw: st.DrawFn) -> Reading:
    text = draw(st.text(LETTERS, max_size=60))
    told_times = draw(st.lists(times(text), max_size=3))
    told_actors = draw(st.lists(actors(text), max_size=3))
    any_time = times(text) | st.sampled_from(told_times) if told_times else times(text)
    any_actor = actors(text) | st.sampled_from(told_actors) if told_actors else actors(text)
    keys = draw(st.lists(KEYS, unique=True, max_size=4))
    attributions = [
        draw(
            st.builds(
                Attribution,
                st.just(key),
                st.none() | st.sampled_from(keys[:place]) if place else st.none(),
                st.none() | spans(text),
                spans(text),
                contents(text),
                st.sampled_from(Quotation),
                st.floats(0, 1),
                act=st.sampled_from(Act),
                features=features(),
                actor=st.none()
                | st.builds(Resolved, any_actor, st.sampled_from(LinkKind))
                | st.builds(
                    Unresolved, st.sampled_from(LinkKind), st.lists(any_actor, max_size=3).map(tuple)
                ),
                hearer=st.none() | spans(text),
                where=st.none() | spans(text),
                said_on=st.none() | any_time,
                about=st.lists(any_time, max_size=2).map(tuple),
            )
        )
        for place, key in enumerate(keys)
    ]
    entities = draw(st.lists(st.builds(Entity, spans(text), st.sampled_from(EntityType)), max_size=3))
    return Reading(
        draw(accounts(text)),
        draw(WORDS),
        tuple(attributions),
        tuple(entities),
        tuple(told_times),
        tuple(told_actors),
    )


def accounts(text: str) -> st.SearchStrategy[Account]:
    metadata = st.builds(
        Metadata,
        st.none() | WORDS,
        st.none() | WORDS,
        st.lists(WORDS, max_size=2).map(tuple),
        st.none()
        | WORDS
        | st.sampled_from(["2031", "2031-02", "2031-02-14", "0000", "2031-02-30", "9999-12-31"]),
        st.none()
        | WORDS
        | st.sampled_from(["https://courier.example/a", "http://[", "https://A.example:443#b"]),
    )
    return st.builds(
        Account,
        id=st.just("0" * 64),
        path=st.none() | WORDS,
        text=st.just(text),
        language=st.none() | WORDS,
        encoding=st.none() | WORDS,
        replaced=st.integers(0, 1000),
        metadata=metadata,
        extractor=WORDS,
        pages=st.lists(st.integers(0, 100), max_size=3).map(tuple),
    )
