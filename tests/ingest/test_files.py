from __future__ import annotations

import io
import os
import socket
import sys
from pathlib import Path

import pytest

from whosays.errors import EmptyError, InputError, NotFoundError, TooLargeError, UnreadableError
from whosays.ingest import Deferred, collect, from_path
from whosays.ingest.limits import MAX_BYTES
from whosays.model import Account, FailedReading, Metadata

WORDS = "The mayor of Tolm said that the bridge would open.\r\n"


def write(path: Path, words: str = WORDS) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(words.encode())
    return path


def test_a_file(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt")
    account = from_path(path, Metadata(outlet="Orsa Post"))
    assert account.path == str(path)
    assert account.text == WORDS
    assert account.encoding == "utf-8"
    assert account.language == "en"
    assert account.metadata.outlet == "Orsa Post"
    assert from_path(str(path)).id == account.id


def test_a_fragment_named_html_is_html(tmp_path: Path) -> None:
    path = write(tmp_path / "a.HTM", f"Fragment: <b>{WORDS.strip()}</b>")
    assert "<b>" not in from_path(path).text


@pytest.mark.parametrize("name", ["no.txt", "a.txt/b.txt", "nul\x00.txt"])
def test_missing(tmp_path: Path, name: str) -> None:
    write(tmp_path / "a.txt")
    with pytest.raises(NotFoundError):
        from_path(tmp_path / name)


def test_a_name_too_long(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError):
        from_path(tmp_path / ("a" * 5000))


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match="folder"):
        from_path(tmp_path)


def test_empty(tmp_path: Path) -> None:
    with pytest.raises(EmptyError) as caught:
        from_path(write(tmp_path / "a.txt", " \n"))
    assert caught.value.id is not None


@pytest.mark.skipif(sys.platform == "win32", reason="no such files there")
def test_special_files_do_not_hang(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)  # the name of a socket is short
    os.mkfifo("fifo")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("socket")
        for path in ("fifo", "socket", "/dev/zero"):
            with pytest.raises(UnreadableError, match="not a regular file"):
                from_path(path)


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="root may read everything")
def test_no_permission(tmp_path: Path) -> None:
    write(tmp_path / "a.txt").chmod(0)
    write(tmp_path / "b" / "c.txt").parent.chmod(0)
    with pytest.raises(UnreadableError, match="permission"):
        from_path(tmp_path / "a.txt")
    (failure,) = [item for item in collect([str(tmp_path)], None) if item.source.endswith("b")]
    assert "folder" in failure_of(failure)
    (tmp_path / "b").chmod(0o700)


def test_a_huge_file_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.truncate(100 * MAX_BYTES)
    with pytest.raises(TooLargeError, match="100 MB"):
        from_path(path)


def test_an_endless_stream_ends() -> None:
    class Endless(io.RawIOBase):
        given = 0

        def readable(self) -> bool:
            return True

        def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]
            buffer[:] = b"a" * len(buffer)
            self.given += len(buffer)
            return len(buffer)

    stream = Endless()
    (item,) = collect(["-"], stream)  # type: ignore[arg-type]
    assert isinstance(item.original, TooLargeError)
    assert stream.given < MAX_BYTES + 1_000_000


def test_standard_input_is_sniffed(page: str) -> None:
    for data, text in ((WORDS.encode(), WORDS), (page.encode(), None)):
        (item,) = collect(["-"], io.BytesIO(data))
        account = account_of(item)
        assert account.path == "-"
        assert account.text == text or account.metadata.outlet == "The Orsa Post"


def test_the_standard_input_stays_open() -> None:
    stream = io.BytesIO(WORDS.encode())
    list(collect(["-"], stream))
    assert not stream.closed


def test_no_standard_input() -> None:
    (item,) = collect(["-"], None)
    assert isinstance(item.original, UnreadableError)


def test_a_closed_stream() -> None:
    stream = io.BytesIO()
    stream.close()
    (item,) = collect(["-"], stream)
    assert isinstance(item.original, UnreadableError)


def test_a_stream_that_breaks() -> None:
    class Breaking(io.RawIOBase):
        def readable(self) -> bool:
            return True

        def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]
            raise OSError(5, "Input/output error")

    (item,) = collect(["-"], Breaking())  # type: ignore[arg-type]
    assert "Input/output error" in failure_of(item)


def test_walking(tmp_path: Path) -> None:
    for name in (
        "b.txt",
        "a/z.html",
        "a/b/c.md",
        "README",
        ".hidden.txt",
        ".git/d.txt",
        "e.PDF",
        "f.json",
        "g.TXT",
        "h.gz",
        "i.warc.gz",
        "j.png",
        "k.docx",
        "l.eml",
        "m.mht",
    ):
        write(tmp_path / name)
    folder = str(tmp_path)
    found = [os.path.relpath(item.source, folder).replace(os.sep, "/") for item in collect([folder], None)]
    assert found == [
        "README",
        "a/b/c.md",
        "a/z.html",
        "b.txt",
        "e.PDF",
        "g.TXT",
        "i.warc.gz",
        "k.docx",
        "l.eml",
        "m.mht",
    ]
    assert all(item.source.startswith(folder) for item in collect([folder], None))


def test_what_is_named_is_taken(tmp_path: Path) -> None:
    named = [str(write(tmp_path / name)) for name in (".hidden.txt", "b.log")] + [str(tmp_path / "missing")]
    found = list(collect(named, None))
    assert [item.source for item in found] == named
    assert account_of(found[1]).text == WORDS
    assert isinstance(found[2].original, NotFoundError)


def test_links_in_a_folder(tmp_path: Path) -> None:
    write(tmp_path / "in" / "a.txt")
    (tmp_path / "in" / "loop").symlink_to(tmp_path / "in", target_is_directory=True)
    (tmp_path / "in" / "b.txt").symlink_to(tmp_path / "in" / "a.txt")
    (tmp_path / "in" / "gone.txt").symlink_to(tmp_path / "nowhere")
    (tmp_path / "in" / "self.txt").symlink_to("self.txt")
    found = list(collect([str(tmp_path / "in")], None))
    assert [Path(item.source).name for item in found] == ["a.txt", "b.txt", "gone.txt", "self.txt"]
    assert isinstance(found[2].original, NotFoundError)
    assert isinstance(found[3].original, UnreadableError)


def test_deep_folders(tmp_path: Path) -> None:
    deep = tmp_path.joinpath(*["d"] * 300)
    write(deep / "a.txt")
    assert len(list(collect([str(tmp_path)], None))) == 1


def test_collecting_is_lazy(tmp_path: Path) -> None:
    def paths() -> object:
        yield str(write(tmp_path / "a.txt"))
        raise AssertionError("not asked for")

    assert next(collect(paths(), None)).source.endswith("a.txt")  # type: ignore[arg-type]


@pytest.mark.skipif(sys.platform != "linux", reason="names are bytes there")
def test_a_name_in_no_encoding(tmp_path: Path) -> None:
    name = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    with open(name, "wb") as file:  # noqa: PTH123
        file.write(WORDS.encode())
    (item,) = collect([str(tmp_path)], None)
    account = account_of(item)
    assert account.path is not None
    assert account.path.endswith("caf\ufffd.txt")


def test_failures_have_kinds(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        from_path(tmp_path / "none")
    assert caught.value.kind == "not_found"


def account_of(item: Deferred) -> Account:
    account = item.load().account
    assert isinstance(account, Account), account
    return account


def failure_of(item: Deferred) -> str:
    failed = item.load().account
    assert isinstance(failed, FailedReading)
    assert failed.path == item.source
    return failed.failure.message
