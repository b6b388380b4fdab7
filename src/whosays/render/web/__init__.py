"""Pages of the server, through Jinja2; what they show is made by the modules beside this one."""

from __future__ import annotations

from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from whosays.render import inert


def render(template: str, **what: Any) -> str:
    """A page, whole."""
    return environment().get_template(template).render(**what)


def web_address(url: str | None) -> bool:
    """Whether `url` may be a link: nothing but the web, so that no script hides in it."""
    return url is not None and url.lower().startswith(("http://", "https://"))


@cache
def environment() -> Environment:
    """With everything that templates may use."""
    made = Environment(
        loader=PackageLoader("whosays.render", "templates/web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters.update(inert=inert.line)
    made.tests["web_address"] = web_address
    return made
