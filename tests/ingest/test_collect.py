from __future__ import annotations

import hashlib
import io
import os
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.ingest.documents import FULL, docx, message, pdf, warc
from tests.ingest.pages import TITLE, make_page
from tests.ingest.test_mail import page_part, saved
from whosays.errors import ContainerError, NotFoundError, UnreadableError
from whosays.ingest import Deferred, collect, contents, from_original, from_path, sandbox
from whosays.model import Account, FailedReading, Metadata, Original

NO = "The mayor of Tolm said no."
FEED = b'<?xml version="1.0"?><rss version="2.0"><channel><title>Orsa</title></channel></rss>'


def place(folder: Path, **files: bytes | str) -> None:
    for name, data in files.items():
        path = folder / name.replace("__", "/").replace("_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data if isinstance(data, bytes) else data.encode())


def names(found: Iterator[Deferred], folder: Path) -> list[str]:
    return [os.path.relpath(item.source, folder).replace(os.sep, "/") for item in found]


KINDS = {
    "a.txt": NO.encode(),
    "b.html": make_page().encode(),
    "c.pdf": pdf([FULL]),
    "d.docx": docx(),
    "e.eml": message(NO.encode()),
    "f.mhtml": saved(page_part(make_page())),
    "g.warc.gz": b"".join(warc(1, 2)),
    "h.csv": f"text,title\n{NO},x\n{NO},y\n".encode(),
    "i.jsonl": f'{{"text": "{NO}"}}\n'.encode(),
}
EXTRACTORS = {
    "a.txt": "text/1",
    "b.html": "html/1",
    "c.pdf": "pdf/1",
    "d.docx": "docx/1",
    "e.eml": "eml/1",
    "f.mhtml": "mhtml/1+html/1",
    "g.warc.gz#0": "html/1",
    "h.csv#2": "csv/1",
    "h.csv#3": "csv/1",
    "i.jsonl#1": "jsonl/1",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, data in KINDS.items():
        (tmp_path / name).write_bytes(data)
    return tmp_path


def test_a_folder_of_every_kind(folder: Path) -> None:
    loaded = [item.load() for item in collect([str(folder)], None)]
    extractors = {}
    for collected in loaded:
        account, original = collected.account, collected.original
        assert isinstance(account, Account), account
        assert original is not None
        assert account.path == collected.source == original.source
        assert account.id == original.id == hashlib.sha256(original.data).hexdigest()
        assert original.retrieved.tzinfo is not None
        extractors[Path(account.path).name] = account.extractor
        assert from_original(original) == account  # the original is enough to read it again
    second = next(name for name in extractors if name.startswith("g.warc.gz#") and name != "g.warc.gz#0")
    assert extractors.pop(second) == "html/1"
    assert extractors == EXTRACTORS


def test_the_same_by_the_standard_input(folder: Path) -> None:
    for name, data in KINDS.items():
        if name == "i.jsonl":
            continue
        by_file = [item.id for item in collect([str(folder / name)], None)]
        assert [item.id for item in collect(["-"], io.BytesIO(data))] == by_file


def test_what_is_sent_is_taken_by_its_name(folder: Path) -> None:
    for path in sorted(one for one in folder.rglob("*") if one.is_file()):
        here = [(one.id, one.original) for one in collect([str(path)], None)]
        sent = [(one.id, one.original) for one in contents(path.read_bytes(), path.name)]
        assert [id_ for id_, _ in sent] == [id_ for id_, _ in here], path
        for (_, mine), (_, theirs) in zip(sent, here, strict=True):
            if isinstance(mine, Original) and isinstance(theirs, Original):
                assert mine.media_type == theirs.media_type
                assert mine.source.startswith(path.name)


@pytest.mark.parametrize("name", ["", "../../etc/passwd", "a\x00b.txt", "\ud800.txt", "x" * 9000])
def test_names_are_only_names(name: str) -> None:
    (one,) = contents(b"Tarnow said the bridge will stay shut until May.", name)
    assert isinstance(one.load().account, Account)


def test_nothing_is_parsed_before_it_is_asked_for(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("parsed")

    monkeypatch.setattr(sandbox, "ask", refuse)
    found = list(collect([str(folder)], None))
    assert len(found) == 11
    assert all(item.id for item in found)


def test_failures_of_every_kind(tmp_path: Path) -> None:
    place(
        tmp_path,
        a_pdf=b"%PDF-1.4 junk",
        b_docx=b"PK\x03\x04junk",
        c_eml=message(b""),
        d_warc=b"WARC/1.0\r\n",
        e_csv="x\ny",
    )
    for item in collect([str(tmp_path)], None):
        collected = item.load()
        assert isinstance(collected.account, FailedReading)
        assert collected.account.path == item.source
        assert collected.account.failure.message
        assert collected.account.id == item.id
        if collected.original:
            assert collected.account.id == collected.original.id


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("news/*.txt", ["news/a.txt", "news/b.txt"]),
        ("news/**/*.txt", ["news/a.txt", "news/b.txt", "news/in/c.txt", "news/in/deep/d.txt"]),
        ("**/[cd].txt", ["news/in/c.txt", "news/in/deep/d.txt"]),
        ("news/?.md", ["news/x.md"]),
        ("news/../news/*.md", ["news/x.md"]),
        ("news/.*.txt", ["news/.hidden.txt"]),
    ],
)
def test_patterns(pattern: str, expected: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("a.txt", "b.txt", "in/c.txt", "in/deep/d.txt", "x.md", ".hidden.txt", ".git/e.txt", "y.png"):
        path = tmp_path / "news" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(NO)
    monkeypatch.chdir(tmp_path)
    assert [
        os.path.normpath(item.source).replace(os.sep, "/") for item in collect([pattern], None)
    ] == expected
    assert names(collect([str(tmp_path / pattern)], None), tmp_path) == expected


def test_a_pattern_that_fits_nothing(tmp_path: Path) -> None:
    (item,) = collect([str(tmp_path / "*.txt")], None)
    assert isinstance(item.original, NotFoundError)
    assert "pattern" in str(item.original)


def test_a_file_whose_name_looks_like_a_pattern(tmp_path: Path) -> None:
    (tmp_path / "what [1]?.txt").write_text(NO)
    (item,) = collect([str(tmp_path / "what [1]?.txt")], None)
    assert isinstance(item.original, Original)


def test_links_in_a_circle_end_a_pattern(tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "a.txt").write_text(NO)
    assert "a.txt" in names(collect([str(tmp_path / "**" / "*.txt")], None), tmp_path)


class Recorded:
    """A web that only writes down what it was asked for."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, Metadata]] = []

    def fetch(self, address: str, metadata: Metadata) -> Iterator[Deferred]:
        self.asked.append((address, metadata))
        page = Original(make_page().encode(), address, "text/html", datetime(2031, 1, 1, tzinfo=UTC))
        yield Deferred(address, page, metadata)

    def follow(self, feed: Original, metadata: Metadata) -> Iterator[Deferred]:
        return self.fetch(f"feed:{feed.source}", metadata)


def test_addresses_and_feeds_go_to_the_web(tmp_path: Path) -> None:
    feed = tmp_path / "feed.xml"
    feed.write_bytes(FEED)
    web, told = Recorded(), Metadata(outlet="Orsa")
    found = collect(["HTTPS://orsapost.example/1", str(feed)], None, told, web=web)
    assert not web.asked
    loaded = [item.load().account for item in found]
    assert web.asked == [("HTTPS://orsapost.example/1", told), (f"feed:{feed}", told)]
    assert all(isinstance(account, Account) and account.text.startswith(TITLE) for account in loaded)


def test_without_a_web_nothing_is_fetched(tmp_path: Path) -> None:
    feed = tmp_path / "feed.rss"
    feed.write_bytes(FEED)
    address, entries = collect(["https://orsapost.example/1", str(feed)], None)
    assert isinstance(address.original, UnreadableError)
    assert isinstance(entries.original, ContainerError)
    with pytest.raises(ContainerError, match="feed"):
        from_path(feed)


def test_an_address_is_the_account_s(tmp_path: Path) -> None:
    bare = (
        make_page().replace('<link rel="canonical" href="https://orsapost.example/harbour/1">', "").encode()
    )
    original = Original(bare, "https://orsapost.example/1", "text/html", datetime(2031, 1, 1, tzinfo=UTC))
    assert from_original(original).metadata.url == "https://orsapost.example/1"
    assert from_original(original, Metadata(url="https://a.example/")).metadata.url == "https://a.example/"


@pytest.mark.parametrize("size", [50_000_000])
def test_a_container_is_not_held_in_memory(size: int, tmp_path: Path) -> None:
    path = tmp_path / "big.jsonl"
    row = f'{{"text": "{NO * 20_000}"}}\n'.encode()
    with path.open("wb") as file:
        for _ in range(size // len(row)):
            file.write(row)
    import tracemalloc

    tracemalloc.start()
    count = sum(1 for _ in collect([str(path)], None))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert count == size // len(row)
    assert peak < 10_000_000
