"""Pages of the server, through Jinja2; what they show is made by the modules beside this one."""

from __future__ import annotations

from functools import cache
from typing import Any

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined

from whosays.render import templating
from whosays.render.comparison.templating import equip


def render(template: str, **what: Any) -> str:
    """A page, whole."""
    return environment().get_template(template).render(**what)


@cache
def environment() -> Environment:
    """With everything that templates may use; `parts/…` are what pages of their own are made of, too."""
    package = "whosays.render"
    made = Environment(
        loader=ChoiceLoader([PackageLoader(package, "templates/web"), PackageLoader(package)]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    equip(made)
    templating.equip(made)
    return made
