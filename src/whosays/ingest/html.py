"""HTML pages: the article on them, taken out by a child process."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from whosays.errors import NoArticleError, ParserError
from whosays.ingest import fields, sandbox
from whosays.ingest.decode import storable
from whosays.model import Metadata

# The whole reader first; then, if a page kills it, the one that only strips tags.
_WAYS = (("article", 20.0), ("flat", 10.0))


@dataclass(frozen=True, slots=True)
class Page:
    """What a page says.

    Attributes:
        text: title, blank line, body in paragraphs; without the first two where the page has no title.
        language: the two letters that the page declares, or None.
    """

    text: str
    metadata: Metadata
    language: str | None


def read(markup: str) -> Page:
    """The article of a page.

    Raises:
        NoArticleError: there is no main text on it.
        ParserError: the parser ran out of time or memory, or broke.
    """
    page = _page(_answer(markup))
    if not any(map(str.isalnum, page.text)):
        raise NoArticleError("no main text on this page: save the article's own page, or its text")
    return page


def _answer(markup: str) -> Mapping[str, object]:
    failure = ""
    for way, seconds in _WAYS:
        try:
            return sandbox.ask({"way": way, "markup": markup}, seconds)
        except sandbox.WorkerError as error:
            failure = str(error)
    raise ParserError(f"the page could not be taken apart: {failure}")


def _page(answer: Mapping[str, object]) -> Page:
    """A page from an answer that is not to be trusted: whatever is not as agreed counts as absent."""
    title = fields.line(_string(answer, "title"))
    body = _strings(answer, "paragraphs")
    metadata = Metadata(
        title=title,
        outlet=fields.line(_string(answer, "outlet")),
        authors=fields.names(_strings(answer, "authors")),
        published=fields.published(_string(answer, "published")),
        url=fields.web_address(_string(answer, "url")),
    )
    return Page(_compose(title, body), metadata, _string(answer, "language").lower()[:2] or None)


def _compose(title: str | None, body: list[str]) -> str:
    """Title and body, the title once; a title alone is no article."""
    if title and body and _folded(body[0]) != _folded(title):
        body = [title, *body]
    return "\n\n".join(body)


def _folded(words: str) -> str:
    return " ".join(words.split()).casefold()


def _string(answer: Mapping[str, object], key: str) -> str:
    value = answer.get(key)
    return storable(value)[0] if isinstance(value, str) else ""


def _strings(answer: Mapping[str, object], key: str) -> list[str]:
    values = answer.get(key)
    if not isinstance(values, list):
        return []
    return [storable(value)[0] for value in values if isinstance(value, str)]
