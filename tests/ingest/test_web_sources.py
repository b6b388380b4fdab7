from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.ingest.pages import ARTICLE, make_page
from tests.ingest.websites import TERMS, Route, Site, fetcher
from whosays.ingest import collect
from whosays.ingest.collected import Deferred
from whosays.ingest.web import Terms, Web
from whosays.model import Account, FailedReading, Metadata, Original

NAME = "orsapost.example"
HOME = f"http://{NAME}"
HTML = {"Content-Type": "text/html; charset=utf-8"}
XML = {"Content-Type": "application/rss+xml"}
ROOMY = replace(TERMS, most_bytes=5_000_000)
UNTOLD = Metadata()


def page(title: str) -> Route:
    return 200, HTML, make_page(title=title).encode()


def feed(*items: str) -> bytes:
    return (
        "<?xml version='1.0'?><rss version='2.0'><channel><title>The Orsa Post</title>"
        f"<link>{HOME}/</link>{''.join(items)}</channel></rss>"
    ).encode()


def item(link: str, title: str = "Ferry", rest: str = "") -> str:
    return f"<item><title>{title}</title><link>{link}</link>{rest}</item>"


def a_file(data: bytes) -> Original:
    return Original(data, "feed.xml", None, datetime(2026, 3, 5, tzinfo=UTC))


@pytest.fixture
def site() -> Iterator[Site]:
    with Site({"/1": page("One"), "/2": page("Two"), "/3": page("Three")}) as started:
        yield started


def web(site: Site, *, terms: Terms = ROOMY, offline: bool = False) -> Web:
    return Web(fetcher({NAME: site.place}, terms=terms, offline=offline))


def loaded(deferred: Deferred) -> Account:
    account = deferred.load().account
    assert isinstance(account, Account), account
    return account


def failure(deferred: Deferred) -> str:
    reading = deferred.load().account
    assert isinstance(reading, FailedReading)
    return reading.failure.kind


def test_a_page(site: Site) -> None:
    site.routes["/old"] = (301, {"Location": "/1"}, b"")
    (found,) = web(site).fetch(f"{HOME}/old", Metadata(outlet="Post"))
    assert isinstance(found.original, Original)
    assert found.source == found.original.source == f"{HOME}/1"
    assert found.id == found.original.id
    account = loaded(found)
    assert ARTICLE[0] in account.text
    assert account.metadata.url == f"{HOME}/1"  # not what the page calls itself
    assert (account.metadata.outlet, account.metadata.title) == ("Post", "One")


def test_the_users_address_for_it_goes_before(site: Site) -> None:
    (found,) = web(site).fetch(f"{HOME}/1", Metadata(url="https://told.example/"))
    assert loaded(found).metadata.url == "https://told.example/"


def test_the_same_address_with_new_bytes_is_another_original(site: Site) -> None:
    reading = web(site)
    (old,) = reading.fetch(f"{HOME}/1", UNTOLD)
    (again,) = reading.fetch(f"{HOME}/1", UNTOLD)
    site.routes["/1"] = page("One, corrected")
    (new,) = reading.fetch(f"{HOME}/1", UNTOLD)
    assert old.id == again.id != new.id
    assert old.source == new.source


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        (f"{HOME}/none", "http"),
        ("http://nobody.example/", "network"),
        (f"http://user:word@{NAME}/1", "address"),
        ("http://", "address"),
    ],
)
def test_what_cannot_be_fetched_is_told(site: Site, address: str, kind: str) -> None:
    (found,) = web(site).fetch(address, UNTOLD)
    assert (found.source, found.id, failure(found)) == (address, None, kind)


@pytest.mark.parametrize(
    "media_type", ["application/rss+xml", "text/xml", "text/html", "application/octet-stream"]
)
def test_a_feed_is_followed(site: Site, media_type: str) -> None:
    data = feed(
        item("/1", rest="<pubDate>Mon, 02 Mar 2026 23:30:00 -0500</pubDate>"),
        item(f"{HOME}/2"),
        item("/none"),
        item("http://nobody.example/x"),
        item("3"),
    )
    site.routes["/feed.xml"] = (200, {"Content-Type": media_type}, data)
    found = list(web(site).fetch(f"{HOME}/feed.xml", Metadata(outlet="Post")))
    assert [one.source for one in found] == [
        *(f"{HOME}/{name}" for name in ("1", "2", "none")),
        "http://nobody.example/x",
        f"{HOME}/3",
    ]
    assert [failure(one) for one in found[2:4]] == ["http", "network"]
    accounts = [loaded(found[place]) for place in (0, 1, 4)]
    assert [account.metadata.title for account in accounts] == ["One", "Two", "Three"]
    assert accounts[0].metadata.published == "2026-03-02"  # the feed's day, not the page's
    assert {account.metadata.outlet for account in accounts} == {"Post"}


def test_entries_are_fetched_one_by_one(site: Site) -> None:
    site.routes["/feed.xml"] = (200, XML, feed(item("/1"), item("/2"), item("/3")))
    found = web(site).fetch(f"{HOME}/feed.xml", UNTOLD)
    next(found)
    assert site.asked[-1] == "/1"
    next(found)
    assert site.asked[-1] == "/2"


