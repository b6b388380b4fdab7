"""A team: who signs in, what each may, when a session ends, how often one may ask, and what is logged."""

from __future__ import annotations

import json
import logging
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import httpx
import pytest
from anyio.from_thread import start_blocking_portal
from fastapi import FastAPI
from starlette.responses import StreamingResponse
from starlette.testclient import TestClient

from tests.cli.tool import SimpleReader
from tests.web.conftest import BASE, COOKIE
from tests.web.every import every_route
from tests.web.shelf import Shelf, make_shelf
from whosays.web import Limits, Settings, create_app
from whosays.web.guard import people as signing
from whosays.web.guard.headers import POLICY
from whosays.web.guard.people import People
from whosays.web.guard.roles import Role
from whosays.web.tools import Tools

PASSWORD = "correct horse battery"  # noqa: S105 - of nobody
NAMES = {Role.READ: "Ines Read", Role.CORRECT: "Ola Correct", Role.ADMINISTER: "Ada Administer"}

# Every address that changes something, and the least role that may.
WRITES: dict[str, Role] = {
    "/desk": Role.READ,
    "/desk/{id}/hosts": Role.READ,
    "/desk/{id}/discard": Role.READ,
    "/desk/{id}/keep": Role.CORRECT,
    "/account/{id}/judgements": Role.CORRECT,
    "/judgements": Role.CORRECT,
    "/judgement/{id}/undo": Role.CORRECT,
    "/story/{id}/move": Role.CORRECT,
    "/story/{id}/undo": Role.CORRECT,
    "/people": Role.ADMINISTER,
    "/people/role": Role.ADMINISTER,
    "/people/password": Role.ADMINISTER,
    "/people/remove": Role.ADMINISTER,
}
OPEN = {"/sign-in", "/sign-out"}


@dataclass(frozen=True, slots=True)
class Team:
    """A server that people sign in to."""

    app: FastAPI
    people: People
    shelf: Shelf

    def stranger(self) -> TestClient:
        return TestClient(
            self.app, BASE, headers={"accept": "text/html", "origin": BASE}, follow_redirects=False
        )

    def sign_in(self, role: Role) -> TestClient:
        """Somebody of that role, with what their forms carry as a header."""
        visitor = self.stranger()
        answer = visitor.post("/sign-in", data={"name": NAMES[role], "password": PASSWORD})
        assert answer.status_code == 303, answer.text
        session = self.app.state.server.sessions.visitor(visitor.cookies[COOKIE])
        visitor.headers["x-whosays-form"] = session.forms
        return visitor


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Shelf, Path]:
    folder = tmp_path_factory.mktemp("team")
    people = People(folder / "people.json")
    for role, name in NAMES.items():
        people.put(name, role, PASSWORD)
    return make_shelf(folder), people.file


@pytest.fixture
def team(made: tuple[Shelf, Path], tmp_path: Path) -> Iterator[Team]:
    shelf, people = made
    file = Path(shutil.copy(people, tmp_path / "people.json"))
    limits = Limits(sign_ins_a_minute=1000)
    app = create_app(
        Settings(library=str(shelf.file), people=file, limits=limits), Tools(make_reader=SimpleReader)
    )
    yield Team(app, People(file), shelf)
    app.state.server.close()


def test_the_table_has_every_write() -> None:
    assert {path for method, path in every_route() if method != "GET"} == set(WRITES) | OPEN


@pytest.mark.parametrize("role", NAMES)
def test_a_role_may_what_it_includes_and_no_more(team: Team, role: Role) -> None:
    before, visitor = team.shelf.file.read_bytes(), team.sign_in(role)
    for path, needed in WRITES.items():
        answer = visitor.post(filled(path), data={"what": "check"})
        assert (answer.status_code == 403) == (not role.includes(needed)), (path, answer.text)
        assert answer.status_code != 401
    assert team.shelf.file.read_bytes() == before  # what is asked for is nothing, so nothing is written


def test_a_form_of_another_session_is_refused(team: Team) -> None:
    mine, other = team.sign_in(Role.ADMINISTER), team.sign_in(Role.ADMINISTER)
    for token in (other.headers["x-whosays-form"], "", "0" * 64):
        mine.headers["x-whosays-form"] = token
        for path in WRITES:
            assert mine.post(filled(path), data={"what": "check", "form": token}).status_code == 403, path


