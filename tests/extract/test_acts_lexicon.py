from __future__ import annotations

import pytest

from whosays.extract.acts.cue import words_of
from whosays.extract.acts.forms import base, lemmas
from whosays.extract.acts.lexicon import LONGEST, Lexicon, parse, shipped
from whosays.model import Act, AttributionType


def test_every_act_and_type_has_entries() -> None:
    assert {entry.act for entry in shipped().entries} == set(Act)
    assert {entry.type for entry in shipped().entries} == set(AttributionType)


def test_no_entry_stands_twice() -> None:
    listed = [entry.lemma for entry in shipped().entries]
    assert sorted(listed) == sorted(set(listed))


def test_entries_are_lower_case_and_short() -> None:
    assert all(e.lemma == e.lemma.lower() and len(e.lemma.split()) <= LONGEST for e in shipped().entries)


def test_every_entry_is_found_by_its_own_words() -> None:
    lexicon = shipped()
    for entry in lexicon.entries:
        words = words_of(entry.lemma)  # without the adverbs and articles that are passed over in a cue
        assert words == entry.lemma.split()
        assert lexicon.match(words, 0) == (entry, len(words))


def test_the_longest_entry_wins() -> None:
    table = {"says": {"communication": {"words": "call, call out loud", "weak": "call out"}}}
    found = Lexicon(tuple(parse(table))).match(["called", "out", "loud"], 0)
    assert found is not None
    assert (found[0].lemma, found[1]) == ("call out loud", 3)


@pytest.mark.parametrize("table", [{"sings": {"communication": {"words": "sing"}}}])
def test_an_act_that_is_none(table: dict[str, dict[str, dict[str, str]]]) -> None:
    with pytest.raises(ValueError, match="sings"):
        list(parse(table))


@pytest.mark.parametrize(
    ("word", "lemma"),
    [
        ("said", "say"),
        ("denies", "deny"),
        ("denied", "deny"),
        ("lying", "lie"),
        ("admitted", "admit"),
        ("accusing", "accuse"),
        ("proposed", "propose"),
        ("called", "call"),
        ("pushes", "push"),
        ("sought", "seek"),
        ("criticised", "criticize"),
        ("favours", "favor"),
        ("accusations", "accusation"),
    ],
)
def test_lemmas(word: str, lemma: str) -> None:
    assert lemma in lemmas(word)


@pytest.mark.parametrize(("word", "lemma"), [("castigated", "castigate"), ("quips", "quip"), ("say", "say")])
def test_the_likeliest_lemma(word: str, lemma: str) -> None:
    assert base(word) == lemma
