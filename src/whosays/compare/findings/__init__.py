"""What a comparison brings out: silences, words that drifted, values that differ, denials, changes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import TypeVar

from whosays.compare.alignment import Aligned
from whosays.compare.findings.changes import changes
from whosays.compare.findings.denials import denials
from whosays.compare.findings.differences import differences
from whosays.compare.findings.drift import Embed, drift
from whosays.compare.findings.silences import silences
from whosays.compare.units import Laid
from whosays.model import Comparison, Difference, Drift

T = TypeVar("T", Drift, Difference)
Side = tuple[str, str]  # whose words, and which


def bring_out(made: Comparison, laid: Sequence[Laid], aligned: Sequence[Aligned], embed: Embed) -> Comparison:
    """The comparison, which has its claims and lineages already, with everything else."""
    return replace(
        made,
        silences=silences(laid),
        drifts=_once(made, drift(made.readings, embed), _of_drift),
        differences=_once(made, filter(_is_worded_apart, differences(made.readings, embed)), _of_difference),
        denials=denials(laid, made.claims),
        changes=changes(laid, aligned),
    )


def _is_worded_apart(one: Difference) -> bool:
    """Whether two values are written in other words: "on Sunday" in two accounts of a week is no finding."""
    return one.first.words.text.casefold() != one.second.words.text.casefold()


def _of_drift(one: Drift) -> list[Side]:
    return [(side.account, side.text) for side in (one.first, one.second)]


def _of_difference(one: Difference) -> list[Side]:
    return [(side.words.account, side.value) for side in (one.first, one.second)]


def _once(made: Comparison, found: Iterable[T], sides: Callable[[T], list[Side]]) -> tuple[T, ...]:
    """What is found between the same two lineages in the same words only once: copies add nothing to it."""
    kin = {member.account: lineage.id for lineage in made.lineages for member in lineage.members}
    kept: dict[frozenset[Side], T] = {}
    for one in found:
        kept.setdefault(frozenset((kin[account], words) for account, words in sides(one)), one)
    return tuple(kept.values())