def test_feeds_that_lead_to_feeds_end(site: Site) -> None:
    site.routes["/a.xml"] = (200, XML, feed(item("/a.xml"), item("/b.xml"), item("/1"), item("/1")))
    site.routes["/b.xml"] = (200, XML, feed(item("/a.xml")))
    found = list(web(site).fetch(f"{HOME}/a.xml", UNTOLD))
    assert [one.source for one in found] == [f"{HOME}/b.xml", f"{HOME}/1"]
    assert failure(found[0]) == "feed"


def test_an_entry_without_an_article_stands_for_itself(site: Site) -> None:
    body = f"<description>{ARTICLE[0]} {ARTICLE[1]}</description>"
    site.routes["/feed.xml"] = (
        200,
        XML,
        feed(item("", "No link", body), item("javascript:alert(1)", "No web address", body)),
    )
    found = list(web(site).fetch(f"{HOME}/feed.xml", UNTOLD))
    assert [loaded(one).metadata.title for one in found] == ["No link", "No web address"]
    assert found[0].source == f"{HOME}/feed.xml#No link"


def test_a_feed_at_hand_is_followed(site: Site) -> None:
    found = list(web(site).follow(a_file(feed(item("/1"), item("/2"))), UNTOLD))
    assert [loaded(one).metadata.title for one in found] == ["One", "Two"]


def test_offline_entries_stand_for_themselves(site: Site) -> None:
    rest = (
        "<guid>orsa-17</guid><author>desk@orsapost.example (Mila Dren)</author>"
        "<pubDate>Mon, 02 Mar 2026 10:00:00 GMT</pubDate>"
        f"<description><![CDATA[<p>{ARTICLE[0]}</p><p>{ARTICLE[1]}</p>]]></description>"
    )
    at_hand = a_file(feed(item("/1", "Ferry &amp; quay", rest), item("/2", "Only a title")))
    reading = web(site, offline=True)
    found, bare = reading.follow(at_hand, UNTOLD)
    assert not site.asked
    assert isinstance(found.original, Original)
    assert found.source == found.original.source == "feed.xml#orsa-17"
    assert found.original.retrieved == at_hand.retrieved
    account = loaded(found)
    assert account.text == "\n\n".join(["Ferry & quay", *ARTICLE[:2]])
    assert account.metadata == Metadata(
        "Ferry & quay", "The Orsa Post", ("Mila Dren",), "2026-03-02", f"{HOME}/1"
    )
    assert failure(bare) == "no_article"
    again, _ = reading.follow(at_hand, UNTOLD)
    assert again.id == found.id


def test_offline_an_address_is_a_failure(site: Site) -> None:
    (found,) = web(site, offline=True).fetch(f"{HOME}/1", UNTOLD)
    assert failure(found) == "offline"
    assert not site.asked


@pytest.mark.parametrize("data", [b"<rss", b"<rss version='2.0'><channel>", b"<feed xmlns='x'/>"])
def test_feeds_without_entries(site: Site, data: bytes) -> None:
    found = list(web(site).follow(a_file(data), UNTOLD))
    assert [failure(one) for one in found] in ([], ["feed"])


def test_ports_of_a_feed(site: Site) -> None:
    """The user's port is open to what a feed there leads to; one that only a feed names is not."""
    site.routes["/feed.xml"] = (200, XML, feed(item(f"{HOME}:8080/1"), item(f"{HOME}:8081/2")))
    reading = web(site)
    found = list(reading.fetch(f"{HOME}:8080/feed.xml", UNTOLD))
    assert [one.id is None for one in found] == [False, True]
    assert failure(found[1]) == "forbidden_address"
    closed = reading.follow(a_file(feed(item(f"{HOME}:8080/1"))), UNTOLD)
    assert [failure(one) for one in closed] == ["forbidden_address"]


def test_a_long_feed_is_not_fetched_ahead(site: Site) -> None:
    site.routes["/feed.xml"] = (200, XML, feed(*(item(f"/{number}") for number in range(500))))
    found = web(site).fetch(f"{HOME}/feed.xml", UNTOLD)
    for place in range(20):
        assert next(found).source == f"{HOME}/{place}"
    assert len(site.asked) == 22


@pytest.mark.parametrize("offline", [False, True])
def test_collecting(site: Site, tmp_path: Path, offline: bool) -> None:
    site.routes["/feed.xml"] = (200, XML, feed(item("/3")))
    at_hand = tmp_path / "feed.xml"
    at_hand.write_bytes(feed(item("/1", rest=f"<description>{ARTICLE[0]}</description>")))
    sources = [f"{HOME}/feed.xml", str(at_hand), f"{HOME}/2"]
    found = list(collect(sources, None, web=web(site, offline=offline)))
    if offline:
        assert [one.source for one in found] == [sources[0], f"{at_hand}#{HOME}/1", sources[2]]
        assert [failure(found[0]), loaded(found[1]).metadata.title, failure(found[2])] == [
            "offline",
            "Ferry",
            "offline",
        ]
        assert not site.asked
    else:
        assert [loaded(one).metadata.title for one in found] == ["Three", "One", "Two"]
