"""A server in which every page has something to show: hostile words, versions, corrections, work going on."""

from __future__ import annotations

import shutil
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any, cast

import httpx
from playwright.sync_api import BrowserContext

from tests.readings import bridge, hostile
from tests.store.kept import WHEN, original
from tests.web.conftest import Running, running
from tests.web.giving import PORT, TERN
from tests.web.lengthy import lengthy
from tests.web.shelf import ADDRESS, BROKEN, at_address, edited
from whosays.api import shared_reader
from whosays.batch.adding import group, identify
from whosays.batch.reading import Comparer
from whosays.model import Account, FailedReading, Failure, Reading
from whosays.store import Library, View
from whosays.web import Limits, Settings
from whosays.web.guard.people import People
from whosays.web.guard.roles import Role
from whosays.web.tools import Tools

PASSWORD = "correct horse battery"  # noqa: S105 - of nobody
_PEOPLE = {
    "Ada": Role.ADMINISTER,
    "Ingeborg Solheim-Brattbakk of the night desk": Role.ADMINISTER,
    "Ola": Role.CORRECT,
    "<b onclick=alert(1)>Jo</b>": Role.READ,
}
_SLOWLY = "This is read slowly, Lunde said."
LONG = lengthy(120, filler=7)


class _Patient:
    """The shipped reader, which stays at a text that is read slowly until it may go on."""

    def __init__(self) -> None:
        self.may_go_on = threading.Event()

    def __getattr__(self, name: str) -> Any:
        return getattr(shared_reader(), name)

    def read_many(self, accounts: Iterable[Account | FailedReading]) -> Iterator[Reading | FailedReading]:
        for one in accounts:
            if isinstance(one, Account) and _SLOWLY in one.text:
                self.may_go_on.wait()
            yield from shared_reader().read_many([one])


@dataclass(frozen=True, slots=True)
class Furnished:
    """A running server, and the address of every page with what makes it worth looking at.

    Attributes:
        pages: by name.
        outside: a server that people sign in to.
    """

    server: Running
    pages: Mapping[str, str]
    outside: Running

    @property
    def addresses(self) -> tuple[str, str]:
        """Of both; the one that people sign in to under another name, for cookies don't tell ports apart."""
        return f"{self.server.address}/", _by_another_name(self.outside)

    def enter(self, context: BrowserContext) -> None:
        """Both: with the token, and signed in as an administrator."""
        context.request.get(f"{self.server.address}/?token={self.server.token}")
        held = self.outside.app.state.server
        ada = held.people.get("Ada")
        key = held.sessions.begin(ada.name, ada.role, ada.hashed)
        name = f"whosays-{self.addresses[1].rpartition(':')[2].strip('/')}"
        context.add_cookies([{"name": name, "value": key, "url": self.addresses[1]}])


def _by_another_name(outside: Running) -> str:
    return outside.address.replace("127.0.0.1", "localhost") + "/"


def furnish(library: Path, folder: Path) -> Iterator[Furnished]:
    """Over a copy of a library."""
    file = Path(shutil.copy(library, folder / "furnished.sqlite"))
    with Library.open(file) as opened:
        _fill(opened)
        with opened.view() as view:
            kept = dict(_kept(view))
    people = People(folder / "people.json")
    for name, role in _PEOPLE.items():
        people.put(name, role, PASSWORD)
    patient = _Patient()
    tools = Tools(make_reader=lambda: cast("Comparer", patient))
    settings = Settings(library=str(file), port=0, limits=Limits(desks_a_minute=6000))
    inside = running(settings, tools)
    outside = running(Settings(library=str(file), port=0, people=people.file), tools)
    server = next(inside)
    with httpx.Client(base_url=server.address, headers=_as_a_program(server), timeout=120) as client:
        desk = dict(_on_the_desk(client))
        _judge(client, kept["account"], kept["actor"])
        kept["account, the same claim elsewhere"] = _elsewhere(client, kept["story, of several"])
    team = next(outside)
    of_team = {"who may come in": f"{_by_another_name(team)}people?done=role"}
    yield Furnished(server, {**kept, **desk, **_OTHERS, **of_team}, team)
    patient.may_go_on.set()
    next(inside, None)
    next(outside, None)


_OTHERS = {
    "start": "/",
    "stories": "/stories?single=true",
    "accounts": "/accounts",
    "versions of addresses": "/versions",
    "judgements": "/judgements",
    "search": "/search",
    "search, found": "/search?q=water",
    "search, nothing found": "/search?q=water+nowherebefore&act=denies",
    "actors": "/actors",
    "network": "/network",
    "nothing there": "/nowhere",
    "makes no sense": "/search?since=soon",
}


