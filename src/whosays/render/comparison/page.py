"""A comparison as one self-contained HTML page, frozen: what made it, and of which bytes, stands in it.

No script; a content security policy allows the style that stands in the page and nothing else.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator
from datetime import date
from functools import cache, partial
from hashlib import sha256
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from whosays.model import Comparison
from whosays.render.comparison import chosen
from whosays.render.comparison.sheet import lettered, sheets
from whosays.render.comparison.templating import equip, in_place


def page(comparison: Comparison, *, everything: bool, made: date) -> Iterator[str]:
    """The page, piece by piece; `made`: the day that it says it was made on."""
    style = files("whosays.render").joinpath("templates", "comparison.css").read_text(encoding="utf-8")
    digest = b64encode(sha256(style.encode()).digest()).decode()
    columns, laid = lettered(comparison), list(sheets(comparison, everything=everything))
    return (
        _environment()
        .get_template("comparison.html.j2")
        .generate(
            found=comparison,
            sheets=laid,
            shown={row.number for sheet in laid for row in sheet.rows},
            columns=columns,
            alone=list(chosen.carried_alone(comparison)),
            lacking=list(chosen.carried_by_all_but_one(comparison)),
            second_hand=list(chosen.second_hand(comparison)),
            excerpt=partial(in_place, columns),
            made=made.isoformat(),
            style=Markup(style),  # noqa: S704 - a file of this package
            policy=f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'",
        )
    )


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("whosays.render"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    equip(environment)
    return environment
