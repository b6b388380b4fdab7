from __future__ import annotations

import html
import os
import time
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whosays.errors import FeedError, ParserError, TooLargeError
from whosays.ingest import feeds
from whosays.ingest.feeds import Entry, is_feed
from whosays.model import Original

WORDS = "Harbour master Ines Calder said on Monday that the ferry would sail again within the week."
BODY = f"<p>{WORDS}</p><p>“We have checked every lifeboat,” she told reporters in Orsa.</p>"

RSS = f"""<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
  xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>The Orsa Post</title><link>https://orsapost.example/</link><description>News</description>
<item><title>Ferry to sail again</title><link>https://orsapost.example/ferry</link>
<guid isPermaLink="false">tag:orsa.example,2026:17</guid><pubDate>Mon, 02 Mar 2026 23:30:00 -0500</pubDate>
<dc:creator>Mila Dren</dc:creator><description>Short.</description>
<content:encoded><![CDATA[{BODY}]]></content:encoded></item>
</channel></rss>"""

RDF = f"""<?xml version="1.0"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
  xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel rdf:about="https://orsapost.example/"><title>The Orsa Post</title>
<link>https://orsapost.example/</link></channel>
<item rdf:about="tag:orsa.example,2026:17"><title>Ferry to sail again</title><link>https://orsapost.example/ferry</link>
<dc:date>2026-03-02T23:30:00-05:00</dc:date><dc:creator>Mila Dren</dc:creator>
<description>{html.escape(BODY)}</description></item></rdf:RDF>"""

ATOM = f"""<?xml version="1.0"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://orsapost.example/">
<title>The Orsa Post</title><link rel="self" href="/atom.xml"/><link href="/"/>
<entry><id>tag:orsa.example,2026:17</id><title type="html">Ferry to &lt;em&gt;sail&lt;/em&gt; again</title>
<link rel="enclosure" href="/ferry.mp3"/><link rel="alternate" href="ferry"/>
<author><name>Mila Dren</name></author>
<published>2026-03-02T23:30:00-05:00</published><updated>2026-03-09T10:00:00Z</updated>
<summary>Short.</summary>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">{BODY}</div></content></entry></feed>"""

FERRY = Entry(
    key="tag:orsa.example,2026:17",
    link="https://orsapost.example/ferry",
    title="Ferry to sail again",
    authors=("Mila Dren",),
    published="2026-03-02",
    content=BODY,
    outlet="The Orsa Post",
)


def read(feed: str | bytes, source: str = "feed.xml") -> list[Entry]:
    data = feed.encode() if isinstance(feed, str) else feed
    return list(feeds.entries(Original(data, source, None, datetime.now(UTC))))


def rss(*items: str, channel: str = "") -> str:
    return f'<rss version="2.0"><channel>{channel}{"".join(items)}</channel></rss>'


@pytest.mark.parametrize("feed", [RSS, RDF, ATOM], ids=["RSS", "RDF", "Atom"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "iso-8859-15"])
def test_an_entry(feed: str, encoding: str) -> None:
    if encoding.startswith("iso"):
        feed = feed.replace("“", "").replace("”", "")
    declared = f'encoding="{encoding.removesuffix("-sig")}"'
    _, rest = feed.split("\n", 1)
    data = f'<?xml version="1.0" {declared}?>\n{rest}'.encode(encoding)
    assert is_feed(data)
    (entry,) = read(data)
    assert WORDS in entry.content
    assert entry.content.count("<p") >= 2
    shown = Entry(**{name: getattr(entry, name) for name in Entry.__slots__} | {"content": BODY})
    assert shown == FERRY


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("<pubDate>Mon, 02 Mar 2026 23:30:00 -0500</pubDate>", "2026-03-02"),
        ("<pubDate>Tue, 03 Mar 2026 00:10:00 +0800</pubDate>", "2026-03-03"),
        ("<pubDate>02 Mar 2026 10:00 GMT</pubDate>", "2026-03-02"),
        ("<pubDate>Mon, 02 Mar 26 10:00:00 EST</pubDate>", "2026-03-02"),
        ("<pubDate>2026-03-02</pubDate>", "2026-03-02"),
        ("<pubDate>2026-03</pubDate>", "2026-03"),
        ("<pubDate>2026-03-02 10:00:00</pubDate>", "2026-03-02"),
        ('<d:date xmlns:d="http://purl.org/dc/elements/1.1/">2026-03-02T10:00Z</d:date>', "2026-03-02"),
        ("<pubDate>2026-13-45</pubDate>", None),
        ("<pubDate>Mon, 99 Mar 2026 10:00:00 GMT</pubDate>", None),
        ("<pubDate>tomorrow</pubDate>", None),
        ("<pubDate></pubDate>", None),
        ("<pubDate>" + "9" * 10_000 + "</pubDate>", None),
        ("", None),
    ],
)
def test_days(written: str, day: str | None) -> None:
    (entry,) = read(rss(f"<item><title>Ferry</title>{written}</item>"))
    assert entry.published == day


