from __future__ import annotations

from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from tests.readings import MODEL, account, bridge, reading, says
from whosays.export import brat
from whosays.model import Attribution, Quotation, Reading, Span

Places = list[tuple[int, int]]


def read_back(ann: str, text: str) -> list[tuple[str, dict[str, Places], str, str | None]]:
    """Each event with its parts, quotation type and parent event; the words must fit their place."""
    terms: dict[str, Places] = {}
    events: dict[str, dict[str, Places]] = {}
    quoted: dict[str, str] = {}
    parents: dict[str, str] = {}
    for line in ann.splitlines():
        key, rest = line.split("\t", 1)
        if key[0] == "T":
            (label_and_places, words) = rest.split("\t")
            places = label_and_places.split(" ", 1)[1].split(";")
            terms[key] = [(int(a), int(b)) for a, b in (place.split() for place in places)]
            assert len(words) == len(" ".join(text[a:b] for a, b in terms[key]))
        elif key[0] == "E":
            pairs = [part.split(":") for part in rest.split()]
            events[key] = {role: terms[term] for role, term in pairs}
        elif key[0] == "A":
            _, event, value = rest.split()
            quoted[event] = value
        elif key[0] == "R":
            _, child, parent = rest.split()
            parents[child.removeprefix("Arg1:")] = parent.removeprefix("Arg2:")
    return [(key, parts, quoted[key], parents.get(key)) for key, parts in events.items()]


def expected(made: Reading) -> list[tuple[str, dict[str, Places], str, str | None]]:
    names = {row.id: f"E{number}" for number, row in enumerate(made.attributions, 1)}
    found = []
    for row in made.attributions:
        cue = [(row.cue.start, row.cue.end)]
        parts = {"Attribution": cue, "Cue": cue, "Content": [(p.start, p.end) for p in row.content]}
        if row.source:
            parts["Source"] = [(row.source.start, row.source.end)]
        found.append((names[row.id], parts, str(row.quotation), names[row.parent] if row.parent else None))
    return found


def test_the_bridge_comes_back() -> None:
    made = bridge()
    assert read_back("".join(brat.lines(made)), made.account.text) == expected(made)


def test_the_shape() -> None:
    text = "Said Tarnow:\n“No.”\r\n“Never.”"
    row = says(text, "Tarnow", "Said", "“No.”\r", "“Never.”", quotation=Quotation.DIRECT)
    assert "".join(brat.lines(reading(text, [row]))) == (
        "T1\tCue 0 4\tSaid\n"
        "T2\tSource 5 11\tTarnow\n"
        "T3\tContent 13 19;20 28\t“No.”  “Never.”\n"
        "T4\tAttribution 0 4\tSaid\n"
        "E1\tAttribution:T4 Cue:T1 Source:T2 Content:T3\n"
        "A1\tQuoteType E1 direct\n"
    )


def test_entities_are_terms_of_their_type() -> None:
    assert any(
        line.endswith("\tPER 106 117\tIlse Tarnow\n") or "PER " in line for line in brat.lines(bridge())
    )


@st.composite
def readings(draw: Callable[..., object]) -> Reading:
    text = str(draw(st.text(st.sampled_from("ab \n\r\t\x0b\x85\u2028é𝔸;:"), min_size=12, max_size=40)))
    cuts = st.lists(st.integers(0, len(text)), min_size=6, max_size=8, unique=True).map(sorted)
    rows: list[Attribution] = []
    chosen = draw(st.lists(cuts, max_size=4))
    assert isinstance(chosen, list)
    for number, (a, b, c, d, *rest) in enumerate(chosen):
        pieces = (Span.of(text, d, rest[0]), Span.of(text, rest[0], rest[1]))
        source = Span.of(text, a, b) if number % 2 else None
        parent = rows[-1].id if number == 3 else None
        quotation = list(Quotation)[number % 3]
        rows.append(Attribution(f"a{number}", parent, source, Span.of(text, b, c), pieces, quotation, 0.5))
    return Reading(account(text), MODEL, tuple(rows), ())


@given(readings())
def test_anything_written_comes_back(made: Reading) -> None:
    assert read_back("".join(brat.lines(made)), made.account.text) == expected(made)
