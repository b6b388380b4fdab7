"""Who an actor may be, too: others by their names, and what people said of the two."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from fastapi import APIRouter, Path, Request
from starlette.responses import Response

from whosays.errors import UnknownActorError
from whosays.render.ids import brief
from whosays.render.plain import plain
from whosays.render.web.sameness import Sameness, samenesses
from whosays.resolve.identities import identity_id
from whosays.store import Speaker, View
from whosays.store.portraits import Portrait
from whosays.web.answers import answer, described
from whosays.web.filters import ID, Name
from whosays.web.guard.forms import Reader
from whosays.web.guard.roles import Role
from whosays.web.schemas import listed, schema_of, whole
from whosays.web.state import Server

router = APIRouter()

_MOST = 12  # that are shown: more words of the name find fewer
_MEMBERS = 300  # actors of single accounts that are looked at, those that were stored last
_WORD = {"type": "string"}
SAMENESS = whole(
    {
        "judgement": _WORD,
        "who": _WORD,
        "when": {"type": "string", "format": "date-time"},
        "other": _WORD,
        "name": _WORD,
        "same": {"type": "boolean"},
        "shows": {"type": "boolean"},
    }
)
_OTHERS = whole(
    {
        "actor": schema_of(Portrait),
        "called": _WORD,
        "others": listed(schema_of(Speaker)),
        "more": {"type": "boolean"},
        "said": listed(SAMENESS),
    }
)


@router.get("/actor/{id}/others", summary="Who an actor may be, too", responses=described(_OTHERS))
def others(
    request: Request,
    visitor: Reader,
    id: Annotated[str, Path(pattern=ID, description="Of an identity, or of an actor of one account.")],  # noqa: A002
    q: Name = "",
) -> Response:
    """Others who go by these words of a name; without any, by the last of their own."""
    server: Server = request.app.state.server
    with server.view() as view:
        who = view.portrait(id)
        called, own = q.strip() or (who.name.split() or [""])[-1], ids(view, who.id)
        asked = f"{called}*" if q.strip() else called  # the last word may not be typed to its end yet
        found = [
            one
            for one in view.speakers(asked, limit=_MOST + 2)
            if own.keys().isdisjoint((one.identity, one.actor))
        ]
        said = said_of(view, own)
    shown = found[:_MOST]
    return answer(
        request,
        "others.html.j2",
        twin=lambda: {
            "actor": plain(who),
            "called": called,
            "others": plain(shown),
            "more": len(found) > _MOST,
            "said": [one.to_dict() for one in said],
        },
        page=lambda: {
            "who": who,
            "given": {"q": q.strip()},
            "called": called,
            "others": shown,
            "more": len(found) > _MOST,
            "said": said,
            "may_correct": visitor.role.includes(Role.CORRECT),
        },
    )


def ids(view: View, of: str) -> dict[str, str]:
    """Every id that somebody has, or had before two became one; with an actor of an account who has it."""
    actors = [one.actor for one in view.members([of], _MEMBERS)]
    return {of: of} | {actor: actor for actor in actors} | {identity_id(actor): actor for actor in actors}


def said_of(view: View, own: Mapping[str, str]) -> list[Sameness]:
    """What people said of somebody being another, or not."""

    def called(id_: str) -> str:
        if id_ in own:  # the two are one: by what the other was called in the account that told of it first
            return next((name for _, name in view.actors_called(own[id_])), brief(id_))
        try:
            return view.portrait(id_).name
        except UnknownActorError:
            return brief(id_)

    return list(samenesses(list(view.judgements()), own.keys(), called))


def is_identified(own: Mapping[str, str]) -> bool:
    """Whether it was looked for who they are in other accounts; `own`: their ids."""
    return len(own) > 1