@pytest.mark.parametrize(
    ("link", "source", "channel", "expected"),
    [
        ("https://a.example/x?a=1&amp;b=2", "feed.xml", "", "https://a.example/x?a=1&b=2"),
        ("/x", "https://a.example/feeds/all.xml", "", "https://a.example/x"),
        (
            "x",
            "https://a.example/feeds/all.xml",
            "<link>https://b.example/</link>",
            "https://a.example/feeds/x",
        ),
        ("/x", "feed.xml", "<link>https://b.example/news/</link>", "https://b.example/x"),
        ("/x", "feed.xml", "", None),
        ("//b.example/x", "https://a.example/", "", "https://b.example/x"),
        ("\n https://a.example/x \n", "feed.xml", "", "https://a.example/x"),
        ("javascript:alert(1)", "https://a.example/", "", None),
        ("file:///etc/passwd", "https://a.example/", "", None),
        ("mailto:desk@a.example", "https://a.example/", "", None),
        ("https://[a.example/x", "https://a.example/", "", None),
        ("", "https://a.example/", "", None),
    ],
)
def test_links(link: str, source: str, channel: str, expected: str | None) -> None:
    (entry,) = read(rss(f"<item><title>Ferry</title><link>{link}</link></item>", channel=channel), source)
    assert entry.link == expected


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("Ferry &amp; quay", "Ferry & quay"),
        ("Ferry &amp;amp; quay", "Ferry & quay"),
        ("<![CDATA[Ferry & <b>quay</b>]]>", "Ferry & quay"),
        ("  Ferry\n and\tquay ", "Ferry and quay"),
        ("3 &lt; 4, says master", "3 < 4, says master"),
        ("x" * 5000, None),
        ("", None),
    ],
)
def test_titles(written: str, title: str | None) -> None:
    (entry,) = read(rss(f"<item><title>{written}</title><link>https://a.example/x</link></item>"))
    assert entry.title == title


@pytest.mark.parametrize(
    "key", ["<guid>17</guid>", "<link>https://a.example/x</link>", "<title>Ferry</title>"]
)
def test_an_entry_keeps_its_key_when_others_come(key: str) -> None:
    old = rss(f"<item>{key}</item>")
    new = rss(f"<item><title>Newer</title></item><item>{key}</item>")
    assert read(old)[0].key == read(new)[1].key != ""


def test_text_without_markup_becomes_paragraphs() -> None:
    (entry,) = read(rss("<item><description>The master said:\n\nno ferry.</description></item>"))
    assert entry.content == "<p>The master said:</p><p>no ferry.</p>"


