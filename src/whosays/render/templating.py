"""What templates that show attributions may use: the same for the page of its own and for the server's."""

from __future__ import annotations

from collections.abc import Iterator

from jinja2 import Environment

from whosays.model import AttributionType, Determinacy, Features, Polarity, Resolved, SourceType
from whosays.render import inert
from whosays.render.calendar import days
from whosays.render.who import meant


def equip(environment: Environment) -> None:
    """Gives an environment the filters and tests that `parts/attribution.html.j2` stands on."""
    environment.filters.update(
        inert=inert.line, inert_lines=inert.lines, days=days, marked=_marked, meant=meant
    )
    environment.tests["web_address"] = web_address
    environment.tests["resolved"] = lambda actor: isinstance(actor, Resolved)


def web_address(url: str | None) -> bool:
    """Whether `url` may be a link: nothing but the web, so that no script hides in it."""
    return url is not None and url.lower().startswith(("http://", "https://"))


def _marked(features: Features) -> Iterator[str]:
    """The features that are not those of a plain statement."""
    if features.type is not AttributionType.COMMUNICATION:
        yield features.type.replace("_", " ")
    if features.source_type is not SourceType.OTHER:
        yield f"source: {features.source_type}"
    if features.polarity is Polarity.NEGATIVE:
        yield features.polarity
    if features.determinacy is Determinacy.INDETERMINATE:
        yield features.determinacy
