"""What an address names, found in the library, or said that it is not there."""

from __future__ import annotations

from typing import Annotated

from fastapi import Path, Request

from whosays.errors import UnknownAccountError
from whosays.store import Library, View
from whosays.web.state import Server

AccountId = Annotated[
    str,
    Path(
        pattern="^[0-9a-f]{4,64}$",
        description="sha256 of the account's bytes, or a beginning that only it has.",
    ),
]


def library(request: Request) -> Library:
    """The library.

    Raises:
        LibraryNotFoundError: there is none yet.
    """
    server: Server = request.app.state.server
    return server.library()


def account(view: View, beginning: str) -> str:
    """The whole id of the account whose id begins so.

    Raises:
        UnknownAccountError: there is none, or there are several.
    """
    found = view.accounts_called(beginning)
    if beginning in found:
        return beginning
    if len(found) > 1:
        raise UnknownAccountError(f"Several accounts' ids begin with {beginning}; give more of it.")
    if not found:
        raise UnknownAccountError(f"The library holds no account whose id begins with {beginning}.")
    return found[0]
