"""brat standoff, in the shape of PolNeAR's gold (https://brat.nlplab.org/standoff.html).

T1	Source 0 9	The mayor
T2	Cue 10 14	said
T3	Content 15 30;44 60	the bridge was … would stay
T4	Attribution 10 14	said
E1	Attribution:T4 Cue:T2 Source:T1 Content:T3
A1	QuoteType E1 indirect
R1	Nested Arg1:E2 Arg2:E1
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import count

from whosays.model import Attribution, Reading, Span

_BREAK = re.compile("[\t\n\v\f\r\x1c-\x1e\x85\u2028\u2029]")


def lines(reading: Reading) -> Iterator[str]:
    """The `.ann` file of `reading`, line by line; its offsets count in `reading.account.text`."""
    terms = count(1)
    events = {attribution.id: f"E{number}" for number, attribution in enumerate(reading.attributions, 1)}
    for attribution in reading.attributions:
        yield from _event(attribution, events[attribution.id], terms)
    for number, attribution in enumerate(reading.attributions, 1):
        yield f"A{number}\tQuoteType {events[attribution.id]} {attribution.quotation}\n"
    nested = ((a.id, a.parent) for a in reading.attributions if a.parent is not None)
    for number, (child, parent) in enumerate(nested, 1):
        yield f"R{number}\tNested Arg1:{events[child]} Arg2:{events[parent]}\n"
    for entity in reading.entities:
        yield _term(next(terms), entity.type, (entity.span,))


def _event(attribution: Attribution, event: str, terms: Iterator[int]) -> Iterator[str]:
    parts = [("Cue", (attribution.cue,)), ("Content", attribution.content)]
    if attribution.source is not None:
        parts.insert(1, ("Source", (attribution.source,)))
    arguments = []
    for role, pieces in parts:
        term = next(terms)
        arguments.append(f"{role}:T{term}")
        yield _term(term, role, pieces)
    trigger = next(terms)
    yield _term(trigger, "Attribution", (attribution.cue,))
    yield f"{event}\tAttribution:T{trigger} {' '.join(arguments)}\n"


def _term(number: int, label: str, pieces: tuple[Span, ...]) -> str:
    places = ";".join(f"{piece.start} {piece.end}" for piece in pieces)
    # One for one, so that the words are as long as their place; every line reader's break counts.
    words = _BREAK.sub(" ", " ".join(piece.text for piece in pieces))
    return f"T{number}\t{label} {places}\t{words}\n"
