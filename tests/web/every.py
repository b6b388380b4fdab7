"""All addresses of the page, for the tests that hold of every one."""

from __future__ import annotations

from collections.abc import Iterator

from fastapi.routing import APIRoute

from whosays.web import files, pages


def every_route() -> Iterator[tuple[str, str]]:
    """Method and path of everything that the server answers."""
    routers = (*pages.ALL, files.router)
    found = [route for router in routers for route in router.routes if isinstance(route, APIRoute)]
    assert len(found) > 30
    for route in found:
        for method in sorted(route.methods or ()):
            yield method, route.path
