"""What stood at one address at different times, and how each version differs from the one before."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from itertools import pairwise
from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.exceptions import HTTPException
from starlette.responses import Response

from whosays.render.plain import plain
from whosays.render.stretches import stretches
from whosays.store import Difference, Version, View, Wanted
from whosays.web import known
from whosays.web.answers import answer, described
from whosays.web.guard.forms import Reader
from whosays.web.known import AccountId
from whosays.web.schemas import listed, or_none, whole

router = APIRouter()

_TEXT = {"type": "string"}
_SPAN = whole({"start": {"type": "integer"}, "end": {"type": "integer"}, "text": _TEXT})
_VERSIONS = whole(
    {
        "versions": listed(
            whole(
                {
                    "account": _TEXT,
                    "address": _TEXT,
                    "retrieved": {"type": "string", "format": "date-time"},
                    "title": or_none(_TEXT),
                }
            )
        ),
        "edits": listed(
            whole(
                {
                    "old": _TEXT,
                    "new": _TEXT,
                    "details": listed(whole({"detail": _TEXT, "old": or_none(_TEXT), "new": or_none(_TEXT)})),
                    "changes": listed({"type": "object", "properties": {"old": _SPAN, "new": _SPAN}}),
                }
            )
        ),
    }
)
_EDITED = whole({"addresses": listed(_TEXT)})
_MOST = 100  # versions of one address that are compared


@router.get("/account/{id}/versions", summary="Versions of an account", responses=described(_VERSIONS))
def of_account(request: Request, _: Reader, id: AccountId) -> Response:  # noqa: A002
    """What stood at the account's address."""
    with known.library(request).view() as view:
        whole_id = known.account(view, id)
        one = view.listed(Wanted(account=whole_id, limit=1)).hits[0]
        found = list(view.versions(one.address or ""))
        if not found:  # of no address: it is its only version
            found = [Version(whole_id, one.source, datetime.fromisoformat(one.retrieved), one.title)]
        return _answer(request, view, found)


@router.get(
    "/versions",
    summary="What stood at an address; without one, addresses at which it changed",
    responses=described({"anyOf": [_VERSIONS, _EDITED]}),
)
def of_address(
    request: Request,
    _: Reader,
    address: Annotated[str, Query(max_length=4000, description="A web address.")] = "",
) -> Response:
    """Versions by their address."""
    with known.library(request).view() as view:
        if not address.strip():
            edited = list(view.edited())
            return answer(
                request,
                "versions-edited.html.j2",
                twin=lambda: {"addresses": edited},
                page=lambda: {"addresses": edited},
            )
        found = list(view.versions(address.strip()))
        if not found:
            raise HTTPException(404, "The library has nothing of that address.")
        return _answer(request, view, found)


def _answer(request: Request, view: View, every: Sequence[Version]) -> Response:
    found = every[-_MOST:]
    edits = [view.difference(old.account, new.account) for old, new in pairwise(found)]
    return answer(
        request,
        "versions.html.j2",
        twin=lambda: {
            "versions": [plain(one) for one in found],
            "edits": [_edit(edit) for edit in edits],
        },
        page=lambda: {
            "versions": [
                (number, version, edit, list(stretches(edit)) if edit else [])
                for number, (version, edit) in enumerate(zip(found, [None, *edits], strict=True), 1)
            ][::-1],
            "left_out": len(every) - len(found),
        },
    )


def _edit(edit: Difference) -> dict[str, object]:
    return {
        "old": edit.old.id,
        "new": edit.new.id,
        "details": plain(edit.details),
        "changes": plain(edit.changes),
    }