def test_nobody_sees_anything_before_signing_in(team: Team) -> None:
    for method, path in every_route():
        if path not in OPEN and not path.startswith("/static/"):
            page = team.stranger().request(method, filled(path))
            assert page.status_code == 303, (method, path)
            assert page.headers["location"].startswith("/sign-in?next=")
            program = team.stranger().request(method, filled(path), headers={"accept": "application/json"})
            assert program.status_code == 401, (method, path)
    assert team.app.state.server.token is None
    for token in ("", "None"):
        shown = team.stranger().get("/", headers={"authorization": f"Bearer {token}", "accept": "text/html"})
        assert shown.status_code == 303


def filled(path: str) -> str:
    """Of what is not there."""
    return (
        path.replace("{id}", "0" * (24 if path.startswith("/desk") else 16)).replace("{", "").replace("}", "")
    )


def test_nothing_is_heard_of_a_stranger(team: Team, made: tuple[Shelf, Path]) -> None:
    """What somebody unknown sends is not taken apart, nor waited for, to tell them that they are unknown."""
    alone = create_app(Settings(library=str(made[0].file)), Tools(make_reader=SimpleReader))
    with start_blocking_portal() as portal:  # browsers' tests have a loop in this thread
        for app in (team.app, alone):
            for path in WRITES:
                assert portal.call(unheard, app, filled(path)) == 401, path
    alone.state.server.close()


async def unheard(app: FastAPI, path: str) -> int:
    """The status of an answer to a form of which nothing is ever sent."""
    told: list[Any] = []

    async def receive() -> Any:
        raise AssertionError("it was listened to")

    async def send(message: Any) -> None:
        told.append(message)

    kind = b"multipart/form-data; boundary=a"
    headers = [(b"host", b"127.0.0.1"), (b"origin", b"http://127.0.0.1"), (b"content-type", kind)]
    scope = {
        "type": "http", "method": "POST", "path": path, "query_string": b"", "headers": headers,
        "client": ("127.0.0.1", 1), "server": ("127.0.0.1", 80), "scheme": "http",
    }  # fmt: skip
    await app(scope, receive, send)
    return int(told[0]["status"])


def test_a_program_comes_in_as_it_is_described(team: Team) -> None:
    told = team.sign_in(Role.CORRECT).get("/openapi.json").json()
    assert told["security"] == [{"session": []}]
    way = told["components"]["securitySchemes"]["session"]
    assert (way["type"], way["in"], way["name"]) == ("apiKey", "cookie", COOKIE)
    alone = create_app(Settings(library=str(team.shelf.file)))
    bearer = {"authorization": f"Bearer {alone.state.server.token}"}
    assert TestClient(alone, BASE).get("/openapi.json", headers=bearer).json()["security"] == [{"token": []}]
    alone.state.server.close()


# Sessions


@pytest.mark.parametrize(
    ("referer", "onward"),
    [
        (f"{BASE}/account/abcd?attribution=1#a-1", "/account/abcd?attribution=1"),
        ("https://evil.example/account/abcd", "/"),
        (f"{BASE}//evil.example", "/"),
        ("http://[", "/"),
        (None, "/"),
    ],
)
def test_who_was_signed_out_goes_on_at_the_form_that_they_sent(
    team: Team, referer: str | None, onward: str
) -> None:
    """And not at the address of the form, at which there is nothing to see."""
    headers = {} if referer is None else {"referer": referer}
    answer = team.stranger().post(filled("/account/{id}/judgements"), headers=headers)
    assert answer.headers["location"] == f"/sign-in?{urlencode({'next': onward})}"


def test_who_signs_in_again_is_the_other_one_from_then_on(team: Team) -> None:
    visitor = team.sign_in(Role.READ)
    before = visitor.cookies[COOKIE]
    del visitor.headers["x-whosays-form"]
    form = re.search(r'name="form" value="(\w+)"', visitor.get("/sign-in").text)
    assert form
    told = {"name": NAMES[Role.CORRECT], "password": PASSWORD, "form": form[1]}
    assert visitor.post("/sign-in", data=told).status_code == 303
    assert NAMES[Role.CORRECT] in visitor.get("/accounts").text
    assert team.app.state.server.sessions.visitor(before) is None


def test_two_servers_on_one_machine_keep_apart(made: tuple[Shelf, Path]) -> None:
    """A browser has one jar for both."""
    jar, visitors = httpx.Cookies(), []
    for port in (8765, 8766):
        app = create_app(Settings(library=str(made[0].file)), Tools(make_reader=SimpleReader))
        visitor = TestClient(app, f"http://127.0.0.1:{port}", follow_redirects=False)
        visitor.get("/", params={"token": app.state.server.token})
        jar.update(dict(visitor.cookies))
        visitors.append(visitor)
    for visitor in visitors:
        visitor.cookies.update(dict(jar))
        assert visitor.get("/accounts").status_code == 200


