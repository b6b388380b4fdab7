"""Who denies what: each denial by somebody with a name, and the words elsewhere that assert what it denies.

Whatever somebody says may deny one thing that another sentence says, or none: a small model chooses by what
both say and how (`denials_evidence`). So no word has to call it a denial ("all were accounted for"), and
a negation that nobody contradicts is none.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np

from whosays.compare.findings.denials_evidence import Evidence
from whosays.compare.findings.denials_said import Denying, Said, told
from whosays.compare.units import Laid
from whosays.compare.weights import Linear
from whosays.extract.chains import Floats
from whosays.model import Claim, Denial, Passage, Stand

_HAVING = (Stand.STATES, Stand.QUOTES, Stand.ATTRIBUTES)
# Probability of denying anything from which on somebody is said to.
_LEAST = 0.5


@dataclass(frozen=True, slots=True, eq=False)
class _Found:
    """A denial: the words, what they deny, and how sure it is that they deny anything."""

    denial: Denying
    denied: Said
    sure: float

    @property
    def who(self) -> str:
        """The name of who denies."""
        return self.denial.denier.voice.name.casefold()


def denials(laid: Sequence[Laid], claims: Sequence[Claim] = ()) -> tuple[Denial, ...]:
    """Every denial of something that is asserted, the surest first.

    Args:
        claims: those of the comparison, by whose cells it is told who has a claim and not its denial.
    """
    said = told(laid)
    if not said:
        return ()
    return tuple(_denial(one, claims) for one in _found(Evidence(said)) if not _agree(one, claims))


def choices(evidence: Evidence) -> Floats:
    """(D, C): the probability that what a row says denies what a column says, and nothing else."""
    model = shipped()
    scores = np.where(evidence.admitted, model.score(evidence.values) + model.bias, -np.inf)
    most = np.maximum(scores.max(1, initial=0.0, keepdims=True), 0.0)
    shares = np.exp(scores - most)
    made: Floats = shares / (shares.sum(1, keepdims=True) + np.exp(-most))  # the last: that it denies nothing
    return made


@cache
def shipped() -> Linear:
    """The weights that come with whosays; `training/denying.py` fits them."""
    path = files("whosays").joinpath("assets", "en", "findings.json")
    kept = json.loads(path.read_text(encoding="utf-8"))["denials"]
    return Linear(kept["bias"], kept["weights"])


def _found(evidence: Evidence) -> Iterator[_Found]:
    """The denials, the surest first; each denier once a sentence, and once for each sentence denied."""
    shares = choices(evidence)
    sure = shares.sum(1)
    seen: set[tuple[str, str, str, int]] = set()
    for row in np.argsort(-sure, kind="stable"):
        if sure[row] < _LEAST:
            break
        one = _Found(evidence.denying[row], evidence.said[int(shares[row].argmax())], float(sure[row]))
        keys = {
            (one.who, side, said.account, said.sentence)
            for side, said in (("denial", one.denial), ("denied", one.denied))
        }
        if not keys & seen:
            seen |= keys
            yield one


def _agree(found: _Found, claims: Sequence[Claim]) -> bool:
    """Whether both sides have been taken to say one and the same: who says it too denies nothing by it."""
    return any(_asserts(claim, found.denial) and _asserts(claim, found.denied) for claim in claims)


def _asserts(claim: Claim, said: Said) -> bool:
    """Whether an account is taken to have a claim by what is said there."""
    passages = {unit.passage for unit in said.units}
    return any(
        cell.account == said.account and cell.stand in _HAVING and not passages.isdisjoint(cell.evidence)
        for cell in claim.cells
    )


def _denial(found: _Found, claims: Sequence[Claim]) -> Denial:
    claim = _claim(found, claims)
    return Denial(
        actor=found.denial.denier.voice,
        denial=found.denial.passage,
        denied=found.denied.passage,
        claim=claim.id if claim else "",
        left_out=_left_out(claim, found.denial.account) if claim else (),
        confidence=found.sure,
    )


def _claim(found: _Found, claims: Sequence[Claim]) -> Claim | None:
    """The claim that the denied words, or the denying ones, are evidence of."""
    passages = [unit.passage for said in (found.denied, found.denial) for unit in said.units]
    return next((claim for passage in passages for claim in claims if _carries(claim, passage)), None)


def _carries(claim: Claim, passage: Passage) -> bool:
    return any(passage in cell.evidence for cell in claim.cells)


def _left_out(claim: Claim, home: str) -> tuple[str, ...]:
    """The accounts that have a claim and not its denial; `home` has the denial."""
    return tuple(cell.account for cell in claim.cells if cell.stand in _HAVING and cell.account != home)
