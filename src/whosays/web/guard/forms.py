"""Who asks, for a page to take; and that a form which changes something is one of ours (CSRF token)."""

from __future__ import annotations

import secrets
from typing import Annotated

from fastapi import Depends, Request

from whosays.errors import AccessError, ForgedError, StrangerError
from whosays.web.guard.origins import SAFE
from whosays.web.guard.roles import Role, Visitor

FIELD, HEADER = "form", "X-Whosays-Form"


def visitor(request: Request) -> Visitor:
    """Who asks.

    Raises:
        StrangerError: nobody knows.
    """
    found: Visitor | None = request.state.visitor
    if found is None:
        raise StrangerError("Sign in first.")
    return found


async def guarded(request: Request) -> None:
    """What every address asks for: somebody who may come in, and no forged form.

    Raises:
        AccessError: it is not so.
    """
    refused: AccessError | None = getattr(request.state, "refused", None)
    if refused is not None:
        raise refused
    found: Visitor | None = request.state.visitor
    if request.method in SAFE or found is None or found.forms is None:
        return  # a program shows the token with each request; nobody has a session to be abused
    shown = request.headers.get(HEADER) or (await request.form()).get(FIELD)
    if not isinstance(shown, str) or not secrets.compare_digest(shown.encode(), found.forms.encode()):
        raise ForgedError("This form is out of date, or not from here. Load the page again, then send it.")


def corrector(found: Annotated[Visitor, Depends(visitor)]) -> Visitor:
    """Somebody who may correct."""
    found.check(Role.CORRECT)
    return found


def administrator(found: Annotated[Visitor, Depends(visitor)]) -> Visitor:
    """Somebody who may administer."""
    found.check(Role.ADMINISTER)
    return found


Reader = Annotated[Visitor, Depends(visitor)]
Corrector = Annotated[Visitor, Depends(corrector)]
Administrator = Annotated[Visitor, Depends(administrator)]
