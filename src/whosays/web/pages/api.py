"""The description of every address (OpenAPI)."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request

from whosays.web.guard.door import cookie
from whosays.web.guard.forms import HEADER

router = APIRouter()


@router.get("/openapi.json", include_in_schema=False)
def openapi(request: Request) -> dict[str, Any]:
    """The description, with how a program comes in."""
    found: dict[str, Any] = request.app.openapi()
    way = {"token": _TOKEN} if request.app.state.server.people is None else {"session": _session(request)}
    return found | {
        "components": found.get("components", {}) | {"securitySchemes": way},
        "security": [{name: [] for name in way}],
    }


_TOKEN = {
    "type": "http",
    "scheme": "bearer",
    "description": "The token of the address that `whosays serve` prints.",
}


def _session(request: Request) -> dict[str, str]:
    return {
        "type": "apiKey",
        "in": "cookie",
        "name": cookie(request),
        "description": f"Of a session that signing in opens. What changes something has the header {HEADER}, "
        "too, with what every page has in `<meta name=whosays-form>`, and `Origin`, as browsers send it.",
    }
