"""The accounts of a library as a list, with filters; and what could not be read."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from whosays.render.plain import plain
from whosays.store import Listed, RecordedFailure, Wanted
from whosays.web import known
from whosays.web.answers import answer, described
from whosays.web.filters import MOST_PAGES, Day, Filters, Id, Name, days
from whosays.web.guard.forms import Reader
from whosays.web.schemas import listed, or_none, schema_of, whole

router = APIRouter()

_PAGE = 50
_FAILED = 100  # that are told, of all that could not be read
_FAILURE = whole(
    {
        "source": {"type": "string"},
        "kind": {"type": "string"},
        "message": {"type": "string"},
        "when": {"type": "string", "format": "date-time"},
        "original": or_none({"type": "string"}),
    }
)
_LIST = whole(
    {
        "accounts": listed(schema_of(Listed)),
        "total": {"type": "integer"},
        "more": {"type": "boolean"},
        "failed": {"type": "integer"},
        "failures": listed(_FAILURE),
    }
)


@router.get("/accounts", summary="The accounts", responses=described(_LIST))
def accounts(
    request: Request,
    _: Reader,
    *,
    q: Annotated[str, Query(max_length=300, description="Words of the title, as they stand there.")] = "",
    outlet: Name = "",
    since: Day = "",
    until: Day = "",
    story: Id = "",
    checked: Annotated[Literal["", "yes", "no"], Query(description="By a person, as a whole.")] = "",
    page: Annotated[int, Query(ge=1, le=MOST_PAGES)] = 1,
) -> Response:
    """The latest first."""
    told = Filters.of(
        q=q.strip(), outlet=outlet.strip(), since=since, until=until, story=story, checked=checked
    )
    first, last = days(since), days(until)
    wanted = Wanted(
        words=q.strip() or None,
        outlet=outlet.strip() or None,
        since=first.first if first else None,
        until=last.last if last else None,
        checked=None if not checked else checked == "yes",
        story=story or None,
        limit=_PAGE,
        offset=(page - 1) * _PAGE,
    )
    with known.library(request).view() as view:
        found, total = view.listed(wanted), view.count_listed(wanted)
        failed = view.count_failures()
        failures = view.failed_last(_FAILED) if page == 1 and not told.given else []
    return answer(
        request,
        "accounts.html.j2",
        twin=lambda: {
            "accounts": [plain(one) for one in found.hits],
            "total": total,
            "more": found.more,
            "failed": failed,
            "failures": [_of_failure(one) for one in failures],
        },
        page=lambda: {
            "accounts": found.hits,
            "total": total,
            "failed": failed,
            "failures": failures,
            "filters": told,
            "page": page,
            "more": found.more,
        },
    )


def _of_failure(one: RecordedFailure) -> dict[str, str | None]:
    return {
        "source": one.source,
        "kind": one.failure.kind,
        "message": one.failure.message,
        "when": one.when.isoformat(),
        "original": one.original,
    }
