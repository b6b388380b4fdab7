"""Lists for other programs: in every format, of what the filters leave, as files."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path
from zipfile import ZipFile

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from tests.readings import HOSTILE
from tests.web.shelf import make_shelf, served
from whosays.export import csv
from whosays.export.formats import FORMATS
from whosays.model import Act
from whosays.store import Library, Query, View
from whosays.web.pages import exports

FILE = re.compile(r'attachment; filename="whosays[a-z0-9-]*\.[a-z.]+"')


def listed(content: bytes) -> list[str]:
    return [row.attribution for row in csv.read(io.StringIO(content.decode("utf-8"), newline=""))]


@pytest.mark.parametrize("form", sorted(FORMATS))
def test_every_format_is_a_file(client: TestClient, form: str) -> None:
    answer = client.get(f"/export/{form}", params={"q": "river"})
    assert answer.status_code == 200
    assert answer.content
    assert FILE.fullmatch(answer.headers["content-disposition"])
    assert answer.headers["x-content-type-options"] == "nosniff"
    kind = answer.headers["content-type"].partition(";")[0]
    assert kind == ("application/zip" if form == "brat" else FORMATS[form].media_type.partition(";")[0])


@pytest.mark.parametrize(
    ("asked", "query"),
    [
        ({}, Query()),
        ({"q": "velmar"}, Query("velmar")),
        ({"act": "denies"}, Query(act=Act.DENIES)),
        (
            {"outlet": "The Harbour Courier", "outermost": "1"},
            Query(outlet="The Harbour Courier", outermost=True),
        ),
    ],
)
def test_it_holds_what_the_list_has(
    client: TestClient, library: Path, asked: dict[str, str], query: Query
) -> None:
    found = listed(client.get("/export/csv", params={**asked, "page": "3"}).content)
    assert (
        len(found)
        == client.get("/search", params=asked, headers={"accept": "application/json"}).json()["count"]
    )
    with Library.open(library) as held, held.view() as view:
        assert sorted(found) == sorted(one for ids in view.statements(query).values() for one in ids)


def test_annotations_of_several_accounts_are_an_archive(client: TestClient, library: Path) -> None:
    answer = client.get("/export/brat")
    with Library.open(library) as held, held.view() as view:
        texts = sorted(account.text for account in view.accounts())
        one = next(view.accounts()).id
    with ZipFile(io.BytesIO(answer.content)) as archive:
        assert archive.testzip() is None
        names = archive.namelist()
        assert sorted(archive.read(name).decode() for name in names if name.endswith(".txt")) == texts
        assert all(re.fullmatch(r"[\w.-]+\.(txt|ann)", name) for name in names)
    single = client.get("/export/brat", params={"account": one})
    assert single.headers["content-disposition"].endswith('.ann"')
    assert single.text.startswith("T1\t")


def test_nothing_found_is_an_empty_file(client: TestClient) -> None:
    for form in FORMATS:
        assert client.get(f"/export/{form}", params={"q": "nothingatallofthat"}).status_code == 200


def test_a_format_that_is_none(client: TestClient) -> None:
    assert client.get("/export/exe").status_code == 422
    assert client.get("/export/csv", params={"act": "shouts"}).status_code == 422


def test_too_much_at_once_is_refused(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    """And that before everything that is asked for was put into memory."""
    monkeypatch.setattr(exports, "_MOST", 3)
    with monkeypatch.context() as counted:
        counted.delattr(View, "statements")
        answer = client.get("/export/csv")
    assert answer.status_code == 413
    assert "Narrow" in answer.text
    assert client.get("/export/csv", params={"outlet": "The Harbour Courier"}).status_code == 200


def test_only_so_many_are_written_at_a_time(app: FastAPI, client: TestClient) -> None:
    held = [app.state.server.exports.acquire(blocking=False) for _ in range(20)]
    answer = client.get("/export/csv")
    assert answer.status_code == 503
    for one in held:
        if one:
            app.state.server.exports.release()
    for _ in range(10):
        assert client.get("/export/csv").status_code == 200


def test_no_view_is_held_while_it_is_loaded(app: FastAPI, client: TestClient) -> None:
    with client.stream("GET", "/export/jsonl") as answer:
        pieces = answer.iter_lines()
        json.loads(next(pieces))
        assert app.state.server.library()._engine.pool.checkedout() == 0


def test_hostile_names_make_no_file_names(tmp_path: Path) -> None:
    with served(make_shelf(tmp_path)) as client:
        for asked in (
            {"q": HOSTILE},
            {"outlet": HOSTILE[:300]},
            {"actor": '../../x";\r\nset-cookie: a=b'},
            {"q": "éß😀"},
        ):
            answer = client.get("/export/csv", params=asked)
            assert FILE.fullmatch(answer.headers["content-disposition"])
            assert "set-cookie" not in answer.headers
        with ZipFile(io.BytesIO(client.get("/export/brat").content)) as archive:
            assert all(re.fullmatch(r"[\w.-]+", name) for name in archive.namelist())


def test_every_list_offers_its_statements(client: TestClient, library: Path) -> None:
    with Library.open(library) as held, held.view() as view:
        story = next(one.id for one in view.stories() if len(one.accounts) == 3)
        account = next(view.accounts()).id
        actor = next(view.speakers("adeyr")).identity
    for page, asked in (
        (f"/account/{account}", f"account={account}"),
        ("/accounts?outlet=The+Harbour+Courier", "outlet=The+Harbour+Courier"),
        (f"/actor/{actor}?act=denies", f"act=denies&amp;speaker={actor}"),
        ("/search?q=velmar", "q=velmar"),
        (f"/story/{story}/timeline", f"story={story}"),
        (f"/network?story={story}", f"story={story}"),
    ):
        assert f'href="/export/csv?{asked}"' in client.get(page).text, page
    for page in ("/stories", "/accounts", "/network", "/search"):
        assert 'href="/export/csv"' in client.get(page).text, page
