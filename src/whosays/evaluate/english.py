"""Accounts made of benchmark texts, which are known to be English and need no look at their language."""

from __future__ import annotations

from hashlib import sha256

from whosays.model import Account


def account(name: str, text: str) -> Account:
    """The account of a text, as it stands."""
    return Account(id=sha256(text.encode()).hexdigest(), path=name, text=text, language="en")
