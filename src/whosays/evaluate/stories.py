"""Stories: accounts of one event found among others, on ECB+ or BASIL.

All documents of a folder are grouped at once, by the function that `compare` calls. An event of ECB+ is one
of the two of a topic; of BASIL, what three outlets told. Weights and threshold were set on one half of the
topics and stories, by a hash; `held_out` are the others, scored among themselves within the same grouping.
`arriving` is the same when the documents come one by one, in the order of their names.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from whosays.compare.stories import Nearby, Profile, group, place, profile_of
from whosays.evaluate.corpora import basil, ecbplus
from whosays.evaluate.readers import Embedder
from whosays.evaluate.scores.bootstrap import Score, score
from whosays.evaluate.scores.counts import PRF, Numbers, ratio
from whosays.model import Account, Metadata


@dataclass(frozen=True, slots=True)
class GoldAccount:
    """An account with the event that it tells of.

    Attributes:
        topic: what is held out or not as a whole: similar events.
    """

    account: Account
    event: str
    topic: str
    held_out: bool


@dataclass(frozen=True, slots=True)
class StoryReport:
    """Pairwise precision, recall and F1, and B³, of all accounts and of the held-out ones."""

    accounts: int
    events: int
    stories: int
    scores: Mapping[str, Score]

    def to_dict(self) -> dict[str, Any]:
        """The report as plain JSON types."""
        values = {name: self.scores[name].value for name in ("pairs.f1", "b3.f1")}
        held = {name: self.scores[f"held_out.{name}"].value for name in ("pairs.f1", "b3.f1")}
        return {
            "pairwise_f1": values["pairs.f1"],
            "b3_f1": values["b3.f1"],
            "held_out": {
                "pairwise_f1": _number(held["pairs.f1"]),
                "b3_f1": _number(held["b3.f1"]),
            },
            "accounts": self.accounts,
            "events": self.events,
            "stories": self.stories,
            "scores": {name: score.to_dict() for name, score in self.scores.items()},
        }

    def summary(self) -> str:
        """What was compared, in a line."""
        return f"{self.accounts} accounts of {self.events} events; {self.stories} stories found"


def evaluate(path: Path, reader: Embedder) -> StoryReport:
    """Grouping on a folder of ECB+ or BASIL.

    Raises:
        GoldError: there is no such document in it, or it cannot be read.
    """
    gold = gold_accounts(path)
    profiles = [profile_of(one.account, reader.embed) for one in gold]
    found = {account: story.id for story in group(profiles) for account in story.accounts}
    told = [found[one.account.id] for one in gold]
    one_by_one = arrived(profiles)
    scores = dict(_scores("", gold, told, lambda _: True))
    scores |= dict(_scores("held_out.", gold, told, lambda one: one.held_out))
    scores |= dict(_scores("arriving.", gold, one_by_one, lambda _: True))
    scores |= dict(_scores("arriving.held_out.", gold, one_by_one, lambda one: one.held_out))
    return StoryReport(len(gold), len({one.event for one in gold}), len(set(told)), scores)


def gold_accounts(path: Path) -> list[GoldAccount]:
    """The accounts of a folder, in the format that it comes in.

    Raises:
        GoldError: there is none, or one cannot be read.
    """
    return list(_of_basil(path) if any(basil.files_of(path)) else _of_ecbplus(path))


def _of_ecbplus(path: Path) -> Iterator[GoldAccount]:
    for document in ecbplus.documents(path):
        kind = "ecbplus" if document.name.endswith("plus") else "ecb"
        text = "\n".join(ecbplus.words(sentence) for sentence in document.sentences)
        account = Account(document.name, None, text, "en")
        held = ecbplus.held_out(document.topic)
        yield GoldAccount(account, f"{document.topic}{kind}", document.topic, held)


def _of_basil(path: Path) -> Iterator[GoldAccount]:
    for article in basil.articles(path):
        metadata = Metadata(article.title or None, article.outlet, published=article.published)
        account = Account(article.name, None, article.text, "en", metadata=metadata)
        yield GoldAccount(account, article.story, article.story, basil.held_out(article.story))


def arrived(profiles: Sequence[Profile]) -> list[str]:
    """The story of each, if they come in this order."""
    stories: dict[str, tuple[Profile, ...]] = {}
    found: list[str] = []
    for profile in profiles:
        known = [Nearby(id_, members) for id_, members in stories.items()]
        story = place(profile, known) or profile.account
        stories[story] = (*stories.get(story, ()), profile)
        found.append(story)
    return found


def _scores(
    prefix: str, gold: Sequence[GoldAccount], told: Sequence[str], only: Callable[[GoldAccount], bool]
) -> Iterator[tuple[str, Score]]:
    chosen = [(one, story) for one, story in zip(gold, told, strict=True) if only(one)]
    rows = np.asarray(list(_counts(chosen)) or [(0, 0, 0, 0, 0, 0)], np.float64)
    for kind, formula in PRF.items():
        yield f"{prefix}pairs.{kind}", score(rows[:, :3], formula)
    for kind, formula in _B_CUBED.items():
        yield f"{prefix}b3.{kind}", score(rows[:, 3:], formula)


def _counts(chosen: Sequence[tuple[GoldAccount, str]]) -> Iterator[tuple[float, ...]]:
    """Of each topic: pairs that are right, told, and gold; sums of B³ precision and recall, and accounts.

    A pair across topics is half a pair in each.
    """
    events = Counter(one.event for one, _ in chosen)
    stories = Counter(story for _, story in chosen)
    both = Counter((one.event, story) for one, story in chosen)
    for topic in sorted({one.topic for one, _ in chosen}):
        row = np.zeros(6)
        for one, story in chosen:
            if one.topic == topic:
                right, told, gold = both[one.event, story], stories[story], events[one.event]
                row += ((right - 1) / 2, (told - 1) / 2, (gold - 1) / 2, right / told, right / gold, 1)
        yield tuple(row)


def _b_cubed_f1(sums: Numbers) -> Numbers:
    precise, recalled = sums[..., 0], sums[..., 1]
    return ratio(2 * precise * recalled, (precise + recalled) * sums[..., 2])


_B_CUBED = {
    "precision": lambda sums: ratio(sums[..., 0], sums[..., 2]),
    "recall": lambda sums: ratio(sums[..., 1], sums[..., 2]),
    "f1": _b_cubed_f1,
}


def _number(value: float) -> float | None:
    return None if np.isnan(value) else value
