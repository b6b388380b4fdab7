"""What stood at one address at different times, and how each version differs from the one before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice, pairwise
from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Query, Request
from starlette.exceptions import HTTPException
from starlette.responses import Response

from whosays.model import Account
from whosays.render.plain import plain
from whosays.render.stretches import stretches
from whosays.store import Difference, Version, View, Wanted
from whosays.store.versions import difference
from whosays.web import known
from whosays.web.answers import answer, described
from whosays.web.filters import MOST_PAGES
from whosays.web.guard.forms import Reader
from whosays.web.known import AccountId
from whosays.web.schemas import listed, or_none, whole

router = APIRouter()

_TEXT = {"type": "string"}
_SPAN = whole({"start": {"type": "integer"}, "end": {"type": "integer"}, "text": _TEXT})
_VERSIONS = whole(
    {
        "count": {"type": "integer"},
        "more": {"type": "boolean"},
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
_EDITED = whole({"addresses": listed(_TEXT), "more": {"type": "boolean"}})
_ADDRESSES = 200  # of a page
_EACH = 20  # versions of a page: each is compared with the one before, which takes its time
Page = Annotated[int, Query(ge=1, le=MOST_PAGES, description="The latest are on the first.")]


@dataclass(frozen=True, slots=True)
class Shown:
    """The versions of one page, the earliest first.

    Attributes:
        before: how many there are that are earlier; count: how many in all.
        texts: the accounts of these versions, behind that of the one before them if there is one.
    """

    versions: Sequence[Version]
    before: int
    count: int
    texts: Sequence[Account]

    def rows(self) -> list[tuple[int, Version, Difference | None]]:
        """Each with its number and what it did to the one before, if there is one."""
        edits = [difference(old, new) for old, new in pairwise(self.texts)]
        first = [None] * (len(self.versions) - len(edits))
        rows = zip(self.versions, [*first, *edits], strict=True)
        return [(number, *row) for number, row in enumerate(rows, self.before + 1)]


@router.get("/account/{id}/versions", summary="Versions of an account", responses=described(_VERSIONS))
def of_account(request: Request, _: Reader, id: AccountId, page: Page = 1) -> Response:  # noqa: A002
    """What stood at the account's address."""
    with known.library(request).view() as view:
        whole_id = known.account(view, id)
        one = view.listed(Wanted(account=whole_id, limit=1)).hits[0]
        found = list(view.versions(one.address or ""))
        if not found:  # of no address: it is its only version
            found = [Version(whole_id, one.source, datetime.fromisoformat(one.retrieved), one.title)]
        shown = _shown(view, found, page)
    return _answer(request, shown, f"/account/{whole_id}/versions?", page)


@router.get(
    "/versions",
    summary="What stood at an address; without one, addresses at which it changed",
    responses=described({"anyOf": [_VERSIONS, _EDITED]}),
)
def of_address(
    request: Request,
    _: Reader,
    address: Annotated[str, Query(max_length=4000, description="A web address.")] = "",
    page: Page = 1,
) -> Response:
    """Versions by their address."""
    with known.library(request).view() as view:
        if not address.strip():
            first = (page - 1) * _ADDRESSES
            return _edited(request, list(islice(view.edited(), first, first + _ADDRESSES + 1)), page)
        found = list(view.versions(address.strip()))
        if not found:
            raise HTTPException(404, "The library has nothing of that address.")
        shown = _shown(view, found, page)
    return _answer(request, shown, f"/versions?{urlencode({'address': address.strip()})}&", page)


def _edited(request: Request, found: Sequence[str], page: int) -> Response:
    told = {"addresses": found[:_ADDRESSES], "more": len(found) > _ADDRESSES}
    return answer(request, "versions-edited.html.j2", twin=lambda: told, page=lambda: {**told, "page": page})


def _shown(view: View, every: Sequence[Version], page: int) -> Shown:
    last = len(every) - (page - 1) * _EACH
    if last < 1:
        raise HTTPException(404, "There are no earlier versions.")
    first = max(last - _EACH, 0)
    texts = [view.account(one.account) for one in every[max(first - 1, 0) : last]]
    return Shown(every[first:last], first, len(every), texts)


def _answer(request: Request, shown: Shown, here: str, page: int) -> Response:
    """`here`: the address of these pages, up to the number of one."""
    rows = shown.rows()
    return answer(
        request,
        "versions.html.j2",
        twin=lambda: {
            "count": shown.count,
            "more": shown.before > 0,
            "versions": [plain(one) for one in shown.versions],
            "edits": [_edit(edit) for _, _, edit in rows if edit],
        },
        page=lambda: {
            "versions": [
                (number, version, edit, list(stretches(edit)) if edit else [])
                for number, version, edit in rows[::-1]
            ],
            "count": shown.count,
            "earlier": shown.before > 0,
            "page": page,
            "here": here,
        },
    )


def _edit(edit: Difference) -> dict[str, object]:
    return {
        "old": edit.old.id,
        "new": edit.new.id,
        "details": plain(edit.details),
        "changes": plain(edit.changes),
    }
