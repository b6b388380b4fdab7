"""ECB+ (Cybulska and Vossen, LREC 2014): events and entities that are one across documents.

A folder of topics, each of two similar events: `TOPIC_Necb.xml` tells of one, `TOPIC_Necbplus.xml` of the
other.
A within-document chain is what one relation joins: `CROSS_DOC_COREF`, whose note names the entity for all
documents, or `INTRA_DOC_COREF`. `validated_sentences.csv` beside the topics lists the sentences whose
annotation is complete. A mention in one of these that no relation has is alone in the corpus; elsewhere
nobody looked. Sentence 0 of the second kind of documents is its address and is left out.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from xml.etree import ElementTree

from whosays.errors import GoldError

VALIDATED = "validated_sentences.csv"
_ONE_IN = 2  # topics that are held out
_EVENTS = ("ACTION", "NEG_ACTION")
_APART = re.compile(r"\s+([.,;:!?%)\]]|'s\b|'(?=\s|$))|([(\[$#@])\s+")
_INITIAL = re.compile(r"(?<=\b[A-Za-z]\.) (?=[A-Z]\.)")


@dataclass(frozen=True, slots=True)
class EntityMention:
    """Words that mean an entity.

    Attributes:
        sentence: its number; 0 is the first line or the address.
        starts: whether it is the first of its sentence, where every word has a capital.
    """

    text: str
    sentence: int
    starts: bool


@dataclass(frozen=True, slots=True)
class EntityChain:
    """The mentions of one entity in one document.

    Attributes:
        tag: of most of its mentions (`HUMAN_PART_PER`).
        entity: the same in all documents that mention it.
        is_complete: whether one of them stands in a sentence whose annotation is complete.
    """

    tag: str
    entity: str
    mentions: tuple[EntityMention, ...]
    is_complete: bool


@dataclass(frozen=True, slots=True)
class EventMention:
    """Words that mean an event, in a sentence whose annotation is complete.

    Attributes:
        event: the same for all mentions that are one event, in all documents.
        sentence: its place in the document's `sentences`; tokens: the places of its words there.
    """

    event: str
    sentence: int
    tokens: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class EcbDocument:
    """A document with its chains of entities, times and events.

    Attributes:
        complete: places of the sentences whose annotation is complete; events: the mentions in these.
    """

    name: str
    topic: str
    sentences: tuple[tuple[str, ...], ...]
    chains: tuple[EntityChain, ...]
    complete: frozenset[int]
    events: tuple[EventMention, ...]

    @property
    def story(self) -> str:
        """The event that it tells of: one of its topic's two."""
        return f"{self.topic}{self.name.rpartition('ecb')[2]}"


def documents(path: Path) -> Iterator[EcbDocument]:
    """The documents of a folder of topics, by topic and name.

    Raises:
        GoldError: there is no such folder, no document in it, or one cannot be read.
    """
    files = sorted(path.glob("*/*ecb*.xml"), key=lambda file: (file.parent.name, file.name))
    if not files:
        raise GoldError(f"{path}: no documents of ECB+; expected TOPIC/NAME.xml and {VALIDATED}")
    complete = _validated(path / VALIDATED)
    for file in files:
        try:
            yield _document(file, complete)
        except (OSError, ElementTree.ParseError, KeyError, IndexError, ValueError) as error:
            raise GoldError(f"{file}: cannot be read as ECB+ ({type(error).__name__}: {error})") from error


def held_out(topic: str) -> bool:
    """Whether a topic is kept from the setting of weights: one in two, by a hash of its name."""
    return int(sha256(topic.encode()).hexdigest(), 16) % _ONE_IN == 0


def _validated(path: Path) -> dict[str, set[int]]:
    """File name → the numbers of its sentences whose annotation is complete."""
    complete: dict[str, set[int]] = {}
    try:
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                name = f"{row['Topic']}_{row['File']}.xml"
                complete.setdefault(name, set()).add(int(row["Sentence Number"]))
    except (OSError, UnicodeDecodeError, KeyError, ValueError) as error:
        raise GoldError(f"{path}: cannot be read ({type(error).__name__}: {error})") from error
    return complete


