"""Who may come in: what administrators see and change, what holds at once, and what nobody sees."""

from __future__ import annotations

import logging
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from fastapi import FastAPI
from playwright.sync_api import Browser, Page
from starlette.testclient import TestClient

from tests.web.conftest import BASE, COOKIE, running
from tests.web.pages import Seen
from whosays.cli.serve import people as whosays_people
from whosays.errors import PeopleError, PersonError
from whosays.web import Limits, Settings, create_app
from whosays.web.guard.administration import Administration
from whosays.web.guard.alone import alone
from whosays.web.guard.people import LONGEST, LONGEST_NAME, SHORTEST, People
from whosays.web.guard.roles import Role

PASSWORD, OTHER = "correct horse battery", "another staple of words"
HOSTILE = "<script>alert(1)</script>\" onfocus='x'"
NAMES = {"Ada": Role.ADMINISTER, "Ola": Role.CORRECT, "Ines": Role.READ}
WRITES = {
    "/people": {"name": "Jo", "role": "read", "password": OTHER},
    "/people/role": {"name": "Ines", "role": "correct"},
    "/people/password": {"name": "Ines", "password": OTHER},
    "/people/remove": {"name": "Ines"},
}


@dataclass(frozen=True, slots=True)
class Team:
    """A server that people sign in to, without a library: this page needs none."""

    app: FastAPI
    people: People

    def visitor(self, name: str, *, accept: str = "text/html") -> TestClient:
        """Somebody who has signed in, with what their forms carry as a header."""
        person = self.people.all()[name]
        key = self.app.state.server.sessions.begin(name, person.role, person.hashed)
        form = self.app.state.server.sessions.visitor(key).forms
        headers = {"accept": accept, "origin": BASE, "x-whosays-form": form}
        return TestClient(self.app, BASE, headers=headers, cookies={COOKIE: key}, follow_redirects=False)

    def may(self, name: str, password: str) -> bool:
        return self.people.check(name, password) is not None

    def roles(self) -> dict[str, Role]:
        return {one.name: one.role for one in self.people.all().values()}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    people = People(tmp_path_factory.mktemp("people") / "people.json")
    for name, role in NAMES.items():
        people.put(name, role, PASSWORD)
    return people.file


@pytest.fixture
def file(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(made, tmp_path / "people.json"))


@pytest.fixture
def team(file: Path) -> Iterator[Team]:
    limits = Limits(sign_ins_a_minute=1000)
    app = create_app(Settings(library=str(file.parent / "none.sqlite"), people=file, limits=limits))
    yield Team(app, People(file))
    app.state.server.close()


# Who may


def test_only_administrators_see_it_and_the_way_to_it(team: Team) -> None:
    for name, role in NAMES.items():
        visitor = team.visitor(name)
        administers = role is Role.ADMINISTER
        assert visitor.get("/people").status_code == (200 if administers else 403)
        assert ('href="/people"' in visitor.get("/").text) == administers


@pytest.mark.parametrize("path", WRITES)
def test_nobody_else_changes_anything(team: Team, path: str) -> None:
    before = team.people.file.read_bytes()
    for name in ("Ola", "Ines"):
        answer = team.visitor(name).post(path, data=WRITES[path])
        assert answer.status_code == 403
        assert "administer" in answer.text
    stranger = TestClient(team.app, BASE, headers={"origin": BASE, "accept": "application/json"})
    assert stranger.post(path, data=WRITES[path]).status_code == 401
    assert team.people.file.read_bytes() == before


@pytest.mark.parametrize("path", WRITES)
def test_forged_forms_change_nothing(team: Team, path: str) -> None:
    before, visitor = team.people.file.read_bytes(), team.visitor("Ada")
    assert visitor.post(path, data=WRITES[path], headers={"x-whosays-form": "0" * 64}).status_code == 403
    del visitor.headers["x-whosays-form"]
    assert visitor.post(path, data=WRITES[path]).status_code == 403
    form = team.visitor("Ada").headers["x-whosays-form"]
    assert visitor.post(path, data={**WRITES[path], "form": form}).status_code == 403  # of another session
    for headers in ({"origin": "https://evil.example"}, {"sec-fetch-site": "cross-site"}):
        assert team.visitor("Ada").post(path, data=WRITES[path], headers=headers).status_code == 403
    assert visitor.get(path, params=WRITES[path]).status_code in {200, 405}
    assert team.people.file.read_bytes() == before


