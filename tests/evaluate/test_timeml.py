from __future__ import annotations

from pathlib import Path

import pytest

from whosays.errors import GoldError
from whosays.evaluate.corpora import timeml
from whosays.model import TimeType

MARKUP = """<?xml version="1.0" ?>
<TimeML>
<DCT><TIMEX3 functionInDocument='CREATION_TIME' type="DATE" value="2031-02-14">14/02/31</TIMEX3></DCT>
<TITLE>Ferry <TIMEX3 tid="t9" type="DATE" value="2031">this year</TIMEX3></TITLE>
<TEXT>

Osk &amp; Velmora <EVENT eid="e1">closed</EVENT> the bridge <TIMEX3 tid="t1" type="DATE" value="2031-02-11">on
Tuesday </TIMEX3>for less < than <TIMEX3 value="P3D" type="DURATION">three
days</TIMEX3>.

<TIMEX3 tid="t3" type="DURATION" value="P1D"/>Tarnow<!-- <TIMEX3 type="DATE" value="2030">then</TIMEX3> --> \
left <TIMEX3 type="DATE" value="2031-W06">a week <TIMEX3 type="DATE" value="2031-02-14">ago today\
</TIMEX3></TIMEX3>.
</TEXT>
<MAKEINSTANCE eventID="e1"/>
</TimeML>
"""


def write(folder: Path, name: str, markup: str | bytes) -> Path:
    path = folder / f"{name}.tml"
    path.write_bytes(markup if isinstance(markup, bytes) else markup.encode())
    return path


def read(folder: Path, markup: str | bytes) -> timeml.TimeDocument:
    return next(timeml.documents(write(folder, "ferry", markup)))


def test_the_running_text_and_what_is_marked_in_it(tmp_path: Path) -> None:
    document = read(tmp_path, MARKUP)
    assert (document.name, document.created) == ("ferry", "2031-02-14")
    assert document.text == (
        "Osk & Velmora closed the bridge on\nTuesday for less < than three\ndays.\n\n"
        "Tarnow left a week ago today."
    )
    # Nothing of the header, of the comment, or of the element without words; ends are trimmed.
    assert [(document.text[t.start : t.end], t.type, t.value) for t in document.times] == [
        ("on\nTuesday", TimeType.DATE, "2031-02-11"),
        ("three\ndays", TimeType.DURATION, "P3D"),
        ("a week ago today", TimeType.DATE, "2031-W06"),
        ("ago today", TimeType.DATE, "2031-02-14"),
    ]


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        (MARKUP.replace("\n", "\r\n"), "Osk & Velmora closed the bridge on\nTuesday for"),
        ("<TEXT>Never closed <TIMEX3 type='DATE' value='2031'>this year", "Never closed this year"),
        ("<TEXT>Closed </TIMEX3> twice</TEXT>", "Closed  twice"),
        ("<TEXT></TEXT>", ""),
        (b"<TEXT>Caf\xe9 \x93Osk\x94 \x81</TEXT>", "Café “Osk” �"),
    ],
)
def test_broken_files_are_read_as_far_as_they_go(tmp_path: Path, markup: str | bytes, text: str) -> None:
    assert read(tmp_path, markup).text.startswith(text)


def test_a_type_that_timex3_has_not_is_passed_over(tmp_path: Path) -> None:
    document = read(tmp_path, "<TEXT><TIMEX3 type='ERA' value='X'>then</TIMEX3> it rained</TEXT>")
    assert document.text == "then it rained"
    assert document.times == ()
    assert document.created is None


def test_folders_in_folders_in_order(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    for folder, name in ((tmp_path / "b", "one"), (tmp_path, "two"), (tmp_path, "c")):
        write(folder, name, "<TEXT>x</TEXT>")
    write(tmp_path, "notes", "").rename(tmp_path / "notes.txt")
    assert [document.name for document in timeml.documents(tmp_path)] == ["one", "c", "two"]


def test_what_cannot_be_used_says_why(tmp_path: Path) -> None:
    with pytest.raises(GoldError, match=r"no \.tml files"):
        list(timeml.documents(tmp_path))
    with pytest.raises(GoldError, match="cannot be read"):
        list(timeml.documents(tmp_path / "gone.tml"))
    with pytest.raises(GoldError, match="no <TEXT>"):
        read(tmp_path, "<TimeML></TimeML>")


def test_one_name_in_four_is_held_out() -> None:
    names = [f"osk-{number}" for number in range(4000)]
    assert 900 < sum(map(timeml.held_out, names)) < 1100
    assert timeml.held_out("osk-1") is timeml.held_out("osk-1")
