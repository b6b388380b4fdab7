"""What the best labelling of a cue should not have passed over: words that it must take.

The likeliest labelling as a whole leaves out what is not quite as likely as not, and the later sentences of a
long quotation most of all: each of their borders is one more thing to be sure of. So two kinds of words are
demanded of a cue, and its best labelling is found again under that condition, which gives them their edges:

* a stretch that belongs to its content by a probability over `LIKELY`;
* words that the roles are sure are content, and no cue takes (orphans: `SURE`), of the cue that is likeliest
  to take them, if by more than `ORPHANED`.

A heading says in itself all that it says. So a cue there that has a source has content too: if it has none,
the likeliest word is demanded.

The two heads know different things. Whether a word is somebody's words the roles see far better; whose they
are only the links see, and for the eighth sentence of a quotation they see it dimly.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from whosays.extract.chains import Chain, Floats, Labels, Sums
from whosays.extract.labels import ARGUMENTS, CONTENT, FORBIDDEN

LIKELY = 0.45
SURE = 0.95
ORPHANED = 0.001

_IS_CONTENT = np.asarray([label[2:] == CONTENT for label in ARGUMENTS])
Demand = NDArray[np.bool_]  # for each word whether it must be content


def labellings(sums: Sums, windows: Sequence[Sequence[Floats]], said: Sequence[Floats]) -> list[list[Labels]]:
    """The labels of every word, seen from each cue.

    Args:
        sums: of the scores of all windows.
        windows: for each window the scores (W, argument labels) seen from each of its cues.
        said: for each window (W,) the probability that a word is content, 0 where it need be nobody's.
    """
    chain, scores = sums.chain, sums.sequences
    shares = sums.marginals()
    paths = chain.best(scores)
    demands = [_likely(share, path) for share, path in zip(shares, paths, strict=True)]
    paths = _anew(chain, scores, demands, paths)
    first, grouped = 0, []
    for window, here in zip(windows, said, strict=True):
        cues = slice(first, first + len(window))
        _demand_orphans(here, shares[cues], paths[cues], demands[cues])
        grouped.append(cues)
        first = cues.stop
    paths = _anew(chain, scores, demands, paths)
    return [paths[cues] for cues in grouped]


def completed(chain: Chain, scores: Floats, said: Floats, path: Labels) -> Labels:
    """The best labelling of a heading's cue; `path` is the best of all, with or without content.

    Args:
        scores: (W, argument labels) seen from the cue.
        said: (W,) the probability that a word is content, by the roles.
    """
    if not path.any() or _IS_CONTENT[path].any():
        return path
    (share,) = chain.sums([scores]).marginals()
    demand = np.zeros(len(path), bool)
    demand[(share[:, _IS_CONTENT].sum(1) * said).argmax()] = True
    (made,) = _anew(chain, [scores], [demand], [path])
    return made


def _likely(share: Floats, path: Labels) -> Demand:
    """The likeliest word of each stretch that is likely enough, and not taken."""
    demand = np.zeros(len(share), bool)
    probability = share[:, _IS_CONTENT].sum(1)
    for stretch in _stretches((probability > LIKELY) & ~_IS_CONTENT[path]):
        demand[stretch[probability[stretch].argmax()]] = True
    return demand


def _demand_orphans(
    said: Floats, shares: Sequence[Floats], paths: Sequence[Labels], demands: Sequence[Demand]
) -> None:
    """Adds to the demands of a window's cues the sure contents that none of them takes."""
    if not paths:
        return
    taken = np.any([path > 0 for path in paths], axis=0)
    for orphan in _stretches((said > SURE) & ~taken):
        likely = [float(share[orphan][:, _IS_CONTENT].sum(1).mean()) for share in shares]
        cue = int(np.argmax(likely))
        if likely[cue] > ORPHANED:
            demands[cue][orphan] = True


def _stretches(chosen: Demand) -> list[Labels]:
    """The indices of each run of chosen words."""
    indices = np.flatnonzero(chosen)
    runs = np.split(indices, np.flatnonzero(np.diff(indices) > 1) + 1)
    return runs if len(indices) else []


def _anew(
    chain: Chain, scores: Sequence[Floats], demands: Sequence[Demand], paths: Sequence[Labels]
) -> list[Labels]:
    """The best labellings that meet the demands; where there are none, those that are known."""
    asked = [number for number, demand in enumerate(demands) if demand.any()]
    found = chain.best([_bound(scores[number], demands[number]) for number in asked])
    made = list(paths)
    for number, path in zip(asked, found, strict=True):
        made[number] = path
    return made


def _bound(scores: Floats, demand: Demand) -> Floats:
    """The scores with what a demand rules out forbidden."""
    bound: Floats = np.where(demand[:, None] & ~_IS_CONTENT, np.float32(FORBIDDEN), scores)
    return bound
