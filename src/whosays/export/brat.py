"""brat standoff, in the shape of PolNeAR's gold (https://brat.nlplab.org/standoff.html).

T1	TIMEX3 27 33	Friday
T2	Cue 10 14	told
T3	Source 0 9	The mayor
T4	Content 34 50;64 80	the bridge was … would stay
T5	Hearer 15 23	reporters
T6	Attribution 10 14	told
E1	Attribution:T6 Cue:T2 Source:T3 Content:T4 Hearer:T5 SaidOn:T1
A1	QuoteType E1 indirect
A2	Type E1 communication
R1	Nested Arg1:E2 Arg2:E1
#1	AnnotatorNotes T1	DATE 2031-02-14 2031-02-14/2031-02-14
#2	AnnotatorNotes E1	actor: Ana Brevik | Brevik
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, count

from whosays.model import Actor, Attribution, LinkKind, Reading, Resolved, Span, TimeExpression, Unresolved

_BREAK = re.compile("[\t\n\v\f\r\x1c-\x1e\x85\u2028\u2029]")
_BETWEEN_NAMES = "|"


def lines(reading: Reading) -> Iterator[str]:
    """The `.ann` file of `reading`, line by line; its offsets count in `reading.account.text`."""
    terms = count(1)
    events = {attribution.id: f"E{number}" for number, attribution in enumerate(reading.attributions, 1)}
    times = dict(zip(dict.fromkeys(_times(reading)), terms, strict=False))
    for time, term in times.items():
        yield _term(term, "TIMEX3", (time.span,))
    for attribution in reading.attributions:
        yield from _event(attribution, events[attribution.id], terms, times)
    marks = (mark for a in reading.attributions for mark in _attributes(a, events[a.id]))
    yield from (f"A{number}\t{mark}\n" for number, mark in enumerate(marks, 1))
    nested = ((a.id, a.parent) for a in reading.attributions if a.parent is not None)
    for number, (child, parent) in enumerate(nested, 1):
        yield f"R{number}\tNested Arg1:{events[child]} Arg2:{events[parent]}\n"
    for entity in reading.entities:
        yield _term(next(terms), entity.type, (entity.span,))
    for number, (target, note) in enumerate(_notes(reading, events, times), 1):
        yield f"#{number}\tAnnotatorNotes {target}\t{_one_line(note)}\n"


def _times(reading: Reading) -> Iterator[TimeExpression]:
    yield from reading.times
    for attribution in reading.attributions:
        yield from attribution.about
        if attribution.said_on is not None:
            yield attribution.said_on


def _event(
    attribution: Attribution, event: str, terms: Iterator[int], times: Mapping[TimeExpression, int]
) -> Iterator[str]:
    arguments = []
    for role, pieces in _parts(attribution):
        term = next(terms)
        arguments.append(f"{role}:T{term}")
        yield _term(term, role, pieces)
    trigger = next(terms)
    yield _term(trigger, "Attribution", (attribution.cue,))
    if attribution.said_on is not None:
        arguments.append(f"SaidOn:T{times[attribution.said_on]}")
    for number, time in enumerate(attribution.about, 1):  # brat numbers a role from its second time on
        arguments.append(f"About{number if number > 1 else ''}:T{times[time]}")
    yield f"{event}\tAttribution:T{trigger} {' '.join(arguments)}\n"


def _parts(attribution: Attribution) -> Iterator[tuple[str, tuple[Span, ...]]]:
    yield "Cue", (attribution.cue,)
    if attribution.source is not None:
        yield "Source", (attribution.source,)
    yield "Content", attribution.content
    if attribution.hearer is not None:
        yield "Hearer", (attribution.hearer,)
    if attribution.where is not None:
        yield "Where", (attribution.where,)


def _attributes(attribution: Attribution, event: str) -> Iterator[str]:
    features = attribution.features
    yield f"QuoteType {event} {attribution.quotation}"
    yield f"Type {event} {features.type}"
    yield f"Act {event} {attribution.act}"
    yield f"Polarity {event} {features.polarity}"
    yield f"SourceType {event} {features.source_type}"
    yield f"Determinacy {event} {features.determinacy}"


def _notes(
    reading: Reading, events: Mapping[str, str], times: Mapping[TimeExpression, int]
) -> Iterator[tuple[str, str]]:
    for time, term in times.items():
        yield f"T{term}", _time_note(time)
    called: dict[str, str] = {}  # an actor of many mentions is often the actor of many attributions
    for attribution in reading.attributions:
        match attribution.actor:
            case Resolved(actor=actor):
                if actor.id not in called:
                    called[actor.id] = _joined(_names(actor))
                yield events[attribution.id], f"actor: {called[actor.id]}"
            case Unresolved(candidates=candidates):
                yield events[attribution.id], f"unresolved: {_joined(one.name for one in candidates)}"


def _time_note(time: TimeExpression) -> str:
    days = f"{time.days.first.isoformat()}/{time.days.last.isoformat()}" if time.days else None
    return " ".join(part for part in (time.type, time.value, days) if part)


def _names(actor: Actor) -> Iterable[str]:
    """The canonical name, then the others that the account uses, each once."""
    others = (mention.span.text for mention in actor.mentions if mention.link is LinkKind.NAME)
    return dict.fromkeys(chain([actor.name], others))


def _joined(names: Iterable[str]) -> str:
    return f" {_BETWEEN_NAMES} ".join(name.replace(_BETWEEN_NAMES, "/") for name in names)


def _term(number: int, label: str, pieces: tuple[Span, ...]) -> str:
    places = ";".join(f"{piece.start} {piece.end}" for piece in pieces)
    words = _one_line(" ".join(piece.text for piece in pieces))
    return f"T{number}\t{label} {places}\t{words}\n"


def _one_line(words: str) -> str:
    """One for one, so that words are as long as their place; every line reader's break counts."""
    return _BREAK.sub(" ", words)
