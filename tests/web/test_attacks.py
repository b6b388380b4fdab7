"""The page under attack: nothing executes, nothing escapes, nothing is written."""

from __future__ import annotations

import csv
import io
import socket
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

import httpx
import pytest
from playwright.sync_api import Browser, Dialog, Page

from tests.cli.tool import SimpleReader
from tests.ingest.websites import Site, fetcher
from tests.store.kept import WHEN, original
from tests.web.conftest import Running, running
from tests.web.hostile import FILES, NO_WEB, PRIVATE, URLS, WORDS, account_of, docx_bomb, warc_bomb
from whosays.batch.adding import group, identify
from whosays.model import Marked, Reading, Reject
from whosays.store import Library, View
from whosays.web import Limits, Settings
from whosays.web.tools import Tools

LIMITS = Limits(
    desks_a_minute=60_000, body=4 << 20, document=1 << 20, documents=80, upload_seconds=1.0, requests=1e6
)
TOOLS = Tools(make_reader=SimpleReader)


@dataclass(frozen=True, slots=True)
class Hostile:
    """A server over a library of which every word is an attack."""

    server: Running
    file: Path
    pages: tuple[str, ...]

    def program(self) -> httpx.Client:
        """Somebody who shows the token."""
        headers = {"authorization": f"Bearer {self.server.token}", "accept": "application/json"}
        return httpx.Client(base_url=self.server.address, headers=headers, timeout=60)

    def written(self) -> str:
        """All that is in the library."""
        with closing(sqlite3.connect(f"file:{self.file}?mode=ro", uri=True)) as connection:
            return "\n".join(connection.iterdump())


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hostile]:
    file = tmp_path_factory.mktemp("hostile") / "library.sqlite"
    made = [account_of(words, number) for number, words in enumerate(WORDS)]
    with Library.open(file) as library:
        with library.writer() as writer:
            for number, one in enumerate(made):
                writer.add(original(one, WORDS[number], WHEN + timedelta(days=number)), one)
        group(library, SimpleReader)
        identify(library, lambda: None)
        with library.judge() as judge:
            for one, words in zip(made, WORDS, strict=True):
                wrong = Reject(Marked.of(one.attributions[-1], one))
                judge.undo(judge.judge(wrong, who=words.strip()[:50], account=one.account.id).id, who=words)
        with library.view() as view:
            pages = tuple(_pages(view, made))
    served = running(Settings(library=str(file), port=0, limits=LIMITS), TOOLS)
    yield Hostile(next(served), file, pages)
    next(served, None)


def _pages(view: View, made: list[Reading]) -> Iterator[str]:
    yield from ("/", "/stories?single=true", "/accounts", "/judgements", "/actors", "/network", "/versions")
    yield from ("/search?limit=100", "/search?q=alert", "/search?q=pier&act=denies")
    for one in made:
        yield f"/account/{one.account.id}?attribution={one.attributions[0].id}"
    yield f"/account/{made[0].account.id}/versions"
    for found in list(view.speakers(None, limit=4)):
        if found.identity:
            yield f"/actor/{found.identity}"
    story = view.headed(1, limit=1)[0].id
    yield from (f"/story/{story}/timeline", f"/story/{story}?all=true&words=true")
    for words in WORDS[::8]:
        told = urlencode({"q": words, "outlet": words, "actor": words})
        yield from (f"/search?{told}", f"/actors?{told}", f"/accounts?{told}", f"/network?{told}")
        yield from (
            f"/{quote(words, safe='')}",
            f"/account/{quote(words, safe='')}",
            f"/versions?address={words}",
        )
    yield from (f"/versions?{urlencode({'address': url})}" for url in URLS)


_LINKS = "[...document.querySelectorAll('a, form')].map((o) => o.href?.baseVal ?? o.href ?? o.action)"


class Canary:
    """A tab in which anything that happens beside what we do is written down."""

    def __init__(self, page: Page, server: str) -> None:
        self.page, self.happened, self._server = page, list[str](), server
        page.on("dialog", self._dialog)
        page.on("request", lambda request: self._asked(request.url))
        page.on("popup", lambda popup: self.happened.append(f"popup: {popup.url}"))
        page.on("console", lambda said: self._said(said.text))
        page.on("pageerror", lambda error: self.happened.append(f"error: {error}"))
        page.on("download", lambda file: self.happened.append(f"download: {file.url}"))

    def _dialog(self, dialog: Dialog) -> None:
        self.happened.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def _asked(self, url: str) -> None:
        if not url.startswith(f"{self._server}/"):
            self.happened.append(f"request: {url}")

    def _said(self, text: str) -> None:
        if "Failed to load resource" not in text:  # which is what the browser says of an answer of 404
            self.happened.append(f"console: {text}")

    def look(self, path: str) -> None:
        """Goes there, and sees that nothing happens."""
        self.page.goto(self._server + path)
        hit = self.page.evaluate(
            "[window.hit, {}.hit, document.querySelector('base, object, embed, iframe')]"
        )
        assert hit == [None, None, None], path
        for link in self.page.evaluate(_LINKS):
            assert str(link).startswith(("http://", "https://", "#", "/")), (path, link)
        assert self.page.url.startswith(self._server), path
        assert self.happened == [], path


