"""The description of every address (OpenAPI)."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request

router = APIRouter()


@router.get("/openapi.json", include_in_schema=False)
def openapi(request: Request) -> dict[str, Any]:
    """The description, with how a program comes in."""
    found: dict[str, Any] = request.app.openapi()
    return found | {
        "components": found.get("components", {}) | {"securitySchemes": {"token": _TOKEN}},
        "security": [{"token": []}],
    }


_TOKEN = {
    "type": "http",
    "scheme": "bearer",
    "description": "The token of the address that `whosays serve` prints.",
}