@pytest.mark.parametrize(
    ("written", "authors"),
    [
        ("<author>desk@orsapost.example (Mila Dren)</author>", ("Mila Dren",)),
        ("<author>Mila Dren &lt;desk@orsapost.press&gt;</author>", ("Mila Dren",)),
        ("<author>desk@orsapost.example</author>", ()),
        ("<author>Mila Dren</author>", ("Mila Dren",)),
        ("<d:creator>Mila Dren</d:creator><d:creator>Ivo Karst</d:creator>", ("Mila Dren", "Ivo Karst")),
        ("<d:creator>Mila Dren</d:creator><d:creator>Mila Dren</d:creator>", ("Mila Dren",)),
        ("<a:author><a:name>Mila Dren</a:name><a:email>m@orsa.press</a:email></a:author>", ("Mila Dren",)),
        ("<author>@@ ((</author>", None),
        ("<author></author>", ()),
    ],
)
def test_authors(written: str, authors: tuple[str, ...] | None) -> None:
    spaces = 'xmlns:d="http://purl.org/dc/elements/1.1/" xmlns:a="http://www.w3.org/2005/Atom"'
    (entry,) = read(rss(f"<item {spaces}><title>Ferry</title>{written}</item>"))
    assert authors is None or entry.authors == authors


@pytest.mark.parametrize(
    ("written", "content"),
    [
        ("The master said: &lt;p&gt;no ferry", "The master said: <p>no ferry"),
        ("AT&amp;amp;T", "<p>AT&amp;T</p>"),
        ("<![CDATA[<p>AT&amp;T & more</p>]]>", "<p>AT&amp;T & more</p>"),
        ("", ""),
    ],
)
def test_contents(written: str, content: str) -> None:
    assert read(rss(f"<item><description>{written}</description></item>"))[0].content == content


def test_an_ampersand_in_a_link() -> None:
    for link in ("https://a.example/x?a=1&b=2", "<![CDATA[https://a.example/x?a=1&b=2]]>"):
        assert read(rss(f"<item><link>{link}</link></item>"))[0].link == "https://a.example/x?a=1&b=2"


def test_a_page_of_an_entry_is_always_the_same() -> None:
    assert read(RSS)[0].as_page() == read(RSS)[0].as_page()
    assert BODY.encode() in read(RSS)[0].as_page()


def test_a_title_does_not_get_out_of_its_element() -> None:
    entry = read(rss("<item><title>&lt;/title&gt;&lt;script&gt;1 &lt; 2&lt;/script&gt;</title></item>"))[0]
    assert b"<script" not in entry.as_page()


@pytest.mark.parametrize(
    ("feed", "titles"),
    [
        (rss(), []),
        ('<feed xmlns="http://www.w3.org/2005/Atom"/>', []),
        (rss("<item><title>AT&T says</title></item><item><title>two</title>"), ["AT&T says", "two"]),
        (rss("<item><title>one</title></item>")[:-20], ["one"]),
        (rss("<item><title>one<p>two</title></item>"), ["onetwo"]),
        (rss("<item><title>caf\xe9</title></item>").encode("latin-1"), ["café"]),
        (rss("<item><title>a\x00b\x01c</title></item>"), ["ab\x01c"]),
        (rss("<item/>" * 3), [None] * 3),
    ],
)
def test_feeds_with_faults(feed: str | bytes, titles: list[str | None]) -> None:
    found = [entry.title for entry in read(feed)]
    assert [title and title.replace("\ufffd", "") for title in found] == titles


@pytest.mark.parametrize(
    "data", [b"", b"words", b"<html><p>no feed</p></html>", b"{}", b"\x00\xff" * 100, b"%PDF-1.7", b"<opml/>"]
)
def test_what_is_no_feed(data: bytes) -> None:
    assert not is_feed(data)
    with pytest.raises(FeedError, match="neither RSS nor Atom"):
        read(data)


@pytest.mark.parametrize(
    "data",
    [
        b'<rss version="2.0">',
        b"\n\n <rss>",
        b"<!-- c --><!-- d --><?xml-stylesheet href='a.xsl'?><feed xmlns='x'>",
        b'<?xml version="1.0"?><!DOCTYPE rss PUBLIC "-//N//DTD RSS 0.91//EN" "http://a.example/rss.dtd"><rss>',
        b'<!DOCTYPE rss [<!ENTITY a "<b>">]><rss>',
        b"<rdf:RDF xmlns:rdf='x'>",
        b"<RDF xmlns='x'>",
        "<?xml version='1.0' encoding='utf-16'?><rss>".encode("utf-16-le"),
        "\ufeff<rss>".encode(),
    ],
)
def test_how_feeds_begin(data: bytes) -> None:
    assert is_feed(data)