@dataclass(frozen=True, slots=True)
class _Token:
    text: str
    sentence: int
    number: int


def _document(file: Path, complete: dict[str, set[int]]) -> EcbDocument:
    root = ElementTree.parse(file).getroot()  # noqa: S314 - a corpus file that a developer downloaded
    tokens = {
        token.attrib["t_id"]: _Token(
            token.text or "", int(token.attrib["sentence"]), int(token.attrib["number"])
        )
        for token in root.iter("token")
    }
    sentences: dict[int, list[_Token]] = {}
    for token in tokens.values():
        if token.sentence == 0 and file.stem.endswith("plus"):
            continue
        sentences.setdefault(token.sentence, []).append(token)
    known = complete.get(file.name, set())
    chains = list(_chains(root, tokens, file.name))
    numbers = list(sentences)
    return EcbDocument(
        file.stem,
        file.parent.name,
        tuple(tuple(token.text for token in row) for row in sentences.values()),
        tuple(_chain(chain, known) for chain in chains),
        frozenset(place for place, number in enumerate(numbers) if number in known),
        tuple(_events(chains, {number: sentences[number] for number in numbers if number in known}, numbers)),
    )


@dataclass(frozen=True, slots=True)
class _Marked:
    tag: str
    tokens: Sequence[_Token]


@dataclass(frozen=True, slots=True)
class _Chain:
    entity: str
    members: Sequence[_Marked]


def _chains(root: ElementTree.Element, tokens: dict[str, _Token], name: str) -> Iterator[_Chain]:
    """What relations join, and every other mention alone."""
    marked: dict[str, _Marked] = {}
    for markable in root.iterfind("Markables/*"):
        places = [tokens[anchor.attrib["t_id"]] for anchor in markable.iter("token_anchor")]
        if places:
            marked[markable.attrib["m_id"]] = _Marked(markable.tag, places)
    alone = dict.fromkeys(marked)
    for relation in root.iterfind("Relations/*"):
        members = [source.attrib["m_id"] for source in relation.iter("source")]
        for member in members:
            alone.pop(member, None)
        target = relation.findall("target")[0].attrib["m_id"]
        if members:
            note = relation.get("note") or f"{name}:{target}"
            yield _Chain(note, [marked[member] for member in members])
    for member in alone:
        yield _Chain(f"{name}:{member}", [marked[member]])


def _chain(chain: _Chain, complete: set[int]) -> EntityChain:
    tag = Counter(member.tag for member in chain.members).most_common(1)[0][0]
    mentions = tuple(_mention(member) for member in chain.members)
    return EntityChain(tag, chain.entity, mentions, any(mention.sentence in complete for mention in mentions))


def _mention(marked: _Marked) -> EntityMention:
    starts = min(token.number for token in marked.tokens) == 0
    return EntityMention(words([token.text for token in marked.tokens]), marked.tokens[0].sentence, starts)


def _events(
    chains: Sequence[_Chain], complete: dict[int, list[_Token]], numbers: Sequence[int]
) -> Iterator[EventMention]:
    """The mentions of events in complete sentences, these by their numbers."""
    for chain in chains:
        for marked in chain.members:
            number = marked.tokens[0].sentence
            if number in complete and marked.tag.startswith(_EVENTS):
                tokens = (complete[number].index(t) for t in marked.tokens if t.sentence == number)
                yield EventMention(chain.entity, numbers.index(number), tuple(sorted(tokens)))


def words(tokens: Sequence[str]) -> str:
    """Tokens as they are written: marks without a space before them, initials together (`U.S.`)."""
    joined = _APART.sub(lambda match: match[1] or match[2], " ".join(tokens))
    return _INITIAL.sub("", joined)


def extents(tokens: Sequence[str]) -> tuple[str, list[tuple[int, int]]]:
    """Tokens as they are written, and where each stands in that."""
    text, found, end = words(tokens), [], 0
    for token in tokens:
        start = text.index(token, end)
        end = start + len(token)
        found.append((start, end))
    return text, found
