"""Actors across accounts, against ECB+: which chains of people and organisations are one entity's.

The actors are the corpus's within-document chains of people and organisations (`HUMAN_PART_PER`,
`HUMAN_PART_ORG`) with a mention in a sentence whose annotation is complete; a mention there that is in no
chain is an actor of its own. Nothing is left out for what it is called: pronouns and bare descriptions have
to be resolved as well, by what the rest of the document names. All documents of all topics are resolved
at once; names come from the words of the mentions alone, and what tells one story from another are the
people, organisations and places that a document mentions, and the words that it begins with or repeats.
Gold are the entities across documents: two actors are a pair if they are one.

The weights were set on the topics that `ecbplus.held_out` does not name; `held_out` in the scores are the
others.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from whosays.errors import GoldError
from whosays.evaluate.corpora import ecbplus
from whosays.evaluate.corpora.ecbplus import EcbDocument, EntityChain
from whosays.evaluate.scores.bootstrap import Score, score
from whosays.evaluate.scores.counts import PRF, Numbers, ratio
from whosays.extract.actors.lexicon import GROUPS, PRONOUNS, ROLE_KINDS
from whosays.model import ActorType
from whosays.resolve import ActorRecord, resolve
from whosays.resolve.record import countries_of
from whosays.resolve.settings import about, words_of

_TYPES = {"HUMAN_PART_PER": ActorType.PERSON, "HUMAN_PART_ORG": ActorType.ORGANIZATION}
_BESIDE = ("HUMAN", "LOC")
_RELATIVE = frozenset({"who", "whose", "whom", "which", "that", "there", "where"})
_COMMON = 0.25  # from this share of small initials on, a word is none of a name
_NO_NAMES = frozenset(ROLE_KINDS) | GROUPS | PRONOUNS | _RELATIVE


@dataclass(frozen=True, slots=True)
class GoldActor:
    """An actor of one document, with the entity that it is."""

    record: ActorRecord
    topic: str
    entity: str


@dataclass(frozen=True, slots=True)
class IdentityReport:
    """Pairwise precision, recall and F1, and B³, of all topics and of the held-out ones."""

    documents: int
    actors: int
    entities: int
    scores: Mapping[str, Score]

    def to_dict(self) -> dict[str, Any]:
        """The report as plain JSON types; `f1`, `precision` and `recall` are those of pairs, all topics."""
        return {
            **{kind: self.scores[f"pairs.{kind}"].value for kind in PRF},
            "documents": self.documents,
            "actors": self.actors,
            "entities": self.entities,
            "scores": {name: score.to_dict() for name, score in self.scores.items()},
        }

    def summary(self) -> str:
        """What was compared, in a line."""
        return f"{self.documents} documents; {self.actors} actors of {self.entities} entities"


def evaluate(
    path: Path,
    reader: object = None,  # noqa: ARG001 - every benchmark is given one; names are all that this one reads
    only: Callable[[str], bool] = lambda _: True,
) -> IdentityReport:
    """Resolving on a folder of ECB+; no reader is needed.

    Args:
        only: whether the topic of a name is to be read.

    Raises:
        GoldError: there is no such document in it, or it cannot be read.
    """
    documents = [document for document in ecbplus.documents(path) if only(document.topic)]
    actors = gold_actors(documents)
    if not actors:
        raise GoldError(f"{path}: no people and organisations of ECB+ in complete sentences")
    found = resolve(actor.record for actor in actors).of()
    told = [found[actor.record.id] for actor in actors]
    scores = dict(_scores("", actors, told, lambda _: True))
    scores |= dict(_scores("held_out.", actors, told, ecbplus.held_out))
    return IdentityReport(len(documents), len(actors), len({actor.entity for actor in actors}), scores)


def gold_actors(documents: Sequence[EcbDocument]) -> list[GoldActor]:
    """The actors of these documents as records, with what they are."""
    case = _Case(documents)
    return [actor for document in documents for actor in _actors(document, case)]


def _actors(document: EcbDocument, case: _Case) -> Iterator[GoldActor]:
    names = (name for c in document.chains if c.tag.startswith(_BESIDE) for name in case.names(c))
    beside = words_of(names) | about(" ".join(word for words in document.sentences for word in words))
    for number, chain in enumerate(document.chains):
        if chain.tag in _TYPES and chain.is_complete:
            record = _record(f"{document.name}:{number}", document.name, chain, case, beside)
            yield GoldActor(record, document.topic, chain.entity)


def _record(id_: str, account: str, chain: EntityChain, case: _Case, beside: frozenset[str]) -> ActorRecord:
    names = tuple(dict.fromkeys(case.names(chain)))
    said = [mention.text.lower().strip("'\"“”") for mention in chain.mentions]
    roles = tuple(
        dict.fromkeys(
            text
            for text, mention in zip(said, chain.mentions, strict=True)
            if not case.name(mention.text) and text not in PRONOUNS | _RELATIVE
        )
    )
    pronouns = frozenset(text for text in said if text in PRONOUNS)
    name = max(names, key=len) if names else roles[0] if roles else chain.mentions[0].text
    return ActorRecord(
        id_, account, _TYPES[chain.tag], name, names, roles, pronouns, countries_of(roles), beside
    )


class _Case:
    """Which words are names, by how often the documents write them small."""

    def __init__(self, documents: Sequence[EcbDocument]) -> None:
        written = Counter(w for d in documents for sentence in d.sentences for w in sentence)
        self._small: Counter[str] = Counter()
        self._all: Counter[str] = Counter()
        for word, count in written.items():
            self._all[word.lower()] += count
            self._small[word.lower()] += count * word.islower()

    def names(self, chain: EntityChain) -> Iterator[str]:
        """Its mentions that are names, without what stands before the name."""
        for mention in chain.mentions:
            if name := self.name(mention.text):
                yield name

    def name(self, text: str) -> str:
        """The name in a mention; empty if it ends with a word that is none."""
        tokens = text.strip("'\"“”").split()
        core = tokens[: next((i for i, t in enumerate(tokens) if i and t in ("of", "for", "in", "at")), None)]
        if not core or (not self._is_name(core[-1]) and not core[-1][:1].isupper()):
            return ""
        if not any(self._is_name(token) for token in tokens):
            return ""
        first = next(i for i, token in enumerate(tokens) if token[:1].isupper())
        return " ".join(tokens[first:])

    def _is_name(self, token: str) -> bool:
        word = token.strip("'\"“”.,()").removesuffix("'s").removesuffix("’s")
        low = word.lower()
        if not word[:1].isupper() or low in _NO_NAMES or low.rstrip("s") in _NO_NAMES:
            return False
        return self._small[low] <= _COMMON * max(1, self._all[low])


def _scores(
    prefix: str, actors: Sequence[GoldActor], told: Sequence[str], only: Callable[[str], bool]
) -> Iterator[tuple[str, Score]]:
    topics = sorted({actor.topic for actor in actors if only(actor.topic)})
    rows = [_counts(actors, told, topic) for topic in topics]
    counts = np.asarray([row[:3] for row in rows] or [(0, 0, 0)], np.float64)
    for kind, formula in PRF.items():
        yield f"{prefix}pairs.{kind}", score(counts, formula)
    cubed = np.asarray([row[3:] for row in rows] or [(0, 0, 0)], np.float64)
    for kind, formula in _B_CUBED.items():
        yield f"{prefix}b_cubed.{kind}", score(cubed, formula)


def _counts(actors: Sequence[GoldActor], told: Sequence[str], topic: str) -> tuple[float, ...]:
    """Of one topic: pairs that are right, told, and gold; sums of B³ precision and recall, and actors.

    A pair across topics is half a pair in each.
    """
    by_told: dict[str, list[int]] = defaultdict(list)
    by_entity: dict[str, list[int]] = defaultdict(list)
    for i, (actor, identity) in enumerate(zip(actors, told, strict=True)):
        by_told[identity].append(i)
        by_entity[actor.entity].append(i)
    right = found = gold = precise = recalled = 0.0
    mine = [i for i, actor in enumerate(actors) if actor.topic == topic]
    for i in mine:
        same_told, same_gold = by_told[told[i]], by_entity[actors[i].entity]
        both = sum(actors[j].entity == actors[i].entity for j in same_told)
        right, found, gold = (
            right + (both - 1) / 2,
            found + (len(same_told) - 1) / 2,
            gold + (len(same_gold) - 1) / 2,
        )
        precise, recalled = precise + both / len(same_told), recalled + both / len(same_gold)
    return right, found, gold, precise, recalled, float(len(mine))


def _b_cubed_f1(sums: Numbers) -> Numbers:
    precise, recalled = sums[..., 0], sums[..., 1]
    return ratio(2 * precise * recalled, (precise + recalled) * sums[..., 2])


_B_CUBED = {
    "precision": lambda sums: ratio(sums[..., 0], sums[..., 2]),
    "recall": lambda sums: ratio(sums[..., 1], sums[..., 2]),
    "f1": _b_cubed_f1,
}
