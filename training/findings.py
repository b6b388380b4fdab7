"""Fit what tells that two quotations are one utterance: `python -m training.findings --data DATA`.

Nothing here is annotated: quotations of PolNeAR's training part are edited as careless or interested hands
edit them (dropped, put in, exchanged, softened, negated, cut), and set against others of the same shape,
whose small words stay and whose other words are another quotation's. Written into `assets/en/findings.json`.
"""

from __future__ import annotations

import argparse
import json
import random
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from whosays.compare.findings.drift import Model, shipped, to_json
from whosays.compare.findings.drift_alignment import align, features, probability
from whosays.compare.findings.drift_words import SMALL
from whosays.evaluate.corpora import polnear
from whosays.extract import Reader
from whosays.extract.quotes import quotations

from .calibrate import fit

SEED = 5
# How sure it must be that two quotations are one utterance, by whether one speaker's: readers err in whose
# words they are, so that the same words of others are taken to be, if nearly all of them are there.
LEAST = {"same": 0.7, "unknown": 0.7, "others": 0.97}
EACH = 3  # pairs of either kind a quotation
_EXCHANGED = {
    "is": "was", "are": "were", "was": "is", "were": "are", "will": "would", "would": "will", "may": "will",
    "can": "could", "could": "can", "should": "must", "must": "should", "have": "had", "has": "had",
    "all": "most", "every": "any", "some": "many", "many": "some", "never": "not", "and": "or", "we": "they",
}  # fmt: skip
_HEDGES = (
    "perhaps",
    "I think",
    "probably",
    "very",
    "really",
    "a little",
    "in part",
    "so far",
    "almost",
    "fully",
)
Words = list[str]


def edited(words: Words, other: Words, rng: random.Random) -> Words:
    """The same utterance in another wording: one to three edits, and at times cut at an end."""
    made = list(words)
    for _ in range(rng.choice((1, 1, 2, 2, 3))):
        made = rng.choice(_EDITS)(made, other, rng)
    if rng.random() < 0.3 and len(made) > 8:
        made = made[rng.randrange(3) : len(made) - rng.randrange(3)]
    return made


def _reword(words: Words, other: Words, rng: random.Random) -> Words:
    """Replaced in two places."""
    return _replace(_replace(words, other, rng), other, rng)