@pytest.mark.parametrize(
    "data",
    [b"<feedback>", b"<rss", b"the <rss>", b"<html><rss>", b"<!-- <rss>", b"<!DOCTYPE " * 2000, b"<?" * 8000,
     b"<!---->" * 3000, b"<!-- " * 4000, b"<!DOCTYPE a [" * 2000, b" " * 20_000],
)  # fmt: skip
def test_what_does_not_begin_so(data: bytes) -> None:
    started = time.monotonic()
    assert not is_feed(data)
    assert time.monotonic() - started < 0.5


@given(st.binary(max_size=200))
def test_any_bytes_can_be_looked_at(data: bytes) -> None:
    is_feed(data)


BOMB = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
QUADRATIC = '<!ENTITY e "' + "a" * 100_000 + '">'


@pytest.mark.parametrize(
    "feed",
    [
        f'<!DOCTYPE rss [<!ENTITY e0 "ha">{BOMB}]>' + rss("<item><title>&e11;</title></item>"),
        f"<!DOCTYPE rss [{QUADRATIC}]>" + rss(f"<item><title>{'&e;' * 20_000}</title></item>"),
        rss("<a>" * 20_000),
        rss("<item><description>" + "&lt;div&gt;" * 50_000 + "</description></item>"),
        rss("<item " + "".join(f'a{n}="" ' for n in range(5_000)) + "/>"),
        rss("<item><title>" + "<![CDATA[" * 50_000 + "</title></item>"),
        rss("&" * 500_000),
        rss("<item><title>" + "<" * 200_000 + "</title></item>"),
        rss("<item><pubDate>" + "1 " * 500_000 + "</pubDate></item>"),
        "<rss><!--" + "-" * 1_000_000,
        "<rss><!DOCTYPE" * 50_000,
        "<?xml version='1.0' encoding='" + "x" * 100_000 + "'?><rss/>",
    ],
    ids=["laughs", "quadratic", "deep", "deep markup", "attributes", "sections", "ampersands", "brackets",
         "date", "comment", "doctypes", "encoding"],
)  # fmt: skip
def test_hostile_feeds_cost_little(feed: str) -> None:
    """Whatever comes of it, an answer or a refusal, it comes soon, and the next feed is read as ever."""
    started = time.monotonic()
    with suppress(FeedError, ParserError, TooLargeError):
        entries = read(feed)
        assert sum(len(entry.content) + len(entry.title or "") for entry in entries) < 10_000_000
    assert time.monotonic() - started < 20
    assert read(RSS)[0].link == FERRY.link


def test_a_feed_that_takes_too_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(feeds, "_SECONDS", 1.0)
    feed = rss("<item " + "".join(f'a{n}="" ' for n in range(100_000)) + "/>")
    with pytest.raises(ParserError, match="no answer after 1 seconds"):
        read(feed)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names there")
def test_nothing_outside_is_opened(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("hunter2")
    pipe = tmp_path / "pipe"  # whoever opened it would hang
    os.mkfifo(pipe)
    for address in (f"file://{secret}", str(secret), str(pipe), "http://127.0.0.1:1/a.dtd"):
        feed = f'<!DOCTYPE rss SYSTEM "{address}" [<!ENTITY x SYSTEM "{address}">]>' + rss(
            "<item><title>a &x; b</title></item>"
        )
        assert "hunter2" not in str(read(feed))
        assert read(feed)


def test_ten_thousand_entries() -> None:
    many = "".join(
        f"<item><title>Ferry {n}</title><link>https://a.example/{n}</link></item>" for n in range(10_000)
    )
    entries = read(rss(many))
    assert len({entry.link for entry in entries}) == 10_000
    assert entries[-1].title == "Ferry 9999"
