from __future__ import annotations

from collections import Counter
from io import StringIO

import pytest
from rich.console import Console

from tests.readings import BRIDGE, HOSTILE, bridge, failed, reading, says
from whosays.model import FailedReading, Reading
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
    assert "bridge.txt · 9 attributions, 3 nested · 3 entities" in printed
    assert "“We will not gamble with lives,” … “Not for a week" in printed
    assert "nobody named" in printed


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
    printed = shown(reading(text, [row], path=HOSTILE, title=HOSTILE, outlet=HOSTILE), 200)
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
