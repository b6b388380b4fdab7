from __future__ import annotations

from collections import Counter
from io import StringIO
from itertools import pairwise

import pytest
from rich.console import Console

from tests.readings import BRIDGE, HOSTILE, actor, bridge, council, failed, hostile, reading, says, span
from whosays.model import FailedReading, LinkKind, Reading, Unresolved
from whosays.render import terminal


def shown(result: Reading | FailedReading, width: int = 100, *, colour: bool = False) -> str:
    out = StringIO()
    terminal.show(
        [result],
        Console(file=out, width=width, force_terminal=colour, color_system="standard" if colour else None),
    )
    return out.getvalue()


@pytest.mark.parametrize("width", [40, 80, 160])
def test_no_word_is_lost_at_any_width(width: int) -> None:
    printed = shown(bridge(), width)
    assert max(map(len, printed.splitlines())) <= width
    spans = [span.text for attribution in bridge().attributions for span in attribution.spans()]
    assert Counter("".join("".join(spans).split())) <= Counter(printed)  # at 40, words are cut in two


def test_header_counts_and_pieces() -> None:
    printed = shown(bridge(), 160)
    assert "Osk Valley Courier · 2031-02-14 · https://courier.example/2031/02/14/bridge" in printed
    assert "bridge.txt · 9 attributions, 3 nested · 3 entities · 6 actors" in printed
    assert "“We will not gamble with lives,” … “Not for a week" in printed
    assert "nobody named" in printed


def cells(made: Reading) -> list[list[str]]:
    """What stands in the columns, row by row."""
    lines = shown(made, 200).splitlines()
    header = next(line for line in lines if line.startswith("who"))
    starts = [header.index(name) for name in ("who", "says", "what", "quoted")]
    body = lines[lines.index(header) + 2 :]
    return [[line[a:b].strip() for a, b in pairwise(starts)] for line in body if line.strip()]


def test_who_it_is_stands_beneath_the_source_where_it_says_more() -> None:
    rows = cells(bridge())
    assert rows[:2] == [
        ["minister", "says", "Bridge at Velmora to stay shut"],
        ["→ Ilse Tarnow", "", ""],
    ]
    assert rows[2][0] == "transport minister Ilse Tarnow"
    assert rows[3][0] == ""
    assert ["→ The Gazette or the ministry?", "", ""] in rows


def test_the_act_stands_beneath_the_cue_unless_it_is_plain() -> None:
    acts = [row[1].removeprefix("→ ") for row in cells(council()) if row[1].startswith("→")]
    assert acts == ["denies", "accuses", "omits", "declines to comment", "expects"]


def test_to_whom_when_and_in_what() -> None:
    assert ["", "", "· to reporters · said Friday (2031-02-14)"] in cells(bridge())
    told = [row[2] for row in cells(council()) if row[2].startswith("·")]
    assert told == ["· said Monday (2031-02-17)", "· in its readout of Saturday’s meeting"]


@pytest.mark.parametrize(
    ("known", "told"),
    [(0, "→ ?"), (1, "→ Ada?"), (3, "→ Ada or Bea or Cay?"), (5, "→ Ada or Bea or Cay or 2 more?")],
)
def test_who_it_may_be(known: int, told: str) -> None:
    text = "She said no to Ada Bea Cay Dot Eve."
    people = [actor(name, (span(text, name), LinkKind.NAME)) for name in ("Ada", "Bea", "Cay", "Dot", "Eve")]
    row = says(text, "She", "said", "no", actor=Unresolved(LinkKind.PRONOUN, tuple(people[:known])))
    assert cells(reading(text, [row]))[1][0] == told


def test_chains_read_from_the_outside_in() -> None:
    printed = shown(bridge(), 160)
    assert "The Gazette reported ▸ a letter citing ▸ it said" in printed
    assert "\n└ a letter" in printed
    assert "\n  └ it" in printed


def test_an_account_without_attributions() -> None:
    assert "No attribution found" in shown(reading("It rained."))


def test_a_failure_is_one_clear_line() -> None:
    printed = shown(failed("a\x1b.html", message="no\nwords"))
    assert printed == "✗ not read  a\\u001b.html  no words [empty]\n"


def test_text_from_outside_does_nothing() -> None:
    text = f"Tarnow said {HOSTILE} x"
    row = says(text, "Tarnow", "said", text[12:])
    plain = shown(reading(text, [row], path=HOSTILE, title=HOSTILE, outlet=HOSTILE), 200)
    printed = plain + shown(hostile(), 600)
    assert printed.count("=cmd()") > 2 * HOSTILE.count("=cmd()") + 6  # actors, hearers, times too
    assert not set(printed) & set("\x1b\x07\r\x85\u202e\u2069\u200b")
    assert "[red]" in printed
    assert "alert(1)" in printed


def test_colour_only_where_it_is_wanted(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "\x1b" not in shown(bridge())
    assert "\x1b[1;34m" in shown(bridge(), colour=True)
    monkeypatch.setenv("NO_COLOR", "1")
    assert "34m" not in shown(bridge(), colour=True)


@pytest.mark.parametrize("width", [40, 60, 120])
def test_a_long_table_is_one_table(width: int) -> None:
    text = "Tarnow said the bridge was safe. " * 250
    rows = [
        says(text, "Tarnow", "said", "the bridge was safe", after=33 * number, confidence=number / 250)
        for number in range(250)
    ]
    lines = shown(reading(text, rows), width).splitlines()
    assert sum("sure" in line for line in lines) == 1
    assert len({line.rindex("%") for line in lines if "%" in line}) == 1
    assert sum(not line.strip() for line in lines) == 249


def test_deep_nesting_still_fits() -> None:
    rows = [says(BRIDGE, "Tarnow", "told", "The Osk bridge")]
    for end in range(80, 110):
        rows.append(says(BRIDGE, "Tarnow", "told", BRIDGE[47:end], parent=rows[-1]))
    assert max(map(len, shown(reading(BRIDGE, rows), 80).splitlines())) <= 80
