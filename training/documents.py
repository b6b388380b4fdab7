"""Corpora to documents in words: what each corpus's gold says of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from whosays.evaluate.corpora import ner
from whosays.evaluate.corpora.brat import Extent, GoldDocument
from whosays.evaluate.corpora.coreference import CoreferenceDocument, MentionKind
from whosays.evaluate.corpora.gap import Snippet
from whosays.evaluate.corpora.timeml import TimeDocument
from whosays.extract.labels import ENTITIES, TIMES
from whosays.extract.words import LOWER, Ints, Words, paragraphs, split_words

SENTENCE_ENDS = {".", "!", "?"}
CLOSING = {"”", "’", '"', "'", ")"}
SINGULAR = {"he", "him", "his", "she", "her", "hers", "himself", "herself"}


@dataclass(frozen=True, slots=True)
class Attributed:
    """A PolNeAR document in words: (source, cue, content) extents of each attribution.

    Attributes:
        sentence_ends: indices just behind the last word of each sentence.
        stops: (W,) whether a word is a full stop (or a question mark, or an exclamation mark).
    """

    words: Words
    sentence_ends: Ints
    stops: NDArray[np.bool_]
    attributions: list[tuple[list[Extent], list[Extent], list[Extent]]]


@dataclass(frozen=True, slots=True)
class Named:
    """A document of a named-entity corpus; `allowed` is (W, labels), what each word may be."""

    words: Words
    sentence_ends: Ints
    allowed: NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Timed:
    """A document whose time expressions are marked; `labels` is (W,), indices into `TIMES`."""

    words: Words
    sentence_ends: Ints
    labels: Ints


@dataclass(frozen=True, slots=True)
class Query:
    """A mention, in words, and the words that stand for the same one elsewhere.

    Attributes:
        same: words of other mentions; where there are none in a window, the answer is *none*.
        other: words of what is known to be somebody else; None where all the rest is.
        unknown: words that may or may not be the same, and are left out of account.
    """

    start: int
    end: int
    same: Ints
    other: Ints | None
    unknown: Ints


@dataclass(frozen=True, slots=True)
class Coreferent:
    """A document whose mentions are linked."""

    words: Words
    sentence_ends: Ints
    queries: list[Query]


Document = Attributed | Named | Timed | Coreferent


def attributed(document: GoldDocument, tokenizer: Tokenizer) -> Attributed:
    words = split_words(document.text, tokenizer, list(paragraphs(document.text)))
    found = []
    for gold in document.attributions:
        source, cue, content = (
            [extent for extent in (words.touched(*e) for e in part) if extent[0] < extent[1]]
            for part in (gold.source, gold.cue, gold.content)
        )
        if cue and content:
            found.append((source, cue, content))
    return Attributed(words, sentence_ends(words, document.text), stops(words, document.text), found)


def named(document: ner.TaggedDocument, tokenizer: Tokenizer, joined: bool) -> Named:
    """`joined`: the sentences as one paragraph, else as one each."""
    mapping = ner.ALLOWED[document.corpus]
    text, gold = "", []
    for sentence in document.sentences:
        for word, label in zip(sentence.words, sentence.labels, strict=True):
            gold.append((len(text), len(text) + len(word), label))
            text += word + " "
        text += "" if joined else "\n\n"
    words = split_words(text, tokenizer, list(paragraphs(text)))
    allowed = np.zeros((len(words), len(ENTITIES)), bool)
    hidden = ["O", *(f"{mark}-{kind.value}" for kind in mapping["O"] for mark in "BI")]
    allowed[:, [ENTITIES.index(label) for label in hidden]] = True
    for start, end, label in gold:
        if label == "O":
            continue
        first, last = words.touched(start, end)
        for index in range(first, last):
            mark = label[0] if index == first else "I"
            allowed[index] = False
            allowed[index, [ENTITIES.index(f"{mark}-{kind.value}") for kind in mapping[label[2:]]]] = True
    return Named(words, sentence_ends(words, text), allowed)


def timed(document: TimeDocument, tokenizer: Tokenizer) -> Timed:
    words = split_words(document.text, tokenizer, list(paragraphs(document.text)))
    labels = np.zeros(len(words), np.int64)
    for gold in document.times:
        first, last = words.touched(gold.start, gold.end)
        labels[first:last] = TIMES.index(f"I-{gold.type.value}")
        labels[first:last][:1] = TIMES.index(f"B-{gold.type.value}")
    return Timed(words, sentence_ends(words, document.text), labels)


def coreferent(document: CoreferenceDocument, tokenizer: Tokenizer) -> Coreferent:
    """Every mention asks for the heads of its chain's others, of names and nouns where there are any."""
    words = split_words(document.text, tokenizer, list(paragraphs(document.text)))
    heads: dict[int, list[tuple[int, bool]]] = defaultdict(list)
    for mention in document.mentions:
        place = words.touched(*mention.head)[0]
        heads[mention.chain].append((place, mention.kind == MentionKind.PRONOMINAL))
    queries = []
    for mention in document.mentions:
        first, head = words.touched(mention.start, mention.end)[0], words.touched(*mention.head)
        others = [pair for pair in heads[mention.chain] if not first <= pair[0] < head[1]]
        full = [place for place, pronominal in others if not pronominal]
        pronouns = [place for place, pronominal in others if pronominal]
        same, unknown = (full, pronouns) if full else (pronouns, [])
        if first < head[1]:
            queries.append(Query(first, head[1], _sorted(same), None, _sorted(unknown)))
    return Coreferent(words, sentence_ends(words, document.text), queries)