@pytest.fixture
def canary(browser: Browser, hostile: Hostile) -> Iterator[Canary]:
    context = browser.new_context(accept_downloads=True)
    context.request.get(f"{hostile.server.address}/?token={hostile.server.token}")
    yield Canary(context.new_page(), hostile.server.address)
    context.close()


# Nothing executes


def test_no_word_of_a_library_does_anything(canary: Canary, hostile: Hostile) -> None:
    for path in hostile.pages:
        canary.look(path)


def test_the_canary_sings(browser: Browser) -> None:
    """Or all of this would tell nothing."""
    words = b"<script>alert(1); window.hit = 1</script><img src=https://evil.example/x>"
    with Site({"/": (200, {"Content-Type": "text/html"}, words)}) as evil:
        page = browser.new_page()
        sings = Canary(page, f"http://127.0.0.1:{evil.port}")
        with pytest.raises(AssertionError):
            sings.look("/")
        assert {one.partition(":")[0] for one in sings.happened} >= {"dialog", "request"}
        page.close()


def test_hover_and_focus_and_folded_parts_do_nothing(canary: Canary, hostile: Hostile) -> None:
    for path in hostile.pages[10:30:5]:
        canary.look(path)
        canary.page.evaluate(
            """() => {
            for (const one of document.querySelectorAll('details')) one.open = true;
            for (const one of document.querySelectorAll('*')) {
              one.dispatchEvent(new MouseEvent('mouseover', { bubbles: true }));
              one.focus?.();
            }
          }"""
        )
        assert canary.happened == []


def test_templates_are_not_run(hostile: Hostile) -> None:
    with hostile.program() as program:
        for path in ("/accounts", "/search?limit=100", "/judgements"):
            page = program.get(path, headers={"accept": "text/html"}).text
            assert "1337*1337" in page or path == "/judgements", path
            assert str(1337 * 1337) not in page, path


def test_what_was_collected_is_saved_and_never_shown(canary: Canary, hostile: Hostile) -> None:
    """A page, a picture of vectors, a script: whatever it says it is."""
    with hostile.program() as program:
        named = {name: data for name, data in FILES.items() if len(name) < 1000}
        desk = program.post("/desk", files=[("file", (name, data)) for name, data in named.items()])
        path = desk.headers["location"]
        job = _settled(program, path)
        assert {one["state"] for one in job["accounts"]} <= {"read", "failed", "twice"}
        canary.look(path)
        assert program.get(f"/story/{'0' * 16}").status_code == 404
    for one in hostile.pages[10:13]:
        original_of = f"{one.partition('?')[0]}/original"
        with canary.page.expect_download() as download:
            canary.page.evaluate(f"location.assign('{original_of}')")
        assert download.value.suggested_filename.endswith((".bin", ".txt"))
    assert all(one.startswith("download") for one in canary.happened)


# Nothing escapes


@pytest.mark.parametrize(
    "path",
    [
        "/static/x/../../../../etc/passwd",
        "/static/x/..%2f..%2fsettings.py",
        "/static/..%2f..%2f..%2fetc/passwd",
        "/static/%2e%2e/%2e%2e/etc/passwd",
        "/static/x/%2fetc%2fpasswd",
        "/static/x/..\\..\\settings.py",
        "/static/x/base.css%00.js",
        "/static//etc/passwd",
        "/export/..%2f..%2fetc%2fpasswd",
        "/account/..%2f..%2fetc%2fpasswd/original",
    ],
)
def test_no_address_leads_to_a_file(hostile: Hostile, path: str) -> None:
    answer = _raw(hostile, f"GET {path} HTTP/1.1", f"Authorization: Bearer {hostile.server.token}")
    assert answer.split(b" ", 2)[1] in {b"404", b"422", b"400"}, answer[:200]
    assert b"root:" not in answer
    assert b"BaseModel" not in answer


