"""What the pages that show a comparison have in common: what of it is asked for, and its two forms."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import Annotated, Any, Literal
from urllib.parse import urlencode

from fastapi import Depends, Query, Request
from starlette.responses import Response

from whosays.model import Act, Comparison, Passage, Stand, Story
from whosays.render.comparison.page import page as frozen
from whosays.render.web.comparison import Asked, shown
from whosays.render.web.evidence import Evidence, evidence
from whosays.render.web.places import of_words
from whosays.web.answers import answer
from whosays.web.twins import COMPARING

NOT_YET: dict[int | str, dict[str, Any]] = {
    202: {
        "description": "The accounts are being compared.",
        "content": {"application/json": {"schema": COMPARING}, "text/html": {"schema": {"type": "string"}}},
    }
}
_LETTERS = "^[A-Z]{1,3}[0-9]{0,4}$"


def not_yet(request: Request, story: Story) -> Response:
    """What stands where a comparison will be, as long as it is made."""
    return answer(
        request,
        "story-progress.html.j2",
        twin=lambda: {"story": story.id, "stage": "comparing"},
        page=lambda: {"story": story},
        status=202,
    )


class Part(StrEnum):
    """Of a page, what a script puts into one that is there already."""

    EVIDENCE = "evidence"


@dataclass(frozen=True, slots=True)
class View:
    """What of a comparison is asked for, and which cell is chosen.

    Attributes:
        given: the parameters that were told, as they stand in an address.
    """

    asked: Asked
    claim: int | None
    account: str
    part: Part | None
    given: Mapping[str, str | list[str]]

    def chosen(self, comparison: Comparison, base: str | None) -> Evidence | None:
        """What stands behind the chosen cell; `base`: where the accounts are, if a library holds them."""
        if self.claim is None:
            return None
        accounts = {one.account.id: one.account for one in comparison.readings}

        def link(passage: Passage) -> str | None:
            return base and base + of_words(accounts[passage.account], passage.pieces[0])

        return evidence(comparison, self.claim, self.account, link)


def view(
    *,
    actor: Annotated[str, Query(max_length=300, description="Words of a name.")] = "",
    act: Annotated[Act | Literal[""], Query(description="What is done in saying it.")] = "",
    stand: Annotated[Stand | Literal[""], Query(description="How an account treats a claim.")] = "",
    differing: Annotated[bool, Query(description="Without what all independent accounts share.")] = False,
    all: Annotated[bool, Query(description="With claims that tell little.")] = False,  # noqa: A002 - as in an address
    words: Annotated[bool, Query(description="With the words behind every cell.")] = False,
    copies: Annotated[
        list[str], Query(max_length=50, description="Letters of the accounts whose copies are shown.")
    ] = [],  # noqa: B006 - FastAPI copies it
    claim: Annotated[int | None, Query(ge=1, le=1_000_000, description="The number of a claim.")] = None,
    account: Annotated[str, Query(max_length=8, description="The letter of an account.")] = "",
    part: Part | None = None,
) -> View:
    """What is asked for."""
    asked = Asked(actor.strip(), act or None, stand or None, differing, all, words, frozenset(copies), claim)
    told = {
        "actor": asked.actor,
        "act": act,
        "stand": stand,
        "differing": "true" if differing else "",
        "all": "true" if all else "",
        "copies": sorted(asked.copies),
    }
    return View(asked, claim, account, part, {name: value for name, value in told.items() if value})


Viewed = Annotated[View, Depends(view)]


def compared(comparison: Comparison, of: View, here: str, base: str | None) -> dict[str, Any]:
    """What `comparison-view.html.j2` takes; `here`: its address, `base`: as in `View.chosen`."""
    chosen = of.chosen(comparison, base)

    def at(**changed: object) -> str:
        told = {**of.given, **changed}
        asked = urlencode({name: value for name, value in told.items() if value}, doseq=True)
        return f"{here}?{asked}" if asked else here

    return {
        **shown(comparison, of.asked),
        "here": here,
        "at": at,
        "chosen": chosen,
        "every_act": list(Act),
        "made": datetime.now(UTC).date().isoformat(),
    }


def as_one_file(comparison: Comparison) -> Response:
    """A comparison as one page that needs nothing else, to be kept or sent on."""
    made = datetime.now(UTC).date()
    whole = "".join(frozen(comparison, everything=True, made=made))
    told = {"content-disposition": f'attachment; filename="comparison-{made.isoformat()}.html"'}
    return Response(whole, media_type="text/html; charset=utf-8", headers=told)


def base(request: Request) -> str:
    """The beginning of addresses of this server."""
    return str(request.base_url).rstrip("/")
