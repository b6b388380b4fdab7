"""The encoder's scores to attributions, still in words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain, islice

import numpy as np

from whosays.extract.chains import Chain, Floats, Labels, runs
from whosays.extract.cores import each
from whosays.extract.demands import completed, labellings
from whosays.extract.encoder import Encoded, Encoder
from whosays.extract.found import Found, Range
from whosays.extract.labels import ARGUMENTS, CONTENT, CUE, ROLES, SOURCE
from whosays.extract.reconcile import reconcile

_CUE_COLUMNS = [ROLES.index(f"{mark}-{CUE}") for mark in "BI"]
_CONTENT_COLUMNS = [ROLES.index(f"{mark}-{CONTENT}") for mark in "BI"]


def cue_probabilities(roles: Floats) -> Floats:
    """For each word the probability that it belongs to a cue, by the role scores alone."""
    shifted = np.exp(roles - roles.max(1, keepdims=True))
    probability: Floats = shifted[:, _CUE_COLUMNS].sum(1) / shifted.sum(1)
    return probability


def find(
    encoder: Encoder, encoded: Sequence[Encoded], cores: Sequence[Range], *, demanding: bool = True
) -> list[list[Found]]:
    """The attributions of each encoded stretch of words whose cue begins in its core.

    `demanding`: whether cues must take what they are likely to say (see `demands.py`).
    """
    role_paths = encoder.role_chain.best([e.roles for e in encoded])
    roles = [_runs(path, ROLES) for path in role_paths]
    cues = [
        [(start, end) for name, start, end in runs if name == CUE and core[0] <= start < core[1]]
        for runs, core in zip(roles, cores, strict=True)
    ]
    scores = _link_scores(encoder, encoded, cues)
    sums = encoder.link_chain.sums(list(chain.from_iterable(scores)))
    if demanding:
        said = _said(encoder.role_chain, encoded)
        grouped = labellings(sums, scores, _orphans(said, role_paths, cores))
        paths = [
            completed(encoder.link_chain, seen, share, path) if stretch.part[cue[0]] else path
            for stretch, share, *window in zip(encoded, said, cues, scores, grouped, strict=True)
            for cue, seen, path in zip(*window, strict=True)
        ]
    else:
        paths = encoder.link_chain.best(sums.sequences)
    links = iter(zip(paths, sums.probabilities(paths), strict=True))
    return [
        [
            found
            for cue, (path, probability) in zip(here, islice(links, len(here)), strict=True)
            if (found := _found(cue, reconcile(runs, _runs(path, ARGUMENTS)), e, probability))
        ]
        for e, runs, here in zip(encoded, roles, cues, strict=True)
    ]


def _said(roles: Chain, encoded: Sequence[Encoded]) -> list[Floats]:
    """For each word the probability that it is content."""
    shares = roles.sums([e.roles for e in encoded]).marginals()
    return [share[:, _CONTENT_COLUMNS].sum(1) for share in shares]


def _orphans(said: Sequence[Floats], paths: Sequence[Labels], cores: Sequence[Range]) -> list[Floats]:
    """The same of contents in the core, whose cues are asked; 0 for all other words."""
    found = []
    for share, path, (start, end) in zip(said, paths, cores, strict=True):
        probability = share * np.isin(path, _CONTENT_COLUMNS)
        probability[:start] = probability[end:] = 0
        found.append(probability)
    return found


def _link_scores(
    encoder: Encoder, encoded: Sequence[Encoded], cues: Sequence[list[Range]]
) -> list[list[Floats]]:
    """For each stretch, one sequence of argument scores for each of its cues."""
    asked = [(stretch, here) for stretch, here in zip(encoded, cues, strict=True) if here]
    answers = iter(each(lambda pair: encoder.link(*pair), asked))
    return [list(next(answers)) if here else [] for here in cues]


def _runs(path: Iterable[int], labels: Sequence[str]) -> list[tuple[str, int, int]]:
    return runs([labels[index] for index in path])


def _mean(roles: Floats, cue: Range) -> float:
    return float(cue_probabilities(roles[cue[0] : cue[1]]).mean())


def _found(
    cue: Range, arguments: Sequence[tuple[str, int, int]], encoded: Encoded, link_probability: float
) -> Found | None:
    """The attribution of a cue and its arguments; None where nothing is said."""
    sources = [(start, end) for name, start, end in arguments if name == SOURCE]
    content = tuple((start, end) for name, start, end in arguments if name == CONTENT)
    if not content:
        return None
    return Found(cue, _source(cue, sources, encoded), content, _mean(encoded.roles, cue), link_probability)


def _source(cue: Range, sources: Sequence[Range], encoded: Encoded) -> Range | None:
    """The one source that a cue may have, by PolNeAR's rule: one in its own paragraph if there is one.

    Of several, the longest is the one that names somebody.
    """
    paragraph = np.cumsum(encoded.opens)
    return max(sources, key=lambda r: (paragraph[r[0]] == paragraph[cue[0]], r[1] - r[0]), default=None)
