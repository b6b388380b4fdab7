"""Who says how much, and everything that one has said."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Annotated, Any

from fastapi import APIRouter, Path, Request
from fastapi import Query as Asked
from starlette.responses import Response

from whosays.model import Act, Comparison, Quotation
from whosays.render.plain import plain
from whosays.render.web.changes import against
from whosays.render.web.statements import together
from whosays.store import Order, Speaker, View
from whosays.store.portraits import Portrait, SpokenIn
from whosays.web.answers import answer, described
from whosays.web.exported import exports
from whosays.web.filters import ID, MOST_PAGES, Filtered, Filters, Name
from whosays.web.guard.forms import Reader
from whosays.web.guard.roles import Role
from whosays.web.pages.corrections import taken
from whosays.web.pages.others import SAMENESS, ids, is_identified, said_of
from whosays.web.pages.search import PAGED, find
from whosays.web.schemas import listed, schema_of, whole
from whosays.web.state import Server

router = APIRouter()

EACH = 50  # actors of a page
_ACCOUNTS = 40  # that are listed
_SPEAKERS = whole(
    {
        "offset": {"type": "integer"},
        "more": {"type": "boolean"},
        "actors": listed(schema_of(Speaker)),
    }
)
_ACTOR = whole(
    {
        "actor": schema_of(Portrait),
        "identified": {"type": "boolean"},
        "said": listed(SAMENESS),
        "accounts": listed(schema_of(SpokenIn)),
        **PAGED,
    }
)


@router.get("/actors", summary="List who says how much", responses=described(_SPEAKERS))
def actors(
    request: Request,
    q: Name = "",
    page: Annotated[int, Asked(ge=1, le=MOST_PAGES)] = 1,
) -> Response:
    """Who says most first: all who are named, or those who go by these words of a name."""
    name, offset = q.strip() or None, (page - 1) * EACH
    server: Server = request.app.state.server
    with server.view() as view:

        def found_now() -> list[Speaker]:
            return list(view.speakers(name, limit=EACH + 1, offset=offset))

        found = server.overviews.of(view, ("speakers", page), found_now) if name is None else found_now()
    shown, more = found[:EACH], len(found) > EACH
    asked = Filters.of(q=q.strip(), page=str(page) if page > 1 else "")
    return answer(
        request,
        "actors.html.j2",
        twin=lambda: {"offset": offset, "more": more, "actors": plain(shown)},
        page=lambda: {
            "asked": asked,
            "given": asked.given,
            "speakers": shown,
            "offset": offset,
            "more": more,
        },
    )


@router.get("/actor/{id}", summary="Everything that one has said", responses=described(_ACTOR))
def actor(
    request: Request,
    visitor: Reader,
    id: Annotated[str, Path(pattern=ID, description="Of an identity, or of an actor of one account.")],  # noqa: A002
    asked: Filtered,
    said: Annotated[str, Asked(max_length=64, description="A judgement that was just made.")] = "",
) -> Response:
    """By date, with the act; who that is, and in which accounts they speak."""
    told = asked.narrowed(speaker=id, order=_order(asked))
    server: Server = request.app.state.server
    with server.view() as view:
        who = view.portrait(id)
        found = find(view, told.query)
        accounts = view.spoken_in(id, _ACCOUNTS)
        compared = _compared(server, view, {one.account for one in accounts})
        own = ids(view, who.id)
        samenesses = said_of(view, own)
        told_now = taken(view, said)
    return answer(
        request,
        "actor.html.j2",
        twin=lambda: {
            "actor": plain(who),
            "identified": is_identified(own),
            "said": [one.to_dict() for one in samenesses],
            "accounts": plain(accounts),
            **found.to_dict(),
        },
        page=lambda: {
            **told_now,
            "said": samenesses,
            "identified": is_identified(own),
            "may_correct": visitor.role.includes(Role.CORRECT),
            **_page(asked, who, accounts),
            "found": found,
            "earliest": told.query.order is Order.EARLIEST,
            "together": together(found.shown),
            "against": against(found.hits, who.name, compared),
            "uncompared": _uncompared(accounts, compared),
        },
    )


def _stories(accounts: Iterable[SpokenIn]) -> dict[str, str]:
    """Id and name of the stories that the accounts tell."""
    return {one.story: one.story_name or "" for one in accounts if one.story is not None}


def _compared(server: Server, view: View, accounts: Collection[str]) -> list[Comparison]:
    """The comparisons of these accounts that are at hand, and still of their current readings."""
    found = server.compared.held(accounts)
    now = view.stamps({account for stamps, _ in found for account, _ in stamps})
    return [one for stamps, one in found if all(now.get(account) == stamp for account, stamp in stamps)]


def _uncompared(accounts: Iterable[SpokenIn], compared: Iterable[Comparison]) -> bool:
    """Whether there is a story of which no comparison is at hand."""
    held = {reading.account.id for one in compared for reading in one.readings}
    return any(one.story is not None and one.account not in held for one in accounts)


def _order(asked: Filters) -> Order:
    """By date, the earliest first, unless told."""
    return asked.query.order if "order" in asked.given else Order.EARLIEST


def _page(asked: Filters, who: Portrait, accounts: list[SpokenIn]) -> dict[str, Any]:
    return {
        "asked": asked,
        "given": asked.given,
        "who": who,
        "accounts": accounts,
        "stories": _stories(accounts),
        "path_here": f"/actor/{who.id}",
        "acts": [act.value for act in Act],
        "quotations": [kind.value for kind in Quotation],
        "exports": exports(lambda path, **changed: asked.address(path, speaker=who.id, **changed)),
    }
