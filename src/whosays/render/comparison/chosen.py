"""Which claims are shown first, and which of them stand out by who carries them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from whosays.model import Claim, Comparison, Distance, Lineage, Passage, Silence, Stand


@dataclass(frozen=True, slots=True)
class Carried:
    """A claim with the one lineage that carries it alone, or that alone does not."""

    number: int
    claim: Claim
    lineage: Lineage


def telling(comparison: Comparison) -> set[str]:
    """Ids of the claims that stand in two lineages or more, are denied, or meet a reported silence."""
    return {
        claim.id
        for claim in comparison.claims
        if claim.lineages > 1 or claim.is_denied or _is_reported_silent(claim, comparison.silences)
    }


def carried_alone(comparison: Comparison) -> Iterator[Carried]:
    """The claims that one of several lineages has."""
    for number, claim, among in _numbered(comparison):
        there = [lineage for lineage in among if _is_in(claim, lineage)]
        if len(there) == 1 < len(among):
            yield Carried(number, claim, there[0])


def carried_by_all_but_one(comparison: Comparison) -> Iterator[Carried]:
    """The claims that all but one of three lineages or more have, and that one could have had."""
    for number, claim, among in _numbered(comparison):
        lacking = [lineage for lineage in among if not _is_in(claim, lineage)]
        if len(lacking) == 1 and len(among) > 2 and _leaves_out(claim, lacking[0]):
            yield Carried(number, claim, lacking[0])


def second_hand(comparison: Comparison) -> Iterator[tuple[int, Claim]]:
    """The claims that nobody tells in their own voice or by name."""
    far = {Distance.UNNAMED, Distance.VIA_OUTLET}
    for number, claim in enumerate(comparison.claims, 1):
        distances = {cell.distance for cell in claim.cells if cell.distance}
        if distances and distances <= far:
            yield number, claim


def _numbered(comparison: Comparison) -> Iterator[tuple[int, Claim, list[Lineage]]]:
    """The claims with their numbers and the lineages of their stories."""
    for number, claim in enumerate(comparison.claims, 1):
        accounts = {cell.account for cell in claim.cells}
        yield number, claim, [one for one in comparison.lineages if one.origin in accounts]


def _is_in(claim: Claim, lineage: Lineage) -> bool:
    members = {member.account for member in lineage.members}
    return any(cell.is_there for cell in claim.cells if cell.account in members)


def _leaves_out(claim: Claim, lineage: Lineage) -> bool:
    members = {member.account for member in lineage.members}
    return any(cell.stand is Stand.LEAVES_OUT for cell in claim.cells if cell.account in members)


def _is_reported_silent(claim: Claim, silences: tuple[Silence, ...]) -> bool:
    told = [claim.wording, *(passage for cell in claim.cells for passage in cell.evidence)]
    reported = [passage for silence in silences for passage in _of(silence)]
    return any(_overlap(one, other) for one in told for other in reported)


def _of(silence: Silence) -> Iterator[Passage]:
    yield silence.what
    if silence.nearest is not None:
        yield silence.nearest.passage


def _overlap(one: Passage, other: Passage) -> bool:
    return one.account == other.account and any(
        a.start < b.end and b.start < a.end for a in one.pieces for b in other.pieces
    )
