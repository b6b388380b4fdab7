from __future__ import annotations

import codecs
import csv
import io
import json
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.ingest.pages import ARTICLE, TITLE, make_page
from whosays.errors import ContainerError, DamagedError, EmptyError, MetadataError, TooLargeError
from whosays.ingest import Collected, Deferred, collect, from_bytes, from_original, from_path, tables
from whosays.model import Account, FailedReading, Metadata, Original

NO = "The mayor of Tolm said no."
YES = "The mayor of Orsa said “yes”,\nand left."


def items(data: bytes, name: str, tmp_path: Path, columns: Mapping[str, str] | None = None) -> list[Deferred]:
    path = tmp_path / name
    path.write_bytes(data)
    return list(collect([str(path)], None, columns=columns or {}))


def told(found: list[Deferred]) -> list[tuple[str, str]]:
    """The line of each, and its text or the kind of its failure."""
    return [(item.source.rpartition("#")[2], said(item.load())) for item in found]


def said(collected: Collected) -> str:
    account = collected.account
    return account.failure.kind if isinstance(account, FailedReading) else account.text


def account_of(item: Deferred) -> Account:
    account = item.load().account
    assert isinstance(account, Account), account
    return account


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_tables(delimiter: str, encoding: str, end: str, tmp_path: Path) -> None:
    written = io.StringIO(newline="")
    writer = csv.writer(written, delimiter=delimiter, lineterminator=end, quoting=csv.QUOTE_NONNUMERIC)
    writer.writerows(
        [["ID", "Headline", "Body"], ["1", "No, he said", NO], [], ["2", "", YES], ["3", "", NO]]
    )
    found = items(written.getvalue().encode(encoding), "a.csv", tmp_path)
    assert told(found) == [("2", NO), ("4", YES), ("6", NO)]
    account = account_of(found[0])
    assert account.metadata == Metadata("No, he said")
    assert account.extractor == "csv/1"
    assert account.encoding == {"utf-8-sig": "utf-8", "utf-16": "utf-16-le", "cp1252": account.encoding}.get(
        encoding, encoding
    )


def test_every_field(tmp_path: Path) -> None:
    row = {
        "text": NO,
        "title": TITLE,
        "source": "The Orsa Post",
        "date": "2024-03-05T10:00:00Z",
        "link": "https://orsapost.example/1",
        "author": "Mila Dren; Ivo Karst",
        "extra": "x",
    }
    expected = Metadata(
        TITLE, "The Orsa Post", ("Mila Dren", "Ivo Karst"), "2024-03-05", "https://orsapost.example/1"
    )
    written = io.StringIO()
    writer = csv.DictWriter(written, row)
    writer.writeheader()
    writer.writerow(row)
    for data, name in ((written.getvalue(), "a.csv"), (json.dumps(row), "a.jsonl")):
        (item,) = items(data.encode(), name, tmp_path)
        assert account_of(item).metadata == expected


def test_json_lines(tmp_path: Path) -> None:
    rows: list[object] = [
        {"text": NO, "authors": ["Ada Brel", 7, "Ivo"], "published": 2024},
        {"content": [ARTICLE[0], ARTICLE[1]], "url": "javascript:x"},
        {"html": make_page(), "title": "Another"},
    ]
    data = "\n\n".join(json.dumps(row) for row in rows)
    found = items(data.encode(), "a.ndjson", tmp_path)
    accounts = [account_of(item) for item in found]
    assert [item.source.rpartition("#")[2] for item in found] == ["1", "3", "5"]
    assert accounts[0].metadata == Metadata(None, None, ("Ada Brel", "Ivo"), "2024")
    assert accounts[1].text == "\n\n".join(ARTICLE[:2])
    assert accounts[1].metadata.url is None
    assert accounts[2].text == "\n\n".join([TITLE, *ARTICLE])
    assert (accounts[2].metadata.title, accounts[2].metadata.outlet) == ("Another", "The Orsa Post")
    assert [account.extractor for account in accounts] == ["jsonl/1", "jsonl/1", "jsonl/1+html/1"]


GERMAN = "Der Bürgermeister sagte am Dienstag, die Brücke werde nicht vor dem Sommer geöffnet."
GOOD = json.dumps({"text": NO}).encode()


