"""Coverage: how each account treats a claim, each cell with its evidence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from whosays.compare.alignment import Aligned
from whosays.compare.held import weight_of_silence, why_not_held
from whosays.compare.polarity import polarity
from whosays.compare.presence import Query, presence
from whosays.compare.units import Laid, Unit
from whosays.compare.voices import chain_of, distance_of, stand_of
from whosays.model import Cell, Near, Stand

THERE = 0.5  # probability of presence from which on an account has a claim that no unit of it was aligned to
_CLEAREST = (Stand.DENIES, Stand.REPORTS_DENIAL, Stand.STATES, Stand.QUOTES, Stand.ATTRIBUTES)


@dataclass(frozen=True, slots=True, eq=False)
class Found:
    """A unit that carries a claim, how it stands to it, and the probability that it is that claim."""

    unit: Unit
    stand: Stand
    probability: float


def cell(claim: Aligned, wording: Unit, home: Laid, there: Laid) -> Cell:
    """How an account treats a claim that is worded by a unit of `home`."""
    found = _aligned(claim, wording, home, there)
    if found:
        return _carried(there, found)
    looked = presence(Query.of(home, wording), there)
    if looked.nearest and looked.probability >= THERE:
        near = looked.nearest[0].unit
        return _carried(there, [Found(near, _stand(near, wording, home, there), looked.probability)])
    nearest = [Near(one.unit.passage, one.probability) for one in looked.nearest[:1]]
    return _left_out(there, nearest[0] if nearest else None, looked.probability)


def _aligned(claim: Aligned, wording: Unit, home: Laid, there: Laid) -> list[Found]:
    """The account's units in the claim, the clearest first."""
    row = claim.likeness[claim.units.index(wording)]
    found = [
        Found(unit, _stand(unit, wording, home, there), float(probability))
        for unit, probability in zip(claim.units, row, strict=True)
        if unit.account == there.reading.account.id
    ]
    return sorted(found, key=lambda one: (_CLEAREST.index(one.stand), -one.probability))


def _stand(unit: Unit, wording: Unit, home: Laid, there: Laid) -> Stand:
    return stand_of(unit, opposes=_asserts(unit, there) != _says(wording, home))


def _asserts(unit: Unit, laid: Laid) -> bool:
    """Whether a unit asserts its proposition, through all who speak in it, rather than the contrary."""
    return not polarity(unit, laid)


def _says(wording: Unit, home: Laid) -> bool:
    """Whether the words alone, of whoever they are, say the proposition rather than the contrary."""
    return _asserts(replaced(wording), home)


def replaced(unit: Unit) -> Unit:
    """The unit as if in the account's own voice."""
    return Unit(
        unit.account,
        unit.number,
        unit.passage,
        unit.sentence,
        (),
        unit.is_quoted,
        unit.words,
        unit.head,
        unit.vector,
    )


def _carried(there: Laid, found: Sequence[Found]) -> Cell:
    unit = found[0].unit
    chain = chain_of(unit)
    sure = min((attribution.confidence for attribution in unit.chain), default=1.0)
    return Cell(
        account=there.reading.account.id,
        stand=found[0].stand,
        actor=chain[-1] if chain else None,
        chain=chain,
        evidence=tuple(one.unit.passage for one in found),
        nearest=None,
        attribution=unit.chain[-1].id if unit.chain else None,
        distance=distance_of(unit),
        confidence=max(one.probability for one in found) * sure,
    )


def _left_out(there: Laid, nearest: Near | None, probability: float) -> Cell:
    held = why_not_held(there.reading) is None
    return Cell(
        account=there.reading.account.id,
        stand=Stand.LEAVES_OUT if held else Stand.NOT_HELD,
        actor=None,
        chain=(),
        evidence=(),
        nearest=nearest,
        attribution=None,
        distance=None,
        confidence=(1 - probability) * weight_of_silence(there.reading) if held else 1.0,
    )


def unlike(one: Sequence[Cell]) -> int:
    """In how many different ways accounts treat a claim."""
    return len({cell.stand for cell in one})
