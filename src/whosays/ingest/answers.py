"""What the child process answers about a document, made into what can be relied on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from whosays.errors import (
    DamagedError,
    EmptyError,
    EncryptedError,
    InputError,
    NoTextLayerError,
    ParserError,
    TooLargeError,
)
from whosays.ingest import fields, sandbox
from whosays.ingest.decode import storable
from whosays.model import Metadata

_ERRORS: Mapping[str, type[InputError]] = {
    error.kind: error for error in (DamagedError, EmptyError, EncryptedError, NoTextLayerError, TooLargeError)
}

Ways = Sequence[tuple[str, float]]  # parsers by name, each with its seconds, the best one first


@dataclass(frozen=True, slots=True)
class Document:
    """What a document says.

    Attributes:
        text: as in `Account.text`.
        language: the two letters that the document declares, or None.
        encoding: the encoding of the part that was read; None where that is told elsewhere, or nowhere.
        replaced, pages: as in `Account`.
        extractor: as in `Account.extractor`.
    """

    text: str
    metadata: Metadata
    extractor: str
    language: str | None = None
    encoding: str | None = None
    replaced: int = 0
    pages: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer that is not to be trusted: whatever is not as agreed counts as absent."""

    values: Mapping[str, object]

    def string(self, key: str) -> str:
        """A text, one that can be stored."""
        value = self.values.get(key)
        return storable(value)[0] if isinstance(value, str) else ""

    def strings(self, key: str) -> list[str]:
        """A list of such texts."""
        values = self.values.get(key)
        if not isinstance(values, list):
            return []
        return [storable(value)[0] for value in values if isinstance(value, str)]

    def count(self, key: str) -> int:
        """A number from 0 on."""
        value = self.values.get(key)
        return value if isinstance(value, int) and value > 0 else 0

    def is_true(self, key: str) -> bool:
        """Whether it says so in one word."""
        return self.values.get(key) is True

    def metadata(self) -> Metadata:
        """What the document says about itself."""
        return Metadata(
            title=fields.line(self.string("title")),
            outlet=fields.line(self.string("outlet")),
            authors=fields.names(self.strings("authors")),
            published=fields.published(self.string("published")),
            url=fields.web_address(self.string("url")),
        )


def ask(what: str, document: bytes, ways: Ways) -> Answer:
    """The answer of the first parser that gives one; `what` names the document in messages.

    Raises:
        ParserError: each of them ran out of time or memory, or broke.
        InputError: the parser tells why there are no words to be had.
    """
    failure = ""
    for parser, seconds in ways:
        try:
            return _accepted(sandbox.ask({"parser": parser}, document, seconds))
        except sandbox.WorkerError as error:
            failure = str(error)
    raise ParserError(f"the {what} could not be taken apart: {failure}")


def _accepted(values: Mapping[str, object]) -> Answer:
    answer = Answer(values)
    refused = answer.string("refused")
    if refused:
        raise _ERRORS.get(refused, ParserError)(
            answer.string("message")[:500] or "it could not be taken apart"
        )
    return answer


def headed(title: str | None, paragraphs: Sequence[str]) -> str:
    """Title and body, blank lines between, the title once; a title alone is no article."""
    body = list(paragraphs)
    if title and body and _folded(body[0]) != _folded(title):
        body = [title, *body]
    return "\n\n".join(body)


def _folded(words: str) -> str:
    return " ".join(words.split()).casefold()
