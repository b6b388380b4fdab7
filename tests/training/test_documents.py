"""Gold in characters becomes gold in words, and says the same of the same words."""

from itertools import pairwise

import numpy as np
import pytest
from tokenizers import Tokenizer
from training.documents import attributed, coreferent, named, sentence_ends, snippet, timed

from whosays.evaluate.corpora.brat import GoldAttribution, GoldDocument
from whosays.evaluate.corpora.coreference import CoreferenceDocument, GoldMention, MentionKind
from whosays.evaluate.corpora.gap import Snippet
from whosays.evaluate.corpora.ner import TaggedDocument, TaggedSentence
from whosays.evaluate.corpora.timeml import GoldTime, TimeDocument
from whosays.extract import Encoder
from whosays.extract.labels import ENTITIES, TIMES
from whosays.extract.words import Words, paragraphs, split_words
from whosays.model import TimeType


@pytest.fixture(scope="module")
def tokenizer() -> Tokenizer:
    return Encoder().tokenizer


def forms(text: str, words: Words) -> list[str]:
    return [text[a:b] for a, b in zip(words.start, words.end, strict=True)]


def sentences(text: str, tokenizer: Tokenizer) -> list[str]:
    words = split_words(text, tokenizer, list(paragraphs(text)))
    bounds = [0, *sentence_ends(words, text)]
    return [text[words.start[a] : words.end[b - 1]] for a, b in pairwise(bounds)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The dam holds. Okoro said so.", ["The dam holds.", "Okoro said so."]),
        ("“The dam holds.” Okoro left.", ["“The dam holds.”", "Okoro left."]),
        ("It rose 2.5 metres. by noon", ["It rose 2.5 metres. by noon"]),
        ("(It holds.) Does it? Yes!", ["(It holds.)", "Does it?", "Yes!"]),
        ("A headline\n\nA body. Its end", ["A headline", "A body.", "Its end"]),
    ],
)
def test_sentences(text: str, expected: list[str], tokenizer: Tokenizer) -> None:
    assert sentences(text, tokenizer) == expected


def test_attributed_keeps_roles_in_words(tokenizer: Tokenizer) -> None:
    text = "Okoro warned that the gates are old."
    gold = GoldAttribution("E1", ((0, 5),), ((6, 12),), ((13, 35),))
    made = attributed(GoldDocument("dam", text, (gold,)), tokenizer)
    source, cue, content = made.attributions[0]
    words = forms(text, made.words)
    assert [words[slice(*part[0])] for part in (source, cue, content)] == [
        ["Okoro"],
        ["warned"],
        ["that", "the", "gates", "are", "old"],
    ]
    assert made.stops.tolist() == [False] * 7 + [True]


def test_named_masks_what_the_corpus_does_not_mark(tokenizer: Tokenizer) -> None:
    sentence = TaggedSentence(("Ana", "Brevik", "left", "Karsova"), ("B-PER", "I-PER", "O", "B-LOC"))
    made = named(TaggedDocument("ner-conllpp", "x", (sentence,)), tokenizer, joined=True)
    allowed = [[ENTITIES[i] for i in np.flatnonzero(row)] for row in made.allowed]
    assert allowed[0] == ["B-PER"]
    assert allowed[1] == ["I-PER"]
    assert "O" in allowed[2]
    assert "B-DATE" in allowed[2], "CoNLL does not mark dates, so its O may hide one"
    assert "B-PER" not in allowed[2]
    assert set(allowed[3]) <= {"B-LOC", "B-FAC", "I-LOC", "I-FAC"}


def test_timed(tokenizer: Tokenizer) -> None:
    text = "It closed late last month, for two days."
    times = (
        GoldTime(10, 25, TimeType.DATE, "2022-01"),
        GoldTime(31, 39, TimeType.DURATION, "P2D"),
    )
    made = timed(TimeDocument("x", text, "2022-02-05", times), tokenizer)
    labels = dict(zip(forms(text, made.words), (TIMES[i] for i in made.labels), strict=True))
    assert labels["late"] == "B-DATE"
    assert labels["month"] == "I-DATE"
    assert labels["two"] == "B-DURATION"
    assert labels["days"] == "I-DURATION"
    assert labels["closed"] == labels["."] == "O"


def mention(text: str, words: str, chain: int, kind: MentionKind, head: str | None = None) -> GoldMention:
    start = text.index(words)
    at = text.index(head or words, start)
    extent = (at, at + len(head or words))
    return GoldMention(start, start + len(words), chain, extent, kind, "person", attributed=False)


def test_coreferent_prefers_names_to_pronouns(tokenizer: Tokenizer) -> None:
    text = "Okoro left early. He said his old friend knew."
    gold = (
        mention(text, "Okoro", 1, MentionKind.NAMED),
        mention(text, "He", 1, MentionKind.PRONOMINAL),
        mention(text, "his old friend", 2, MentionKind.NOMINAL, "friend"),
        mention(text, "his", 1, MentionKind.PRONOMINAL),
    )
    made = coreferent(CoreferenceDocument("x", text, gold), tokenizer)
    words = forms(text, made.words)
    asked = {" ".join(words[q.start : q.end]): q for q in made.queries}
    assert [words[i] for i in asked["He"].same] == ["Okoro"]
    assert [words[i] for i in asked["He"].unknown] == ["his"]
    assert [words[i] for i in asked["Okoro"].same] == ["He", "his"]
    assert len(asked["his old friend"].same) == 0


def test_snippet(tokenizer: Tokenizer) -> None:
    text = "Ana Brevik met Ines Okoro before she left; Brevik stayed, and her bag too."
    given = Snippet("x", text, (33, 36), (0, 10), (15, 25), a_coref=False, b_coref=True)
    (query,) = snippet(given, tokenizer).queries
    words = forms(text, snippet(given, tokenizer).words)
    assert words[query.start] == "she"
    assert [words[i] for i in query.same] == ["Ines", "Okoro"]
    assert [words[i] for i in query.unknown] == ["she", "her"]
    neither = snippet(Snippet("x", text, (33, 36), (0, 10), (15, 25), False, False), tokenizer).queries[0]
    assert neither.other is not None
    assert [words[i] for i in neither.other] == ["Ana", "Brevik", "Ines", "Okoro", "Brevik"]
