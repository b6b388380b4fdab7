"""What an account says, sentence by sentence and voice by voice: what is denied, and what denies."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from whosays.compare.findings.denials_actor import Denier, denier
from whosays.compare.likeness_words import Part, Sheet
from whosays.compare.units import Laid, Unit
from whosays.compare.voices import voice_of
from whosays.extract.chains import Floats
from whosays.extract.words import Ints
from whosays.model import Act, Passage, Voice

_KEPT = 20_000  # words of which is remembered whether they do
# Who keeps back what he thinks, or turns down what he is offered, denies nothing.
_KEPT_BACK = re.compile(
    r"""\b(?:not|n['’]t|neither|nor|never)\s+(?:\w+\s+)?(?:den(?:y|ied)|disput\w+|contest\w*|confirm\w*)
    |\b(?:could|would|will|did|can)(?:\s+not|n['’]t)\s+(?:say|tell|be\s+drawn|comment|speculate|confirm|enlarge|answer)
    |\b(?:refus|declin)\w+\s+to\b|\bno\s+comment\b|\bnot\s+(?:yet\s+)?(?:been\s+)?(?:replied|responded|answered|confirmed)
    |\bno\s+plans?\b|\bden(?:ied|y)\s+(?:entry|access|a\s+visa|bail|permission)\b
    |\breject\w*\s+(?:\w+\s+){0,3}(?:offer|invitation|bid|proposal|appeal|motion)\b""",
    re.IGNORECASE | re.VERBOSE,
)
SILENT = (Act.OMITS, Act.DECLINES_TO_COMMENT)


@dataclass(frozen=True, slots=True, eq=False)
class Said:
    """What a sentence says in one voice.

    Attributes:
        units: the clauses of it.
    """

    units: tuple[Unit, ...]

    @property
    def account(self) -> str:
        """Id of its account."""
        return self.units[0].account

    @property
    def sentence(self) -> int:
        """Where its sentence begins."""
        return self.units[0].sentence.start

    @property
    def words(self) -> list[int]:
        """The numbers of its words."""
        return sorted({word for unit in self.units for word in unit.words})

    @property
    def text(self) -> str:
        """Its words, without what stands between its pieces."""
        return " ".join(unit.passage.text for unit in self.units)

    @property
    def with_cue(self) -> str:
        """Its words behind the cue that they stand behind."""
        chain = self.units[0].chain
        return f"{chain[-1].cue.text} {self.text}" if chain else self.text

    @property
    def speaker(self) -> Voice | None:
        """The innermost voice that it stands in; None in the account's own."""
        chain = self.units[0].chain
        return voice_of(chain[-1]) if chain else None

    @property
    def passage(self) -> Passage:
        """All its words."""
        pieces = {piece for unit in self.units for piece in unit.passage.pieces}
        return Passage(self.account, tuple(sorted(pieces, key=lambda piece: piece.start)))


@dataclass(frozen=True, slots=True, eq=False)
class Denying(Said):
    """What may be a denial: it is known whose it would be."""

    denier: Denier


@dataclass(frozen=True, slots=True, eq=False)
class Told:
    """All that an account says.

    Attributes:
        sheet: the telling words of what is said.
        numbers: of all its clauses, one thing said after the other; firsts: where each begins there.
        clauses: (U, 384), those clauses; sentences: (N, 384), of the whole sentences around.
    """

    laid: Laid
    said: tuple[Said, ...]
    sheet: Sheet
    numbers: Sequence[int]
    firsts: Ints
    clauses: Floats
    sentences: Floats


def told(laid: Sequence[Laid]) -> list[Told]:
    """What each of some accounts says; one that says nothing has none."""
    held = [(one, tuple(_said(one, laid))) for one in laid]
    return [_told(one, said) for one, said in held if said]


def _told(account: Laid, said: tuple[Said, ...]) -> Told:
    units = [unit for one in said for unit in one.units]
    firsts = np.cumsum([0, *(len(one.units) for one in said)])[:-1].astype(np.int64)
    around = [
        account.clauses.words.touched(one.units[0].sentence.start, one.units[0].sentence.end) for one in said
    ]
    return Told(
        account,
        said,
        _sheet(account, said),
        [unit.number for unit in units],
        firsts,
        np.asarray([unit.vector for unit in units], np.float32),
        np.asarray([account.clauses.vector(range(*extent)) for extent in around], np.float32),
    )


def _said(account: Laid, laid: Sequence[Laid]) -> Iterator[Said]:
    groups: dict[tuple[int, tuple[str, ...]], list[Unit]] = {}
    for unit in account.units:
        key = (unit.sentence.start, tuple(one.id for one in unit.chain))
        groups.setdefault(key, []).append(unit)
    for units in groups.values():
        said = Said(tuple(units))
        known = None if _is_silent(said) else denier(units[0], account, laid)
        yield Denying(said.units, known) if known else said


def _is_silent(said: Said) -> bool:
    acts = [attribution.act for attribution in said.units[0].chain]
    return is_kept_back(said.with_cue) or any(act in SILENT for act in acts)


@lru_cache(_KEPT)
def is_kept_back(words: str) -> bool:
    """Whether words keep something back, neither deny nor confirm it."""
    return _KEPT_BACK.search(words) is not None


def _sheet(account: Laid, said: Sequence[Said]) -> Sheet:
    rows = [one.words for one in said]
    parts = [
        Part(words, tuple(unit.head for unit in one.units), one.sentence, account.clauses.vector(words))
        for one, words in zip(said, rows, strict=True)
    ]
    return Sheet.of(account.clauses, parts)
