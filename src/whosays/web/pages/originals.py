"""The bytes of an account as they were collected: to be saved, and never shown by the browser itself."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import Response

from whosays.model import Original
from whosays.web import known
from whosays.web.answers import problems
from whosays.web.guard.forms import Reader
from whosays.web.known import AccountId

router = APIRouter()

_ENDINGS = frozenset({"csv", "docx", "eml", "htm", "html", "json", "jsonl", "md", "pdf", "txt", "xml"})
_OCTETS = "application/octet-stream"


@router.get(
    "/account/{id}/original",
    summary="The bytes as they were collected",
    response_class=Response,
    responses={
        **problems(),
        200: {
            "description": "The bytes.",
            "content": {_OCTETS: {"schema": {"type": "string", "format": "binary"}}},
        },
    },
)
def original(
    request: Request,
    _: Reader,
    id: AccountId,  # noqa: A002 - the name in the address
) -> Response:
    """An attachment; of what could not be read, too."""
    with known.library(request).view() as view:
        whole = id if view.failure(id) else known.account(view, id)
        found = view.original(whole)
    return Response(
        found.data,
        media_type=_OCTETS,
        headers={"content-disposition": f'attachment; filename="{_name(found)}"'},
    )


def _name(found: Original) -> str:
    """By its id: what names itself may not say how it is opened, but for a few harmless endings."""
    ending = found.source.rpartition(".")[2].lower()
    return f"{found.id[:16]}.{ending if ending in _ENDINGS else 'bin'}"
