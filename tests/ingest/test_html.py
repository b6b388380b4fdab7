from __future__ import annotations

import hashlib

import pytest

from tests.ingest.pages import ARTICLE, TITLE, make_page
from whosays.errors import EmptyError, InputError, LanguageError, NoArticleError, ParserError, TooLargeError
from whosays.ingest import accounts, from_bytes, html
from whosays.ingest.confined import flat
from whosays.ingest.limits import MAX_BYTES
from whosays.model import Metadata

LONG = " ".join(ARTICLE)


def read(markup: str) -> str:
    return from_bytes(markup.encode(), content_type="text/html").text


def test_a_page(page: str) -> None:
    account = from_bytes(page.encode(), path="a.html")
    assert account.text == "\n\n".join([TITLE, *ARTICLE])
    assert account.language == "en"
    assert account.encoding == "utf-8"
    assert account.metadata == Metadata(
        TITLE,
        "The Orsa Post",
        ("Mila Dren", "Ivo Karst"),
        "2024-03-05",
        "https://orsapost.example/harbour/1",
    )


def test_the_user_knows_better_and_the_text_stays(page: str) -> None:
    account = from_bytes(page.encode(), Metadata(title="Another", outlet="Tolm Radio"))
    assert (account.metadata.title, account.metadata.outlet) == ("Another", "Tolm Radio")
    assert account.text.startswith(TITLE)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-8-sig", "cp1252"])
def test_encodings(page: str, encoding: str) -> None:
    page = page.replace('<meta charset="utf-8">', '<meta charset="iso-8859-1">')
    assert ARTICLE[1] in from_bytes(page.encode(encoding)).text


def test_a_short_article_is_an_article() -> None:
    words = "The mayor said on Monday that the bridge at Tolm would open in May, two years after the flood."
    account = from_bytes(make_page((words,)).encode())
    assert account.text == f"{TITLE}\n\n{words}"


def test_headings_lists_and_quotes_are_paragraphs() -> None:
    points = "<ul><li>First, an inquiry.</li><li>Then, a trial.</li></ul>"
    body = f"<p>{LONG}</p><h2>Next steps</h2>{points}<p>{LONG}</p>"
    text = read(f"<html><head><title>Ferry</title></head><body><article>{body}</article></body></html>")
    assert text.split("\n\n") == ["Ferry", LONG, "Next steps", "First, an inquiry.", "Then, a trial.", LONG]


def test_inline_markup_leaves_no_trace() -> None:
    words = "<p>The <b>mayor</b>, <a href=/m>Mila\n Dren</a>,<br>said <i>“n<sub>o</sub>”</i> &amp; left.</p>"
    text = read(f"<html><body><article>{words}<p>{LONG}</p></article></body></html>")
    assert text.startswith("The mayor, Mila Dren,\nsaid “no” & left.\n\n")


def test_breaks_can_part_paragraphs() -> None:
    text = read(f"<html><body><article><p>{LONG}<br><br>{LONG}</p></article></body></html>")
    assert text == f"{LONG}\n\n{LONG}"


def test_a_page_that_is_a_table() -> None:
    rows = "".join(f"<tr><td>{paragraph}</td></tr>" for paragraph in ARTICLE)
    assert ARTICLE[0] in read(f"<html><body><table>{rows}</table></body></html>")


def test_a_fragment() -> None:
    assert read(f"<p>{LONG}</p>") == LONG


def test_comments_of_readers_are_left_out(page: str) -> None:
    comment = (
        '<div id="comments" class="comments"><p>First! I say the mayor said nothing of the sort.</p></div>'
    )
    assert "First!" not in read(page.replace("<footer>", comment + "<footer>"))


def test_nul_and_surrogates_are_replaced(page: str) -> None:
    data = page.replace("counted every", "counted\x00every").encode() + b"\xed\xa0\x80"
    account = from_bytes(data)
    assert account.replaced == 2
    assert "counted\ufffdevery" in account.text


@pytest.mark.parametrize("title", ["<title></title>", "<title> \n</title>", ""])
def test_without_a_title(title: str) -> None:
    account = from_bytes(f"<html><head>{title}</head><body><p>{LONG}</p></body></html>".encode())
    assert account.text == LONG
    assert account.metadata.title is None


def test_a_harmful_address_is_dropped(page: str) -> None:
    page = page.replace("https://orsapost.example/harbour/1", "javascript:alert(1)")
    assert from_bytes(page.encode()).metadata.url is None


def test_another_language() -> None:
    paragraph = "Le maire a déclaré mardi que le pont ne serait pas ouvert avant l'été, selon la préfecture. "
    with pytest.raises(LanguageError, match=r"French \(fr\); whosays reads English") as caught:
        from_bytes(f"<html><body><article><p>{paragraph * 4}</p></article></body></html>".encode())
    account = caught.value.account
    assert account is not None
    assert (account.language, account.id) == ("fr", caught.value.id)
    assert "préfecture" in account.text


