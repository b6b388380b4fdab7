"""Bytes or text to an account."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from whosays.errors import EmptyError, InputError, LanguageError, TooLargeError
from whosays.ingest import decode, html, language, languages, sniff, text
from whosays.ingest.limits import MAX_BYTES, MAX_CHARACTERS
from whosays.model import Account, Metadata, Original

_UNTOLD = Metadata()


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
    """An account from the bytes of a text or of an HTML page.

    What `metadata` says goes before what the document says; `content_type` is an HTTP header's value.

    Raises:
        InputError: it cannot be read; the subclass and the message say why.
    """
    identity = hashlib.sha256(data).hexdigest()
    with _failing_as(identity):
        check_size(len(data))
        kind = sniff.sniff(data, content_type)
        decoded = decode.decode(data, html=kind is sniff.Kind.HTML, content_type=content_type)
        account = Account(
            identity,
            path,
            decoded.text,
            encoding=decoded.encoding,
            replaced=decoded.replaced,
            metadata=metadata,
        )
        return _page(account) if kind is sniff.Kind.HTML else _plain(account)


def from_original(original: Original, metadata: Metadata = _UNTOLD) -> Account:
    """The account of what was collected.

    What `metadata` says goes before what came with the bytes, and that before what the document says.

    Raises:
        InputError: it cannot be read; the subclass and the message say why.
    """
    return from_bytes(original.data, metadata, path=original.source, content_type=original.media_type)


def check_size(count: int) -> None:
    """Refuses bytes beyond the limit.

    Raises:
        TooLargeError: there are more than `MAX_BYTES`.
    """
    if count > MAX_BYTES:
        raise TooLargeError(f"more than {MAX_BYTES // 1_000_000} MB: split it")


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
    return _in_english(replace(account, metadata=metadata), text.body_start(account.text), None)


def _page(account: Account) -> Account:
    """The account of a page, which comes as markup."""
    if not _has_words(account.text):
        raise EmptyError("there are no words in it")
    page = html.read(account.text)
    told = replace(account, text=page.text, metadata=account.metadata.over(page.metadata))
    return _in_english(told, 0, page.language)


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