def _drop(words: Words, _: Words, rng: random.Random) -> Words:
    start = rng.randrange(1, max(2, len(words) - 2))
    return words[:start] + words[start + rng.randint(1, max(1, min(5, len(words) // 4))) :]


def _put_in(words: Words, other: Words, rng: random.Random) -> Words:
    at = rng.randrange(1, len(words))
    start = rng.randrange(len(other))
    more = rng.choice(_HEDGES).split() if rng.random() < 0.5 else other[start : start + rng.randint(1, 4)]
    return [*words[:at], *more, *words[at:]]


def _exchange(words: Words, _: Words, rng: random.Random) -> Words:
    places = [at for at, word in enumerate(words) if word.lower() in _EXCHANGED]
    if places:
        at = rng.choice(places)
        return [*words[:at], _EXCHANGED[words[at].lower()], *words[at + 1 :]]
    return words


def _replace(words: Words, other: Words, rng: random.Random) -> Words:
    """One to a few words by others, a fifth of the quotation at most."""
    count = rng.randint(1, max(1, len(words) // 5))
    at, start = rng.randrange(len(words)), rng.randrange(len(other))
    return [*words[:at], *other[start : start + count], *words[at + count :]]


def _negate(words: Words, _: Words, rng: random.Random) -> Words:
    negations = [at for at, word in enumerate(words) if word.lower() in ("not", "never", "no")]
    if negations:
        at = rng.choice(negations)
        return words[:at] + words[at + 1 :]
    verbs = [at for at, word in enumerate(words) if word.lower() in _EXCHANGED]
    at = rng.choice(verbs) + 1 if verbs else 1
    return [*words[:at], "not", *words[at:]]


def _swap(words: Words, _: Words, rng: random.Random) -> Words:
    """Two neighbouring stretches in the other order."""
    if len(words) < 6:
        return words
    a, b, c = sorted(rng.sample(range(len(words) + 1), 3))
    return words[:a] + words[b:c] + words[a:b] + words[c:]


def _cross(words: Words, _: Words, rng: random.Random) -> Words:
    """Two words that say something change places."""
    places = [at for at, word in enumerate(words) if _bare(word) not in SMALL]
    if len(places) < 2:
        return words
    a, b = rng.sample(places, 2)
    made = list(words)
    made[a], made[b] = made[b], made[a]
    return made


def _number(words: Words, _: Words, rng: random.Random) -> Words:
    return [str(rng.randint(2, 90)) if word.isdigit() else word for word in words]


def _clause(words: Words, _: Words, rng: random.Random) -> Words:
    """Without what stands between two marks."""
    marks = [at for at, word in enumerate(words) if word[-1] in ",;" and 2 < at < len(words) - 2]
    if len(marks) < 2:
        return words
    at = rng.randrange(len(marks) - 1)
    return words[: marks[at] + 1] + words[marks[at + 1] + 1 :]


_EDITS = (_drop, _put_in, _exchange, _replace, _reword, _negate, _swap, _cross, _number, _clause)


def of_the_same_shape(words: Words, other: Words, rng: random.Random) -> Words:
    """Another utterance in the same rhythm: most small words stay, most others are exchanged."""
    share = rng.uniform(0.5, 1.0)
    content = [word for word in other if _bare(word) not in SMALL] or other
    made = [
        rng.choice(content) if _bare(word) not in SMALL and rng.random() < share else word for word in words
    ]
    if rng.random() < 0.6:  # and another beginning or end
        at = rng.randrange(len(made) // 3, len(made))
        made = made[:at] + other[: len(made) - at] if rng.random() < 0.7 else other[:at] + made[at:]
    return made


def _bare(word: str) -> str:
    return re.sub(r"\W+", "", word).lower()


def spoken(folder: Path) -> list[list[Words]]:
    """The quotations of each article, in words."""
    made = []
    for document in polnear.documents(folder):
        lines = document.text.split("\n")
        here = [line[a:b].strip("“”\"'‘’` ").split() for line in lines for a, b in quotations(line)]
        made.append([words for words in here if 6 <= len(words) <= 45])
    return made


def pairs(articles: Sequence[Sequence[Words]], rng: random.Random) -> Iterator[tuple[str, str, bool]]:
    """Pairs of quotations, and whether they are one utterance."""
    for article in articles:
        for words in article:
            others = [other for other in article if other != words] or [rng.choice(articles[0])]
            for _ in range(EACH):
                other = rng.choice(others)
                yield " ".join(words), " ".join(edited(words, other, rng)), True
                yield " ".join(words), " ".join(of_the_same_shape(words, other, rng)), False
            yield " ".join(words), " ".join(rng.choice(others)), False


def fit_words(folder: Path) -> tuple[dict[str, float], float]:
    """The weights of an alignment's features, and the share of a tenth held back that is told right."""
    rng = random.Random(SEED)
    articles = [article for article in spoken(folder) if article]
    made = list(pairs(articles, rng))
    rows = [features(align(first, second)) for first, second, _ in made]
    names = list(rows[0])
    matrix = np.asarray([[row[name] for name in names] for row in rows])
    right = np.asarray([float(same) for *_, same in made])
    cut = len(made) * 9 // 10
    weights = dict(zip(["intercept", *names], map(float, fit(matrix[:cut], right[:cut])), strict=True))
    told = [probability(row, weights) >= 0.5 for row in rows[cut:]]
    return {name: round(value, 4) for name, value in weights.items()}, float(
        np.mean(told == (right[cut:] > 0))
    )


def fit_meaning(folder: Path, articles: int = 150) -> dict[str, float]:
    """How near two quotations must come in meaning: nearer than 97 in 100 pairs of one article."""
    reader = Reader()
    nearest = []
    for article in spoken(folder)[:articles]:
        texts = [" ".join(words) for words in article]
        if len(texts) < 2:
            continue
        vectors = np.concatenate([reader.embed(text, [(0, len(text))]) for text in texts])
        nearest += [float(value) for value in (vectors @ vectors.T)[np.triu_indices(len(texts), 1)]]
    threshold = float(np.quantile(nearest, 0.97))
    steepness = 12.0
    return {"intercept": round(-steepness * threshold, 4), "cosine": steepness}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--assets", type=Path, default=Path("src/whosays/assets/en"))
    options = parser.parse_args()
    train = options.data / "polnear" / "train"
    words, accuracy = fit_words(train)
    model = Model(words, fit_meaning(train), LEAST)
    path = options.assets / "findings.json"
    kept = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps({**kept, "drift": to_json(model)}, indent=1) + "\n", encoding="utf-8")
    shipped.cache_clear()
    print(json.dumps({"held back": accuracy, **to_json(model)}, indent=1))


if __name__ == "__main__":
    main()