def test_who_signs_out_is_out(team: Team) -> None:
    visitor = team.sign_in(Role.READ)
    key = visitor.cookies[COOKIE]
    assert visitor.get("/accounts").status_code == 200
    assert visitor.post("/sign-out").status_code == 303
    assert COOKIE not in visitor.cookies
    other = team.stranger()
    other.cookies.set(COOKIE, key)
    assert other.get("/accounts").status_code == 303


def test_who_is_taken_out_is_out_at_once(team: Team) -> None:
    visitor, other = team.sign_in(Role.ADMINISTER), team.sign_in(Role.READ)
    team.people.remove(NAMES[Role.ADMINISTER])
    assert visitor.get("/accounts").status_code == 303
    assert other.get("/accounts").status_code == 200
    team.people.put(NAMES[Role.ADMINISTER], Role.ADMINISTER, PASSWORD)
    assert visitor.get("/accounts").status_code == 303  # the session does not come back to life


def test_another_password_ends_sessions(team: Team) -> None:
    visitor = team.sign_in(Role.CORRECT)
    team.people.put(NAMES[Role.CORRECT], Role.CORRECT, f"{PASSWORD} staple")
    assert visitor.get("/accounts").status_code == 303


def test_another_role_holds_at_once(team: Team) -> None:
    visitor = team.sign_in(Role.CORRECT)
    path = f"/account/{team.shelf.quiet}/judgements"
    assert visitor.post(path, data={"what": "reject"}).status_code == 409
    held = json.loads(team.people.file.read_text(encoding="utf-8"))
    held[NAMES[Role.CORRECT]]["role"] = "read"
    team.people.file.write_text(json.dumps(held), encoding="utf-8")
    assert visitor.post(path, data={"what": "reject"}).status_code == 403
    assert visitor.get("/accounts").status_code == 200


@pytest.mark.parametrize("broken", ["", "[]", '{"Ada": 1}', "\x00"])
def test_a_broken_file_of_people_lets_nobody_in_and_names_no_place(team: Team, broken: str) -> None:
    visitor = team.sign_in(Role.ADMINISTER)
    team.people.file.write_text(broken, encoding="utf-8")
    for answer in (
        visitor.get("/accounts"),
        visitor.post("/sign-out"),
        team.stranger().post("/sign-in", data={"name": "Ada", "password": PASSWORD}),
    ):
        assert answer.status_code == 503
        assert "people.json" not in answer.text
    assert visitor.get("/static/x/base.css").status_code == 200  # what a page that says so is styled by


def test_without_the_file_nobody_comes_in(team: Team) -> None:
    visitor = team.sign_in(Role.ADMINISTER)
    team.people.file.unlink()
    assert visitor.get("/accounts").status_code == 303


def test_a_session_is_over_after_a_while(made: tuple[Shelf, Path]) -> None:
    from whosays.web.guard.sessions import Sessions

    clock = [0.0]
    sessions = Sessions(idle=60, now=lambda: clock[0])
    key = sessions.begin("Ada", Role.READ)
    clock[0] = 59
    assert sessions.visitor(key)
    clock[0] = 118
    assert sessions.visitor(key)
    clock[0] = 179
    assert sessions.visitor(key) is None


def test_the_cookie_is_no_scripts_and_no_other_sites(made: tuple[Shelf, Path]) -> None:
    shelf, people = made
    app = create_app(Settings(library=str(shelf.file), people=people, secure=True))
    client = TestClient(app, BASE, headers={"origin": BASE}, follow_redirects=False)
    answer = client.post("/sign-in", data={"name": NAMES[Role.READ], "password": PASSWORD})
    told = answer.headers["set-cookie"].lower()
    assert all(one in told for one in ("httponly", "secure", "samesite=", "path=/"))
    app.state.server.close()


# How often


def test_guessing_at_one_name_is_slowed_down_wherever_it_comes_from(made: tuple[Shelf, Path]) -> None:
    shelf, people = made
    app = create_app(Settings(library=str(shelf.file), people=people, limits=Limits(sign_ins_a_minute=3)))
    codes = []
    for number in range(6):
        client = TestClient(app, BASE, headers={"origin": BASE}, client=(f"10.0.0.{number}", 1))
        codes.append(client.post("/sign-in", data={"name": "Nobody", "password": "guess"}).status_code)
    assert codes == [401] * 3 + [429] * 3
    app.state.server.close()


