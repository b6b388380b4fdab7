from __future__ import annotations

import hashlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from whosays.errors import BinaryError, EmptyError, InputError, LanguageError, TooLargeError
from whosays.ingest import from_bytes, from_text
from whosays.ingest.limits import MAX_BYTES, MAX_CHARACTERS, MAX_MARKUP
from whosays.model import Account, Metadata

WORDS = "The mayor of Tolm said that the bridge would open.\r\n"


def test_text_from_python() -> None:
    account = from_text(WORDS, Metadata(title="Bridge"), path="x")
    assert account == Account(
        hashlib.sha256(WORDS.encode()).hexdigest(), "x", WORDS, "en", None, 0, Metadata(title="Bridge")
    )


def test_text_from_bytes() -> None:
    account = from_bytes(WORDS.encode())
    assert account == Account(from_text(WORDS).id, None, WORDS, "en", "utf-8")


def test_the_id_is_that_of_the_original_bytes() -> None:
    data = b"\xef\xbb\xbf" + WORDS.encode().replace(b"Tolm", b"To\x00lm")
    account = from_bytes(data)
    assert account.id == hashlib.sha256(data).hexdigest()
    assert (account.text, account.replaced) == (WORDS.replace("Tolm", "To\ufffdlm"), 1)


def test_lone_surrogates_from_python() -> None:
    account = from_text(WORDS + "\ud800")
    assert (account.text, account.replaced) == (WORDS + "\ufffd", 1)


def test_what_is_told_of_the_encoding_is_believed() -> None:
    account = from_bytes(
        "The café said no, the mayor said.".encode("cp1252"), content_type="text/plain; charset=latin1"
    )
    assert (account.text[4:8], account.encoding) == ("café", "cp1252")


@pytest.mark.parametrize(
    "text", ["", " \r\n\t", "\ufeff", "…", "---\ntitle: Only a title\n---\n", "\x00" * 5]
)
def test_no_words(text: str) -> None:
    with pytest.raises(EmptyError) as caught:
        from_text(text)
    assert caught.value.id == hashlib.sha256(text.encode()).hexdigest()


def test_binary() -> None:
    with pytest.raises(BinaryError, match="PNG") as caught:
        from_bytes(b"\x89PNG\r\n\x1a\n the rest")
    assert caught.value.id


def test_too_many_bytes() -> None:
    with pytest.raises(TooLargeError, match="20 MB"):
        from_bytes(b"a" * (MAX_MARKUP + 1))
    with pytest.raises(TooLargeError, match="100 MB"):
        from_bytes(b"%PDF-" + b"a" * MAX_BYTES)


@pytest.mark.parametrize("make", [from_text, lambda text: from_bytes(text.encode())])
def test_too_many_characters(make: type) -> None:
    with pytest.raises(TooLargeError, match=r"5,000,000 characters.*split it"):
        make("a said. " * 625_000)


def test_as_many_characters_as_allowed() -> None:
    text = (WORDS * (MAX_CHARACTERS // len(WORDS) + 1))[:MAX_CHARACTERS]
    assert from_text(text).text == text


def test_another_language() -> None:
    text = "Der Bürgermeister sagte am Dienstag, die Brücke werde nicht vor dem Sommer geöffnet."
    with pytest.raises(LanguageError, match=r"the text is in German \(de\); whosays reads English") as caught:
        from_bytes(text.encode(), path="de.txt")
    assert caught.value.account == Account(caught.value.id or "", "de.txt", text, "de", "utf-8")


def test_front_matter_does_not_tell_the_language() -> None:
    head = "---\ntitle: The mayor said that they would and that they were\n---\n"
    with pytest.raises(LanguageError):
        from_text(head + "Le maire a déclaré mardi que le pont ne serait pas ouvert avant l'été.")


def check(data: bytes) -> None:
    outcome = outcome_of(data)
    assert outcome.id == hashlib.sha256(data).hexdigest()
    if isinstance(outcome, Account):
        outcome.text.encode()
        assert "\x00" not in outcome.text


def outcome_of(data: bytes) -> Account | InputError:
    try:
        return from_bytes(data)
    except InputError as error:
        return error


@settings(deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_are_an_account_or_an_input_error(data: bytes) -> None:
    check(data)


TAGS = [
    "<p>",
    "</p>",
    "<div",
    ">",
    "<!--",
    "-->",
    "<![CDATA[",
    "<script>",
    "&#0;",
    "&#xd800;",
    "<table>",
    "words",
    "<html>",
]


@settings(deadline=None)
@given(st.lists(st.sampled_from(TAGS) | st.text(max_size=8), max_size=40))
def test_any_markup_is_an_account_or_an_input_error(pieces: list[str]) -> None:
    check(("<html><body>" + "".join(pieces)).encode("utf-8", "surrogatepass"))


@settings(deadline=None)
@given(st.text(st.characters(exclude_categories=()), max_size=200))
def test_any_text_keeps_its_length(text: str) -> None:
    try:
        account = from_text(text)
    except InputError:
        return
    assert len(account.text) == len(text)
