"""Sources that name nobody against GUM's coreference: news and interviews.

Measured is every mention that is the subject of an attribution's clause (see `corpora/coreference.py`), is
a pronoun or a common noun, and has another mention in its chain. The reader is given its place in the text
and no other gold. It is right if the actor that it gives has other mentions that stand in gold, and most of
them in the same chain; an abstention, or an actor with no such mention, is wrong. Coverage is the share
that it does not abstain from. Mentions of ours stand in gold where they and a gold mention share the
latter's head and neither is longer than the other by a clause (they overlap by half, Dice).

Mentions that are alone in their chains have nothing to be linked to. They are counted beside
(`alone.accuracy`): right if the actor has no other mention in gold.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import numpy as np

from whosays.errors import GoldError
from whosays.evaluate import english
from whosays.evaluate.corpora import coreference
from whosays.evaluate.corpora.coreference import CoreferenceDocument, GoldMention, MentionKind
from whosays.evaluate.extents import Extent, overlap
from whosays.evaluate.scores.bootstrap import Score, score
from whosays.evaluate.scores.counts import mean
from whosays.model import Account, Resolved, Unresolved

GENRES = ("*_news_*", "*_interview_*")


class Resolver(Protocol):
    """Tells whom mentions refer to."""

    def refer(self, account: Account, mentions: Sequence[Extent]) -> Sequence[Resolved | Unresolved | None]:
        """The link of each mention of the account, as if it were a source; None where there is none."""
        ...


@dataclass(frozen=True, slots=True)
class Judged:
    """One gold mention, what was answered, and whether that is right.

    Attributes:
        alone: whether its chain has no other mention.
        answer: name of the actor; None for an abstention.
    """

    document: str
    words: str
    kind: MentionKind
    alone: bool
    answer: str | None
    right: bool


@dataclass(frozen=True, slots=True)
class AntecedentReport:
    """Every judged mention; scores with intervals drawn by document."""

    judged: tuple[Judged, ...]

    def accuracy(self, *, alone: bool = False) -> Score:
        """Right of all; of those that are alone in their chains, or of the others."""
        return self._mean((one for one in self.judged if one.alone is alone), lambda one: one.right)

    def coverage(self) -> Score:
        """Answered of all that have somebody to be linked to."""
        return self._mean(self._linked(), lambda one: one.answer is not None)

    def of_kind(self, kind: MentionKind) -> Score:
        """Accuracy on pronouns, or on common nouns."""
        return self._mean((one for one in self._linked() if one.kind is kind), lambda one: one.right)

    @property
    def scores(self) -> Mapping[str, Score]:
        """All of these by name."""
        return {
            "accuracy": self.accuracy(),
            "coverage": self.coverage(),
            "pronominal.accuracy": self.of_kind(MentionKind.PRONOMINAL),
            "nominal.accuracy": self.of_kind(MentionKind.NOMINAL),
            "alone.accuracy": self.accuracy(alone=True),
        }

    def summary(self) -> str:
        """What was compared, in a line."""
        linked = len(self._linked())
        return f"{linked} sources with an antecedent, {len(self.judged) - linked} without"

    def to_dict(self) -> dict[str, Any]:
        """The report as plain JSON types, with what was answered wrongly."""
        linked = self._linked()
        return {
            "accuracy": _number(self.accuracy()),
            "coverage": _number(self.coverage()),
            "count": len(linked),
            "scores": {name: score.to_dict() for name, score in self.scores.items()},
            "wrong": [
                {"document": one.document, "mention": one.words, "answer": one.answer}
                for one in linked
                if not one.right
            ],
        }

    def _linked(self) -> list[Judged]:
        return [one for one in self.judged if not one.alone]

    def _mean(self, judged: Iterable[Judged], good: Callable[[Judged], bool]) -> Score:
        totals: Counter[str] = Counter()
        hits: Counter[str] = Counter()
        for one in judged:
            totals[one.document] += 1
            hits[one.document] += good(one)
        rows = [(hits[name], totals[name]) for name in sorted(totals)] or [(0, 0)]
        return score(np.asarray(rows, np.float64), mean)


def evaluate(
    folder: Path, reader: Resolver, only: Callable[[str], bool] = lambda _: True
) -> AntecedentReport:
    """The reader on GUM's news and interviews.

    Args:
        only: whether the document of a name is to be read.

    Raises:
        GoldError: there is no such document in it.
    """
    genres = [genre for genre in GENRES if any(folder.glob(f"{genre}.conllu"))]
    found = (document for genre in genres for document in coreference.documents(folder, genre))
    documents = [document for document in found if only(document.name)]
    if not documents:
        raise GoldError(f"{folder}: no news or interviews of GUM in it")
    return AntecedentReport(tuple(one for document in documents for one in judge(document, reader)))


def judge(document: CoreferenceDocument, reader: Resolver) -> list[Judged]:
    """The measured mentions of a document, and those alone in their chains."""
    sizes = Counter(mention.chain for mention in document.mentions)
    asked = [m for m in document.mentions if m.attributed and m.kind is not MentionKind.NAMED]
    account = english.account(document.name, document.text)
    links = reader.refer(account, [(mention.start, mention.end) for mention in asked])
    judged = []
    for mention, link in zip(asked, links, strict=True):
        chains = chains_of(link, mention, document.mentions) if isinstance(link, Resolved) else Counter()
        alone = sizes[mention.chain] == 1
        judged.append(
            Judged(
                document=document.name,
                words=document.text[mention.start : mention.end],
                kind=mention.kind,
                alone=alone,
                answer=link.actor.name if isinstance(link, Resolved) else None,
                right=isinstance(link, Resolved) and not chains if alone else _is_most(mention.chain, chains),
            )
        )
    return judged


def chains_of(link: Resolved, asked: GoldMention, gold: Sequence[GoldMention]) -> Counter[int]:
    """How many of the actor's mentions stand in which gold chain, what stands where `asked` does aside."""
    chains: Counter[int] = Counter()
    for mention in link.actor.mentions:
        place = mention.span.start, mention.span.end
        fitting = [one for one in gold if _fits(place, one)]
        if fitting and not overlap(place, asked.head):
            chains[max(fitting, key=lambda one: _alike(place, one)).chain] += 1
    return chains


def _fits(place: Extent, gold: GoldMention) -> bool:
    return overlap(place, gold.head) and _alike(place, gold) >= 0.5


def _alike(place: Extent, gold: GoldMention) -> float:
    common = min(place[1], gold.end) - max(place[0], gold.start)
    return 2 * max(0, common) / (place[1] - place[0] + gold.end - gold.start)


def _is_most(chain: int, chains: Counter[int]) -> bool:
    return 2 * chains[chain] > chains.total()


def _number(value: Score) -> float | None:
    """Rounded; null where there is nothing to score."""
    return None if np.isnan(value.value) else round(value.value, 6)
