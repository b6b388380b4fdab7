"""Accounts that share a text, brought together.

Same texts are always together. A shared base joins two groups if most pairs between them share one: an
account that puts two agencies' copy together does not make one voice of these.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from itertools import combinations, product

from whosays.compare.lineage.kin import Kin, kinship
from whosays.compare.lineage.origins import trace
from whosays.compare.lineage.sheet import Sheet
from whosays.model import Kinship, Lineage, Member
from whosays.resolve.outlets import Outlets
from whosays.resolve.outlets import shipped as shipped_outlets

Kins = Mapping[tuple[int, int], Kin]


def lineages(sheets: Sequence[Sheet], outlets: Outlets | None = None) -> tuple[Lineage, ...]:
    """The lineages of accounts, each account in one of them, by their first accounts."""
    kins = {(i, j): kinship(sheets[i], sheets[j]) for i, j in combinations(range(len(sheets)), 2)}
    groups = grouped(len(sheets), kins)
    return tuple(_lineage(sheets, group, kins, outlets or shipped_outlets()) for group in groups)


def grouped(count: int, kins: Kins) -> list[list[int]]:
    """Which of `count` accounts are together, by how every two of them are akin."""
    group_of = list(range(count))
    for i, j in _linked(kins, Kinship.SAME_TEXT):
        _join(group_of, i, j)
    for i, j in _linked(kins, Kinship.SHARED_BASE):
        if group_of[i] != group_of[j] and _mostly_akin(group_of, i, j, kins):
            _join(group_of, i, j)
    return [[i for i in range(count) if group_of[i] == group] for group in dict.fromkeys(group_of)]


def _linked(kins: Kins, kind: Kinship) -> list[tuple[int, int]]:
    """The pairs of this kind, the surest first."""
    pairs = [pair for pair, kin in kins.items() if kin.kinship is kind]
    return sorted(pairs, key=lambda pair: -kins[pair].akin)


def _join(group_of: list[int], i: int, j: int) -> None:
    kept, gone = sorted((group_of[i], group_of[j]))
    group_of[:] = [kept if group == gone else group for group in group_of]


def _mostly_akin(group_of: Sequence[int], i: int, j: int, kins: Kins) -> bool:
    """Whether most pairs of the groups of two accounts are akin."""
    sides = [[k for k, group in enumerate(group_of) if group == group_of[one]] for one in (i, j)]
    pairs = [tuple(sorted(pair)) for pair in product(*sides)]
    akin = sum(kins[low, high].kinship is not Kinship.INDEPENDENT for low, high in pairs)
    return 2 * akin > len(pairs)


def _lineage(sheets: Sequence[Sheet], group: Sequence[int], kins: Kins, outlets: Outlets) -> Lineage:
    traced = trace([sheets[i] for i in group], outlets)
    origin = next(i for i in group if sheets[i].account.id == traced.account)
    others = sorted(_members(sheets, group, origin, kins), key=lambda member: -member.share)
    ids = sorted(sheets[i].account.id for i in group)
    return Lineage(
        sha256("\0".join(("lineage", *ids)).encode()).hexdigest(),
        traced.account,
        traced.why,
        traced.credit,
        (Member(traced.account, Kinship.SAME_TEXT, 1.0), *others),
    )


def _members(sheets: Sequence[Sheet], group: Sequence[int], origin: int, kins: Kins) -> Iterator[Member]:
    """The others of a lineage; those that are not akin to the origin itself share a base through others."""
    for i in group:
        if i != origin:
            kin = kins[min(i, origin), max(i, origin)]
            kind = Kinship.SHARED_BASE if kin.kinship is Kinship.INDEPENDENT else kin.kinship
            yield Member(sheets[i].account.id, kind, kin.shares[1 if i > origin else 0])
