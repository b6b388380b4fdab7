"""Who denies what: each denial by somebody with a name, and the words elsewhere that assert what it denies.

A denial is a clause that is negative, or calls something untrue, through all who speak in it. What it denies
has to be asserted by somebody else: in another account, or in another voice of the same. A refusal to speak
denies nothing, and neither does a negation that nobody contradicts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from whosays.compare.findings.denials_actor import denier, same
from whosays.compare.likeness import Likeness
from whosays.compare.opposition import is_refutation
from whosays.compare.polarity import polarity
from whosays.compare.units import Laid, Unit
from whosays.compare.vocabulary import stem
from whosays.compare.voices import voice_of
from whosays.extract.chains import Floats
from whosays.model import Act, Claim, Denial, Passage, Stand, Voice

# How near a thing must be to be what is denied: by a denial that says it is one, a firm one, any other.
_LEAST = {"open": 0.4, "firm": 0.5, "plain": 0.8}
_ALIKE, _NAMED, _OWN = 0.3, 0.3, 0.1  # weights of likeness, of the denier's name there, of one's own account
_TITLE = 0.2  # what it weighs that an account has in its title what it says
_FIRM = re.compile(
    r"""\b(?:never|ever|nobody|no[- ]one|nothing|none|no\s+such|not\s+(?:one|once|a\s+single|a)
    |whatsoever|at\s+all|any)\b|\b(?:I|we|us|me|my|our)\b|\binsist\w*|\bsw(?:ore|ear)\w*|\bdeni\w+
    |\bno\s+\w+\s+(?:had|has|have|was|were|is|left)\b""",
    re.VERBOSE,
)
_SILENT = (
    Act.OMITS,
    Act.DECLINES_TO_COMMENT,
    Act.DEMANDS,
    Act.HOPES,
    Act.EXPECTS,
    Act.INTENDS,
    Act.ASKS,
)
_NOT_DENIED = re.compile(
    r"""\b(?:not|n['’]t|neither|nor|never)\s+(?:\w+\s+)?(?:den(?:y|ied)|disput\w+|contest\w*|confirm\w*)
    |\b(?:could|would|will|did|can)(?:\s+not|n['’]t)\s+(?:say|tell|be\s+drawn|comment|speculate|confirm|enlarge|answer)
    |\b(?:refus|declin)\w+\s+to\b|\bno\s+comment\b|\bnot\s+(?:yet\s+)?(?:been\s+)?(?:replied|responded|answered|confirmed)
    |\bno\s+plans?\b|\bden(?:ied|y)\s+(?:entry|access|a\s+visa|bail|permission)\b
    |\breject\w*\s+(?:\w+\s+){0,3}(?:offer|invitation|bid|proposal|appeal|motion)\b""",
    re.IGNORECASE | re.VERBOSE,
)


@dataclass(frozen=True, slots=True, eq=False)
class _Said:
    """What a sentence says in one voice: the clauses of it, and the unit vector of all their words."""

    units: tuple[Unit, ...]
    vector: Floats

    @property
    def numbers(self) -> list[int]:
        """The numbers of the clauses."""
        return [unit.number for unit in self.units]

    @property
    def passage(self) -> Passage:
        """All its words."""
        pieces = {piece for unit in self.units for piece in unit.passage.pieces}
        return Passage(self.units[0].account, tuple(sorted(pieces, key=lambda piece: piece.start)))


@dataclass(frozen=True, slots=True, eq=False)
class _Found:
    """A denial: who, the words, and what they deny, with how near the two are."""

    actor: Voice
    denial: _Said
    denied: _Said
    nearness: float


def denials(laid: Sequence[Laid], claims: Sequence[Claim] = ()) -> tuple[Denial, ...]:
    """Every denial of something that is asserted, the surest first.

    Args:
        claims: those of the comparison, by whose cells it is told who has a claim and not its denial.
    """
    said = {one.reading.account.id: tuple(_said(one)) for one in laid}
    found = [one for account in laid for one in _in(account, laid, said)]
    return tuple(_denial(one, claims) for one in sorted(found, key=lambda one: -one.nearness))


def _said(laid: Laid) -> Iterator[_Said]:
    """The clauses of an account, those of one sentence and one voice together."""
    groups: dict[tuple[int, tuple[str, ...]], list[Unit]] = {}
    for unit in laid.units:
        key = (unit.sentence.start, tuple(one.id for one in unit.chain))
        groups.setdefault(key, []).append(unit)
    for units in groups.values():
        words = sorted({word for unit in units for word in unit.words})
        yield _Said(tuple(units), laid.clauses.vector(words))


def _in(account: Laid, laid: Sequence[Laid], said: Mapping[str, Sequence[_Said]]) -> Iterator[_Found]:
    likeness = {other.reading.account.id: Likeness().matrix(other, account) for other in laid}
    best: dict[tuple[str, str, int], _Found] = {}
    for one in said[account.reading.account.id]:
        force = _force(one)
        actor = denier(one.units[0], account, laid) if force else None
        found = _denied(one, actor, laid, said, likeness) if actor else None
        if found is not None and found.nearness >= _LEAST[force]:
            key = (found.actor.name, *_place(found.denied))
            if key not in best or best[key].nearness < found.nearness:
                best[key] = found
    yield from best.values()


def _place(said: _Said) -> tuple[str, int]:
    return said.units[0].account, said.units[0].number


def _force(said: _Said) -> str:
    """How plainly something is denied: `open`, `firm` or `plain`; empty where nothing is."""
    around = f"{said.units[0].chain[-1].cue.text if said.units[0].chain else ''} {said.passage.text}"
    acts = [one.act for one in said.units[0].chain]
    if _NOT_DENIED.search(around) or any(act in _SILENT for act in acts):
        return ""
    negative = any(polarity(unit) for unit in said.units)
    if Act.DENIES in acts or (is_refutation(around) and (negative or _FIRM.search(around) or acts)):
        return "open"
    if not negative:
        return ""
    return "firm" if _FIRM.search(around) else "plain"


def _denied(
    said: _Said,
    actor: Voice,
    laid: Sequence[Laid],
    all_said: Mapping[str, Sequence[_Said]],
    likeness: Mapping[str, Floats],
) -> _Found | None:
    """What a clause denies: the nearest that somebody else asserts."""
    found = [
        _Found(
            actor,
            said,
            one,
            min(1.0, _nearness(said, one, actor, likeness[other.reading.account.id]) + _weight(one, other)),
        )
        for other in laid
        for one in all_said[other.reading.account.id]
        if _asserts(one) and _is_another(one, said, actor)
    ]
    return max(found, key=lambda one: one.nearness, default=None)


def _weight(said: _Said, laid: Laid) -> float:
    """What an account makes of something it says: more if it has it in its title."""
    title = laid.reading.account.metadata.title or ""
    stems = {stem(word) for word in re.findall(r"\w{4,}", title)}
    there = {stem(word) for word in re.findall(r"\w{4,}", said.passage.text)}
    share = len(stems & there) / len(stems) if stems else 0.0
    return _TITLE * share


def _asserts(said: _Said) -> bool:
    return not polarity(said.units[0]) and not _NOT_DENIED.search(said.passage.text)


def _is_another(one: _Said, said: _Said, actor: Voice) -> bool:
    """Whether something is said by another: in another account, or in another's voice."""
    unit = one.units[0]
    if unit.account != said.units[0].account:
        return not (unit.chain and same(voice_of(unit.chain[-1]), actor))
    return (
        bool(unit.chain)
        and unit.sentence.start != said.units[0].sentence.start
        and not same(voice_of(unit.chain[-1]), actor)
    )


def _nearness(said: _Said, one: _Said, actor: Voice, alike: Floats) -> float:
    """How near a denial is to what it may deny: meaning, likeness, and whether the denier is named there."""
    pairs = np.asarray([[a.vector @ b.vector for a in one.units] for b in said.units])
    near = max(float(said.vector @ one.vector), float(pairs.max()))
    likely = float(alike[np.ix_(one.numbers, said.numbers)].max())
    names = {word for word in re.findall(r"\w+", actor.name) if len(word) > 3 and word[0].isupper()}
    named = any(re.search(rf"\b{word}\b", one.passage.text) for word in names)
    near_by = any(re.search(rf"\b{word}\b", one.units[0].sentence.text) for word in names)
    own = one.units[0].account == said.units[0].account
    return min(1.0, max(0.0, near + _ALIKE * likely + _NAMED * (named + near_by) / 2 - _OWN * own))


def _denial(found: _Found, claims: Sequence[Claim]) -> Denial:
    claim = _claim(found, claims)
    return Denial(
        actor=found.actor,
        denial=found.denial.passage,
        denied=found.denied.passage,
        claim=claim.id if claim else "",
        left_out=_left_out(claim, found.denial.passage.account) if claim else (),
        confidence=found.nearness,
    )


def _claim(found: _Found, claims: Sequence[Claim]) -> Claim | None:
    """The claim that the denied words, or the denying ones, are evidence of."""
    passages = [unit.passage for said in (found.denied, found.denial) for unit in said.units]
    return next((claim for passage in passages for claim in claims if _carries(claim, passage)), None)


def _carries(claim: Claim, passage: Passage) -> bool:
    return any(passage in cell.evidence for cell in claim.cells)


def _left_out(claim: Claim, home: str) -> tuple[str, ...]:
    """The accounts that have a claim and not its denial; `home` has the denial."""
    having = (Stand.STATES, Stand.QUOTES, Stand.ATTRIBUTES)
    return tuple(cell.account for cell in claim.cells if cell.stand in having and cell.account != home)