def test_passwords_are_looked_at_a_few_at_a_time(team: Team, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each takes 64 MiB: who comes from a thousand addresses shall not have a thousand of them."""
    monkeypatch.setattr(signing, "_PATIENCE", 0.01)
    told = {"name": "Nobody", "password": "guess"}
    with signing._AT_ONCE, signing._AT_ONCE:
        answer = team.stranger().post("/sign-in", data=told)
        assert (answer.status_code, answer.headers["retry-after"]) == (503, "5")
        assert "signing in at this moment" in answer.text
    for _ in range(3):
        assert team.stranger().post("/sign-in", data=told).status_code == 401


def test_the_desk_is_not_one_persons(made: tuple[Shelf, Path]) -> None:
    shelf, people = made
    app = create_app(
        Settings(library=str(shelf.file), people=people, limits=Limits(desks_a_minute=9)),
        Tools(make_reader=SimpleReader),
    )
    team = Team(app, People(people), shelf)
    busy, other = team.sign_in(Role.READ), team.sign_in(Role.CORRECT)
    codes = [busy.post("/desk", data={"text": "Lunde said so."}).status_code for _ in range(5)]
    assert codes == [303] * 3 + [429] * 2
    assert other.post("/desk", data={"text": "Lunde said so."}).status_code == 303
    app.state.server.close()


# The log


def test_the_log_has_nothing_of_what_was_asked_or_shown(team: Team, caplog: pytest.LogCaptureFixture) -> None:
    planted = "Quillfeather"
    caplog.set_level(logging.DEBUG)
    visitor = team.sign_in(Role.CORRECT)
    shelf = team.shelf
    for path in ("/search", "/actors", "/network", "/accounts", "/export/csv", "/versions", f"/{planted}"):
        for name in ("q", "outlet", "address", "actor"):
            visitor.get(path, params={name: planted})
    visitor.get(f"/account/{shelf.bridge}/span", params={"words": planted})
    visitor.get(f"/account/{shelf.bridge}/attribution/{planted}")
    visitor.post(f"/account/{shelf.bridge}/judgements", data={"what": "add", "cue": planted})
    visitor.post("/judgements", data={"what": "same", "one": planted, "other": planted})
    answer = visitor.post(
        "/desk",
        data={"text": f"{planted} said so.", "outlet": planted},
        files={"file": (f"{planted}.html", b"<p>" + planted.encode())},
    )
    job = team.app.state.server.desk.get(answer.headers["location"].rpartition("/")[2])
    assert job.settled.wait(30)
    visitor.get(answer.headers["location"])
    team.stranger().post("/sign-in", data={"name": planted, "password": planted * 2})
    ours = [one for one in caplog.records if one.name.startswith("whosays")]
    assert ours
    told = "\n".join(f"{one.getMessage()} {one.exc_text or ''}" for one in ours)
    for secret in (planted, NAMES[Role.CORRECT], PASSWORD, visitor.cookies[COOKIE], "Tarnow", "courier"):
        assert secret not in told
    assert "GET /search 200" in told


PLANTED = "Quillfeather"


def breaking() -> None:
    try:
        raise KeyError(PLANTED)
    except KeyError as error:
        raise ValueError(f"{PLANTED} does not fit") from error


def cut_off() -> Iterator[bytes]:
    yield PLANTED.encode()
    breaking()


def test_what_breaks_is_answered_and_the_log_says_where(team: Team, caplog: pytest.LogCaptureFixture) -> None:
    team.app.add_api_route("/breaks", breaking)
    team.app.add_api_route("/cut-off", lambda: StreamingResponse(cut_off()))
    visitor = team.sign_in(Role.READ)
    caplog.set_level(logging.INFO, "whosays.web")
    answer = visitor.get("/breaks")
    assert (answer.status_code, PLANTED in answer.text) == (500, False)
    assert "Something broke here" in answer.text
    assert answer.headers["content-security-policy"] == POLICY
    assert answer.headers["cache-control"] == "no-store"
    with pytest.raises(ValueError, match=PLANTED):  # the connection is cut off, which the browser sees
        visitor.get("/cut-off")
    told = caplog.text
    assert "GET /breaks 500" in told
    assert told.count("ValueError") == 2
    assert f"{Path(__file__).name}:" in told
    assert "in breaking\nbecause of KeyError" in told
    assert PLANTED not in told