@pytest.mark.parametrize(
    ("bad", "kind"),
    [
        (b'{"text": "cut of', "damaged"),
        (b"[1, 2]", "damaged"),
        (b'"words"', "damaged"),
        (b"{}", "empty"),
        (b'{"title": "No text here"}', "damaged"),
        (b'{"text": ""}', "empty"),
        (b'{"text": null}', "empty"),
        (b'{"text": 5}', "5"),
        (b'["x",' * 100_000, "damaged"),
        (b'{"text": ' + b"9" * 10_000 + b"}", "damaged"),
        (b"\xff\xfe\x00\x01\x02", "binary"),
        (b"\x89PNG\r", "damaged"),
        (b'{"html": "<script>x</script>"}', "no_article"),
        (
            json.dumps({"text": GERMAN}).encode(),
            "language",
        ),
    ],
)
def test_a_broken_line_stops_none(bad: bytes, kind: str, tmp_path: Path) -> None:
    found = items(b"\n".join([GOOD, bad, GOOD]), "a.jsonl", tmp_path)
    assert told(found)[0] == ("1", NO)
    assert told(found)[-1] == ("3", NO)
    assert [outcome[1] for outcome in told(found)[1:-1]] == [kind]
    failed = found[1].load()
    assert failed.original is not None  # nothing is lost
    assert failed.account.path == failed.source


HEADER = b"id,title,text\n"


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (
            [b"1,a,He said no.", b'2,b,"open', b"3,c,He said yes.", b"4,d,She left."],
            ["He said no.", "damaged", "He said yes.", "She left."],
        ),
        ([b'1,a,"He "said" no."', b"3,c,He said yes."], ["damaged", "He said yes."]),
        ([b"1,a,He said no.,more,and more", b"3,c,He said yes."], ["damaged", "He said yes."]),
        ([b"1,a", b"3,c,He said yes."], ["empty", "He said yes."]),
        ([b'1,a,"He said\nno."', b"3,c,He said yes."], ["He said\nno.", "He said yes."]),
        ([b'1,a,"He said ""no""."'], ['He said "no".']),
        (
            [b"1,a,He said\x00no.", b"2,b,Caf\xe9 owners said no."],
            ["He said\ufffdno.", "Café owners said no."],
        ),
        ([], []),
    ],
)
def test_a_broken_row_stops_none(rows: list[bytes], expected: list[str], tmp_path: Path) -> None:
    found = items(HEADER + b"\n".join(rows), "a.csv", tmp_path)
    assert [outcome for _, outcome in told(found)] == expected


def test_lines_are_counted_behind_a_broken_row(tmp_path: Path) -> None:
    data = HEADER + b'1,a,"x\ny"\n2,b,"open\n3,c,He said no.\n4,d,"She\nleft."\n'
    assert told(items(data, "a.csv", tmp_path)) == [
        ("2", "x\ny"),
        ("4", "damaged"),
        ("5", "He said no."),
        ("6", "She\nleft."),
    ]


def test_fields_of_megabytes(tmp_path: Path) -> None:
    long = (NO + " ") * 60_000
    data = HEADER + f"1,a,{long}\n2,b,{NO}\n".encode()
    assert told(items(data, "a.csv", tmp_path)) == [("2", long), ("3", NO)]