@pytest.mark.parametrize(
    "markup",
    [
        "<html></html>",
        "<html><body><script>var words = 'many words in here';</script></body></html>",
        "<html><head><title>Only a title</title></head><body></body></html>",
        "<!doctype html>",
        "<div>" * 100_000,
        "<html><body>" + "&" * 50_000,
    ],
)
def test_no_article(markup: str) -> None:
    with pytest.raises((NoArticleError, EmptyError)):
        read(markup)


@pytest.mark.parametrize(
    "markup",
    [
        "<html><body>" + "<div>" * 10_000 + f"<p>{LONG}</p>" + "</div>" * 10_000,
        "<html><body>" + "<div>" * 100_000 + f"<p>{LONG}",
        "<html><body><p>" + "<b>" * 50_000 + LONG,
        "<html><body><p class='" + "a" * 200_000 + f"'>{LONG}</p>",
        f"<html><body><div><p><b>{LONG}<div><td></p></x>",
        "<html><body>" + "<table><tr><td>" * 2000 + LONG,
        '<!DOCTYPE html [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><html><body><p>'
        + LONG
        + "&b;" * 9999,
        f"<html><body><p>{LONG}</p>" + "<![CDATA[" * 1000,
    ],
    ids=["deep", "deeper", "inline", "attribute", "unclosed", "tables", "entities", "cdata"],
)
def test_hostile_markup_still_gives_the_article(markup: str) -> None:
    assert ARTICLE[0] in read(markup)


@pytest.mark.parametrize(
    "section", ["<![C[DATA[ x ]]>", "<![if gte IE 9]>", "<![ x", "<![>", "<!", "<![CDATA[ x"]
)
def test_odd_sections_do_not_break_the_flat_reader(section: str) -> None:
    assert flat.read(f"<p>{LONG}</p>{section}<p>{LONG}</p>")["paragraphs"][0] == LONG


def test_a_deep_page_keeps_its_metadata(page: str) -> None:
    account = from_bytes(page.replace("<article>", "<div>" * 20_000).encode())
    assert account.text.startswith(f"{TITLE}\n\n{ARTICLE[0]}")
    assert account.metadata.outlet == "The Orsa Post"


def test_what_takes_for_ever_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(html, "_WAYS", (("article", 0.7), ("flat", 0.7)))
    with pytest.raises(ParserError, match="no answer"):
        read("<html>" + "<!" * 1_000_000)


def test_a_file_of_less_than_signs() -> None:
    with pytest.raises(InputError):
        read("<" * 3_000_000)


def test_too_long_an_article(page: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(accounts, "MAX_CHARACTERS", 100)
    with pytest.raises(TooLargeError, match="split it"):
        read(page)


# Pages that were saved whole, their pictures in them


def single_file(page: str, picture: str) -> bytes:
    comment = (
        "<!--\n Page saved with SingleFile \n url: https://orsapost.example/harbour/2?x=1 \n"
        " saved date: Wed Mar 06 2024 09:00:00 GMT+0100\n-->"
    )
    page = page.replace("<head>", f'<head>{comment}<style>p{{background:url("{picture}")}}</style>')
    return page.replace("<article>", f"<article><img src={picture}>").encode()


def test_a_page_with_its_pictures(page: str) -> None:
    picture = "data:image/png;base64," + "iVBORw0KGgo" * 3_000_000
    data = single_file(page, picture)
    assert 60_000_000 < len(data) < MAX_BYTES
    account = from_bytes(data)
    assert account.text == "\n\n".join([TITLE, *ARTICLE])
    assert account.id == hashlib.sha256(data).hexdigest()
    assert account.metadata.url == "https://orsapost.example/harbour/1"


@pytest.mark.parametrize(
    ("comment", "url"),
    [
        (
            "<!--\n Page saved with SingleFile \n url: https://a.example/2?x=1 \n saved date: x\n-->",
            "https://a.example/2?x=1",
        ),
        ("<!-- saved from url=(0026)https://a.example/3 -->", "https://a.example/3"),
        ("<!-- saved from url=(0014)about:internet -->", None),
        ("<!-- url: https://a.example/4 -->", None),
    ],
)
def test_where_a_page_was_saved_from(comment: str, url: str | None) -> None:
    markup = f"<!DOCTYPE html> <html lang=en>{comment}<meta charset=utf-8><title>Ferry</title><p>{LONG}</p>"
    assert from_bytes(markup.encode()).metadata.url == url


def test_words_about_data_stay() -> None:
    words = "The ministry published data:text/plain,none in its report, the mayor said on Monday at noon."
    assert words in read(f"<html><body><article><p>{words}</p><p>{LONG}</p></article></body></html>")


def test_a_page_of_markup_alone_has_a_limit() -> None:
    with pytest.raises(TooLargeError, match="20 MB"):
        read("<p>" + "said " * 5_000_000)
