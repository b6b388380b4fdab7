"""Addresses of accounts, statements and words on the page."""

from __future__ import annotations

from urllib.parse import urlencode

from whosays.model import Account, Span
from whosays.store import Permanent

_SHORT = 16  # characters of an account's id: enough to be the only one, and to copy


def of_statement(account: str, attribution: str) -> str:
    """Where a statement is chosen in its account."""
    return f"/account/{account}?attribution={attribution}#a-{attribution}"


def of_words(account: Account, span: Span) -> str:
    """A permanent address of words, by which they are found in whatever text the account has later."""
    told = Permanent.of(account, span)
    asked = {"text": told.text_version, "words": told.words, "last": told.last, "check": told.check}
    query = urlencode({name: value for name, value in asked.items() if value is not None})
    return f"/account/{account.id[:_SHORT]}/span/{told.start}-{told.end}?{query}#span"
