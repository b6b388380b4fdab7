"""The style sheets and scripts of the page: a few files of the package, held in memory.

Their address changes with their content, so that browsers may keep them for good.
"""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from importlib.resources import files

from fastapi import APIRouter
from starlette.exceptions import HTTPException
from starlette.responses import Response

_TYPES = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
_FOR_GOOD = "public, max-age=31536000, immutable"

router = APIRouter()


@cache
def _held() -> dict[str, bytes]:
    folders = (files("whosays.web") / "static", files("whosays.render") / "templates" / "parts")
    found = (one for folder in folders for one in folder.iterdir())
    return {one.name: one.read_bytes() for one in found if one.name.endswith(tuple(_TYPES))}


@cache
def _version() -> str:
    """One for all: scripts import each other by name."""
    digest = sha256()
    for name, content in sorted(_held().items()):
        digest.update(f"{name} {len(content)}\n".encode() + content)
    return digest.hexdigest()[:12]


def address(name: str) -> str:
    """Where a file is found."""
    if name not in _held():
        raise KeyError(name)
    return f"/static/{_version()}/{name}"


@router.get("/static/{version}/{name}", include_in_schema=False)
def static(version: str, name: str) -> Response:
    """A file; one of another version is the one that is there now, and not kept."""
    content = _held().get(name)
    if content is None:
        raise HTTPException(404)
    kind = _TYPES[name[name.rindex(".") :]]
    kept = _FOR_GOOD if version == _version() else "no-cache"
    return Response(content, media_type=f"{kind}; charset=utf-8", headers={"cache-control": kept})
