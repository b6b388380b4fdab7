"""The description of the API, asked by schemathesis of an application with something in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import schemathesis
from fastapi import FastAPI
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from schemathesis.config import SchemathesisConfig
from schemathesis.core.result import Ok
from schemathesis.generation import GenerationMode
from schemathesis.specs.openapi.checks import negative_data_rejection, positive_data_acceptance
from starlette.testclient import TestClient

from tests.cli.tool import SimpleReader
from tests.web.conftest import BASE, COOKIE
from tests.web.shelf import make_shelf
from whosays.batch.adding import group, identify
from whosays.store import Library
from whosays.web import Limits, Settings, create_app
from whosays.web.guard.forms import HEADER
from whosays.web.guard.people import People
from whosays.web.guard.roles import Role
from whosays.web.tools import Tools

Known = Mapping[str, Sequence[str]]
"""What there is, by the name and place that a parameter has."""
Operation = Any  # schemathesis has no public name for it
_OFTEN = Limits(requests=1e6, desks_a_minute=1e6, sign_ins_a_minute=1e6, compare_seconds=60.0)
_OF_THEIR_OWN = ("/desk/{id}", "/story/{id}")  # their parameters are of other kinds, by the same names
_EXCLUDED = {
    # Of several fields one is enough, an address is one or none, and in such a form everything is words: no
    # schema tells the first, and whatever is sent for a text is one.
    "POST /desk": [positive_data_acceptance, negative_data_rejection],
}


@dataclass(frozen=True, slots=True)
class Asked:
    """An application, how to come in, and what is in it.

    Attributes:
        known: so that half of the questions ask for something that is there.
    """

    app: FastAPI
    known: Known

    @property
    def bearer(self) -> dict[str, str]:
        """Lets a program in."""
        token = self.app.state.server.token
        return {"Authorization": f"Bearer {token}", "accept": "application/json", "host": BASE[7:]}

    def operations(self) -> list[Operation]:
        """Every method of every address."""
        config = SchemathesisConfig()
        config.projects.default.generation.allow_extra_parameters = False  # what nobody knows is passed over
        refused = config.projects.default.checks.negative_data_rejection
        refused.expected_statuses = [*refused.expected_statuses, "413"]  # what is wrong may be too much, too
        schema = schemathesis.openapi.from_asgi("/openapi.json", self.app, config=config, headers=self.bearer)
        if "Authorization" not in self.bearer:
            schema.raw_schema["security"] = []  # or it would leave out the cookie, which we put back
        found = [one.ok() for one in schema.get_all_operations() if isinstance(one, Ok)]
        assert found
        return found


class AskedTeam(Asked):
    """One that people sign in to, asked by an administrator."""

    @property
    def bearer(self) -> dict[str, str]:
        """A session of one whom no question takes out."""
        held = self.app.state.server
        ada = held.people.get("Ada")
        key = held.sessions.begin(ada.name, ada.role, ada.hashed)
        form = held.sessions.visitor(key).forms
        cookies = "; ".join(f"{name}={key}" for name in (COOKIE, "whosays-80"))  # it asks without a port
        return {"Cookie": cookies, HEADER: form, "origin": BASE, "host": BASE[7:]}


def make_asked_team(folder: Path) -> AskedTeam:
    """Without a library: it is asked who may come in."""
    people, names = People(folder / "people.json"), ("Ines", "Ola", "Jo")
    for name in ("Ada", *names):
        people.put(name, Role.ADMINISTER, "correct horse battery")
    settings = Settings(library=str(folder / "none.sqlite"), people=people.file, limits=_OFTEN)
    return AskedTeam(create_app(settings), {"name": names})


def make_asked(folder: Path) -> Asked:
    """A library that may be written to, with a comparison on the desk."""
    shelf = make_shelf(folder)
    with Library.open(shelf.file) as library:
        group(library, SimpleReader)
        identify(library, lambda: None)
        with library.view() as view:
            stories = [one.id for one in view.headed(1, limit=9)]
            actors = [one.identity for one in view.speakers(None, limit=9) if one.identity]
            statements = [one.id for one in view.reading(shelf.bridge).attributions]
    assert stories
    assert actors
    app = create_app(Settings(library=str(shelf.file), limits=_OFTEN), Tools(make_reader=SimpleReader))
    asked = Asked(app, {})
    desk = _put(asked)
    known = {
        "/account": (shelf.bridge, shelf.edited, shelf.hostile, shelf.quiet, shelf.bridge[:8]),
        "/story": stories,
        "/desk": (desk,),
        "/actor": actors,
        "attribution": statements,
        "speaker": actors,
        "story": stories,
        "account": (shelf.bridge, shelf.hostile),
        "actor": ("Tarnow", *actors),
        "key": statements,
        "place": ("0-6", "46-60"),
        "words": ("Bridge", "The Osk bridge"),
        "q": ("bridge", "cracks OR", '"not for'),
    }
    return Asked(app, known)


def _put(asked: Asked) -> str:
    client = TestClient(asked.app, BASE, headers=asked.bearer)
    texts = ["Tarnow said the bridge is shut.", "Lunde said the bridge was never safe."]
    answer = client.post("/desk", data={"text": texts}, follow_redirects=False)
    id_ = answer.headers["location"].rpartition("/")[2]
    assert asked.app.state.server.desk.get(id_).settled.wait(60)
    return str(id_)


def ask(asked: Asked, operation: Operation, *, cases: int, always_the_same: bool) -> None:
    """So many requests, of which half make sense; each answer must be as the description has it."""
    strategy = st.one_of(
        operation.as_strategy(GenerationMode.POSITIVE).flatmap(
            lambda case: _of_what_is_there(asked.known, case)
        ),
        operation.as_strategy(GenerationMode.NEGATIVE),
    )

    @settings(
        max_examples=cases,
        deadline=None,
        derandomize=always_the_same,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(strategy, st.sampled_from(("application/json", "text/html")))
    def run(case: Any, form: str) -> None:
        excluded = _EXCLUDED.get(operation.label, [])
        headers = {**asked.bearer, "accept": form}
        case.call_and_validate(headers=headers, excluded_checks=excluded)

    run()


def _of_what_is_there(known: Known, case: Any) -> st.SearchStrategy[Any]:
    """The same, or one that asks for something the library has."""

    def put(chosen: tuple[bool, int]) -> Any:
        there, which = chosen
        form = case.body if case.path.startswith("/people") and isinstance(case.body, dict) else {}
        places = (case.path_parameters, {} if case.path in _OF_THEIR_OWN else case.query, form)
        for place in places if there else ():
            for name in place:
                told = known.get("/" + case.path.split("/")[1] if name == "id" else name)
                if told:
                    place[name] = told[which % len(told)]
        return case

    return st.tuples(st.booleans(), st.integers(0, 99)).map(put)
