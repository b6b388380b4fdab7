from __future__ import annotations

import io
import os
import socket
import sys
from pathlib import Path

import pytest

from whosays.errors import EmptyError, InputError, NotFoundError, TooLargeError, UnreadableError
from whosays.ingest import from_path, items
from whosays.ingest.limits import MAX_BYTES
from whosays.model import Metadata

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
    failures = [item for item in items([str(tmp_path)], None) if item.path.endswith("b")]
    with pytest.raises(UnreadableError, match="folder"):
        failures[0].load()
    (tmp_path / "b").chmod(0o700)


def test_a_huge_file_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.truncate(100 * MAX_BYTES)
    with pytest.raises(TooLargeError, match="20 MB"):
        from_path(path)


def test_an_endless_stream_ends() -> None:
    class Endless(io.RawIOBase):
        def read(self, size: int = -1) -> bytes:
            assert size <= MAX_BYTES + 1
            return b"a" * size

    with pytest.raises(TooLargeError):
        next(items(["-"], Endless())).load()  # type: ignore[arg-type]


def test_standard_input_is_sniffed(page: str) -> None:
    texts = [next(items(["-"], io.BytesIO(data))).load() for data in (WORDS.encode(), page.encode())]
    assert [text.path for text in texts] == ["-", "-"]
    assert texts[0].text == WORDS
    assert texts[1].metadata.outlet == "The Orsa Post"


def test_no_standard_input() -> None:
    with pytest.raises(UnreadableError):
        next(items(["-"], None)).load()


def test_a_closed_stream() -> None:
    stream = io.BytesIO()
    stream.close()
    with pytest.raises(UnreadableError):
        next(items(["-"], stream)).load()


def test_walking(tmp_path: Path) -> None:
    for name in (
        "b.txt",
        "a/z.html",
        "a/b/c.md",
        "README",
        ".hidden.txt",
        ".git/d.txt",
        "e.pdf",
        "f.json",
        "g.TXT",
    ):
        write(tmp_path / name)
    folder = str(tmp_path)
    found = [os.path.relpath(item.path, folder).replace(os.sep, "/") for item in items([folder], None)]
    assert found == ["README", "a/b/c.md", "a/z.html", "b.txt", "g.TXT"]
    assert all(item.path.startswith(folder) for item in items([folder], None))


def test_what_is_named_is_taken(tmp_path: Path) -> None:
    named = [str(write(tmp_path / name)) for name in (".hidden.txt", "b.log")] + [str(tmp_path / "missing")]
    found = list(items(named, None))
    assert [item.path for item in found] == named
    assert found[1].load().text == WORDS
    with pytest.raises(NotFoundError):
        found[2].load()


def test_links_in_a_folder(tmp_path: Path) -> None:
    write(tmp_path / "in" / "a.txt")
    (tmp_path / "in" / "loop").symlink_to(tmp_path / "in", target_is_directory=True)
    (tmp_path / "in" / "b.txt").symlink_to(tmp_path / "in" / "a.txt")
    (tmp_path / "in" / "gone.txt").symlink_to(tmp_path / "nowhere")
    (tmp_path / "in" / "self.txt").symlink_to("self.txt")
    found = list(items([str(tmp_path / "in")], None))
    assert [Path(item.path).name for item in found] == ["a.txt", "b.txt", "gone.txt", "self.txt"]
    with pytest.raises(NotFoundError):
        found[2].load()
    with pytest.raises(UnreadableError):
        found[3].load()


def test_deep_folders(tmp_path: Path) -> None:
    deep = tmp_path.joinpath(*["d"] * 300)
    write(deep / "a.txt")
    assert len(list(items([str(tmp_path)], None))) == 1


def test_walking_is_lazy(tmp_path: Path) -> None:
    def paths() -> object:
        yield str(write(tmp_path / "a.txt"))
        raise AssertionError("not asked for")

    assert next(items(paths(), None)).path.endswith("a.txt")  # type: ignore[arg-type]


@pytest.mark.skipif(sys.platform != "linux", reason="names are bytes there")
def test_a_name_in_no_encoding(tmp_path: Path) -> None:
    name = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    with open(name, "wb") as file:  # noqa: PTH123
        file.write(WORDS.encode())
    account = next(items([str(tmp_path)], None)).load()
    assert account.path is not None
    assert account.path.endswith("caf\ufffd.txt")


def test_failures_have_kinds(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        from_path(tmp_path / "none")
    assert caught.value.kind == "not_found"