def test_where_nobody_signs_in_there_is_no_such_page(tmp_path: Path) -> None:
    app = create_app(Settings(library=str(tmp_path / "none.sqlite")))
    headers = {"authorization": f"Bearer {app.state.server.token}", "origin": BASE, "accept": "text/html"}
    with closing(app.state.server):
        owner = TestClient(app, BASE, headers=headers)
        assert owner.get("/people").status_code == 404
        for path, data in WRITES.items():
            assert owner.post(path, data=data).status_code == 404
        assert "/people" not in owner.get("/").text
    assert list(tmp_path.iterdir()) == []


# What it does


@pytest.mark.parametrize("accept", ["text/html", "application/json"])
def test_every_change_is_made_in_the_file_that_the_command_line_writes(team: Team, accept: str) -> None:
    visitor = team.visitor("Ada", accept=accept)

    def change(path: str, done: str, **data: str) -> None:
        answer = visitor.post(path, data=data)
        if accept == "text/html":
            assert (answer.status_code, answer.headers["location"]) == (303, f"/people?done={done}")
            assert 'role="status"' in visitor.get(answer.headers["location"]).text
        else:
            assert answer.status_code == 200
            assert {one["name"]: one["role"] for one in answer.json()["people"]} == team.roles()

    change("/people", "added", name="  Jo Å. ", role="correct", password=OTHER)
    assert team.roles() == {**NAMES, "Jo Å.": Role.CORRECT}
    assert team.may("Jo Å.", OTHER)
    change("/people/role", "role", name="Jo Å.", role="administer")
    assert team.roles()["Jo Å."] is Role.ADMINISTER
    change("/people/password", "password", name="Jo Å.", password=PASSWORD)
    assert team.may("Jo Å.", PASSWORD)
    assert not team.may("Jo Å.", OTHER)
    assert team.roles()["Jo Å."] is Role.ADMINISTER
    change("/people/remove", "out", name="Jo Å.")
    assert team.roles() == NAMES
    assert all(team.may(name, PASSWORD) for name in NAMES)  # whom nothing was said of, nothing happened to


def test_what_the_command_line_changes_is_seen_at_once(team: Team) -> None:
    visitor = team.visitor("Ada", accept="application/json")
    told = ["--people", str(team.people.file), "add", "Jo", "--role", "read", "--password", OTHER]
    assert CliRunner().invoke(whosays_people, told).exit_code == 0
    assert {"name": "Jo", "role": "read"} in visitor.get("/people").json()["people"]


def test_whose_password_changes_or_who_is_taken_out_is_out_at_the_next_request(team: Team) -> None:
    ada, ola, ines = (team.visitor(name) for name in NAMES)
    ada.post("/people/password", data={"name": "Ola", "password": OTHER})
    assert ola.get("/").headers["location"].startswith("/sign-in")
    ada.post("/people/remove", data={"name": "Ines"})
    assert ines.get("/").headers["location"].startswith("/sign-in")
    ada.post("/people", data={"name": "Ines", "role": "read", "password": PASSWORD})
    assert ines.get("/").headers["location"].startswith("/sign-in")  # it is another Ines


def test_another_role_holds_at_the_next_request(team: Team) -> None:
    ada, ola = team.visitor("Ada"), team.visitor("Ola")
    ada.post("/people/role", data={"name": "Ola", "role": "administer"})
    assert ola.get("/people").status_code == 200
    answer = ola.post("/people/role", data={"name": "Ada", "role": "correct"})
    assert answer.headers["location"] == "/people?done=role"
    assert ada.get("/people").status_code == 403
    assert ada.post("/people/remove", data={"name": "Ines"}).status_code == 403
    assert ada.get("/").status_code == 200


def test_who_changes_themselves_goes_where_they_may(team: Team) -> None:
    team.people.put("Jo", Role.ADMINISTER, PASSWORD)
    for path, data in (
        ("/people/role", {"role": "read"}),
        ("/people/remove", {}),
    ):
        answer = team.visitor("Ada").post(path, data={"name": "Ada", **data})
        assert answer.headers["location"] == "/"
        team.people.put("Ada", Role.ADMINISTER, PASSWORD)
    visitor = team.visitor("Ada")
    visitor.post("/people/password", data={"name": "Ada", "password": OTHER})
    assert visitor.get("/people").headers["location"] == "/sign-in?next=%2Fpeople"
    answer = visitor.post("/sign-in", data={"name": "Ada", "password": OTHER, "next": "/people"})
    assert (answer.status_code, answer.headers["location"]) == (303, "/people")


