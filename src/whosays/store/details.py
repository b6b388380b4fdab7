"""What the table of accounts says of one, so that accounts can be chosen by it: days, addresses, outlets."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import UTC, date, datetime
from typing import Any
from urllib.parse import urlsplit, urlunsplit

from whosays.model import Account, Interval, Original
from whosays.store.fold import fold

_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", re.ASCII)
_DEFAULT_PORTS = {"http": ":80", "https": ":443"}


def account_row(account: Account) -> dict[str, Any]:
    """The columns of `accounts` that an account's metadata fills."""
    told = account.metadata
    days = days_of(told.published)
    return {
        "title": told.title,
        "outlet": told.outlet,
        "outlet_folded": fold(told.outlet) if told.outlet else None,
        "authors": list(told.authors),
        "published": told.published,
        "published_from": days.first.isoformat() if days else None,
        "published_to": days.last.isoformat() if days else None,
        "url": told.url,
        "language": account.language,
        "path": account.path,
    }


def days_of(prefix: str | None) -> Interval | None:
    """The days that an ISO date, or a prefix of one, stands for; None if it is none."""
    match = _DATE.fullmatch(prefix or "")
    if match is None:
        return None
    year, month, day = (int(part) if part else None for part in match.groups())
    try:
        first = date(year or 0, month or 1, day or 1)
    except ValueError:
        return None
    last_month = month or 12
    return Interval(first, date(first.year, last_month, day or monthrange(first.year, last_month)[1]))


def days_between(told: str) -> Interval | None:
    """The days of one date, or from one to another (`2022-02/2022-04`); None if it is neither."""
    first, _, last = told.partition("/")
    begin, end = days_of(first.strip()), days_of((last or first).strip())
    if begin is None or end is None or end.last < begin.first:
        return None
    return Interval(begin.first, end.last)


def address(original: Original, account: Account) -> str | None:
    """Where the account stood on the web: what it calls its own address, else where it was fetched."""
    return canonical(account.metadata.url) or canonical(original.source)


def canonical(url: str | None) -> str | None:
    """An address as all ways to write it have it, without what servers do not see; None if it is none."""
    try:
        scheme, host, path, query, _ = urlsplit((url or "").strip())
    except ValueError:
        return None
    host = host.lower().removesuffix(_DEFAULT_PORTS.get(scheme, ""))
    if scheme not in _DEFAULT_PORTS or not host:
        return None
    return urlunsplit((scheme, host, path or "/", query, ""))


def moment(when: datetime) -> str:
    """A moment as the library has it: ISO 8601 in UTC, of one length, so that it sorts as text."""
    return when.astimezone(UTC).isoformat(timespec="microseconds")


def now() -> str:
    """This moment."""
    return moment(datetime.now(UTC))
