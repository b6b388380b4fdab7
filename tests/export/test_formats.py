from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given

from tests.export.made import FEW, results
from tests.readings import bridge, council, failed, hostile
from whosays.evaluate.corpora.brat import read_document
from whosays.export.formats import FORMATS, AccountFormat, BinaryFormat, TextFormat, by_file_name
from whosays.model import FailedReading, Reading

NAMES = ["jsonl", "json", "csv", "parquet", "web-annotation", "schema-org", "ftm", "csl", "ris", "brat"]


def test_every_format_has_its_name_and_its_suffix() -> None:
    assert list(FORMATS) == NAMES
    assert len({form.suffix for form in FORMATS.values()}) == len(NAMES)
    assert all(form.media_type.isascii() for form in FORMATS.values())


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("out.jsonl", "jsonl"),
        ("out.JSON", "json"),
        ("out.csl.json", "csl"),
        ("out.ftm.jsonl", "ftm"),
        ("out.annotations.jsonld", "web-annotation"),
        ("out.schema.jsonld", "schema-org"),
        ("out.parquet", "parquet"),
        ("csv", None),
        ("out.jsonld", None),
        ("out.ann", "brat"),
        ("out.csv.zip", None),
    ],
)
def test_a_file_name_tells(name: str, expected: str | None) -> None:
    found = by_file_name(name)
    assert (found.name if found else None) == expected


@pytest.mark.parametrize("name", NAMES)
@FEW
@given(made=results())
def test_anything_is_written(name: str, made: list[Reading | FailedReading]) -> None:
    match FORMATS[name]:
        case TextFormat(write=write):
            assert all(chunk.encode("utf-8") for chunk in write(made, {}))
        case BinaryFormat(write=write_bytes):
            assert b"".join(write_bytes(made, {}))
        case AccountFormat(write=write_one):
            for one in made:
                assert isinstance(one, FailedReading) or "".join(write_one(one)).encode("utf-8") is not None


@pytest.mark.parametrize("name", [name for name in NAMES if name not in ("parquet", "brat")])
def test_nothing_is_held_back(name: str) -> None:
    """What there is of one reading is written before the next one is asked for."""
    asked: list[int] = []

    def readings() -> object:
        for number, made in enumerate([bridge(), council(), hostile()]):
            asked.append(number)
            yield made

    form = FORMATS[name]
    assert isinstance(form, TextFormat)
    seen = ""
    for chunk in form.write(readings(), {}):  # type: ignore[arg-type]
        seen += chunk
        if "Velmora" in seen:
            break
    assert asked == [0]


def test_no_terminal_obeys_what_is_json() -> None:
    for name in ("jsonl", "json", "web-annotation", "schema-org", "ftm", "csl"):
        form = FORMATS[name]
        assert isinstance(form, TextFormat)
        written = "".join(form.write([hostile(), failed("\x1b\udcff")], {}))
        assert not set(written) & set("\x1b\x07\x85\u202e\u2069\u200b\r")


def test_brat_comes_back_to_attributions(tmp_path: Path) -> None:
    form = FORMATS["brat"]
    assert isinstance(form, AccountFormat)
    for made in (bridge(), council()):
        text, ann = tmp_path / "one.txt", tmp_path / "one.ann"
        text.write_text(made.account.text, encoding="utf-8", newline="")
        ann.write_text("".join(form.write(made)), encoding="utf-8", newline="")
        found = {one.cue[0]: one for one in read_document(text, ann).attributions}
        for row in made.attributions:
            one = found[(row.cue.start, row.cue.end)]
            assert one.content == tuple((piece.start, piece.end) for piece in row.content)
            assert one.source == (((row.source.start, row.source.end),) if row.source else ())
            assert one.attributes["Act"] == row.act