def test_without_scripts_by_keyboard(browser: Browser, file: Path) -> None:
    """Somebody is let in, comes in, and is taken out."""
    served = running(Settings(library=str(file.parent / "none.sqlite"), port=0, people=file))
    address = next(served).address
    ada, jo = (
        browser.new_context(base_url=address, java_script_enabled=False).new_page() for _ in ("Ada", "Jo")
    )
    _sign_in(ada, "Ada", PASSWORD)
    ada.get_by_role("link", name="Who may come in").press("Enter")
    ada.get_by_label("Name").press_sequentially("Jo")
    ada.keyboard.press("Tab")
    ada.keyboard.press("ArrowDown")
    ada.keyboard.press("Tab")
    ada.keyboard.type(OTHER)
    ada.keyboard.press("Enter")
    ada.get_by_text("They may come in now.").wait_for()
    assert People(file).all()["Jo"].role is Role.CORRECT
    _sign_in(jo, "Jo", OTHER)
    assert jo.goto("/").status == 200  # type: ignore[union-attr]
    ada.get_by_text("Take out: Jo").press("Enter")
    ada.get_by_role("button", name="Take out Jo").press("Enter")
    ada.get_by_text("They are out, and come in no more.").wait_for()
    jo.goto("/accounts")
    assert jo.url.endswith("/sign-in?next=%2Faccounts")
    for page in (ada, jo):
        page.context.close()
    next(served, None)


def _sign_in(page: Page, name: str, password: str) -> None:
    page.goto("/sign-in")
    page.get_by_label("Name").fill(name)
    page.get_by_label("Password").fill(password)
    page.get_by_role("button", name="Sign in").press("Enter")
    page.get_by_role("button", name="Sign out").wait_for()


# What does not fit

WRONG: list[tuple[str, dict[str, str], int]] = [
    ("/people", {"name": "Ines", "role": "administer", "password": OTHER}, 409),
    ("/people", {"name": " Ines ", "role": "administer", "password": OTHER}, 409),
    ("/people", {"name": "  ", "role": "read", "password": OTHER}, 422),
    ("/people", {"name": "x" * (LONGEST_NAME + 1), "role": "read", "password": OTHER}, 422),
    ("/people", {"name": "Jo\u202eeda", "role": "read", "password": OTHER}, 409),
    ("/people", {"name": "Jo\nAda", "role": "read", "password": OTHER}, 409),
    ("/people", {"name": "Jo", "role": "read", "password": "x" * (SHORTEST - 1)}, 422),
    ("/people", {"name": "Jo", "role": "read", "password": "x" * (LONGEST + 1)}, 422),
    ("/people", {"name": "Jo", "role": "owner", "password": OTHER}, 422),
    ("/people", {"name": "Jo", "role": "read"}, 422),
    ("/people/role", {"name": "Nobody", "role": "read"}, 404),
    ("/people/role", {"name": "Ines", "role": "owner"}, 422),
    ("/people/role", {"name": "Ada", "role": "correct"}, 409),
    ("/people/password", {"name": "Nobody", "password": OTHER}, 404),
    ("/people/password", {"name": "Ines", "password": "short"}, 422),
    ("/people/remove", {"name": "Nobody"}, 404),
    ("/people/remove", {"name": "Ada"}, 409),
]


@pytest.mark.parametrize(("path", "data", "status"), WRONG)
def test_what_does_not_fit_is_told_and_changes_nothing(
    team: Team, path: str, data: dict[str, str], status: int
) -> None:
    before, visitor = team.people.file.read_bytes(), team.visitor("Ada")
    page = visitor.post(path, data=data)
    assert page.status_code == status
    Seen(page.text)
    program = visitor.post(path, data=data, headers={"accept": "application/json"})
    assert (program.status_code, program.headers["content-type"]) == (status, "application/problem+json")
    assert program.json()["status"] == status
    for answer in (page, program):
        assert data.get("password", "argon2") not in answer.text
    assert team.people.file.read_bytes() == before


def test_what_was_typed_stays_but_for_the_password(team: Team) -> None:
    page = team.visitor("Ada").post("/people", data={**WRITES["/people"], "name": "Ines", "role": "correct"})
    assert 'value="Ines" autocomplete="off"' in page.text
    assert 'value="correct" checked' in page.text
    assert 'role="alert">There is somebody of the name “Ines” already.' in page.text
    assert OTHER not in page.text


def test_the_last_administrator_is_offered_no_way_out(team: Team) -> None:
    visitor = team.visitor("Ada")
    assert "Take out Ada" not in visitor.get("/people").text
    assert "Role of Ada" not in visitor.get("/people").text
    team.people.put("Jo", Role.ADMINISTER, PASSWORD)
    assert "Take out Ada" in visitor.get("/people").text
    assert "Role of Ada" in visitor.get("/people").text


# What nobody sees