def snippet(given: Snippet, tokenizer: Tokenizer) -> Coreferent:
    """A GAP snippet: of two names, which is the pronoun's."""
    words = split_words(given.text, tokenizer, list(paragraphs(given.text)))
    forms = [given.text[a:b].lower() for a, b in zip(words.start, words.end, strict=True)]
    candidates = [
        _same_name(forms, words.touched(*extent), words.case != LOWER) for extent in (given.a, given.b)
    ]
    chosen = (given.a_coref, given.b_coref)
    same = {word for words_, is_same in zip(candidates, chosen, strict=True) if is_same for word in words_}
    known = {
        word for words_, is_same in zip(candidates, chosen, strict=True) if not is_same for word in words_
    }
    start, end = words.touched(*given.pronoun)
    # Whose the other pronouns are, nobody said.
    unknown = [index for index, form in enumerate(forms) if form in SINGULAR and index not in same]
    other = None if same else _sorted(known)
    query = Query(start, end, _sorted(same), other, _sorted(unknown))
    return Coreferent(words, sentence_ends(words, given.text), [query])


def stops(words: Words, text: str) -> NDArray[np.bool_]:
    """(W,) whether a word is a full stop, a question mark or an exclamation mark."""
    forms = (text[a:b] for a, b in zip(words.start, words.end, strict=True))
    return np.asarray([form in SENTENCE_ENDS for form in forms], bool)


def sentence_ends(words: Words, text: str) -> Ints:
    """Indices just behind the words that end a sentence (a full stop before a capital) or a paragraph.

    A closing quotation mark or bracket right behind the full stop belongs to the sentence.
    """
    ending = stops(words, text)
    forms = (text[a:b] for a, b in zip(words.start, words.end, strict=True))
    closing = np.asarray([form in CLOSING for form in forms], bool)
    ending[1:] |= ending[:-1] & closing[1:]
    spaced = np.append(words.start[1:] > words.end[:-1], True)
    capital = np.append(words.case[1:] != LOWER, True)
    last = np.append(np.diff(words.paragraph) > 0, True)
    return np.flatnonzero((ending & spaced & capital) | last) + 1


def _same_name(forms: Sequence[str], extent: Extent, spelt: NDArray[np.bool_]) -> list[int]:
    """The words of a name, and where else one of its longer words stands."""
    own = {form for form in forms[slice(*extent)] if len(form) > 2}
    elsewhere = [index for index, form in enumerate(forms) if form in own and spelt[index]]
    return sorted({*range(*extent), *elsewhere})


def _sorted(indices: Iterable[int]) -> Ints:
    return np.asarray(sorted(indices), np.int64)
