"""Which account of a lineage the others go back to, and what tells so."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from whosays.compare.lineage.sheet import Sheet
from whosays.model import Account, Origin, Passage, Span
from whosays.resolve.outlets import Outlets

_EDGE = 200  # characters at either end of a text where a credit stands


@dataclass(frozen=True, slots=True)
class Traced:
    """The account that others go back to.

    Attributes:
        credit: the words that credit its outlet; None where something else tells.
    """

    account: str
    why: Origin
    credit: Passage | None


def trace(sheets: Sequence[Sheet], outlets: Outlets) -> Traced:
    """The origin of accounts that share a text."""
    accounts = [one.account for one in sheets]
    if credited := max(_credited(accounts, outlets), key=lambda found: found[0], default=None):
        return credited[1]
    if first := _first_published(accounts):
        return Traced(first.id, Origin.FIRST_PUBLISHED, None)
    return Traced(max(sheets, key=len).account.id, Origin.MOST_COMPLETE, None)


def _credited(accounts: Sequence[Account], outlets: Outlets) -> Iterator[tuple[int, Traced]]:
    """Each account that another credits, with how many do."""
    for account in accounts:
        own = _names(account, outlets)
        others = [other for other in accounts if own and not own & _names(other, outlets)]
        credits_ = [credit for other in others if (credit := _credit(other, own))]
        if credits_:
            yield len(credits_), Traced(account.id, Origin.CREDITED, credits_[0])


def _names(account: Account, outlets: Outlets) -> frozenset[str]:
    """What an account's outlet is called."""
    told = account.metadata.outlet
    known = outlets.named(told) if told else None
    if known is None and account.metadata.url:
        known = outlets.at(account.metadata.url)
    names = (told, known.name, *known.aliases) if known else (told,)
    return frozenset(name for name in names if name)


def _credit(account: Account, names: frozenset[str]) -> Passage | None:
    """Where an account names an outlet at its beginning or its end."""
    text = account.text
    for name in sorted(names, key=len, reverse=True):
        words = r"\s+".join(map(re.escape, name.split()))
        for match in re.finditer(rf"(?<!\w){words}(?!\w)", text):
            if match.end() <= _EDGE or match.start() >= len(text) - _EDGE:
                return Passage(account.id, (Span.of(text, *match.span()),))
    return None


def _first_published(accounts: Sequence[Account]) -> Account | None:
    """The one that is dated before all others; None where dates are missing or do not tell."""
    dated = sorted(
        (account for account in accounts if account.metadata.published),
        key=lambda account: account.metadata.published or "",
    )
    if len(dated) < len(accounts) or len(dated) < 2:
        return None
    first, second = (account.metadata.published or "" for account in dated[:2])
    return None if second.startswith(first) else dated[0]
