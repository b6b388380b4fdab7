"""When it was said, what it is about, and when the account was published."""

from __future__ import annotations

import re

import pytest

from tests.readings import account
from whosays.extract.times import about, anchor, normalise, said_on
from whosays.model import Span, TimeExpression, TimeType

_MARK = re.compile(r"\{(?:(S|Q|C|T|D) )?|\}")


def parts(marked: str) -> tuple[str, dict[str, list[Span]]]:
    """`{S source} {Q cue} {C content} {T time} {D duration}` in a text, nested as they come."""
    text = ""
    position = 0
    opened: list[tuple[str, int]] = []
    extents: list[tuple[str, int, int]] = []
    for match in _MARK.finditer(marked):
        text += marked[position : match.start()]
        position = match.end()
        if match[1]:
            opened.append((match[1], len(text)))
        else:
            name, start = opened.pop()
            extents.append((name, start, len(text)))
    text += marked[position:]
    spans: dict[str, list[Span]] = {name: [] for name in "SQCTD"}
    for name, start, end in sorted(extents, key=lambda extent: extent[1]):
        spans[name].append(Span.of(text, start, end))
    return text, spans


def times(text: str, spans: dict[str, list[Span]]) -> tuple[TimeExpression, ...]:
    found = [
        (kind, span.start, span.end)
        for name, kind in (("T", TimeType.DATE), ("D", TimeType.DURATION))
        for span in spans[name]
    ]
    return normalise(text, sorted(found, key=lambda extent: extent[1]), "2021-03-03")


def when(marked: str) -> str | None:
    text, spans = parts(marked)
    source = spans["S"][0] if spans["S"] else None
    time = said_on(text, source, spans["Q"][0], spans["C"], times(text, spans))
    return time.span.text if time else None


SAID = [
    ("{S Tarnow} {Q said} on {T Friday} {C that the bridge was shut}.", "Friday"),
    ("{S Tarnow} {Q told} reporters {T last month} {C that the bridge was shut}.", "last month"),
    ("{S Tarnow} {Q said} in a statement late on {T Friday} {C that the bridge was shut}.", "Friday"),
    ("On {T Monday}, {S the ministry} {Q said} {C the bridge was shut}.", "Monday"),
    ("{T Yesterday} {S the ministry} {Q said} {C the bridge was shut}.", "Yesterday"),
    ("{S The ministry} on {T Monday} {Q said} {C the bridge was shut}.", "Monday"),
    ("{C “It is shut,”} {S Tarnow} {Q said} {T Friday}. {C “It stays shut.”}", "Friday"),
    ("{C The bridge is shut}, {Q according to} {S a report} published {T last week}.", "last week"),
    ("{C It is shut}, {Q said} {S Tarnow} on {T Friday}.", "Friday"),
    ("{S The Courier} {Q reported last month} {C that the bridge was shut}.", None),
    ("{S The Courier} {Q reported {T last month}} {C that the bridge was shut}.", "last month"),
    # In the content, in the source, in another sentence, or in a clause of its own.
    ("{S Tarnow} {Q said} {C the bridge was shut on {T Friday}}.", None),
    ("{S The minister, elected in {T 2019},} {Q said} {C the bridge was shut}.", None),
    ("{S Tarnow}, elected in {T 2019}, {Q said} {C the bridge was shut}.", None),
    ("{S Tarnow}, who left in {T 2019}, {Q said} {C the bridge was shut}.", None),
    ("It fell on {T Friday}. {S Tarnow} {Q said} {C the bridge was shut}.", None),
    ("{S Tarnow} {Q said} {C the bridge was shut}. It fell on {T Friday}.", None),
    ("It fell on {T Friday}, and {S Tarnow} {Q said} {C the bridge was shut}.", None),
    ("{S Tarnow} {Q told} Antonia Kray, who left in {T 2019}, {C the bridge was shut}.", None),
    ("{S Tarnow} {Q has said} for {D three years} {C that the bridge is shut}.", None),
    # The nearer of two.
    ("On {T Monday}, {S Tarnow} {Q said} in {T May} {C that the bridge was shut}.", "May"),
]


@pytest.mark.parametrize(("marked", "expected"), SAID)
def test_when_it_was_said(marked: str, expected: str | None) -> None:
    assert when(marked) == expected


def test_what_the_content_is_about() -> None:
    text, spans = parts(
        "On {T Monday}, {S Tarnow} {Q said} {C it shut on {T Friday}}, {C for {D three days}}, in {T 2019}."
    )
    found = about(spans["C"], times(text, spans))
    assert [time.span.text for time in found] == ["Friday", "three days"]


def test_no_time_at_all() -> None:
    assert when("{S Tarnow} {Q said} {C the bridge was shut}.") is None
    assert about([Span(0, 3, "abc")], ()) == ()


PUBLISHED = [
    ("KARSOVA, March 3, 2021 (AP) – The harbour was shut.", "2021-03-03"),
    ("KARSOVA, 3 March 2021 — The harbour was shut.", "2021-03-03"),
    ("Ferry sinks\n\nBy Ilse Tarnow\n\nOSK, Velmora, Sept. 3, 2021: The harbour was shut.", "2021-09-03"),
    ("Ferry sinks\n\nPublished on Wednesday, 3 March 2021, 10:30\n\nThe harbour was shut.", "2021-03-03"),
    ("Ferry sinks\r\n\r\n2021-03-03\r\n\r\nThe harbour was shut.", "2021-03-03"),
    ("March 3, 2021\n\nThe harbour was shut.", "2021-03-03"),
    ("Wed 03 Mar 2021 Ferry sinks. The harbour was shut.", "2021-03-03"),
    # No year, a day of another thing, no day at all, too far down.
    ("KARSOVA, March 3 (AP) – The harbour was shut.", None),
    ("The harbour was shut on March 3, 2021.", None),
    ("March 3, 2021 was a cold day.", None),
    ("KARSOVA, February 30, 2021 (AP) – The harbour was shut.", None),
    ("The harbour was shut.", None),
    ("", None),
    ("x\n" * 20 + "March 3, 2021", None),
    (" " * 1_000_000, None),
    ("A, " * 300_000, None),
]


@pytest.mark.parametrize(("text", "expected"), PUBLISHED, ids=range(len(PUBLISHED)))
def test_the_date_of_an_account(text: str, expected: str | None) -> None:
    assert anchor(account(text)) == expected


def test_metadata_come_before_the_dateline() -> None:
    text = "KARSOVA, March 3, 2021 (AP) – The harbour was shut."
    assert anchor(account(text, published="2021-03")) == "2021-03"
