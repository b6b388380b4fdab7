"""Whom the page lets in, and what it refuses."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from tests.web.conftest import BASE
from tests.web.every import every_route
from whosays.web import Limits, Settings, create_app
from whosays.web.guard.headers import POLICY
from whosays.web.guard.hosts import own_names
from whosays.web.guard.people import People
from whosays.web.guard.roles import Role


def stranger(app: FastAPI, **headers: str) -> TestClient:
    return TestClient(app, BASE, headers={"accept": "text/html", **headers}, follow_redirects=False)


def test_the_printed_address_opens_a_session_and_leaves_the_history(app: FastAPI) -> None:
    visitor = stranger(app)
    answer = visitor.get(f"/search?q=a%20b&token={app.state.server.token}")
    assert (answer.status_code, answer.headers["location"]) == (303, "/search?q=a+b")
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=lax" in cookie
    assert visitor.get("/").status_code == 200


@pytest.mark.parametrize("token", ["", "x", "é", "0" * 5000])
def test_a_wrong_token_opens_nothing(app: FastAPI, token: str) -> None:
    answer = stranger(app).get("/", params={"token": token})
    assert answer.status_code == 401
    assert "set-cookie" not in answer.headers


def test_every_address_but_the_open_ones_asks_who_is_there(app: FastAPI) -> None:
    for method, path in every_route():
        if not path.startswith(("/static/", "/sign-in")):
            answer = stranger(app, origin=BASE).request(method, path.replace("{", "").replace("}", ""))
            assert answer.status_code == 401, (method, path)


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "evil.example:8765",
        "127.0.0.1.evil.example",
        "",
        "localhost.",
        "[::1].evil:80",
        "10.0.0.1",
    ],
)
def test_another_name_gets_nothing(app: FastAPI, host: str) -> None:
    for path in ("/", "/static/x/base.css", "/openapi.json", f"/?token={app.state.server.token}"):
        answer = stranger(app, host=host).get(path)
        assert answer.status_code == 421
        assert "set-cookie" not in answer.headers


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "127.0.0.1:8765", "localhost:1", "LOCALHOST", "[::1]", "[::1]:8765"]
)
def test_its_own_names_are_answered(app: FastAPI, host: str) -> None:
    assert stranger(app, host=host).get("/static/x/base.css").status_code == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://evil.example"},
        {"origin": "null"},
        {"origin": "http://127.0.0.1:9999"},
        {"origin": "http://127.0.0.1:8765.evil.example"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"sec-fetch-site": "cross-site", "origin": BASE},
        {},
    ],
)
def test_another_pages_write_is_refused(app: FastAPI, headers: dict[str, str]) -> None:
    visitor = stranger(app)
    visitor.get(f"/?token={app.state.server.token}")
    assert visitor.post("/sign-out", headers=headers).status_code == 403


def test_a_form_without_its_token_is_refused(client: TestClient) -> None:
    for data in ({}, {"form": ""}, {"form": "0" * 64}, {"form": "é"}):
        assert client.post("/sign-out", data=data).status_code == 403


def test_a_program_shows_the_token(app: FastAPI) -> None:
    token = app.state.server.token
    asked = TestClient(app, BASE, headers={"accept": "application/json"})
    assert asked.get("/", headers={"authorization": f"Bearer {token}"}).json()["library"]
    answer = asked.get("/", headers={"authorization": "Bearer no"})
    assert (answer.status_code, answer.headers["content-type"]) == (401, "application/problem+json")


def test_every_answer_runs_nothing_from_elsewhere(client: TestClient) -> None:
    for path in ("/", "/nowhere", "/static/x/base.css", "/openapi.json"):
        headers = client.get(path).headers
        assert headers["content-security-policy"] == POLICY
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "same-origin"
        assert headers["cache-control"] in {"no-store", "no-cache"}
    assert "unsafe" not in POLICY


def test_a_request_has_an_end(library: Path) -> None:
    app = create_app(Settings(library=str(library), limits=Limits(body=1 << 20)))
    visitor = stranger(app, origin=BASE)
    assert visitor.post("/sign-out", content=b"x" * ((1 << 20) + 1)).status_code == 413

    def unannounced() -> Iterator[bytes]:
        for _ in range(20):
            yield b"x" * 65536

    visitor.get(f"/?token={app.state.server.token}")
    answer = visitor.post(
        "/sign-out", content=unannounced(), headers={"content-type": "application/x-www-form-urlencoded"}
    )
    assert answer.status_code == 413


@pytest.mark.parametrize("path", ["/sign-out", "/judgements", "/sign-in"])
def test_only_who_gives_accounts_sends_much(client: TestClient, path: str) -> None:
    much = f"text={'x' * (2 << 20)}"
    headers = {"content-type": "application/x-www-form-urlencoded"}
    assert client.post(path, content=much, headers=headers).status_code == 413
    assert client.post("/desk", content=much, headers=headers).status_code != 413


@pytest.mark.parametrize("encoding", ["punycode", "idna", "unicode_escape", "utf-16", "nonsense", ""])
def test_no_form_chooses_a_codec_to_be_read_with(app: FastAPI, encoding: str) -> None:
    """Some take minutes for a megabyte, in which nobody else is answered."""
    part = b"--a\r\nContent-Disposition: form-data; name=name\r\n\r\na-" + b"a" * 300_000 + b"\r\n--a--\r\n"
    for kind in ("multipart/form-data; boundary=a", "application/x-www-form-urlencoded"):
        headers = {"content-type": f"{kind}; charset={encoding}"}
        began = time.process_time()
        assert stranger(app, origin=BASE).post("/sign-in", content=part, headers=headers).status_code == 415
        assert time.process_time() - began < 1


@pytest.mark.parametrize("encoding", ["utf-8", "UTF-8", "us-ascii"])
def test_a_form_may_say_that_it_is_in_utf_8(client: TestClient, encoding: str) -> None:
    headers = {"content-type": f"application/x-www-form-urlencoded; charset={encoding}"}
    assert client.post("/sign-out", content="form=x", headers=headers).status_code == 403


def test_too_many_requests_are_told_to_wait(library: Path) -> None:
    app = create_app(Settings(library=str(library), limits=Limits(requests=3)))
    answers = [stranger(app).get("/static/x/base.css") for _ in range(20)]
    assert [answer.status_code for answer in answers][:3] == [200, 200, 200]
    assert answers[-1].status_code == 429
    assert int(answers[-1].headers["retry-after"]) >= 1


@pytest.mark.parametrize(
    ("method", "headers", "status", "title"),
    [
        ("GET", {"host": "evil.example"}, 421, "Another host was asked for"),
        ("POST", {"origin": "https://evil.example"}, 403, "Not allowed"),
        ("POST", {"content-length": "99999999999"}, 413, "Too much at once"),
    ],
)
def test_a_browser_that_is_turned_away_sees_a_page(
    app: FastAPI, method: str, headers: dict[str, str], status: int, title: str
) -> None:
    """And a program what it can read; neither is told anything of the library."""
    told = {"origin": BASE, **headers}
    page = stranger(app, **told).request(method, "/desk")
    assert (page.status_code, page.headers["content-type"]) == (status, "text/html; charset=utf-8")
    assert f"<h1>{title}</h1>" in page.text
    assert "Library" not in page.text
    assert page.headers["content-security-policy"] == POLICY
    problem = stranger(app, **told | {"accept": "application/json"}).request(method, "/desk")
    assert problem.headers["content-type"] == "application/problem+json"
    assert problem.json()["status"] == status


@pytest.fixture
def team(library: Path, tmp_path: Path) -> FastAPI:
    people = People(tmp_path / "people.json")
    people.put("Ada", Role.READ, "a long password")
    return create_app(Settings(library=str(library), people=people.file, names=("desk.example",)))


def sign_in(app: FastAPI, password: str, back: str = "/") -> TestClient:
    visitor = stranger(app, origin=BASE)
    visitor.post("/sign-in", data={"name": "Ada", "password": password, "next": back})
    return visitor


def test_a_team_signs_in(team: FastAPI) -> None:
    assert stranger(team).get("/actors?x=1").headers["location"] == "/sign-in?next=%2Factors%3Fx%3D1"
    assert stranger(team).get("/sign-in").status_code == 200
    assert sign_in(team, "a long password").get("/").status_code == 200
    assert sign_in(team, "another password").get("/").status_code == 303
    assert stranger(team).get("/?token=").status_code == 303


@pytest.mark.parametrize(
    "back", ["//evil.example", "https://evil.example", "/\\evil.example", "/\tx", "javascript:1"]
)
def test_signing_in_leads_nowhere_else(team: FastAPI, back: str) -> None:
    visitor = stranger(team, origin=BASE)
    answer = visitor.post("/sign-in", data={"name": "Ada", "password": "a long password", "next": back})
    assert answer.headers["location"] == "/"


def test_guessing_a_password_takes_long(team: FastAPI) -> None:
    visitor = stranger(team, origin=BASE)
    codes = [
        visitor.post("/sign-in", data={"name": "Ada", "password": f"guess {n}"}).status_code for n in range(9)
    ]
    assert codes[:6] == [401] * 6
    assert set(codes[6:]) == {429}


def test_names_are_those_told() -> None:
    assert own_names(Settings(host="0.0.0.0", names=("Desk.example",))) == {"0.0.0.0", "desk.example"}  # noqa: S104
    assert "localhost" in own_names(Settings())
