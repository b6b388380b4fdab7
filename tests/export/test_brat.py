from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field

from hypothesis import given
from hypothesis import strategies as st

from tests.readings import MODEL, PLAIN, account, actor, bridge, council, hostile, reading, says, when
from whosays.evaluate.corpora import brat as gold
from whosays.export import brat
from whosays.model import (
    Act,
    Attribution,
    LinkKind,
    Quotation,
    Reading,
    Resolved,
    Span,
    TimeExpression,
    TimeType,
    Unresolved,
)

Places = list[tuple[int, int]]


@dataclass
class Event:
    """An event as any reader of the format would take it."""

    parts: dict[str, Places]
    attributes: dict[str, str] = field(default_factory=dict)
    parent: str | None = None


def read_back(ann: str, text: str) -> tuple[dict[str, Event], dict[str, list[str]]]:
    """Events by their ids, and the notes on each id; the words of a term must fit its place."""
    terms: dict[str, Places] = {}
    events: dict[str, Event] = {}
    notes: defaultdict[str, list[str]] = defaultdict(list)
    seen: set[str] = set()
    for line in ann.splitlines():
        key, rest = line.split("\t", 1)
        assert key not in seen
        seen.add(key)
        if key[0] == "T":
            (label_and_places, words) = rest.split("\t")
            places = label_and_places.split(" ", 1)[1].split(";")
            terms[key] = [(int(a), int(b)) for a, b in (place.split() for place in places)]
            assert len(words) == len(" ".join(text[a:b] for a, b in terms[key]))
        elif key[0] == "E":
            pairs = [part.split(":") for part in rest.split()]
            assert len(dict(pairs)) == len(pairs)
            events[key] = Event({role: terms[term] for role, term in pairs})
        elif key[0] == "A":
            name, event, value = rest.split()
            events[event].attributes[name] = value
        elif key[0] == "R":
            _, child, parent = rest.split()
            events[child.removeprefix("Arg1:")].parent = parent.removeprefix("Arg2:")
        else:
            about, note = rest.split("\t")
            kind, target = about.split()
            assert (kind, target in seen) == ("AnnotatorNotes", True)
            notes[target].append(note)
    return events, notes


def place(span: Span) -> tuple[int, int]:
    return span.start, span.end


def expected(made: Reading) -> dict[str, Event]:
    names = {row.id: f"E{number}" for number, row in enumerate(made.attributions, 1)}
    return {
        names[row.id]: Event(parts(row), attributes(row), names[row.parent] if row.parent else None)
        for row in made.attributions
    }


def parts(row: Attribution) -> dict[str, Places]:
    singles = {"Source": row.source, "Hearer": row.hearer, "Where": row.where}
    timed = {"SaidOn": row.said_on} | {
        f"About{number or ''}": time for number, time in zip([0, *range(2, 99)], row.about, strict=False)
    }
    return (
        {"Attribution": [place(row.cue)], "Cue": [place(row.cue)], "Content": [*map(place, row.content)]}
        | {role: [place(span)] for role, span in singles.items() if span}
        | {role: [place(time.span)] for role, time in timed.items() if time}
    )


def attributes(row: Attribution) -> dict[str, str]:
    return {
        "QuoteType": row.quotation.value,
        "Act": row.act.value,
        "Type": row.features.type.value,
        "Polarity": row.features.polarity.value,
        "SourceType": row.features.source_type.value,
        "Determinacy": row.features.determinacy.value,
    }


def written(made: Reading) -> str:
    return "".join(brat.lines(made))


def test_articles_come_back() -> None:
    for made in (bridge(), council()):
        assert read_back(written(made), made.account.text)[0] == expected(made)


def test_the_shape() -> None:
    text = "Told reporters on Friday, Tarnow:\n“No.”\r\n“Never.”"
    friday = when(text, "Friday", "2031-02-14", "2031-02-14")
    tarnow = actor("Ilse Tarnow", (Span.of(text, 26, 32), LinkKind.NAME))
    row = says(
        text,
        "Tarnow",
        "Told",
        "“No.”\r",
        "“Never.”",
        quotation=Quotation.DIRECT,
        act=Act.REFUSES,
        actor=Resolved(tarnow, LinkKind.NAME),
        hearer="reporters",
        said_on=friday,
    )
    assert written(reading(text, [row], times=[friday], actors=[tarnow])) == (
        "T1\tTIMEX3 18 24\tFriday\n"
        "T2\tCue 0 4\tTold\n"
        "T3\tSource 26 32\tTarnow\n"
        "T4\tContent 34 40;41 49\t“No.”  “Never.”\n"
        "T5\tHearer 5 14\treporters\n"
        "T6\tAttribution 0 4\tTold\n"
        "E1\tAttribution:T6 Cue:T2 Source:T3 Content:T4 Hearer:T5 SaidOn:T1\n"
        "A1\tQuoteType E1 direct\n"
        "A2\tType E1 communication\n"
        "A3\tAct E1 refuses\n"
        "A4\tPolarity E1 positive\n"
        "A5\tSourceType E1 other\n"
        "A6\tDeterminacy E1 determinate\n"
        "#1\tAnnotatorNotes T1\tDATE 2031-02-14 2031-02-14/2031-02-14\n"
        "#2\tAnnotatorNotes E1\tactor: Ilse Tarnow | Tarnow\n"
    )