def _fill(library: Library) -> None:
    told = (at_address(bridge()), edited(), hostile())
    with library.writer() as writer:
        for day, one in enumerate(told):
            writer.add(original(one, ADDRESS if day < 2 else "h.txt", WHEN + timedelta(days=day)), one)
        failure = Failure("damaged", "The file is cut off; fetch it again.")
        writer.add(BROKEN, FailedReading("scan.pdf", failure, BROKEN.id))
    group(library, shared_reader)
    identify(library, lambda: None)
    with library.writer() as writer:
        writer.add(original(LONG, "harbour-book.txt"), LONG)


def _kept(view: View) -> Iterator[tuple[str, str]]:
    """Pages of what the library holds."""
    reading = at_address(bridge())
    one = reading.account.id
    said = max(reading.attributions, key=lambda attribution: len(attribution.cue.text)).id
    stories = view.headed(2, limit=9)
    story, several = stories[0].id, max(stories, key=lambda found: found.accounts).id
    actor = next(found.identity for found in view.speakers(None, limit=9) if found.identity)
    yield "account", f"/account/{one}"
    yield "account, a statement chosen", f"/account/{one}?attribution={reading.attributions[-2].id}"
    yield "account, a chain", f"/account/{one}?attribution={said}"
    yield "account, a statement by itself", f"/account/{one}/attribution/{said}"
    yield "account, words", f"/account/{one}/span/0-6?words=Bridge"
    yield "account, words that are gone", f"/account/{one}/span/0-7?words=nowhere"
    yield "account, hostile", f"/account/{hostile().account.id}"
    yield "account, not read", f"/account/{BROKEN.id}"
    yield "account, long", f"/account/{LONG.account.id}?part=2"
    yield "versions", f"/account/{one}/versions"
    yield "story", f"/story/{story}"
    yield "story, of several", f"/story/{several}"
    yield "story, a cell chosen", f"/story/{story}?claim=1&account=A"
    yield "story, all of it", f"/story/{story}?all=true&words=true"
    yield "timeline", f"/story/{story}/timeline"
    yield "actor", f"/actor/{actor}"
    yield "actor, others", f"/actor/{actor}/others?q=a"


def _on_the_desk(client: httpx.Client) -> Iterator[tuple[str, str]]:
    """Pages of what is not kept: compared, alone, asked about, and at work for as long as it takes."""
    compared = _given(client, text=[PORT, TERN])
    alone = _given(client, text=[TERN])
    _until(client, compared, lambda job: job["comparison"] is not None)
    _until(client, alone, lambda job: job["stage"] == "done")
    yield "desk", compared
    yield "desk, a cell chosen", f"{compared}?claim=1&account=A"
    yield "desk, one account", alone
    damaged = [("file", (name, b"%PDF-1.7 and no more")) for name in ("scan.pdf", "scan 2.pdf")]
    nothing = str(client.post("/desk", files=damaged).headers["location"])
    _until(client, nothing, lambda job: job["stage"] == "done")
    yield "desk, nothing read", nothing
    yield "desk, asking", _given(client, addresses="https://courier.example/a\nhttps://tern.example/b")
    at_work = _given(client, text=[PORT, _SLOWLY])
    _until(client, at_work, lambda job: len(job["accounts"]) == 2)
    yield "desk, at work", at_work


def _given(client: httpx.Client, **form: Any) -> str:
    return str(client.post("/desk", data=form).headers["location"])


def _until(client: httpx.Client, path: str, holds: Callable[[Any], bool]) -> None:
    ends = time.monotonic() + 120
    while not holds(client.get(path).json()):
        assert time.monotonic() < ends, path
        time.sleep(0.05)


def _elsewhere(client: httpx.Client, story: str) -> str:
    """The page of a statement whose claim stands in other accounts, too, and is left out by some."""
    _until(client, story, lambda found: "claims" in found)
    claims = client.get(story).json()["claims"]
    cells = [one for claim in claims for one in claim["coverage"] if claim["lineages"] > 1]
    account, said = next((one["account"], one["attribution"]) for one in cells if one["attribution"])
    return f"/account/{account}?attribution={said}"


def _judge(client: httpx.Client, account: str, actor: str) -> None:
    others = client.get(f"{actor}/others?q=a").json()["others"]
    told = {"what": "same", "one": actor.rpartition("/")[2], "other": others[0]["identity"]}
    assert client.post("/judgements", data=told).status_code == 201
    for attribution in client.get(account).json()["attributions"][:2]:
        told = {"what": "check", "attribution": attribution["id"]}
        assert client.post(f"{account}/judgements", data=told).status_code == 201


def _as_a_program(server: Running) -> dict[str, str]:
    return {"authorization": f"Bearer {server.token}", "accept": "application/json"}