def test_no_file_name_writes_a_file(hostile: Hostile, tmp_path: Path) -> None:
    with hostile.program() as program:
        for name in FILES:
            status = program.post("/desk", files=[("file", (name, b"Okoro said so."))]).status_code
            assert status == (303 if len(name) < 1000 else 400), name
    assert not Path("/tmp/whosays-escaped.txt").exists()  # noqa: S108 - where an attack would put it


@pytest.mark.parametrize(
    "words", ["a\r\nX-Stolen: 1", "a\nSet-Cookie: stolen=1", "a%0d%0aX-Stolen:1", "é\u2028\x00"]
)
def test_no_header_is_added(hostile: Hostile, words: str) -> None:
    with hostile.program() as program:
        answers = [
            program.get("/export/csv", params={"q": words, "actor": words, "outlet": words}),
            program.get("/search", params={"q": words, "token": words}),
            program.get("/", params={"token": hostile.server.token, "next": words}),
            program.get(f"/{quote(words, safe='')}"),
            program.get(f"/account/{'0' * 16}/span", params={"words": words}),
        ]
        judged = {"what": "same", "one": "alert", "other": words, "back": f"/{words}"}
        answers.append(program.post("/judgements", data=judged))
    for answer in answers:
        assert "x-stolen" not in answer.headers
        assert "stolen" not in answer.headers.get("set-cookie", "")
        assert answer.status_code < 500


def test_tables_hold_no_formula(hostile: Hostile) -> None:
    with hostile.program() as program:
        text = program.get("/export/csv").text
    rows = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"))))
    assert len(rows) > len(WORDS)
    for row in rows:
        for cell in row:
            assert not cell.startswith(("=", "+", "@", "\t", "\r", "\n", "|")), cell
            assert not cell.startswith("-") or cell[1:2].isdigit(), cell


# Uploads


def test_what_unpacks_to_far_more_is_refused_in_time(hostile: Hostile) -> None:
    with hostile.program() as program:
        began = time.monotonic()
        files = {"a.docx": docx_bomb(), "b.warc.gz": warc_bomb(), "c.txt": b"Okoro said so."}
        given = program.post("/desk", files=[("file", (name, data)) for name, data in files.items()])
        job = _settled(program, given.headers["location"])
    assert time.monotonic() - began < 60
    states = [one["state"] for one in job["accounts"]]
    assert states.count("read") == 1
    assert "failed" in states


@pytest.mark.parametrize(
    ("parts", "status"),
    [
        ([("file", ("a.txt", b"x"))] * 1001, 400),
        ([("text", (None, "x"))] * 1001, 400),
        ([("text", (None, "x" * (5 << 20)))], 413),
        ([("file", ("a.txt", b"Okoro said so."))] * 81, 422),
        ([("file", ("a.txt", b"x" * (5 << 20)))], 413),
    ],
)
def test_too_much_at_once(hostile: Hostile, parts: list[Any], status: int) -> None:
    with hostile.program() as program:
        answer = program.post("/desk", files=parts)
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("multipart/form-data", b"x"),
        ("multipart/form-data; boundary=", b"x"),
        ("multipart/form-data; boundary=a", b"--a\r\nContent-Disposition: form-data; name=text\r\n\r\nx"),
        ("multipart/form-data; boundary=a", b"--a\r\n\xff\xfe: x\r\n\r\nx\r\n--a--"),
        (
            "multipart/form-data; boundary=a",
            b"--a\r\nContent-Disposition: form-data; name=file; filename*=x'y\r\n",
        ),
        ("multipart/form-data; boundary=" + "a" * 5000, b"--a"),
        ("application/x-www-form-urlencoded", b"&" * 100_000),
        ("application/x-www-form-urlencoded", b"text=%ff%00%zz"),
        ("application/json", b'{"text": ["x"]}'),
        ("text/xml", b"<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><x>&a;</x>"),
        ("", b"\x00" * 1000),
    ],
)
def test_bodies_that_are_none(hostile: Hostile, kind: str, body: bytes) -> None:
    with hostile.program() as program:
        for path in ("/desk", "/judgements"):
            answer = program.post(path, content=body, headers={"content-type": kind})
            assert answer.status_code in {303, 400, 415, 422}, (path, answer.text)
            assert b"root:" not in answer.content


