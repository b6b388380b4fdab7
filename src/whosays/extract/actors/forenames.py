"""How likely a forename is a woman's, by its endings and by itself: where an account does not say.

The table is fitted by `training/forenames.py` on names whose pronouns people have annotated. It is a
likelihood and no verdict: it weighs where a pronoun may mean several people, and is kept nowhere.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from math import exp

from whosays.extract.actors.lexicon import SHE
from whosays.extract.actors.people import called

ASSET = "forenames.json"
ALWAYS = ""  # the ending that every name has
_LONGEST = 3  # letters of an ending
_SHORTEST_NAME = 2
_DOUBT = 0.05  # what the table never rules out
_TENTHS = 10


@cache
def weights() -> Mapping[str, int]:
    """The shipped weights, in tenths; above zero for women's names."""
    path = files("whosays").joinpath("assets", "en", ASSET)
    return dict(json.loads(path.read_text(encoding="utf-8")))


def forename(core: Sequence[str]) -> str | None:
    """The forename of a folded name without titles; None where it has none, or an initial only."""
    first = core[0].partition("-")[0]
    return first if len(core) > 1 and len(first) >= _SHORTEST_NAME and first.isalpha() else None


def endings(name: str) -> Iterator[str]:
    """What the table may know of a forename: its endings, and all of it."""
    yield ALWAYS
    yield from (name[-length:] for length in range(1, _LONGEST + 1) if length < len(name))
    yield f"^{name}"


def femininity(name: str) -> float:
    """The probability that it is a woman's; a half for what the table does not know."""
    known = weights()
    found = [known[ending] for ending in endings(name) if ending in known]
    return _DOUBT + (1 - 2 * _DOUBT) / (1 + exp(-sum(found) / _TENTHS))


def suits(pronoun: str, names: Iterable[str]) -> float:
    """How well *he* or *she* goes with somebody of these names, from 1 down to nearly 0.

    Names of the other gender speak against somebody; the right ones, which many may have, for nobody.
    """
    forenames = [first for name in names if (first := forename(called(name).core)) is not None]
    if not forenames:
        return 1.0
    feminine = sum(map(femininity, forenames)) / len(forenames)
    return min(1.0, 2 * (feminine if pronoun in SHE else 1 - feminine))
