"""Statements, by their words and by who says them, how, where and when."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import Response

from whosays.errors import UnknownStoryError
from whosays.model import Act, Quotation
from whosays.render.plain import plain
from whosays.render.web.statements import Statement, statements
from whosays.store import Hit, Query, View, Within
from whosays.web.answers import answer, described
from whosays.web.exported import exports
from whosays.web.filters import Filtered, Filters
from whosays.web.schemas import listed, schema_of, whole

router = APIRouter()

COUNTED = 1_000  # statements; it takes too long to count further while somebody types
_HINTED = 100  # of a search that would find something
_CHOICES = {"acts": [act.value for act in Act], "quotations": [kind.value for kind in Quotation]}


@dataclass(frozen=True, slots=True)
class Found:
    """One page of what was found.

    Attributes:
        count: how many there are on all pages, if `counted`; else there are more than so many.
    """

    hits: tuple[Hit, ...]
    shown: tuple[Statement, ...]
    count: int
    counted: bool
    offset: int
    more: bool

    def to_dict(self) -> dict[str, Any]:
        """`SCHEMA` describes it."""
        return {
            "count": self.count,
            "counted": self.counted,
            "offset": self.offset,
            "more": self.more,
            "statements": [
                plain(one.hit) | {"via": list(one.via), "denies": one.denies, "at": one.address}
                for one in self.shown
            ],
        }


_HIT = schema_of(Hit)
STATEMENT = whole(
    _HIT["properties"]
    | {"via": listed({"type": "string"}), "denies": {"type": "boolean"}, "at": {"type": "string"}}
)
PAGED = {
    "count": {"type": "integer"},
    "counted": {"type": "boolean"},
    "offset": {"type": "integer"},
    "more": {"type": "boolean"},
    "statements": listed(STATEMENT),
}


def find(view: View, query: Query) -> Found:
    """The statements of a page."""
    found = view.search(query)
    count = view.count(query, COUNTED + 1)
    around = view.around([(hit.account, hit.attribution) for hit in found.hits])
    shown = statements(found.hits, around)
    counted = count <= COUNTED
    return Found(found.hits, shown, min(count, COUNTED), counted, found.offset, found.more)


@router.get("/search", summary="Find statements", responses=described(whole(PAGED)))
def search(request: Request, asked: Filtered) -> Response:
    """Who says what, where it stands, and when it was said."""
    with request.app.state.server.view() as view:
        found = find(view, asked.query)
        ways = _ways(view, asked) if not found.hits else []
        story = _story_name(view, asked)
    return answer(
        request,
        "search.html.j2",
        twin=found.to_dict,
        page=lambda: {
            "asked": asked,
            "given": asked.given,
            "found": found,
            "ways": ways,
            "hinted": _HINTED,
            "who": _names(found, asked),
            "story_name": story,
            "exports": exports(asked.address),
            **_CHOICES,
        },
    )


def _ways(view: View, asked: Filters) -> list[tuple[str, str, int]]:
    """What would find something: how, its address, and how many statements, `_HINTED` at the most."""
    query = asked.query
    ways: list[tuple[str, Query, Mapping[str, str | None]]] = []
    if query.words is not None and query.within is Within.STATEMENT:
        ways.append(("anywhere in the accounts", replace(query, within=Within.ACCOUNT), {"anywhere": "1"}))
    fewer = [name for name in query.told if name != "words"]  # without the words it is another question
    for name in fewer if len(query.told) > 1 else ():
        told = _PARAMETERS.get(name, name)
        ways.append((f"without “{_CALLED.get(name, name)}”", query.without(name), {told: None}))
    counted = [
        (how, asked.address("/search", **changed, page=None), view.count(other, _HINTED))
        for how, other, changed in ways
    ]
    return [one for one in counted if one[2]]


_PARAMETERS = {"checked_only": "checked"}
_CALLED = {"checked_only": "checked", "speaker": "who", "through": "cited by"}


def _names(found: Found, asked: Filters) -> str | None:
    """Who is asked for by an id, by the name that the statements have."""
    if asked.query.speaker is None or not found.hits:
        return None
    return found.hits[0].actor


def _story_name(view: View, asked: Filters) -> str | None:
    if asked.query.story is None:
        return None
    try:
        return view.story(asked.query.story).name
    except UnknownStoryError:
        return None
