"""Windows and fragments: labels stay with their words, wherever a document is cut."""

import random

import numpy as np
import pytest
from tokenizers import Tokenizer
from training.documents import Attributed, attributed
from training.examples import Example, fragment, headline, windows

from whosays.evaluate.corpora.brat import GoldAttribution, GoldDocument
from whosays.extract import Encoder
from whosays.extract.labels import ARGUMENTS, ROLES
from whosays.extract.words import LOWER

PARAGRAPHS = (
    "Bridge to stay shut, minister says",
    "Okoro said that the north bridge would not open before the spring.",
    "“We have looked at every bolt of it,” Ana Brevik told the council.",
    "Nobody was hurt. The town has two other bridges, both of them old.",
)
TEXT = "\n\n".join(PARAGRAPHS * 12)


@pytest.fixture(scope="module")
def tokenizer() -> Tokenizer:
    return Encoder().tokenizer


@pytest.fixture(scope="module")
def document(tokenizer: Tokenizer) -> Attributed:
    gold, start = [], 0
    for number in range(12):
        for words in (
            ("minister", "says", "Bridge to stay shut"),
            ("Okoro", "said", "that the north bridge would not open before the spring"),
            ("Ana Brevik", "told", "“We have looked at every bolt of it,”"),
        ):
            places = (TEXT.index(part, start) for part in words)
            source, cue, content = (((at, at + len(part)),) for at, part in zip(places, words, strict=True))
            gold.append(GoldAttribution(f"E{number}", source, cue, content))
        start = TEXT.index("both of them old", start) + 1
    return attributed(GoldDocument("bridge", TEXT, tuple(gold)), tokenizer)


def labelled(example: Example, name: str) -> int:
    assert example.roles is not None
    return int((example.roles == ROLES.index(f"B-{name}")).sum())


@pytest.mark.parametrize("seed", range(10))
def test_windows_hold_every_word_and_every_attribution_once(document: Attributed, seed: int) -> None:
    made = list(windows(document, random.Random(seed)))
    assert sum(len(one.inputs.heads) for one in made) == len(document.words)
    for name in ("source", "cue", "content"):
        assert sum(labelled(one, name) for one in made) == 36
    for one in made:
        for cue in one.cues:
            found = {ARGUMENTS[label][2:] for label in cue.labels if label}
            assert found == {"source", "content"}


def test_headline_is_the_first_paragraph(document: Attributed) -> None:
    made = headline(document)
    assert made is not None
    assert len(made.inputs.heads) == 7
    assert [labelled(made, name) for name in ("source", "cue", "content")] == [1, 1, 1]


def test_fragments_read_as_contents_do(document: Attributed, tokenizer: Tokenizer) -> None:
    that = tokenizer.token_to_id("that")
    stop = tokenizer.token_to_id(".")
    seen = [made for seed in range(200) if (made := fragment(document, random.Random(seed), that))]
    assert seen
    for made in seen:
        assert made.inputs.pieces[made.inputs.heads[-1]] != stop
        assert made.roles is not None
        assert len(made.roles) == len(made.inputs.heads)
    first_words = [slice(one.inputs.heads[0], one.inputs.heads[1]) for one in seen]
    lowered = [
        bool((one.inputs.case[here] == LOWER).all()) for one, here in zip(seen, first_words, strict=True)
    ]
    assert 0.3 < np.mean(lowered) < 1
    assert all(labelled(one, "cue") <= 1 for one in seen)
