"""Named-entity corpora in columns: CoNLL++, Worldwide, UNER English-EWT.

Each corpus names a subset of our types. `ALLOWED` publishes the mapping: for each corpus, which of
our types its label may stand for, and which of our types hide behind its `O`. Training puts the
probability mass of all allowed labels together, so that what a corpus does not annotate is not
unlearned from it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from whosays.model import EntityType

PER, ORG, LOC, NORP, FAC, DATE, MISC = EntityType
_ONE_IN = 5  # countries of Worldwide that are held out
_SAME_COUNTRY = {"afs": "af", "cosrica": "cosric"}  # two spellings in its file names

Mapping = dict[str, tuple[EntityType, ...]]

# The key "O" holds the types that the corpus does not annotate.
ALLOWED: dict[str, Mapping] = {
    "ner-worldwide": {
        "Person": (PER,),
        "Organization": (ORG,),
        "Location": (LOC,),
        "NORP": (NORP,),
        "Facility": (FAC,),
        "Date": (DATE,),
        "Misc": (MISC,),
        "Product": (MISC,),
        "O": (),
    },
    "ner-conllpp": {
        "PER": (PER,),
        "ORG": (ORG,),
        "LOC": (LOC, FAC),
        "MISC": (MISC, NORP),
        "O": (DATE,),
    },
    "ner-uner-ewt": {
        "PER": (PER,),
        "ORG": (ORG,),
        "LOC": (LOC, FAC),
        "O": (NORP, DATE, MISC),
    },
}


@dataclass(frozen=True, slots=True)
class TaggedSentence:
    """Words with BIO labels in the corpus's own names (`B-Person`); those without a type of ours are `O`."""

    words: tuple[str, ...]
    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TaggedDocument:
    """The sentences of one document; `corpus` is a key of `ALLOWED`."""

    corpus: str
    name: str
    sentences: tuple[TaggedSentence, ...]


def documents(path: Path) -> Iterator[TaggedDocument]:
    """The documents of a corpus: a folder is Worldwide's, a `.iob2` file UNER's, another one CoNLL++'s."""
    if path.is_dir():
        return worldwide(path)
    return uner_ewt(path) if path.suffix == ".iob2" else conllpp(path)


def conllpp(path: Path) -> Iterator[TaggedDocument]:
    """The documents of a CoNLL++ file (Wang et al., EMNLP 2019), cut at `-DOCSTART-`."""
    return _documents("ner-conllpp", path, is_new=lambda line: line.startswith("-DOCSTART-"), columns=(0, -1))


def worldwide(folder: Path) -> Iterator[TaggedDocument]:
    """The documents of the Worldwide corpus (Shan et al., 2023), one a file.

    A name in a name has a column of its own, behind the outer one's (`Osk B-Organization B-Location`). The
    outermost is taken, as the corpus's own conversions take it and the other two corpora have it.
    """
    for path in sorted(folder.iterdir()):
        yield from _documents("ner-worldwide", path, is_new=lambda _: False, columns=(0, 1))


def held_out(name: str) -> bool:
    """Whether a document of Worldwide is of a country that is held out: one in five, by a hash."""
    country = name.partition("_")[0]
    country = _SAME_COUNTRY.get(country, country)
    return int(sha256(country.encode()).hexdigest(), 16) % _ONE_IN == 0


def uner_ewt(path: Path) -> Iterator[TaggedDocument]:
    """The documents of a Universal NER English-EWT file (Mayhew et al., NAACL 2024)."""
    return _documents("ner-uner-ewt", path, is_new=lambda line: line.startswith("# newdoc"), columns=(1, 2))


def _documents(
    corpus: str, path: Path, *, is_new: Callable[[str], bool], columns: tuple[int, int]
) -> Iterator[TaggedDocument]:
    sentences: list[TaggedSentence] = []
    rows: list[tuple[str, str]] = []
    count = 0
    for line in [*path.read_text(encoding="utf-8").split("\n"), ""]:
        starts_document = is_new(line)
        if rows and (starts_document or not line.strip()):
            sentences.append(_sentence(rows, ALLOWED[corpus]))
            rows = []
        if starts_document and sentences:
            yield TaggedDocument(corpus, f"{path.stem}-{count}", tuple(sentences))
            sentences, count = [], count + 1
        if line.strip() and not starts_document and not (corpus == "ner-uner-ewt" and line.startswith("#")):
            fields = line.split("\t") if "\t" in line else line.split()
            if len(fields) > 1:
                rows.append((fields[columns[0]], fields[columns[1]]))
    if sentences:
        yield TaggedDocument(corpus, f"{path.stem}-{count}", tuple(sentences))


def _sentence(rows: list[tuple[str, str]], mapping: Mapping) -> TaggedSentence:
    words = tuple(word for word, _ in rows)
    names = mapping.keys() - {"O"}  # UNER has a stray `B-O`
    labels = tuple(label if label[2:] in names else "O" for _, label in rows)
    return TaggedSentence(words, labels)
