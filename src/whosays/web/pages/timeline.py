"""A story by time: by when it happened, and when it was said."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import Annotated, Literal

from fastapi import APIRouter, Path, Request
from fastapi import Query as Asked
from starlette.responses import Response

from whosays.model import Interval, Passage, TimeType
from whosays.render import timeline as by_time
from whosays.render.timeline import Moment
from whosays.render.web import timeline as shown
from whosays.store.fold import fold
from whosays.web.answers import answer, described
from whosays.web.exported import exports
from whosays.web.filters import ID, Day, Filters, Name, days
from whosays.web.schemas import listed, or_none, schema_of, whole
from whosays.web.state import Server

router = APIRouter()


class What(StrEnum):
    """Which of the two lanes."""

    HAPPENED = "happened"
    SAID = "said"


_WORD = {"type": "string"}
_TIME = whole(
    {
        "start": {"type": "integer"},
        "end": {"type": "integer"},
        "text": _WORD,
        "type": {"type": "string", "enum": [one.value for one in TimeType]},
        "value": or_none(_WORD),
        "from": or_none(_WORD),
        "to": or_none(_WORD),
    }
)
_MOMENT = whole(
    {
        "from": {"type": "string", "format": "date"},
        "to": {"type": "string", "format": "date"},
        "what": {"type": "string", "enum": [one.value for one in What]},
        "account": _WORD,
        "time": _TIME,
        "who": or_none(_WORD),
        "attribution": or_none(_WORD),
        "words": whole(
            {"account": _WORD, "text": _WORD, "pieces": schema_of(Passage)["properties"]["pieces"]}
        ),
        "said_on": or_none(_TIME),
    }
)
_SCHEMA = whole({"story": _WORD, "name": _WORD, "moments": listed(_MOMENT)})


@router.get("/story/{story}/timeline", summary="A story by time", responses=described(_SCHEMA))
def timeline(
    *,
    request: Request,
    story: Annotated[str, Path(pattern=ID)],
    what: What | Literal[""] = "",
    actor: Name = "",
    account: Annotated[str, Asked(pattern=ID, description="The id of an account.")] = "",
    since: Day = "",
    until: Day = "",
) -> Response:
    """What is given a day for, in an account's own voice or somebody's, the earliest first."""
    server: Server = request.app.state.server
    with server.view() as view:
        told = view.story(story)
        readings = [view.reading(one) for one in told.accounts[: server.settings.limits.story]]
    every = by_time.moments(readings)
    asked = Filters.of(what=what, actor=actor.strip(), account=account, since=since, until=until)
    chosen = list(_chosen(every, asked, days(since), days(until)))
    return answer(
        request,
        "timeline.html.j2",
        twin=lambda: {
            "story": told.id,
            "name": told.name,
            "moments": [one.to_dict() for one in chosen],
        },
        page=lambda: {
            "asked": asked,
            "given": asked.given,
            "story": told,
            "here": f"/story/{told.id}/timeline",
            "left": len(told.accounts) - len(readings),
            "accounts": [(one.account.id, one.account.metadata) for one in readings],
            "all": len(every),
            "exports": exports(lambda path, **changed: Filters.of(story=told.id).address(path, **changed)),
            **_shown(chosen),
        },
    )


def _shown(chosen: Sequence[Moment]) -> dict[str, object]:
    found = shown.entries(chosen)
    return {"count": len(found), "days": shown.by_day(found), "drawing": shown.draw(found)}


def _chosen(
    every: Sequence[Moment], asked: Filters, since: Interval | None, until: Interval | None
) -> Iterator[Moment]:
    names = set(fold(asked.given.get("actor", "")).split())
    for one in every:
        if asked.given.get("what") not in (None, "happened" if one.happened else "said"):
            continue
        if asked.given.get("account") not in (None, one.reading.account.id):
            continue
        if names and not names <= set(fold(one.who or "").split()):
            continue
        if not (since and one.days.last < since.first) and not (until and one.days.first > until.last):
            yield one