def test_nothing_of_a_password_is_shown_or_logged(team: Team, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    visitor = team.visitor("Ada")
    shown: list[Any] = []
    for accept in ("text/html", "application/json"):
        visitor.headers["accept"] = accept
        for path, data in [*WRITES.items(), *((path, data) for path, data, _ in WRONG)]:
            shown.append(visitor.post(path, data=data).text)
            shown.append(visitor.get("/people").text)
        visitor.post("/people", data={**WRITES["/people"], "name": "Ines"})
    ours = [one for one in caplog.records if one.name.startswith("whosays")]
    logged = "\n".join(f"{one.getMessage()} {one.exc_text or ''}" for one in ours)
    assert "POST /people/password 303" in logged
    for secret in (PASSWORD, OTHER, "argon2", *(one.hashed for one in team.people.all().values())):
        assert not any(secret in one for one in shown)
        assert secret not in logged
    assert not any(name in logged for name in (*NAMES, "Jo"))
    assert "argon2" not in repr(team.people.all())


def test_a_name_is_only_words(team: Team) -> None:
    visitor = team.visitor("Ada")
    assert visitor.post("/people", data={**WRITES["/people"], "name": HOSTILE}).status_code == 303
    page = visitor.get("/people").text
    assert set(Seen(page).tags).isdisjoint({"script"})
    assert HOSTILE not in page
    assert visitor.post("/people/remove", data={"name": HOSTILE}).status_code == 303
    assert team.roles() == NAMES


def test_a_file_that_cannot_be_written_is_told_without_its_place(team: Team) -> None:
    visitor = team.visitor("Ada")
    lock = team.people.file.with_name(f".{team.people.file.name}.lock")
    lock.mkdir()
    for accept in ("text/html", "application/json"):
        answer = visitor.post("/people/remove", data={"name": "Ines"}, headers={"accept": accept})
        assert answer.status_code == 503
        assert "people.json" not in answer.text
    assert team.roles() == NAMES


# Two at once

_ADDS = """
import sys
from pathlib import Path
from whosays.web.guard.people import People
from whosays.web.guard.roles import Role
for number in range(4):
    People(Path(sys.argv[1])).put(f"{sys.argv[2]} {number}", Role.READ, "correct horse battery")
"""


def test_two_processes_lose_nothing(file: Path) -> None:
    adding = [subprocess.Popen([sys.executable, "-c", _ADDS, str(file), who]) for who in "AB"]
    assert [one.wait(60) for one in adding] == [0, 0]
    added = {f"{who} {number}" for who in "AB" for number in range(4)}
    assert People(file).all().keys() == {*NAMES, *added}
    assert {one.name for one in file.parent.iterdir()} <= {file.name, f".{file.name}.lock"}
    assert file.stat().st_mode & 0o077 == 0


def test_two_administrators_do_not_take_out_each_other(file: Path) -> None:
    People(file).put("Jo", Role.ADMINISTER, PASSWORD)
    together, refused = threading.Barrier(2), list[PersonError]()

    def take_out(name: str) -> None:
        together.wait()
        try:
            Administration(People(file)).take_out(name)
        except PersonError as error:
            refused.append(error)

    threads = [threading.Thread(target=take_out, args=(name,)) for name in ("Ada", "Jo")]
    for one in threads:
        one.start()
    for one in threads:
        one.join(30)
    assert len(refused) == 1
    assert len({"Ada", "Jo"} & People(file).all().keys()) == 1


def test_who_does_not_let_go_of_the_file_is_not_waited_for_for_ever(file: Path) -> None:
    with alone(file), pytest.raises(PeopleError), alone(file, patience=0.05):
        pass
    with alone(file, patience=0.05):
        pass


def test_a_change_that_fails_leaves_the_file_as_it_was(file: Path) -> None:
    before, people = file.read_bytes(), People(file)
    with pytest.raises(KeyError), people.changing() as held:
        del held["Ada"], held["Nobody"]
    assert file.read_bytes() == before
    people.remove("Ines")  # and the lock is free


@pytest.mark.parametrize("name", ["", " ", "Jo ", "Jo\n", "Jo\u202e", "x" * (LONGEST_NAME + 1)])
def test_the_command_line_takes_no_other_names(file: Path, name: str) -> None:
    with pytest.raises(PersonError):
        People(file).put(name, Role.READ, PASSWORD)


@pytest.mark.parametrize("length", [0, SHORTEST - 1, LONGEST + 1])
def test_the_command_line_takes_no_other_passwords(file: Path, length: int) -> None:
    with pytest.raises(PersonError):
        People(file).put("Jo", Role.READ, "x" * length)