def test_what_arrives_drop_by_drop_is_cut_off(hostile: Hostile) -> None:
    head = (
        f"POST /desk HTTP/1.1\r\nHost: {hostile.server.address[7:]}\r\nContent-Length: 100000\r\n"
        "Content-Type: application/x-www-form-urlencoded\r\n"
        f"Authorization: Bearer {hostile.server.token}\r\n\r\n"
    )
    with socket.create_connection(_place(hostile), timeout=10) as connection:
        connection.sendall(head.encode())
        for _ in range(40):
            connection.sendall(b"a")
            time.sleep(0.05)
        assert b" 408 " in connection.recv(65_536).split(b"\r\n")[0]


# Addresses that lead to where only this machine gets


def test_no_private_network_is_asked(hostile: Hostile) -> None:
    with Site({}) as listening, hostile.program() as program:
        for some in (PRIVATE[:17], PRIVATE[17:]):
            addresses = [address.format(port=listening.port) for address in some]
            given = program.post("/desk", data={"addresses": "\n".join(addresses)})
            while given.status_code == 422:  # some are no addresses at all, and are refused one by one
                refused = given.json()["detail"]
                rest = [one for one in addresses if repr(one)[1:-1] not in refused]
                assert len(rest) < len(addresses), refused
                addresses = rest
                given = program.post("/desk", data={"addresses": "\n".join(addresses)})
            path = given.headers["location"]
            assert _job(program, path)["stage"] == "asking"
            program.post(f"{path}/hosts", data={"ask": "true"})
            told = _settled(program, path)["accounts"]
            assert len(told) == len(addresses)
            for one in told:
                assert one["failure"]["kind"] in {"forbidden_address", "network", "address"}, one
        assert listening.asked == []


@pytest.mark.parametrize("address", NO_WEB)
def test_nothing_but_the_web_is_asked(hostile: Hostile, address: str) -> None:
    with hostile.program() as program:
        answer = program.post("/desk", data={"addresses": address})
    assert answer.status_code == 422, answer.text


def test_names_and_pages_that_lead_inside(tmp_path: Path) -> None:
    """A name that stands for a private address; a page that leads on to one."""
    with Site({"/": (200, {}, b"secret"), "/secret": (200, {}, b"secret")}) as inside:
        onward = {"/a": (302, {"Location": f"http://127.0.0.1:{inside.port}/secret"}, b"")}
        with Site(onward, ip="127.0.0.2") as outside:
            reached = fetcher(
                {"rebound.example": inside.place, "leads.example": outside.place},
                is_allowed=lambda ip: str(ip) == "127.0.0.2",
            )
            tools = replace(TOOLS, make_fetcher=lambda terms: reached)
            served = running(Settings(library=str(tmp_path / "x.sqlite"), limits=LIMITS), tools)
            server = next(served)
            with Hostile(server, tmp_path, ()).program() as program:
                given = "http://rebound.example/\nhttp://leads.example/a"
                path = program.post("/desk", data={"addresses": given}).headers["location"]
                program.post(f"{path}/hosts", data={"ask": "true"})
                told = _settled(program, path)["accounts"]
            next(served, None)
        assert [one["failure"]["kind"] for one in told] == ["forbidden_address"] * 2
        assert inside.asked == []


# Another page in the same browser

EVIL = """<!doctype html><meta charset=utf-8><title>evil</title><body><script>
const at = "%(at)s", got = window.got = [];
const put = (path, fields) => {
  const form = document.createElement("form");
  form.method = "post"; form.action = at + path; form.target = "frame" + path;
  for (const [name, value] of Object.entries(fields)) {
    const input = document.createElement("input"); input.name = name; input.value = value; form.append(input);
  }
  const frame = document.createElement("iframe"); frame.name = form.target;
  document.body.append(frame, form); form.submit();
};
const writes = %(writes)s;
for (const [path, fields] of writes) {
  put(path, fields);
  for (const how of [
    { mode: "no-cors", body: new URLSearchParams(fields) },
    { mode: "no-cors", body: JSON.stringify(fields), headers: { "content-type": "text/plain" } },
    { mode: "cors", body: new URLSearchParams(fields), headers: { "X-Whosays-Form": "x" } },
    { mode: "cors", body: "{}", headers: { "content-type": "application/json" } },
  ]) fetch(at + path, { method: "POST", credentials: "include", ...how })
      .then((a) => a.text()).then((t) => t && got.push(t)).catch(() => {});
  navigator.sendBeacon(at + path, new URLSearchParams(fields));
}
for (const path of ["/", "/search", "/accounts", "/openapi.json", "/export/csv", "/export/jsonl"]) {
  fetch(at + path, { credentials: "include" }).then((a) => a.text()).then((t) => got.push(t)).catch(() => {});
  const image = new Image(); image.src = at + path;
  const script = document.createElement("script"); script.src = at + path; document.body.append(script);
  const frame = document.createElement("iframe"); frame.src = at + path; document.body.append(frame);
  frame.onload = () => { try { got.push(frame.contentDocument.body.innerHTML) } catch {} };
  const style = document.createElement("link"); style.rel = "stylesheet"; style.href = at + path;
  document.head.append(style);
}
const opened = window.open(at + "/accounts");
setTimeout(() => { try { got.push(opened.document.body.innerHTML) } catch {} window.done = 1 }, 1500);
</script>"""


