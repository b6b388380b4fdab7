"""Two quotations word by word: what they share, what was put for what, and whether they are one utterance."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from math import exp, log

from whosays.compare.findings.drift_words import ELLIPSIS, Word, is_of_no_weight, stem, words_of

_RUN = 4  # words in a row that two quotations seldom share by chance


@dataclass(frozen=True, slots=True)
class Change:
    """Words of the first that stand where other words of the second do; either may be none."""

    first: tuple[Word, ...]
    second: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class Alignment:
    """Two quotations side by side.

    Attributes:
        runs: lengths of the stretches that both have.
        changes: what differs between the first word and the last that both have, and at the ends what
            differs on both sides: one alone was cut there.
    """

    first: tuple[Word, ...]
    second: tuple[Word, ...]
    runs: tuple[int, ...]
    changes: tuple[Change, ...]


def align(first: str, second: str) -> Alignment:
    """The two side by side."""
    one, other = words_of(first), words_of(second)
    matcher = SequenceMatcher(None, [w.folded for w in one], [w.folded for w in other], autojunk=False)
    codes = matcher.get_opcodes()
    runs = tuple(b - a for tag, a, b, _, _ in codes if tag == "equal")
    changes = []
    for place, (tag, a, b, c, d) in enumerate(codes):
        is_cut = place in (0, len(codes) - 1) and tag in ("insert", "delete")
        if tag != "equal" and not is_cut:
            changes.append(Change(one[a:b], other[c:d]))
    return Alignment(one, other, runs, tuple(change for change in changes if _tells(change)))


def _tells(change: Change) -> bool:
    """Whether it changes the wording: hyphens do not, nor an ellipsis that drops nothing of weight."""
    sides = [
        tuple(word for word in side if word.folded != ELLIPSIS) for side in (change.first, change.second)
    ]
    one, other = ("".join(word.folded for word in side) for side in sides)
    if one == other:
        return False
    is_marked = len(sides[0]) + len(sides[1]) < len(change.first) + len(change.second)
    return not (is_marked and "" in (one, other) and is_of_no_weight(sides[0] or sides[1]))


def features(alignment: Alignment) -> dict[str, float]:
    """What tells whether two quotations are one utterance."""
    first, second = alignment.first, alignment.second
    shorter = max(1, min(len(first), len(second)))
    one, other = _content(first), _content(second)
    shared = sum((one & other).values())
    least = max(1, min(one.total(), other.total()))
    new = min((one - other).total(), (other - one).total())
    return {
        "matched": sum(alignment.runs) / shorter,
        "all": _common(first, second) / shorter,
        "in_runs": sum(run for run in alignment.runs if run >= _RUN) / shorter,
        "longest": log(1 + max(alignment.runs, default=0)),
        "content": shared / least,
        "new_on_both": new / least,
        "new": log(1 + new),
        "length": log(1 + least),
    }


def _common(first: tuple[Word, ...], second: tuple[Word, ...]) -> int:
    """How many words both have, wherever they stand."""
    one, other = (Counter(word.folded for word in side) for side in (first, second))
    return (one & other).total()


def _content(words: tuple[Word, ...]) -> Counter[str]:
    return Counter(stem(word.folded) for word in words if word.is_content and word.folded != ELLIPSIS)


def probability(values: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """A logistic model's: weights by the names of the features, `intercept` among them."""
    total = weights["intercept"] + sum(
        weight * values[name] for name, weight in weights.items() if name in values
    )
    return 1 / (1 + exp(-max(-50.0, min(50.0, total))))


def replaced(alignment: Alignment, first: str, second: str) -> Iterator[tuple[str, str]]:
    """The changes in the words of the quotations."""
    for change in alignment.changes:
        yield _words(change.first, first), _words(change.second, second)


def _words(side: tuple[Word, ...], text: str) -> str:
    return text[side[0].start : side[-1].end] if side else ""
