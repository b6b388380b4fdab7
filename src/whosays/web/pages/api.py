"""The description of every address (OpenAPI)."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request

router = APIRouter()


@router.get("/openapi.json", include_in_schema=False)
def openapi(request: Request) -> dict[str, Any]:
    """The description."""
    found: dict[str, Any] = request.app.openapi()
    return found
