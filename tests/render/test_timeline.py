from __future__ import annotations

from io import StringIO

import pytest
from rich.console import Console

from tests.readings import bridge, council, hostile
from whosays.model import Reading
from whosays.render.timeline import moments, render


def shown(*readings: Reading, width: int = 100) -> str:
    out = StringIO()
    screen = Console(file=out, width=width)
    for part in render(moments(readings), [one.account for one in readings]):
        screen.print(part)
    return out.getvalue()


def test_by_the_day_spoken_of_else_by_the_day_it_was_said() -> None:
    found = [
        (one.days.first.isoformat(), one.happened, one.who, one.time.span.text)
        for one in moments([bridge(), council()])
    ]
    assert found == [
        ("2019-01-01", True, "engineers", "2019"),
        ("2031-02-17", False, "Pell Andrig", "Monday"),
        ("2031-03-21", True, "She", "late next\nmonth"),
        ("2031-05-01", True, "Ilse Tarnow", "May"),
    ]


def test_what_is_said_of_a_day_has_the_day_it_was_said() -> None:
    (may,) = [one for one in moments([bridge()]) if one.time.span.text == "May"]
    told = may.to_dict()
    assert (told["from"], told["to"], told["what"]) == ("2031-05-01", "2031-05-31", "happened")
    assert told["said_on"]["from"] == "2031-02-14"
    assert "Ilse Tarnow told · said 2031-02-14" in shown(bridge())


@pytest.mark.parametrize("width", [40, 80, 120])
def test_rows_fit_and_say_whose_they_are(width: int) -> None:
    printed = shown(bridge(), council(), width=width)
    assert max(map(len, printed.splitlines())) <= width
    assert "2031-05" in printed
    assert "Osk Valley" in printed


def test_text_from_outside_does_nothing() -> None:
    printed = shown(hostile(), width=200)
    assert "2031-02-14" in printed
    assert not set(printed) & set("\x1b\x07\r\x85\u202e\u2069\u200b")
