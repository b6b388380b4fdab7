"""What the encoder saw is kept with a reading, and is as good as looking again."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from whosays.errors import InputError
from whosays.extract import Clauses, Reader
from whosays.ingest import from_text
from whosays.model import Account, Reading

TEXT = """The harbour was closed on Monday, the authority said, and nobody was hurt.

"We heard the wall crack," said Edda Rusk, who has a boat. The abuses include threats, beatings and theft."""
LONG = "\n\n".join(f"Mr {name} Varga denied on {day} May that the bridge was unsafe." for day, name in
                   enumerate(("Ada", "Ivo", "Mira", "Jon", "Lena", "Piet") * 12, 1))  # fmt: skip


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


@pytest.fixture(scope="module")
def blind(reader: Reader) -> Reader:
    """The same model, which cannot encode anything."""
    blind = Reader(reader.encoder)
    blind.clauses = _never  # type: ignore[method-assign, assignment]
    return blind


def _never(_text: str) -> Clauses:
    raise AssertionError("it looks again")


def are_same(one: Clauses, other: Clauses) -> bool:
    return (
        (one.clauses, one.begins) == (other.clauses, other.begins)
        and np.array_equal(one.heads, other.heads)
        and np.array_equal(one.meaning, other.meaning)
    )


@pytest.mark.parametrize("text", [TEXT, LONG, "Rain."])
def test_what_was_kept_is_what_would_be_seen_again(reader: Reader, blind: Reader, text: str) -> None:
    reading = reader.read(from_text(text))
    assert are_same(blind.clauses_of(reading), reader.clauses(text))


def test_accounts_read_together_are_seen_as_each_by_itself(reader: Reader, blind: Reader) -> None:
    texts = (TEXT, LONG, "Rain.")
    for text, reading in zip(texts, reader.read_many(from_text(text) for text in texts), strict=True):
        assert isinstance(reading, Reading)
        assert are_same(blind.clauses_of(reading), reader.clauses(text))


@settings(max_examples=25, deadline=None)
@given(text=st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), min_size=1, max_size=300))
def test_whatever_can_be_read_was_seen(reader: Reader, blind: Reader, text: str) -> None:
    try:
        reading = reader.read(Account("a", None, text))
    except InputError:
        return
    assert are_same(blind.clauses_of(reading), reader.clauses(text))


@pytest.mark.parametrize(
    "change",
    [
        {"seen": b""},
        {"seen": b"of another layout"},
        {"model": "another 1"},
        {"account": from_text(TEXT.replace("Monday", "Sunday"))},  # other words, as many
        {"account": from_text(f" {TEXT}")},  # the same words elsewhere
    ],
    ids=lambda change: next(iter(change)),
)
def test_it_looks_again_where_nothing_that_fits_is_kept(
    reader: Reader, blind: Reader, change: dict[str, object]
) -> None:
    made = reader.read(from_text(TEXT))
    changed = replace(Reading(made.account, made.model, (), (), (), (), made.seen), **change)  # type: ignore[arg-type]
    with pytest.raises(AssertionError, match="looks again"):
        blind.clauses_of(changed)
    assert are_same(reader.clauses_of(changed), reader.clauses(changed.account.text))


def test_it_takes_little_room(reader: Reader) -> None:
    reading = reader.read(from_text(TEXT))
    assert len(reading.seen) <= 400 * len(reader.clauses_of(reading).words)


def test_it_is_no_part_of_what_was_found(reader: Reader) -> None:
    reading = reader.read(from_text(TEXT))
    assert reading == replace(reading, seen=b"")
    assert "seen" not in reading.to_dict()
