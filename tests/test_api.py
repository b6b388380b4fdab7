"""The public API: the list of names is exact, and the verbs do what their docstrings say."""

import doctest
import importlib
import inspect
from collections.abc import Iterator
from pathlib import Path

import pytest

import whosays

EXPORTED = {
    "Account",
    "Attribution",
    "Comparison",
    "Entity",
    "EntityType",
    "FailedReading",
    "Failure",
    "InputError",
    "Library",
    "Metadata",
    "Quotation",
    "Reading",
    "Span",
    "WhosaysError",
    "compare",
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
    assert public - {"annotations"} == EXPORTED - {"Library", "compare"}  # loaded when asked for
    assert whosays.Library.__name__ == "Library"
    with pytest.raises(AttributeError):
        whosays.nothing_of_the_kind  # noqa: B018 - looking it up is the test


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


@pytest.mark.parametrize("told", [{"published": "soon"}, {"url": "javascript:x"}, {"title": "x" * 3000}])
def test_what_the_user_says_must_make_sense(told: dict[str, str]) -> None:
    with pytest.raises(whosays.WhosaysError, match=r"date|address|long"):
        whosays.read(TEXT, **told)


def test_what_the_user_says_can_be_stored() -> None:
    account = whosays.read(
        TEXT, title="A\ud800\n B", outlet=" ", published="2025-04-01T10:00", url=""
    ).account
    assert account.metadata == whosays.Metadata("A\ufffd B", None, (), "2025-04-01", None)


def test_an_account_made_by_hand_may_hold_anything() -> None:
    made = whosays.Account("id", None, f"\ud800\x00{TEXT}", replaced=1)
    account = whosays.read(made).account
    assert (account.text, account.replaced) == (f"\ufffd\ufffd{TEXT}", 3)


def test_a_path_made_of_bytes(tmp_path: Path) -> None:
    class BytesPath:
        def __fspath__(self) -> bytes:
            return bytes(tmp_path / "pier.txt")

    (tmp_path / "pier.txt").write_text(TEXT)
    assert whosays.read(BytesPath()).account.path == str(tmp_path / "pier.txt")  # type: ignore[arg-type]


def test_failures_name_what_can_be_stored() -> None:
    (failed,) = whosays.pipe([Path("n\udcff.txt")])
    assert isinstance(failed, whosays.FailedReading)
    assert failed.path == "n\ufffd.txt"


@pytest.mark.parametrize("single", [TEXT, TEXT.encode(), Path("pier.txt")])
def test_pipe_takes_many(single: str | bytes | Path) -> None:
    with pytest.raises(TypeError, match=r"whosays\.read"):
        whosays.pipe(single)  # type: ignore[arg-type]


def test_read_raises_and_pipe_records(tmp_path: Path) -> None:
    missing = tmp_path / "missing.txt"
    with pytest.raises(whosays.InputError) as raised:
        whosays.read(missing)
    first, second, third = whosays.pipe([TEXT, missing, TEXT])
    assert isinstance(first, whosays.Reading)
    assert isinstance(second, whosays.FailedReading)
    assert (second.path, second.failure.message) == (str(missing), str(raised.value))
    assert third == first


def test_pipe_takes_an_endless_stream() -> None:
    taken = 0

    def sources() -> Iterator[str]:
        nonlocal taken
        while True:
            taken += 1
            yield TEXT

    assert isinstance(next(whosays.pipe(sources())), whosays.Reading)
    assert taken < 50, "a few accounts are read together, not all"


PIERS = (
    "The Port of Osk closed its north pier on Monday.",
    "The north pier was closed on Monday, the Port of Osk said. Two men were hurt.",
)


def test_compare_takes_sources_and_readings(tmp_path: Path) -> None:
    path = tmp_path / "pier.txt"
    path.write_text(PIERS[0])
    found = [whosays.compare([one, whosays.read(PIERS[1])]) for one in (PIERS[0], path)]
    assert all(isinstance(one, whosays.Comparison) for one in found)
    assert found[0].claims == found[1].claims
    assert len(found[0].readings) == 2


def test_the_verb_stays_though_a_package_has_its_name() -> None:
    importlib.reload(importlib.import_module("whosays.compare"))
    assert whosays.compare is whosays.api.compare


@pytest.mark.parametrize("accounts", [[], [TEXT], [TEXT, TEXT]])
def test_compare_takes_two_accounts_or_more(accounts: list[str]) -> None:
    with pytest.raises(ValueError, match="two accounts"):
        whosays.compare(accounts)


@pytest.mark.parametrize("single", [TEXT, TEXT.encode(), Path("pier.txt")])
def test_compare_takes_several(single: str | bytes | Path) -> None:
    with pytest.raises(TypeError, match=r"whosays\.read"):
        whosays.compare(single)  # type: ignore[arg-type]


def test_compare_raises_what_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(whosays.InputError, match="no such file"):
        whosays.compare([TEXT, tmp_path / "nowhere.txt"])
