"""Claims: aligned units with a wording, and how every account treats them; the most telling first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from hashlib import sha256

from whosays.compare.alignment import Aligned
from whosays.compare.coverage import Coverage
from whosays.compare.polarity import polarity
from whosays.compare.units import Laid, Unit, by_id
from whosays.compare.vocabulary import weight
from whosays.model import Cell, Claim, Lineage, Stand, Story

_DENIALS = (Stand.DENIES, Stand.REPORTS_DENIAL)
_SHORT = 4  # telling words that a good wording has at least


def claims_of(
    story: Story, laid: Sequence[Laid], aligned: Sequence[Aligned], lineages: Sequence[Lineage]
) -> list[Claim]:
    """The claims of a story's accounts, the most telling first."""
    accounts = by_id(laid)
    kin = {member.account: lineage.id for lineage in lineages for member in lineage.members}
    wordings = [wording_of(group, accounts) for group in aligned]
    coverage = Coverage(laid, wordings)
    made = [
        _claim(story, group, wording, coverage, kin) for group, wording in zip(aligned, wordings, strict=True)
    ]
    return sorted(made, key=lambda claim: -telling(claim, kin))


def _claim(story: Story, group: Aligned, wording: Unit, coverage: Coverage, kin: Mapping[str, str]) -> Claim:
    cells = coverage.cells(group, wording)
    return Claim(
        id=_id(story, wording),
        wording=wording.passage,
        story=story.id,
        lineages=len({kin[one.account] for one in cells if one.is_there}),
        cells=cells,
    )


def wording_of(group: Aligned, accounts: Mapping[str, Laid]) -> Unit:
    """The unit that stands for all: one that is likest to the others, and says it plainly and whole."""

    def flaw(unit: Unit) -> tuple[bool, bool]:
        home = accounts[unit.account]
        words = sum(weight(home.clauses, word) > 0 for word in unit.words)
        return words < _SHORT, polarity(unit)

    return min(group.typical(), key=flaw)


def _id(story: Story, wording: Unit) -> str:
    places = [(piece.start, piece.end) for piece in wording.passage.pieces]
    return sha256(f"{story.id} {wording.account} {places}".encode()).hexdigest()[:16]


def telling(claim: Claim, kin: Mapping[str, str]) -> float:
    """How much a claim tells of how accounts differ: denied first, then what some have and others not."""
    by_lineage: dict[str, Cell] = {}
    for one in claim.cells:
        known = by_lineage.get(kin[one.account])
        if known is None or not known.is_there:
            by_lineage[kin[one.account]] = one
    cells = list(by_lineage.values())
    there = sum(one.is_there for one in cells)
    apart = min(there, len(cells) - there) if there > 1 else 0
    denied = any(one.stand in _DENIALS for one in cells)
    asserted = any(one.is_there and one.stand not in _DENIALS for one in cells)
    return 10.0 * (denied and asserted) + 3.0 * denied + apart + 0.5 * there
