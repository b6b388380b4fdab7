"""Coverage: how each account treats a claim, each cell with its evidence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from whosays.compare.alignment import Aligned
from whosays.compare.held import weight_of_silence, why_not_held
from whosays.compare.likeness_words import Sheet, sheet_of_units
from whosays.compare.opposition import OPPOSED, opposes
from whosays.compare.polarity import is_turned
from whosays.compare.presence import Presence, found
from whosays.compare.units import Laid, Unit, by_id
from whosays.compare.voices import as_refuted, chain_of, distance_of, stand_of
from whosays.extract.chains import Floats
from whosays.model import Cell, Near, Reading, Stand

# Both chosen on half of the sets of findings, by cells (`training/aligned.py`).
THERE = 0.9  # probability of presence from which on an account has a claim that no unit of it was aligned to
NEARLY = 0.5  # of the likeness of an account's likest unit: less likely ones do not say how it stands
_CLEAREST = (Stand.DENIES, Stand.REPORTS_DENIAL, Stand.STATES, Stand.QUOTES, Stand.ATTRIBUTES)


@dataclass(frozen=True, slots=True, eq=False)
class Found:
    """A unit that carries a claim, how it stands to it, and the probability that it is that claim."""

    unit: Unit
    stand: Stand
    probability: float


@dataclass(frozen=True, slots=True)
class _Silence:
    """What an account's silence is worth: whether enough of it is held, and its weight, 0.5 to 1."""

    is_held: bool
    weight: float

    @classmethod
    def of(cls, reading: Reading) -> _Silence:
        return cls(why_not_held(reading) is None, weight_of_silence(reading))


class Coverage:
    """How the accounts of a story treat its claims; `wordings` are the units that word these."""

    def __init__(self, laid: Sequence[Laid], wordings: Iterable[Unit]) -> None:
        self._laid = by_id(laid)
        self._wordings: dict[str, list[Unit]] = defaultdict(list)
        for wording in wordings:
            self._wordings[wording.account].append(wording)
        self._silence = {id_: _Silence.of(one.reading) for id_, one in self._laid.items()}
        self._opposition: dict[tuple[str, str], Floats] = {}
        self._sheets: dict[str, Sheet] = {}
        self._presence: dict[tuple[str, str], Mapping[int, Presence]] = {}

    def cells(self, claim: Aligned, wording: Unit) -> tuple[Cell, ...]:
        """A cell an account, in their order; `wording` is the unit of the claim that words it."""
        aligned: dict[str, list[tuple[Unit, float]]] = defaultdict(list)
        row = claim.likeness[claim.units.index(wording)]
        for unit, probability in zip(claim.units, row.tolist(), strict=True):
            aligned[unit.account].append((unit, probability))
        return tuple(self._cell(wording, there, aligned[id_]) for id_, there in self._laid.items())

    def _cell(self, wording: Unit, there: Laid, aligned: Sequence[tuple[Unit, float]]) -> Cell:
        if aligned:
            return _carried(there, self._clearest(wording, aligned))
        looked = self._present(wording.account, there.reading.account.id)[wording.number]
        if looked.nearest and looked.probability >= THERE:
            near = looked.nearest[0].unit
            return _carried(there, [self._found(wording, near, looked.probability)])
        nearest = [Near(one.unit.passage, one.probability) for one in looked.nearest[:1]]
        silence = self._silence[there.reading.account.id]
        return _left_out(there, silence, nearest[0] if nearest else None, looked.probability)

    def _clearest(self, wording: Unit, aligned: Sequence[tuple[Unit, float]]) -> list[Found]:
        """An account's units in a claim, with their probability: the clearest of the likest first."""
        found = [self._found(wording, unit, probability) for unit, probability in aligned]
        least = NEARLY * max(one.probability for one in found)
        return sorted(
            found,
            key=lambda one: (one.probability < least, _CLEAREST.index(one.stand), -one.probability),
        )

    def _found(self, wording: Unit, unit: Unit, probability: float) -> Found:
        """How a unit stands to the words of another, whoever says or denies these."""
        is_contrary = self._opposed(wording.account, unit.account)[wording.number, unit.number] >= OPPOSED
        opposes_ = bool(is_contrary) != is_turned(wording)
        speaking = as_refuted(unit) if opposes_ else unit
        return Found(speaking, stand_of(speaking, opposes=opposes_), probability)

    def _present(self, home: str, there: str) -> Mapping[int, Presence]:
        """Whether an account has each wording of another, by the number of the unit."""
        if (home, there) not in self._presence:
            wordings = self._wordings[home]
            held = found(self._sheet(home), self._laid[there])
            self._presence[home, there] = {unit.number: one for unit, one in zip(wordings, held, strict=True)}
        return self._presence[home, there]

    def _sheet(self, home: str) -> Sheet:
        if home not in self._sheets:
            self._sheets[home] = sheet_of_units(self._laid[home].clauses, self._wordings[home])
        return self._sheets[home]

    def _opposed(self, home: str, there: str) -> Floats:
        if (home, there) not in self._opposition:
            self._opposition[home, there] = opposes(self._laid[home], self._laid[there])
        return self._opposition[home, there]


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


def _left_out(there: Laid, silence: _Silence, nearest: Near | None, probability: float) -> Cell:
    return Cell(
        account=there.reading.account.id,
        stand=Stand.LEAVES_OUT if silence.is_held else Stand.NOT_HELD,
        actor=None,
        chain=(),
        evidence=(),
        nearest=nearest,
        attribution=None,
        distance=None,
        confidence=(1 - probability) * silence.weight if silence.is_held else 1.0,
    )
