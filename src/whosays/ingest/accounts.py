"""Bytes or text to an account."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace

from whosays.errors import ContainerError, EmptyError, InputError, LanguageError, TooLargeError
from whosays.ingest import (
    columns,
    decode,
    docx,
    fields,
    html,
    language,
    languages,
    mail,
    pdf,
    rows,
    sniff,
    text,
)
from whosays.ingest.answers import Document
from whosays.ingest.limits import MAX_BYTES, MAX_CHARACTERS, MAX_MARKUP
from whosays.ingest.sniff import Kind
from whosays.model import Account, Metadata, Original

_UNTOLD = Metadata()
ADDRESS = "WARC-Target-URI"  # the header of an `Original` that tells the address, where `source` does not


def from_text(content: str, metadata: Metadata = _UNTOLD, *, path: str | None = None) -> Account:
    """An account from plain text, with front matter at its head or without.

    What `metadata` says goes before what the front matter says.

    Raises:
        EmptyError: there are no words in it.
        TooLargeError: it is longer than the limit.
        LanguageError: it is not in English.
    """
    identity = hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest()
    with _failing_as(identity):
        words, replaced = decode.storable(content)
        return _plain(Account(identity, path, words, replaced=replaced, metadata=metadata))


def from_account(account: Account) -> Account:
    """An account that was made by hand, as one that was read would be: its text can be stored."""
    words, replaced = decode.storable(account.text)
    return replace(account, text=words, replaced=account.replaced + replaced) if replaced else account


def from_bytes(
    data: bytes,
    metadata: Metadata = _UNTOLD,
    *,
    path: str | None = None,
    content_type: str | None = None,
) -> Account:
    """An account from the bytes of a document of any kind.

    What `metadata` says goes before what the document says; `content_type` is an HTTP header's value.

    Raises:
        ContainerError: there are several accounts in it.
        InputError: it cannot be read; the subclass and the message say why.
    """
    return _account(_Given(data, path, content_type), metadata)


def from_original(original: Original, metadata: Metadata = _UNTOLD) -> Account:
    """The account of what was collected.

    What `metadata` says goes before what came with the bytes, and that before what the document says.

    Raises:
        InputError: it cannot be read; the subclass and the message say why.
    """
    given = _Given(
        original.data, original.source, original.media_type, columns.from_headers(original.headers)
    )
    return _account(given, metadata.over(_transport(original)))


def _transport(original: Original) -> Metadata:
    told = next((value for name, value in original.headers if name == ADDRESS), original.source)
    return Metadata(url=fields.web_address(told))


@dataclass(frozen=True, slots=True)
class _Given:
    """The bytes of one account, and what came with them."""

    data: bytes
    path: str | None
    content_type: str | None
    columns: Mapping[str, str] = field(default_factory=dict)


def _account(given: _Given, metadata: Metadata) -> Account:
    account = Account(hashlib.sha256(given.data).hexdigest(), given.path, "", metadata=metadata)
    with _failing_as(account.id):
        check_size(len(given.data))
        kind = sniff.sniff(given.data, given.content_type)
        if kind in _TAKEN_APART:
            return _said(account, _TAKEN_APART[kind](given.data))
        if kind in (Kind.WARC, Kind.FEED):
            raise ContainerError(f"this is a {kind.value} of many accounts, where one was to be read")
        return _decoded(account, given, kind)


_TAKEN_APART: Mapping[Kind, Callable[[bytes], Document]] = {
    Kind.PDF: pdf.read,
    Kind.DOCX: docx.read,
    Kind.MAIL: mail.read,
    Kind.SAVED_PAGE: mail.read_saved,
}


def _decoded(account: Account, given: _Given, kind: Kind) -> Account:
    """The account of what is text itself: words, markup, or fields."""
    data = html.without_embedded(given.data) if kind is Kind.HTML else given.data
    check_size(len(data), MAX_MARKUP)
    decoded = decode.decode(data, html=kind is Kind.HTML, content_type=given.content_type)
    account = replace(account, text=decoded.text, encoding=decoded.encoding, replaced=decoded.replaced)
    if kind is Kind.TEXT:
        return _plain(account)
    if not _has_words(decoded.text):
        raise EmptyError("there are no words in it")
    return _said(account, _document(decoded.text, kind, given.columns))


def _document(words: str, kind: Kind, told: Mapping[str, str]) -> Document:
    if kind is Kind.HTML:
        return html.read(words)
    return rows.of_table(words, told) if kind is Kind.TABLE else rows.of_json(words, told)


def check_size(count: int, most: int = MAX_BYTES) -> None:
    """Refuses bytes beyond a limit.

    Raises:
        TooLargeError: there are more than `most`.
    """
    if count > most:
        raise TooLargeError(f"more than {most // 1_000_000} MB: split it")


@contextmanager
def _failing_as(identity: str) -> Iterator[None]:
    """Failures name the bytes that they are about."""
    try:
        yield
    except InputError as error:
        error.id = error.id or identity
        raise


def _plain(account: Account) -> Account:
    """The account of a text: its words are all the characters, front matter included."""
    metadata = account.metadata.over(text.metadata_of(account.text))
    account = replace(account, metadata=metadata, extractor=text.EXTRACTOR)
    return _in_english(account, text.body_start(account.text), None)


def _said(account: Account, document: Document) -> Account:
    """The account of a document that was taken apart."""
    account = replace(
        account,
        text=document.text,
        metadata=account.metadata.over(document.metadata),
        encoding=document.encoding or account.encoding,
        replaced=account.replaced + document.replaced,
        extractor=document.extractor,
        pages=document.pages,
    )
    return _in_english(account, 0, document.language)


def _in_english(account: Account, start: int, declared: str | None) -> Account:
    """The account with its language, if its words, from `start` on, can be read."""
    length = len(account.text)
    if length > MAX_CHARACTERS:
        raise TooLargeError(f"{length:,} characters of text, more than {MAX_CHARACTERS:,}: split it")
    words = account.text[start:]
    if not _has_words(words):
        raise EmptyError("there are no words in it")
    code = language.identify(words) or ("en" if declared == "en" else None)
    account = replace(account, language=code)
    if code not in ("en", None):
        message = f"the text is in {languages.name_of(code)}; whosays reads English"
        raise LanguageError(message, id=account.id, account=account)
    return account


def _has_words(words: str) -> bool:
    return any(map(str.isalnum, words))
