"""Gold in another form is still gold: the same words in the same roles."""

import random

import pytest
from training.recast import headed, recast, requoted, signed, transcript

from whosays.evaluate.corpora.brat import Extent, GoldAttribution, GoldDocument

TEXT = (
    "“The dam will hold this winter,” Ana Brevik said. Okoro warned that the gates are old.\n\n"
    "“Nobody has asked us to leave,” said Tomas Lund. “We shall stay until the spring,” Ana Brevik added."
)


def extent(words: str) -> tuple[Extent]:
    start = TEXT.index(words)
    return ((start, start + len(words)),)


def gold(source: str, cue: str, content: str) -> GoldAttribution:
    return GoldAttribution(cue, extent(source), extent(cue), extent(content))


DOCUMENT = GoldDocument(
    "dam",
    TEXT,
    (
        gold("Ana Brevik", "said.", "“The dam will hold this winter,”"),
        gold("Okoro", "warned", "that the gates are old"),
        gold("Tomas Lund", "said T", "“Nobody has asked us to leave,”"),
        gold("Ana Brevik", "added", "“We shall stay until the spring,”"),
    ),
)


def words(text: str, extents: tuple[Extent, ...]) -> list[str]:
    return [text[start:end] for start, end in extents]


@pytest.mark.parametrize("seed", range(20))
def test_requoted_keeps_every_role(seed: int) -> None:
    made = requoted(DOCUMENT, random.Random(seed))
    for before, after in zip(DOCUMENT.attributions, made.attributions, strict=True):
        for role in ("source", "cue", "content"):
            assert words(made.text, getattr(after, role)) == words(TEXT, getattr(before, role))


def test_requoted_opens_before_the_cue_and_closes_behind_the_content() -> None:
    made = {requoted(DOCUMENT, random.Random(seed)).text for seed in range(60)}
    assert any("Okoro “warned that the gates are old”." in text for text in made)
    assert any("Okoro “warned that the gates are old." in text for text in made)
    assert TEXT in made


@pytest.mark.parametrize("seed", range(20))
def test_recast_marks_what_it_writes(seed: int) -> None:
    made = recast(DOCUMENT, random.Random(seed))
    assert made is not None
    assert len(made.attributions) == 3
    for attribution in made.attributions:
        assert words(made.text, attribution.source)[0].lower() in {"ana brevik", "tomas lund"}
        assert words(made.text, attribution.cue)[0] in ":―—–-"
        assert len(words(made.text, attribution.content)[0].split()) > 3


def test_recast_leaves_a_document_with_few_quotations() -> None:
    assert recast(GoldDocument("short", TEXT, DOCUMENT.attributions[:2]), random.Random(1)) is None


@pytest.mark.parametrize("form", [transcript, signed])
def test_extents_fit(form: object) -> None:
    assert callable(form)
    for seed in range(20):
        turn, source, cue, content = form("Ana Brevik", "The dam will hold", random.Random(seed))
        assert turn[slice(*source)].lower() == "ana brevik"
        assert len(turn[slice(*cue)]) == 1
        assert "The dam will hold" in turn[slice(*content)]


@pytest.mark.parametrize("seed", range(12))
def test_a_headline_is_marked_and_moves_the_rest(seed: int) -> None:
    text = "Ines Okoro said that the gates are old. Nobody else spoke."
    parts = ("Ines Okoro", "said", "that the gates are old")
    source, cue, content = (((text.index(part), text.index(part) + len(part)),) for part in parts)
    document = GoldDocument("gate", text, (GoldAttribution("E1", source, cue, content),))
    made = headed(document, random.Random(seed))
    line = made.text.split("\n\n")[0]
    assert line in {
        "Ines Okoro says the gates are old",
        "The gates are old, Ines Okoro says",
        "Ines Okoro: The gates are old",
    }
    head, below = made.attributions
    assert words(made.text, head.source) == ["Ines Okoro"]
    assert words(made.text, head.cue)[0] in {"says", ":"}
    assert words(made.text, head.content)[0].lower() == "the gates are old"
    assert [words(made.text, part)[0] for part in (below.source, below.cue, below.content)] == list(parts)


def test_no_headline_of_a_pronoun() -> None:
    text = "She said that the gates are old."
    gold = GoldAttribution("E1", ((0, 3),), ((4, 8),), ((9, 31),))
    document = GoldDocument("gate", text, (gold,))
    assert headed(document, random.Random(1)) is document
