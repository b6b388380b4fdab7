"""The public API: the list of names is exact, and the verbs do what their docstrings say."""

import doctest
import inspect
from collections.abc import Iterator
from pathlib import Path

import pytest

import whosays

EXPORTED = {
    "Account",
    "Attribution",
    "Entity",
    "EntityType",
    "FailedReading",
    "Failure",
    "InputError",
    "Metadata",
    "Quotation",
    "Reading",
    "Span",
    "WhosaysError",
    "pipe",
    "read",
}
TEXT = "Harbour master Ines Okoro said the north pier was safe."


def test_exports_are_exact() -> None:
    assert set(whosays.__all__) == EXPORTED
    public = {
        name
        for name, value in vars(whosays).items()
        if not name.startswith("_") and not inspect.ismodule(value)
    }
    assert public == EXPORTED


def test_docstring_examples_run() -> None:
    assert doctest.testmod(whosays).failed == 0


def test_read_takes_text_bytes_paths_and_accounts(tmp_path: Path) -> None:
    path = tmp_path / "pier.txt"
    path.write_text(TEXT)
    readings = [whosays.read(source) for source in (TEXT, TEXT.encode(), path)]
    readings.append(whosays.read(readings[0].account))
    assert {reading.account.id for reading in readings} == {readings[0].account.id}
    assert {len(reading.attributions) for reading in readings} == {1}
    assert readings[2].account.path == str(path)


def test_a_string_is_text_even_if_it_looks_like_a_path() -> None:
    assert whosays.read("notes/pier.txt").account.text == "notes/pier.txt"


def test_read_keeps_what_the_user_says() -> None:
    account = whosays.read(
        TEXT, outlet="The Tern", published="2025-04", url="https://tern.example/1", title="Pier"
    ).account
    assert account.metadata == whosays.Metadata("Pier", "The Tern", (), "2025-04", "https://tern.example/1")


def test_read_raises_and_pipe_records(tmp_path: Path) -> None:
    missing = tmp_path / "missing.txt"
    with pytest.raises(whosays.InputError) as raised:
        whosays.read(missing)
    first, second, third = whosays.pipe([TEXT, missing, TEXT])
    assert isinstance(first, whosays.Reading)
    assert isinstance(second, whosays.FailedReading)
    assert (second.path, second.failure.message) == (str(missing), str(raised.value))
    assert third == first


def test_pipe_is_lazy() -> None:
    def sources() -> Iterator[str]:
        yield TEXT
        raise AssertionError("asked for more than was needed")

    assert isinstance(next(whosays.pipe(sources())), whosays.Reading)