def test_another_page_changes_nothing_and_learns_nothing(browser: Browser, hostile: Hostile) -> None:
    before = hostile.written()
    account = hostile.pages[10].partition("?")[0]
    writes = [
        ["/desk", {"text": "Okoro said so."}],
        [f"{account}/judgements", {"what": "check-account"}],
        ["/judgements", {"what": "same", "one": "a", "other": "b"}],
        ["/sign-out", {}],
    ]
    with hostile.program() as program:
        desks = program.get("/").json()["desks"]
    page_of_evil = EVIL % {"at": hostile.server.address, "writes": str(writes)}
    for host in ("127.0.0.1", "localhost"):
        with Site({"/": (200, {"Content-Type": "text/html"}, page_of_evil.encode())}) as evil:
            context = browser.new_context()
            context.request.get(f"{hostile.server.address}/?token={hostile.server.token}")
            page = context.new_page()
            sent = _sent(page)
            page.goto(f"http://{host}:{evil.port}/")
            page.wait_for_function("window.done")
            assert [one for one in page.evaluate("window.got") if one] == []
            assert sum(one.startswith(f"POST {hostile.server.address}/") for one in sent) >= 4 * len(writes)
            assert context.request.get(f"{hostile.server.address}/accounts").ok  # and they are still let in
            context.close()
    with hostile.program() as program:
        assert program.get("/").json()["desks"] == desks
    assert hostile.written() == before


def _sent(page: Page) -> list[str]:
    """What a tab asks for from now on."""
    sent: list[str] = []
    page.on("request", lambda asked: sent.append(f"{asked.method} {asked.url}"))
    return sent


def test_a_name_that_was_pointed_at_this_machine_gets_nothing(hostile: Hostile) -> None:
    """DNS rebinding: the page of another name, its own origin now, with all that a browser would send."""
    port = hostile.server.address.rpartition(":")[2]
    for name in (
        "evil.example",
        "127.0.0.1.evil.example",
        "localhost.evil.example",
        "127.0.0.1@evil.example",
    ):
        for line in (
            "GET /accounts HTTP/1.1",
            f"GET /?token={hostile.server.token} HTTP/1.1",
            "POST /desk HTTP/1.1",
        ):
            origin = f"Origin: http://{name}:{port}"
            answer = _raw(hostile, line, origin, "Sec-Fetch-Site: same-origin", host=f"{name}:{port}")
            assert answer.split(b" ", 2)[1] in {b"421", b"400"}, answer[:200]
            assert b"set-cookie" not in answer.lower()
    both = _raw(
        hostile,
        "GET /accounts HTTP/1.1",
        "Host: evil.example",
        f"Authorization: Bearer {hostile.server.token}",
    )
    assert both.split(b" ", 2)[1] in {b"421", b"400"}
    absolute = _raw(hostile, "GET http://evil.example/accounts HTTP/1.1")
    assert absolute.split(b" ", 2)[1] in {b"401", b"421", b"400", b"404"}


def _raw(hostile: Hostile, line: str, *headers: str, host: str | None = None) -> bytes:
    """What comes back for exactly this request."""
    lines = (
        line,
        f"Host: {host or hostile.server.address[7:]}",
        "Connection: close",
        "Content-Length: 0",
        *headers,
    )
    with socket.create_connection(_place(hostile), timeout=10) as connection:
        connection.sendall(("\r\n".join(lines) + "\r\n\r\n").encode())
        return b"".join(iter(lambda: connection.recv(65_536), b""))


def _place(hostile: Hostile) -> tuple[str, int]:
    host, _, port = hostile.server.address[7:].rpartition(":")
    return host, int(port)


def _settled(program: httpx.Client, path: str) -> dict[str, Any]:
    ends = time.monotonic() + 90
    while (job := _job(program, path))["stage"] != "done":
        assert time.monotonic() < ends
        time.sleep(0.05)
    return job


def _job(program: httpx.Client, path: str) -> dict[str, Any]:
    found: dict[str, Any] = program.get(path).json()
    return found
