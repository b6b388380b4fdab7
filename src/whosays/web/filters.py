"""Which statements an address asks for: the filters that search, actors and exports have in common."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Annotated, Any, Literal
from urllib.parse import urlencode

from fastapi import Depends
from fastapi import Query as Asked
from pydantic import AfterValidator
from pydantic_core import PydanticCustomError

from whosays.model import Act, Interval, Quotation
from whosays.store import Order, Query, Within
from whosays.store.details import days_of

MOST_PAGES = 500
_YEAR = "(?:[1-9][0-9]{3}|0[1-9][0-9]{2}|00[1-9][0-9]|000[1-9])"
_LEAP = "(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:0[48]|[2468][048]|[13579][26])00)"
_DAY = (
    f"(?:{_YEAR}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|1[0-9]|2[0-8]))?|-(?:0[13-9]|1[0-2])-(?:29|30)"
    f"|-(?:0[13578]|1[02])-31)?|{_LEAP}-02-29)"
)
DAY = f"^(?:{_DAY})?$"
DAYS = f"^(?:{_DAY}(?:/{_DAY})?)?$"
ID = "^[0-9A-Za-z-]{0,64}$"

Words = Annotated[
    str, Asked(max_length=1000, description='All of these words; "a phrase"; the beginning of a w*.')
]
Name = Annotated[str, Asked(max_length=300, description="Words of a name.")]


def _dated(pattern: str, how: str) -> Any:
    """What is written so; a pattern of pydantic's own would be shown to people."""
    written = re.compile(pattern)

    def check(told: str) -> str:
        if not written.fullmatch(told):
            raise PydanticCustomError("date", "write it as {how}", {"how": how})
        return told

    return AfterValidator(check)


Day = Annotated[
    str,
    Asked(max_length=10, json_schema_extra={"pattern": DAY}, description="A date, or the beginning of one."),
    _dated(DAY, "2022-02-05, 2022-02 or 2022"),
]
Days = Annotated[
    str,
    Asked(max_length=21, json_schema_extra={"pattern": DAYS}, description="A date, or two with / between."),
    _dated(DAYS, "2022-02-05, 2022-02, 2022 or 2022-02/2022-04"),
]
Id = Annotated[str, Asked(pattern=ID, description="An id.")]


@dataclass(frozen=True, slots=True)
class Filters:
    """What is asked for, and how it was told.

    Attributes:
        query: for the library; given: the parameters that were told, as they stand in an address.
    """

    query: Query
    given: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, **given: str) -> Filters:
        """Of an address that asks for something else than statements."""
        return cls(Query(), {name: value for name, value in given.items() if value})

    def address(self, path: str, **changed: str | int | None) -> str:
        """The address that asks for the same, but for what is changed (None: no longer told)."""
        told = {
            **self.given,
            **{name: "" if value is None else str(value) for name, value in changed.items()},
        }
        asked = urlencode({name: value for name, value in told.items() if value})
        return f"{path}?{asked}" if asked else path

    def narrowed(self, **conditions: Any) -> Filters:
        """The same with more conditions for the library, which stand elsewhere in the address."""
        return replace(self, query=replace(self.query, **conditions))


def days(told: str) -> Interval | None:
    """The days that one or two dates stand for, in whatever order they are told."""
    found = [one for part in told.split("/") if (one := days_of(part))]
    return Interval(min(one.first for one in found), max(one.last for one in found)) if found else None


def filters(
    *,
    q: Words = "",
    anywhere: Annotated[bool, Asked(description="The words may stand anywhere in the account.")] = False,
    actor: Name = "",
    act: Act | Literal[""] = "",
    outlet: Annotated[str, Asked(max_length=300, description="The whole name of the outlet.")] = "",
    since: Day = "",
    until: Day = "",
    quotation: Quotation | Literal[""] = "",
    about: Days = "",
    checked: Annotated[bool, Asked(description="Only what a person has checked.")] = False,
    account: Id = "",
    story: Id = "",
    speaker: Annotated[str, Asked(pattern=ID, description="The id of who says it.")] = "",
    through: Annotated[str, Asked(pattern=ID, description="The id of in whose statement it stands.")] = "",
    outermost: Annotated[bool, Asked(description="Only what stands in nobody's statement.")] = False,
    order: Order | Literal[""] = "",
    page: Annotated[int, Asked(ge=1, le=MOST_PAGES)] = 1,
    limit: Annotated[int, Asked(ge=1, le=100, description="So many on a page.")] = 20,
) -> Filters:
    """The filters of an address; an empty one is none, as forms send them."""
    words = q.strip()
    first, last = days(since), days(until)
    query = Query(
        words=words or None,
        within=Within.ACCOUNT if anywhere else Within.STATEMENT,
        actor=actor.strip() or None,
        act=act or None,
        outlet=outlet.strip() or None,
        since=first.first if first else None,
        until=last.last if last else None,
        quotation=quotation or None,
        about=days(about),
        checked_only=checked,
        account=account or None,
        story=story or None,
        speaker=speaker or None,
        through=through or None,
        outermost=outermost,
        order=order or (Order.RANK if words else Order.DATE),
        limit=limit,
        offset=(page - 1) * limit,
    )
    told = {
        "q": words, "anywhere": _tick(anywhere), "actor": actor.strip(), "act": act, "outlet": outlet.strip(),
        "since": since, "until": until, "quotation": quotation, "about": about, "checked": _tick(checked),
        "account": account, "story": story, "speaker": speaker, "through": through,
        "outermost": _tick(outermost), "order": order, "page": str(page) if page > 1 else "",
        "limit": str(limit) if limit != 20 else "",
    }  # fmt: skip
    return Filters(query, {name: str(value) for name, value in told.items() if value})


Filtered = Annotated[Filters, Depends(filters)]


def _tick(told: bool) -> str:
    return "1" if told else ""
