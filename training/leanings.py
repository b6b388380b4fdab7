"""Fit what *he* and *she* lean to by places alone: `python -m training.leanings`.

A multinomial logistic regression: of a snippet of GAP's training part, the first name, the second one or
neither. The head of antecedents takes no part in it, for it has learnt these snippets, and beside it nothing
else would seem to matter. Head and leanings see much the same, so their product counts it twice: the leanings
count by `SHARE`, which was chosen on texts that the head has not learnt (GUM's biographies that are held out,
ECB+), with names put beside their pronouns as GAP does it. Written into `assets/en/leanings.json`.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from whosays.evaluate import english
from whosays.evaluate.corpora import gap
from whosays.extract import Reader
from whosays.extract.actors.choose import mentions_of, owners_of, page_with
from whosays.extract.actors.leanings import ASSET, NONE, Leanings
from whosays.extract.words import paragraphs, split_words
from whosays.model import Span

SHARE = 0.5
STEPS = 15  # of Newton's method; it converges in fewer than ten
PENALTY = 2.0

Told = dict[str, float]
Numbers = NDArray[np.float64]


def told(reader: Reader, snippet: gap.Snippet) -> list[Told]:
    """What the places of each of the two names tell."""
    words = split_words(snippet.text, reader.encoder.tokenizer, list(paragraphs(snippet.text)))
    entities = reader.read(english.account(snippet.id, snippet.text)).entities
    named = [Span.of(snippet.text, *extent) for extent in (snippet.a, snippet.b)]
    page = page_with(snippet.text, words, entities, named)
    mentions = mentions_of(page, owners_of(page, named))
    pronoun = page.range_of(Span.of(snippet.text, *snippet.pronoun))[0]
    leanings = Leanings(page)
    return [leanings.features(pronoun, mentions[index]) for index in range(len(named))]


def fit(rows: Numbers, right: NDArray[np.int64]) -> Numbers:
    """Weights of a multinomial logistic regression over rows (N, 3, F); ridge penalty."""
    weights = np.zeros(rows.shape[2])
    for _ in range(STEPS):
        scores = rows @ weights
        shares = np.exp(scores - scores.max(1, keepdims=True))
        shares /= shares.sum(1, keepdims=True)
        means = (shares[:, :, None] * rows).sum(1)
        gradient = rows[np.arange(len(rows)), right].sum(0) - means.sum(0) - PENALTY * weights
        spread = (shares[:, :, None] * rows).reshape(-1, len(weights)).T @ rows.reshape(-1, len(weights))
        weights += np.linalg.solve(spread - means.T @ means + PENALTY * np.eye(len(weights)), gradient)
    return weights


def learnt(reader: Reader, snippets: Iterable[gap.Snippet]) -> dict[str, float]:
    """The weights by name."""
    pairs = [(told(reader, one), 0 if one.a_coref else 1 if one.b_coref else 2) for one in snippets]
    names = list(pairs[0][0][0])
    # A third row for neither, with a column of its own.
    rows = np.zeros((len(pairs), 3, len(names) + 1))
    for index, (both, _) in enumerate(pairs):
        rows[index, :2, :-1] = [[one[name] for name in names] for one in both]
    rows[:, 2, -1] = 1.0
    weights = SHARE * fit(rows, np.asarray([right for _, right in pairs]))
    return dict(zip([*names, NONE], np.round(weights, 3).tolist(), strict=True))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with gap/")
    parser.add_argument("--assets", type=Path, required=True, help="the assets folder")
    options = parser.parse_args()
    snippets = gap.snippets(options.data / "gap" / "gap-development.tsv")
    found = learnt(Reader(), (one for one in snippets if not gap.held_out(one.id)))
    (options.assets / ASSET).write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