def test_entities_are_terms_of_their_type() -> None:
    assert "\tPER 109 120\tIlse Tarnow\n" in written(bridge())


def test_the_evaluation_reads_what_was_written() -> None:
    for made in (bridge(), council()):
        found = {one.id: one for one in gold.parse(written(made).split("\n"), made.account.text)}
        for number, row in enumerate(made.attributions, 1):
            one = found[f"E{number}"]
            assert one.attributes == attributes(row)
            assert one.source == ((place(row.source),) if row.source else ())
            match row.actor:
                case Resolved(actor=who):
                    assert one.actor is not None
                    assert one.actor.removeprefix("actor: ").split(" | ")[0] == who.name
                case Unresolved():
                    assert one.actor is not None
                    assert one.actor.startswith("unresolved: ")
                case None:
                    assert one.actor is None


def test_who_it_may_be_is_kept() -> None:
    assert "\tunresolved: The Gazette | the ministry\n" in written(bridge())


def test_a_time_that_no_calendar_has() -> None:
    text = "Tarnow said it lasted days."
    times = [
        when(text, "days", "PXD", type=TimeType.DURATION),
        when(text, "lasted days", None, type=TimeType.SET),
    ]
    row = says(text, "Tarnow", "said", "it lasted days", said_on=times[1])
    _, notes = read_back(written(reading(text, [row], times=times[:1])), text)
    assert notes == {"T1": ["DURATION PXD"], "T2": ["SET"]}


def test_hostile_words_stay_on_their_line_and_between_their_bars() -> None:
    made = hostile()
    _, notes = read_back(written(made), made.account.text)
    (found,) = notes["E2"]
    assert found.count("|") == 2
    assert "<script>alert(1)</script>" in found


@st.composite
def readings(draw: Callable[..., object]) -> Reading:
    text = str(draw(st.text(st.sampled_from("ab \n\r\t\x0b\x85\u2028é𝔸;:"), min_size=12, max_size=40)))
    cuts = st.lists(st.integers(0, len(text)), min_size=6, max_size=8, unique=True).map(sorted)
    rows: list[Attribution] = []
    times: list[TimeExpression] = []
    chosen = draw(st.lists(cuts, max_size=4))
    assert isinstance(chosen, list)
    for number, (a, b, c, d, e, f, *_) in enumerate(chosen):
        source, cue, third, *pieces = (
            Span.of(text, *ends) for ends in ((a, b), (b, c), (c, d), (d, e), (e, f))
        )
        times.append(TimeExpression(third, list(TimeType)[number], text[a:b] if number % 2 else None, None))
        who = actor(text[a:d], (cue, LinkKind.NAME), (third, LinkKind.NAME))
        links = [Resolved(who, LinkKind.ROLE), None, Unresolved(LinkKind.NAME, (who, who)), None]
        rows.append(
            Attribution(
                f"a{number}",
                parent=rows[-1].id if number == 3 else None,
                source=source if number % 2 else None,
                cue=cue,
                content=tuple(pieces),
                quotation=list(Quotation)[number % 3],
                confidence=0.5,
                act=list(Act)[number],
                features=PLAIN,
                actor=links[number],
                hearer=source if number > 1 else None,
                where=third if number > 2 else None,
                said_on=times[-1] if number % 2 else None,
                about=tuple(dict.fromkeys(times)),
            )
        )
    return Reading(account(text), MODEL, tuple(rows), (), tuple(times[1:]), ())


@given(readings())
def test_anything_written_comes_back(made: Reading) -> None:
    events, notes = read_back(written(made), made.account.text)
    assert events == expected(made)
    assert all(len(on_one) == 1 for on_one in notes.values())