def test_rows_that_are_too_long(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(tables, "MAX_MARKUP", 1000)
    long = NO * 100
    for data, name in (
        (HEADER + f"1,a,{NO}\n2,b,{long}\n3,c,{NO}\n".encode(), "a.csv"),
        (HEADER + f'1,a,{NO}\n2,b,"x\n{long}\n3,c,{NO}\n'.encode(), "b.csv"),
        (GOOD + b"\n" + json.dumps({"text": long}).encode() + b"\n" + GOOD, "a.jsonl"),
    ):
        outcomes = told(items(data, name, tmp_path))
        assert [outcome for _, outcome in outcomes if outcome == NO] == [NO, NO]
        assert "too_large" in [outcome for _, outcome in outcomes]
    (only, *_) = items(b"text,title\n" + b"x" * 3000, "c.csv", tmp_path)
    assert isinstance(only.original, TooLargeError)


def test_an_open_quotation_mark_does_not_take_for_ever(tmp_path: Path) -> None:
    data = HEADER + b'1,a,"open\n' * 20_000
    found = items(data, "a.csv", tmp_path)
    assert len(found) > 5_000


@pytest.mark.parametrize(
    ("columns", "problem"),
    [
        ({}, "no column for the text; name one of those that there are: id, head, words"),
        ({"text": "wrods"}, "no column 'wrods'"),
        ({"text": "words", "title": "caption"}, "no column 'caption'"),
    ],
)
def test_columns_that_are_not_there(columns: dict[str, str], problem: str, tmp_path: Path) -> None:
    (item,) = items(f"id,head,words\n1,a,{NO}\n2,b,{NO}\n".encode(), "a.csv", tmp_path, columns)
    assert isinstance(item.original, DamagedError)
    assert problem in str(item.original)


def test_columns_that_the_user_named_are_kept(tmp_path: Path) -> None:
    columns = {"text": "Words", "title": "head", "outlet": "a=b"}
    (first, _) = items(f"id,head,words,a=b\n1,a,{NO},Orsa\n2,b,{NO},\n".encode(), "a.csv", tmp_path, columns)
    assert account_of(first).metadata == Metadata("a", "Orsa")
    assert isinstance(first.original, Original)
    assert from_original(first.original).metadata == Metadata("a", "Orsa")  # read again, years later


def test_a_field_that_accounts_do_not_have() -> None:
    with pytest.raises(MetadataError, match="'words' is no field"):
        collect([], None, columns={"words": "text"})


def test_what_the_user_says_goes_before(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(json.dumps({"text": NO, "outlet": "Orsa", "title": "x"}).encode())
    (item,) = collect([str(path)], None, Metadata(outlet="Tolm"))
    assert account_of(item).metadata == Metadata("x", "Tolm")


@pytest.mark.parametrize("data", [f"text,title\n{NO},x\n", json.dumps({"title": "x", "text": NO})])
def test_the_standard_input_is_sniffed(data: str) -> None:
    (item,) = collect(["-"], io.BytesIO(data.encode()))
    assert account_of(item).text == NO
    assert account_of(item).metadata.title == "x"


@pytest.mark.parametrize("text", [f"Text, he said\n{NO}", "{NO}: text", '{"a', "title\n"])
def test_texts_are_no_tables(text: str) -> None:
    (item,) = collect(["-"], io.BytesIO(text.encode()))
    assert account_of(item).text == text


def test_one_row_is_one_account_and_many_are_not(tmp_path: Path) -> None:
    one, two = tmp_path / "one.csv", tmp_path / "two.csv"
    one.write_text(f"text\n{NO}\n")
    two.write_text(f"text\n{NO}\n{NO}\n")
    assert from_path(one).text == NO
    with pytest.raises(ContainerError):
        from_path(two)
    with pytest.raises(ContainerError):
        from_bytes(GOOD + b"\n" + GOOD, content_type="application/jsonl")
    with pytest.raises(EmptyError):
        from_bytes(b"text\n", content_type="text/csv")


def test_the_same_row_is_the_same_account(tmp_path: Path) -> None:
    first = items(HEADER + b"1,a,He said no.\n2,b,She left.\n", "a.csv", tmp_path)
    second = items(HEADER + b"0,z,He went.\n1,a,He said no.\n", "b.csv", tmp_path)
    assert first[0].id == second[1].id == account_of(first[0]).id
    assert len({item.id for item in [*first, *second]}) == 3


names = st.sampled_from(["text", "title", "x", "y z", 'q"q', "a,b", "ö"])
cells = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=30)


@settings(deadline=None, max_examples=60)
@given(
    st.lists(names, min_size=1, max_size=4, unique=True),
    st.lists(st.lists(cells, min_size=4, max_size=4), max_size=5),
    st.sampled_from(",;\t|"),
)
def test_any_table_is_cut_where_its_rows_end(
    columns: list[str], rows: list[list[str]], delimiter: str
) -> None:
    columns = ["text", *(name for name in columns if name != "text")]
    written = io.StringIO(newline="")
    writer = csv.writer(written, delimiter=delimiter, quoting=csv.QUOTE_ALL)
    writer.writerows([columns, *(row[: len(columns)] for row in rows)])
    data = written.getvalue().encode()
    found = list(tables.rows(io.BytesIO(data), "x", Metadata(), {}))
    originals = [item.original for item in found]
    assert all(isinstance(original, Original) for original in originals)
    header = data[: data.index(b"\r\n") + 2]
    assert (
        header
        + b"".join(original.data[len(header) :] for original in originals if isinstance(original, Original))
        == data
    )
    assert len(found) == len(rows)


def test_marks_of_byte_order_are_no_part_of_a_name(tmp_path: Path) -> None:
    for mark in (codecs.BOM_UTF8, b""):
        assert told(items(mark + f'"text","title"\n"{NO}",x\n'.encode(), "a.csv", tmp_path)) == [("2", NO)]
