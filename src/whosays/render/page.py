"""Readings as one self-contained HTML page: the articles, with their attributions marked.

Nothing is loaded from anywhere; a content security policy allows exactly the style and the script that
stand in the page, and both are optional comforts: without them the text, its marks and links remain.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from whosays.model import Account, FailedReading, Reading
from whosays.render import article
from whosays.render.actors import Cast, cast
from whosays.render.article import Paragraph
from whosays.render.blocks import Kind
from whosays.render.chains import Link, links
from whosays.render.templating import equip


@dataclass(frozen=True, slots=True)
class Article:
    """A reading, as the template takes it; `number` tells several on one page apart."""

    number: int
    title: str
    account: Account
    model: str
    links: tuple[Link, ...]
    paragraphs: tuple[Paragraph, ...]
    cast: Cast

    @property
    def headed(self) -> bool:
        """Whether the text begins with its own headline."""
        return any(paragraph.kind is Kind.HEADLINE for paragraph in self.paragraphs)


@dataclass(frozen=True, slots=True)
class Notice:
    """An account that could not be read."""

    number: int
    title: str
    kind: str
    message: str


def page(results: Iterable[Reading | FailedReading]) -> Iterator[str]:
    """The page, piece by piece; its table of contents needs all results first."""
    parts = [_part(number, result) for number, result in enumerate(results, 1)]
    style, script = _asset("parts/marks.css") + _asset("reading.css"), _asset("reading.js")
    template = _environment().get_template("reading.html.j2")
    assets = {"style": Markup(style), "script": Markup(script)}  # noqa: S704 - files of this package
    return template.generate(parts=parts, policy=_policy(style, script), **assets)


def _part(number: int, result: Reading | FailedReading) -> Article | Notice:
    if isinstance(result, FailedReading):
        return Notice(number, result.path or "account", result.failure.kind, result.failure.message)
    account, rows = result.account, tuple(links(result.attributions))
    paragraphs = tuple(article.paragraphs(account, rows, result.actors))
    title = headed(account, paragraphs)
    return Article(number, title, account, result.model, rows, paragraphs, cast(result, rows))


def headed(account: Account, paragraphs: Iterable[Paragraph]) -> str:
    """What an account goes by: its title, the headline in its text, or where it came from."""
    headline = next((paragraph.text for paragraph in paragraphs if paragraph.kind is Kind.HEADLINE), None)
    return account.metadata.title or headline or account.path or "account"


def _policy(style: str, script: str) -> str:
    return (
        f"default-src 'none'; style-src '{_digest(style)}'; script-src '{_digest(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )


def _digest(text: str) -> str:
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"


def _asset(name: str) -> str:
    return files("whosays.render").joinpath("templates", name).read_text(encoding="utf-8")


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
    environment.tests["notice"] = lambda part: isinstance(part, Notice)
    return environment
