"""Fit which forenames are *she*'s and which are *he*'s: `python -m training.forenames`.

A logistic regression over the endings of a forename and the whole of it, on names whose pronouns people have
annotated: in GAP's training part the names of a snippet, in GUM's the people with a pronoun. The heaviest
weights are written into `assets/en/forenames.json`, in tenths.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from whosays.evaluate.corpora import coreference, gap
from whosays.evaluate.corpora.coreference import CoreferenceDocument, MentionKind
from whosays.extract.actors.forenames import ALWAYS, ASSET, endings, forename
from whosays.extract.actors.lexicon import HE, SHE
from whosays.extract.actors.people import called

KEPT = 290  # weights: so many that the table has under three kilobytes
STEPS = 12  # of Newton's method
PENALTY = 1.0
LEAST = 2  # names with an ending, for it to have a weight; a whole name needs to have occurred so often

Named = tuple[str, bool]  # forename, whether it is a woman's


def of_gap(path: Path) -> Iterator[Named]:
    """The names of the training snippets; the other name, too, is nearly always of the pronoun's gender."""
    for snippet in gap.snippets(path):
        if not gap.held_out(snippet.id):
            for extent in (snippet.a, snippet.b):
                yield from _named(snippet.text[slice(*extent)], snippet.is_feminine())


def of_gum(document: CoreferenceDocument) -> Iterator[Named]:
    """The people of a document that a pronoun of one gender stands for."""
    written: dict[int, list[str]] = {}
    for mention in document.mentions:
        written.setdefault(mention.chain, []).append(document.text[mention.start : mention.end])
    for mention in document.mentions:
        if mention.kind is MentionKind.NAMED and mention.etype == "person":
            forms = {words.lower() for words in written[mention.chain]}
            if bool(forms & SHE) != bool(forms & HE):
                yield from _named(document.text[mention.start : mention.end], bool(forms & SHE))


def _named(name: str, is_feminine: bool) -> Iterator[Named]:
    if (first := forename(called(name).core)) is not None:
        yield first, is_feminine


def fit(
    rows: NDArray[np.float64], right: NDArray[np.float64], counts: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Weights of a logistic regression, ridge penalty on all; rows count by `counts`."""
    weights = np.zeros(rows.shape[1])
    for _ in range(STEPS):
        shares = 1 / (1 + np.exp(-rows @ weights))
        gradient = rows.T @ (counts * (right - shares)) - PENALTY * weights
        spread = rows.T @ (rows * (counts * shares * (1 - shares))[:, None])
        weights += np.linalg.solve(spread + PENALTY * np.eye(len(weights)), gradient)
    return weights


def learnt(named: Sequence[Named]) -> dict[str, int]:
    """The weights in tenths by ending, the heaviest ones, and that of every name."""
    counts = Counter(dict.fromkeys(named, 0))
    for one in named:
        counts[one] = min(counts[one] + 1, 3)  # one famous name is no sign of its ending
    seen = Counter(
        ending for (name, _), count in counts.items() for ending in endings(name) for _ in range(count)
    )
    known = {ending: i for i, ending in enumerate(sorted(e for e, count in seen.items() if count >= LEAST))}
    rows = np.zeros((len(counts), len(known)))
    for row, (name, _) in enumerate(counts):
        rows[row, [known[ending] for ending in endings(name) if ending in known]] = 1.0
    right = np.asarray([float(feminine) for _, feminine in counts])
    weights = dict(zip(known, fit(rows, right, np.asarray([*counts.values()], float)), strict=True))
    heaviest = sorted(weights, key=lambda ending: -abs(weights[ending]) * np.sqrt(seen[ending]))[:KEPT]
    return {ending: round(10 * weights[ending]) for ending in sorted({*heaviest, ALWAYS})}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with gap/ and gum/")
    parser.add_argument("--assets", type=Path, required=True, help="the assets folder")
    options = parser.parse_args()
    documents = (
        one for one in coreference.documents(options.data / "gum") if not coreference.held_out(one.name)
    )
    named = [
        *of_gap(options.data / "gap" / "gap-development.tsv"),
        *(n for d in documents for n in of_gum(d)),
    ]
    path = options.assets / ASSET
    path.write_text(json.dumps(learnt(named), separators=(",", ":")) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
