"""CSL-JSON and RIS, each read by a library of its own."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
import rispy
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON
from hypothesis import given

from tests.export.made import FEW, results
from tests.readings import HOSTILE, account, bridge, council, failed, hostile, reading
from whosays.export import csl, ris
from whosays.model import FailedReading, Failure, Original, Reading

Results = list[Reading | FailedReading]
STYLE = """<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="in-text"
    default-locale="en-US">
  <info><title>Plain</title><id>urn:plain</id><updated>2031-01-01T00:00:00+00:00</updated></info>
  <citation><layout><text variable="title"/></layout></citation>
  <bibliography><layout suffix=".">
    <text variable="title"/><text variable="container-title" prefix=". "/>
    <date variable="issued" prefix=", "><date-part name="year"/>
    <date-part name="month" form="numeric" prefix="/"/><date-part name="day" prefix="/"/></date>
    <text variable="URL" prefix=", "/>
    <date variable="accessed" prefix=", read "><date-part name="year"/></date>
  </layout></bibliography>
</style>"""


def paged() -> Reading:
    made = bridge()
    known = replace(made.account.metadata, authors=("Ines Lund", "Per Oss"))
    return replace(made, account=replace(made.account, pages=(0, 47, 160, 500), metadata=known))


def original(made: Reading) -> Mapping[str, Original]:
    late = datetime(2031, 2, 20, 23, 30, tzinfo=timezone(timedelta(hours=-5)))
    return {made.account.id: Original(b"", "https://courier.example/archived", "text/html", late)}


def items(made: Results, originals: Mapping[str, Original] | None = None) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads("".join(csl.chunks(made, originals or {})))
    return found


def records(made: Results, originals: Mapping[str, Original] | None = None) -> list[dict[str, Any]]:
    written = "".join(ris.lines(made, originals or {})).encode("utf-8").decode("utf-8")
    return list(rispy.loads(written, newline="\r\n"))


def test_a_csl_item() -> None:
    made = paged()
    assert items([made], original(made)) == [
        {
            "id": made.account.id,
            "type": "article-newspaper",
            "title": "Bridge at Velmora to stay shut, minister says",
            "container-title": "Osk Valley Courier",
            "author": [{"literal": "Ines Lund"}, {"literal": "Per Oss"}],
            "issued": {"date-parts": [[2031, 2, 14]]},
            "URL": "https://courier.example/2031/02/14/bridge",
            "accessed": {"date-parts": [[2031, 2, 21]]},
            "language": "en",
            "number-of-pages": "4",
            "note": f"sha256: {made.account.id}\nstatements on pages: 1, 2, 3 of 4",
        }
    ]


def test_a_style_cites_it(tmp_path: Path) -> None:
    made = paged()
    style = tmp_path / "plain.csl"
    style.write_text(STYLE, encoding="utf-8")
    source = CiteProcJSON(items([made], original(made)))
    listed = CitationStylesBibliography(
        CitationStylesStyle(str(style), validate=False), source, formatter.plain
    )
    listed.register(Citation([CitationItem(made.account.id)]))
    assert [str(entry) for entry in listed.bibliography()] == [
        "Bridge at Velmora to stay shut, minister says. Osk Valley Courier, 2031/2/14, "
        "https://courier.example/2031/02/14/bridge, read 2031."
    ]


def test_a_ris_record() -> None:
    made = paged()
    assert records([made], original(made)) == [
        {
            "type_of_reference": "NEWS",
            "id": made.account.id,
            "title": "Bridge at Velmora to stay shut, minister says",
            "secondary_title": "Osk Valley Courier",
            "authors": ["Ines Lund", "Per Oss"],
            "year": "2031",
            "date": "2031/02/14",
            "urls": ["https://courier.example/2031/02/14/bridge"],
            "access_date": "2031/02/21",
            "language": "en",
            "notes": [f"sha256: {made.account.id}", "statements on pages: 1, 2, 3 of 4"],
        }
    ]


@pytest.mark.parametrize(
    ("published", "csl_date", "ris_date"),
    [
        ("2031", {"date-parts": [[2031]]}, "2031//"),
        ("2031-02", {"date-parts": [[2031, 2]]}, "2031/02/"),
        ("0099-02-03", {"date-parts": [[99, 2, 3]]}, "0099/02/03"),
        ("soon", None, None),
        ("", None, None),
    ],
)
def test_dates(published: str, csl_date: object, ris_date: str | None) -> None:
    made = reading("It rained.", published=published)
    assert items([made])[0].get("issued") == csl_date
    assert records([made])[0].get("date") == ris_date


@pytest.mark.parametrize(
    ("metadata", "kinds"),
    [
        ({"outlet": "The Gazette", "url": "https://a.example/"}, ("article-newspaper", "NEWS")),
        ({"url": "https://a.example/"}, ("webpage", "ELEC")),
        ({"url": "javascript:alert(1)"}, ("document", "GEN")),
        ({}, ("document", "GEN")),
    ],
)
def test_kinds(metadata: dict[str, str], kinds: tuple[str, str]) -> None:
    made = reading("It rained.", **metadata)  # type: ignore[arg-type]
    assert (items([made])[0]["type"], records([made])[0]["type_of_reference"]) == kinds


def test_where_it_came_from_stands_in_for_what_it_does_not_tell() -> None:
    made = reading("It rained.", path="\udcff.txt")
    found = items([made], original(made))[0]
    assert (found["title"], found["URL"]) == ("\ufffd.txt", "https://courier.example/archived")
    assert items([reading("It rained.", path=None)])[0]["title"] == "Untitled"


def test_an_account_that_was_not_read_can_be_cited() -> None:
    known = account("Det regner.", title="Regn")
    made: Results = [failed(), FailedReading("dk.txt", Failure("language", "Danish"), known.id, known)]
    assert [one["title"] for one in items(made)] == [one["title"] for one in records(made)] == ["Regn"]


def test_a_title_begins_no_record() -> None:
    made = reading("It rained.", title="Rain\r\nER  - \r\nTY  - BOOK\nAU  - Nobody\u2028TI  - No\x85KW  - no")
    (record,) = records([made, council()])[:1]
    assert record["title"] == "Rain ER  -  TY  - BOOK AU  - Nobody TI  - No KW  - no"
    assert len(records([made, council()])) == 2


def test_hostile_words_are_shown_and_not_obeyed() -> None:
    written = "".join(ris.lines([hostile()], {}))
    assert not set(written) & set("\x1b\x07\x85\u202e\u2069")
    assert items([hostile()])[0]["title"] == HOSTILE


@FEW
@given(results())
def test_any_reading_is_one_reference(made: Results) -> None:
    read = [one.account for one in made if isinstance(one, Reading)]
    found, listed = items(made), records(made)
    assert [one["id"] for one in found] == [one["id"] for one in listed] == [one.id for one in read]
    for item, record, one in zip(found, listed, read, strict=True):
        assert item["title"]
        assert len(record.get("authors", [])) <= len(one.metadata.authors)
        assert set(record) <= set(rispy.TAG_KEY_MAPPING.values()) - {"unknown_tag", "keywords"}
    lines = "".join(ris.lines(made, {})).split("\r\n")
    assert all(line[2:6] == "  - " for line in lines[:-1])
    assert len("".join(lines).splitlines()) <= 1
