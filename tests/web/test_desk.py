"""The desk: what is given is read, compared, kept or discarded, within limits."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from starlette.testclient import TestClient

from tests.ingest.documents import docx, message, pdf
from tests.ingest.websites import Site, fetcher
from tests.web.giving import JSON, PORT, TERN, done, form, give, post, server, visiting
from whosays.export.schema import comparison_schema
from whosays.extract import Reader
from whosays.model import Account, FailedReading, Reading
from whosays.store import Library
from whosays.web import Limits
from whosays.web.guard.people import People
from whosays.web.guard.roles import Role
from whosays.web.tools import Tools
from whosays.web.twins import DESK, START


@pytest.fixture
def client(tmp_path: Path) -> Iterator[TestClient]:
    with visiting(tmp_path / "library.sqlite") as made:
        yield made


def states(job: dict[str, Any]) -> list[tuple[str, str]]:
    return [(one["source"], one["state"]) for one in job["accounts"]]


def test_what_is_pasted_is_compared(client: TestClient) -> None:
    told: dict[str, Any] = {
        "outlet": ["Port of Osk", ""],
        "published": ["2031-05-05", ""],
        "url": ["", "https://tern.example/a"],
    }
    job = done(client, give(client, PORT, TERN, **told))
    jsonschema.validate(job, DESK)
    jsonschema.validate(job["comparison"], comparison_schema())
    assert states(job) == [("pasted text 1", "read"), ("pasted text 2", "read")]
    first, second = sorted(job["comparison"]["accounts"], key=lambda one: one["path"])
    assert (first["outlet"], first["published"]) == ("Port of Osk", "2031-05-05")
    assert (second["outlet"], second["url"]) == (None, "https://tern.example/a")
    page = client.get(f"/desk/{job['id']}").text
    for words in ("Ines Okoro", "What differs", "Keep", "30", "12"):
        assert words in page
    start = client.get("/", headers=JSON).json()
    jsonschema.validate(start, START)
    assert [one["id"] for one in start["desks"]] == [job["id"]]
    assert f"/desk/{job['id']}" in client.get("/").text


def test_files_of_every_kind_are_read(client: TestClient) -> None:
    files = [
        ("port.txt", PORT.encode()),
        ("tern.html", f"<html><body><article><p>{TERN}</p></article></body></html>".encode()),
        ("a.pdf", pdf([[TERN.replace("two", "three").split("\n")[0]] * 3])),
        ("a.docx", docx()),
        ("a.eml", message(TERN.encode())),
        ("rows.csv", f'text,outlet\n"{PORT} Rain fell.",Courier\n'.encode()),
    ]
    job = done(client, give(client, files=files))
    assert [state for _, state in states(job)] == ["read"] * 6, job["accounts"]
    assert len(job["comparison"]["accounts"]) == 6


def test_what_cannot_be_read_says_why_and_the_others_are_compared(client: TestClient) -> None:
    bad = [
        ("empty.txt", b"", "empty"),
        ("picture.png", b"\x89PNG\r\n\x1a\n" + b"x" * 99, "binary"),
        ("cut.pdf", b"%PDF-1.7 and no more", "damaged"),
        ("noise.bin", bytes(range(256)) * 8, "binary"),
        ("old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"0" * 600, "binary"),
        ("zip.zip", b"PK\x03\x04" + b"0" * 99, "binary"),
        ("rows.csv", b"a,b\n1,2\n", "damaged"),
        ("<img src=x onerror=alert(1)>.txt", b"   ", "empty"),
    ]
    job = done(client, give(client, PORT, TERN, files=[(name, content) for name, content, _ in bad]))
    failed = [one for one in job["accounts"] if one["state"] == "failed"]
    assert [(one["source"], one["failure"]["kind"]) for one in failed] == [
        (name, kind) for name, _, kind in bad
    ]
    assert all(one["failure"]["message"] for one in failed)
    assert len(job["comparison"]["accounts"]) == 2
    page = client.get(f"/desk/{job['id']}").text
    assert "8 not read" in page
    assert "<img" not in page


def test_nothing_that_can_be_read(client: TestClient) -> None:
    job = done(client, give(client, files=[("empty.txt", b"")]))
    assert job["comparison"] is None
    assert "None of what was given could be read" in client.get(f"/desk/{job['id']}").text
    assert post(client, f"/desk/{job['id']}/keep").status_code == 409
    assert client.get(f"/desk/{job['id']}/page").status_code == 409


def test_one_account_shows_what_it_says(client: TestClient) -> None:
    job = done(client, give(client, PORT))
    page = client.get(f"/desk/{job['id']}").text
    assert "this is one" in page
    assert "Ines Okoro" in page
    assert client.get(post(client, f"/desk/{job['id']}/keep").headers["location"]).status_code == 200


def test_the_same_words_count_once(client: TestClient) -> None:
    job = done(client, give(client, PORT, PORT.replace("\n", "\r\n"), TERN))
    assert [state for _, state in states(job)] == ["read", "twice", "read"]
    assert len(job["comparison"]["accounts"]) == 2


def test_another_language_is_held_and_not_understood(client: TestClient) -> None:
    words = (
        "Der Hafen von Osk hat am Montag den Nordkai geschlossen, sagte die Hafenmeisterin. Niemand starb. "
        * 3
    )
    job = done(client, give(client, PORT, TERN, words))
    assert job["accounts"][2]["failure"]["kind"] == "language"
    assert len(job["comparison"]["accounts"]) == 3
    stands = {cell["stand"] for claim in job["comparison"]["claims"] for cell in claim["coverage"]}
    assert "not_held" in stands


@pytest.mark.parametrize(
    ("told", "fault"),
    [
        ({}, "Nothing was given"),
        ({"text": PORT, "published": "yesterday"}, "is not a date"),
        ({"text": PORT, "url": "javascript:alert(1)"}, "is not a web address"),
        ({"text": PORT, "title": "x" * 5000}, "too long"),
        ({"text": PORT, "addresses": "ftp://courier.example/a"}, "is no address of the web"),
        ({"text": PORT, "addresses": "https://ada:secret@courier.example/"}, "a password in an address"),
        ({"text": PORT, "addresses": "\n".join(f"https://a{n}.example/" for n in range(60))}, "40 at once"),
    ],
)
def test_what_makes_no_sense_is_said_and_nothing_lost(
    client: TestClient, told: dict[str, str], fault: str
) -> None:
    answer = post(client, "/desk", **told)
    assert answer.status_code == 422
    assert fault in answer.text
    if "text" in told:
        assert "We closed it within an hour" in answer.text
    problem = client.post("/desk", data={"form": form(client), **told}, headers=JSON)
    assert (problem.status_code, problem.headers["content-type"]) == (422, "application/problem+json")
    assert not server(client).desk.recent(server(client).owner)


def test_a_comparison_has_an_end(tmp_path: Path) -> None:
    limits = Limits(documents=3, document=1 << 20, body=2 << 20, desks_a_minute=6000)
    with visiting(tmp_path / "library.sqlite", limits) as client:
        rows = "text\n" + "".join(f'"Ines Okoro said {number} boats were moved."\n' for number in range(9))
        job = done(client, give(client, files=[("rows.csv", rows.encode())]))
        assert [state for _, state in states(job)] == ["read", "read", "read", "failed"]
        assert "3 documents at once" in job["accounts"][3]["failure"]["message"]
        large = PORT.encode() * 6000
        job = done(client, give(client, PORT, files=[("large.txt", large)]))
        assert [state for _, state in states(job)] == ["read", "failed"]
        assert "more than 1 MiB" in job["accounts"][1]["failure"]["message"]
        assert give(client, files=[("huge.txt", large * 3)]).status_code == 413


def test_kept_accounts_are_a_story_of_the_library(client: TestClient, tmp_path: Path) -> None:
    place = tmp_path / "library.sqlite"
    job = done(client, give(client, PORT, TERN, published=["2031-05-05", "2031-05-06"]))
    assert not place.exists()
    answer = post(client, f"/desk/{job['id']}/keep")
    assert answer.headers["location"].startswith("/story/")
    page = client.get(answer.headers["location"]).text
    assert "2 accounts" in page
    assert "Ines Okoro" in page
    with Library.open(place, create=False) as library, library.view() as view:
        assert list(library.verify()) == []
        (story,) = view.stories()
        assert sorted(story.accounts) == sorted(one["account"] for one in job["accounts"])
        assert view.original(story.accounts[0]).data == PORT.encode()
        assert not view.unidentified(1)
    again = post(client, f"/desk/{job['id']}/keep")
    assert again.headers["location"] == f"/story/{story.id}"
    assert client.get(f"/desk/{job['id']}", headers=JSON).json()["kept"] == [story.id]
    assert f'href="/story/{story.id}"' in client.get(f"/desk/{job['id']}").text


def test_a_library_that_cannot_be_written_is_told(client: TestClient, tmp_path: Path) -> None:
    job = done(client, give(client, PORT, TERN))
    (tmp_path / "library.sqlite").write_bytes(b"something else")
    answer = post(client, f"/desk/{job['id']}/keep")
    assert answer.status_code == 503
    assert client.get(f"/desk/{job['id']}").status_code == 200


def test_discarded_it_is_gone(client: TestClient) -> None:
    job = done(client, give(client, PORT, TERN))
    assert post(client, f"/desk/{job['id']}/discard").headers["location"] == "/"
    for path in ("", "/page"):
        assert client.get(f"/desk/{job['id']}{path}").status_code == 404
    assert "no longer held" in client.get(f"/desk/{job['id']}").text


class Slow(Reader):
    """The shipped reader, that waits before each account until it may go on."""

    def __init__(self) -> None:
        super().__init__()
        self.go_on = threading.Event()

    def read_many(self, accounts: Iterable[Account | FailedReading]) -> Iterator[Reading | FailedReading]:
        self.go_on.wait(20)
        return super().read_many(accounts)


def test_so_many_wait_and_no_more(tmp_path: Path) -> None:
    slow = Slow()
    limits = Limits(waiting=2, desks_a_minute=6000)
    with visiting(tmp_path / "library.sqlite", limits, Tools(make_reader=lambda: slow)) as client:
        answers = [give(client, f"{number} {PORT}") for number in range(6)]
        codes = [answer.status_code for answer in answers]
        assert codes == [303, 303, 503, 503, 503, 503]
        page = client.get(answers[0].headers["location"]).text
        assert 'http-equiv="refresh"' in page
        assert "You can leave this page" in page
        waiting = server(client).desk.get(answers[1].headers["location"].rpartition("/")[2])
        assert waiting is not None
        assert post(client, f"{answers[1].headers['location']}/discard").status_code == 303
        assert not waiting.size  # what stands in the line holds nothing any more
        slow.go_on.set()
        assert done(client, answers[0])["stage"] == "done"
        assert client.get(answers[1].headers["location"]).status_code == 404


class Broken(Reader):
    """A reader that breaks, and quotes what it broke on."""

    def read_many(self, accounts: Iterable[Account | FailedReading]) -> Iterator[Reading | FailedReading]:
        raise RuntimeError(next(account.text for account in accounts if isinstance(account, Account)))


def test_what_breaks_is_told_and_the_log_has_no_words_of_it(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with visiting(tmp_path / "library.sqlite", Limits(), Tools(make_reader=Broken)) as client:
        job = done(client, give(client, PORT, TERN))
        assert "the log of the server has more" in job["trouble"]
    assert "RuntimeError" in caplog.text
    assert "read_many" in caplog.text
    assert PORT[:40] not in caplog.text


def test_a_long_text_is_pasted(tmp_path: Path) -> None:
    """As long as a document may be, and as the browser sends it: one field of a form of parts."""
    slow, limits = Slow(), Limits(document=3 << 20)
    with visiting(tmp_path / "library.sqlite", limits, Tools(make_reader=lambda: slow)) as client:
        answer = give(client, "é" * (3 << 19), "é" * ((3 << 19) + 1))
        job = server(client).desk.get(answer.headers["location"].removeprefix("/desk/"))
        assert [len(one.words) for one in job.given] == [3 << 19, (3 << 19) + 1]
        job.given = job.given[1:]  # the other would take its time
        slow.go_on.set()
        entry = done(client, answer)["accounts"][-1]
        assert entry["failure"] == {"kind": "too_large", "message": "more than 3 MiB: split it"}


def test_only_so_many_are_held_and_who_has_most_gives_way(tmp_path: Path) -> None:
    with visiting(tmp_path / "library.sqlite", Limits(desks=3, desks_a_minute=6000)) as client:
        desk = server(client).desk
        other = done(client, give(client, PORT))
        desk.get(other["id"]).owner = "somebody else"
        mine = [done(client, give(client, f"{PORT}{number}"))["id"] for number in range(4)]
        held = [one for one in mine if desk.get(one)]
        assert held == mine[-2:]
        assert desk.get(other["id"]) is not None
        assert [job.id for job in desk.recent(server(client).owner)] == held[::-1]


def test_too_often_is_told(tmp_path: Path) -> None:
    with visiting(tmp_path / "library.sqlite", Limits(desks_a_minute=6)) as client:
        codes = [give(client, PORT).status_code for _ in range(4)]
        assert codes == [303, 303, 429, 429]


ARTICLE = "<html><head><title>%s</title></head><body><article><p>%s</p></article></body></html>"
HTML = {"Content-Type": "text/html; charset=utf-8"}


@pytest.fixture
def site() -> Iterator[Site]:
    feed = (
        '<rss version="2.0"><channel><title>Courier</title><item><title>Pier</title>'
        f"<link>http://elsewhere.example/a</link><description>{TERN}</description></item></channel></rss>"
    )
    routes = {
        "/a": (200, HTML, (ARTICLE % ("Pier shut", TERN)).encode()),
        "/on": (302, {"Location": "http://elsewhere.example/a"}, b""),
        "/www": (302, {"Location": "http://www.courier.example/a"}, b""),
        "/feed": (200, {"Content-Type": "application/rss+xml"}, feed.encode()),
    }
    with Site(routes) as made:
        yield made


@pytest.fixture
def online(tmp_path: Path, site: Site) -> Iterator[TestClient]:
    names = ("courier.example", "www.courier.example", "elsewhere.example")
    fetching = fetcher(dict.fromkeys(names, site.place))
    tools = Tools(make_fetcher=lambda terms: fetching)
    with visiting(tmp_path / "library.sqlite", tools=tools) as made:
        yield made


def test_a_host_is_asked_when_that_is_allowed(online: TestClient, site: Site) -> None:
    job = done(online, give(online, PORT, addresses="http://courier.example/a\n\n"))
    assert (job["stage"], job["hosts"]) == ("asking", ["courier.example"])
    page = online.get(f"/desk/{job['id']}").text
    assert "May this host be asked?" in page
    assert "courier.example" in page
    assert site.asked == []
    job = done(online, post(online, f"/desk/{job['id']}/hosts", ask="true"))
    assert states(job) == [("pasted text 1", "read"), ("http://courier.example/a", "read")]
    assert "/a" in site.asked


def test_or_not(online: TestClient, site: Site) -> None:
    job = done(online, give(online, PORT, TERN, addresses="http://courier.example/a"))
    job = done(online, post(online, f"/desk/{job['id']}/hosts", ask="false"))
    assert [source for source, _ in states(job)] == ["pasted text 1", "pasted text 2"]
    assert site.asked == []


def test_no_other_host_is_asked_wherever_a_page_leads(online: TestClient, site: Site) -> None:
    given = "\n".join(f"http://courier.example/{path}" for path in ("on", "www", "feed"))
    job = done(online, give(online, PORT, addresses=given))
    job = done(online, post(online, f"/desk/{job['id']}/hosts", ask="true"))
    on, www, feed = job["accounts"][1:]
    assert on["failure"]["kind"] == "forbidden_address"
    assert "elsewhere.example" in on["failure"]["message"]
    assert www["state"] == "read"
    assert feed["source"].startswith("http://courier.example/feed#")
    assert not any("elsewhere" in headers["host"] for headers in site.headers)


def test_private_networks_are_not_asked(client: TestClient) -> None:
    addresses = "http://127.0.0.1:1/\nhttp://169.254.169.254/latest\nhttp://[::1]/\nhttp://localhost/"
    job = done(client, give(client, PORT, addresses=addresses))
    job = done(client, post(client, f"/desk/{job['id']}/hosts", ask="true"))
    kinds = {one["failure"]["kind"] for one in job["accounts"] if one["failure"]}
    assert kinds == {"forbidden_address"}


def test_what_a_role_may(tmp_path: Path) -> None:
    people = People(tmp_path / "people.json")
    people.put("Ada", Role.READ, "a long password")
    people.put("Bo", Role.CORRECT, "a long password")
    for name, code in (("Ada", 403), ("Bo", 303)):
        with visiting(tmp_path / "library.sqlite", people=people.file) as client:
            client.post("/sign-in", data={"name": name, "password": "a long password"})
            job = done(client, give(client, PORT, TERN))
            assert post(client, f"/desk/{job['id']}/keep").status_code == code
            assert [one["id"] for one in client.get("/", headers=JSON).json()["desks"]] == [job["id"]]


def test_ids_cannot_be_guessed(client: TestClient) -> None:
    ids = {done(client, give(client, f"{PORT}{number}"))["id"] for number in range(3)}
    assert len(ids) == 3
    assert all(re.fullmatch("[0-9a-f]{24}", one) for one in ids)
    for wrong in ("0" * 24, "x", "../etc", "0" * 300):
        assert client.get(f"/desk/{wrong}").status_code in (404, 422)
