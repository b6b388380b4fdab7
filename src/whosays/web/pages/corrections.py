"""Corrections: what people say of statements, accounts and actors, taken down; and all of it as a list."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import Annotated, Any
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from fastapi import APIRouter, Depends, Form, Path, Query, Request
from pydantic import BaseModel, Field
from starlette.responses import JSONResponse, RedirectResponse, Response

from whosays.batch.adding import regroup
from whosays.errors import JudgementError, MetadataError, PlaceError
from whosays.model import (
    Act,
    ActorType,
    CheckAccount,
    CheckAttribution,
    Correct,
    Detail,
    DifferentActors,
    DifferentStories,
    Judgement,
    Marked,
    Quotation,
    Reject,
    SameActor,
    SameStory,
    Undo,
    Verdict,
)
from whosays.render.verdicts import KINDS
from whosays.render.web.account import Said, restored, touched_by
from whosays.store import Library, Page, View
from whosays.store.judgements.statement import Statement, missed
from whosays.store.judgements.words import pointed
from whosays.web import known
from whosays.web.answers import answer, described, problems, wants_json
from whosays.web.guard.door import own
from whosays.web.guard.forms import Corrector, Reader
from whosays.web.guard.roles import Role
from whosays.web.known import AccountId
from whosays.web.schemas import listed, or_none, whole

router = APIRouter()

_PAGE = 50
_JUDGEMENT = {
    **whole(
        {
            "kind": {"const": "Judgement"},
            "id": {"type": "string"},
            "account": or_none({"type": "string"}),
            "who": {"type": "string"},
            "when": {"type": "string", "format": "date-time"},
            "verdict": {"type": "object", "required": ["kind"], "properties": {"kind": {"type": "string"}}},
        }
    ),
    "description": "As `whosays judge list --json` writes it.",
}
_MADE = whole(
    {
        "judgements": listed(_JUDGEMENT),
        "attribution": or_none({"type": "string"}),
        "waits": {
            "type": "boolean",
            "description": "Whether it shows only once actors are identified anew: `whosays resolve`.",
        },
    }
)
_LIST = whole({"judgements": listed(_JUDGEMENT), "more": {"type": "boolean"}})
_TAKEN = {
    **problems(409),
    201: {"description": "Taken down, for programs.", "content": {"application/json": {"schema": _MADE}}},
}


class What(StrEnum):
    """What is said of an account or of a statement in it."""

    ADD = "add"
    MOVE = "move"
    SPLIT = "split"
    REJECT = "reject"
    CHECK = "check"
    ACTOR = "actor"
    CORRECT = "correct"
    CHECK_ACCOUNT = "check-account"


class Across(StrEnum):
    """What is said of two actors, or of two accounts."""

    SAME = "same"
    DIFFERENT = "different"
    SAME_STORY = "same-story"
    OTHER_STORY = "other-story"


Words = Annotated[str, Field(max_length=50_000)]
Places = Annotated[list[Words], Field(max_length=64)]


async def sent(request: Request) -> frozenset[str]:
    """The names of the fields that came, empty ones too: an empty one is told, and none is not."""
    return frozenset(await request.form())


_ACROSS = {"SameActor": "they are one", "DifferentActors": "they are not one"}


class Told(BaseModel):
    """A correction as a form tells it: places by their words, or by their offsets (`120:134`).

    Beside a field of words, one of `…_at` may tell where they were pointed at.
    """

    what: What
    attribution: Annotated[str, Field(max_length=64, description="Which statement.")] = ""
    onward: Annotated[str, Field(max_length=64, description="Which statement to show then.")] = ""
    source: Places = Field(default_factory=list)
    source_at: Places = Field(default_factory=list)
    cue: Places = Field(default_factory=list)
    cue_at: Places = Field(default_factory=list)
    content: Places = Field(default_factory=list)
    content_at: Places = Field(default_factory=list)
    act: Annotated[str, Field(pattern=f"^({'|'.join(Act)})?$")] = ""
    quotation: Annotated[str, Field(pattern=f"^({'|'.join(Quotation)})?$")] = ""
    name: Annotated[str, Field(max_length=500, description="Of an actor.")] = ""
    type: ActorType = ActorType.PERSON
    mention: Words = ""
    mention_at: Words = ""
    title: Annotated[str, Field(max_length=2000)] = ""
    outlet: Annotated[str, Field(max_length=500)] = ""
    published: Annotated[str, Field(max_length=10)] = ""
    url: Annotated[str, Field(max_length=4000)] = ""


@router.post(
    "/account/{id}/judgements",
    summary="Correct an account, or a statement in it",
    status_code=303,
    response_class=RedirectResponse,
    responses=_TAKEN,
)
def judge(
    request: Request,
    visitor: Corrector,
    id: AccountId,  # noqa: A002 - the name in the address
    told: Annotated[Told, Form()],
    names: Annotated[frozenset[str], Depends(sent)],
) -> Response:
    """Takes it down, and shows the account as it then is."""
    library = known.library(request)
    with library.view() as view:
        account = known.account(view, id)
        verdicts = _fitting(view, account, told, names)
    with library.judge() as judge:
        made = judge.judge_all(verdicts, who=visitor.name, account=account)
    return _taken(request, made, account, told.onward or None)


def _fitting(view: View, account: str, told: Told, names: frozenset[str]) -> list[Verdict]:
    try:
        found = list(_verdicts(view, account, told, names))
    except (PlaceError, MetadataError) as error:
        raise JudgementError(f"{error}.") from error
    except ValueError as error:
        raise JudgementError(f"That is no correction: {error}.") from error
    if not found:
        raise JudgementError("Nothing is told otherwise than it is: there is nothing to correct.")
    return found


def _verdicts(view: View, account: str, told: Told, names: frozenset[str]) -> Iterator[Verdict]:
    reading = view.reading(account)
    text = reading.account.text
    source, cue, content = (
        _placed(text, words, at)
        for words, at in (
            (told.source, told.source_at),
            (told.cue, told.cue_at),
            (told.content, told.content_at),
        )
    )
    match told.what:
        case What.ADD:
            pieces = [one for one in content if one.strip()]
            yield missed(
                reading,
                _first(source) or None,
                _first(cue),
                pieces,
                act=Act(told.act) if told.act else None,
                quotation=Quotation(told.quotation) if told.quotation else None,
            )
        case What.CORRECT:
            for detail in Detail:
                was, now = (
                    getattr(reading.account.metadata, detail.value),
                    getattr(told, detail.value).strip(),
                )
                if detail.value in names and (now or None) != was:
                    yield Correct(detail, was, now or None)
        case What.CHECK_ACCOUNT:
            yield CheckAccount(tuple(Marked.of(one, reading) for one in reading.attributions))
        case _:
            one = next((one for one in reading.attributions if one.id == told.attribution), None)
            if one is None:
                raise JudgementError(
                    "That statement is not in the account any more: look at it as it is now."
                )
            if "source" not in names and one.source:
                source = [one.source.text]
            if "cue" not in names:
                cue = [one.cue.text]
            yield from _of_statement(view, Statement(reading, one), told, (source, cue, content))


def _of_statement(
    view: View, one: Statement, told: Told, places: tuple[list[str], list[str], list[str]]
) -> Iterator[Verdict]:
    source, cue, content = places
    match told.what:
        case What.REJECT:
            yield Reject(one.marked)
        case What.CHECK:
            yield CheckAttribution(one.marked)
        case What.MOVE:
            yield from one.moves(_first(source), _first(cue), content)
        case What.SPLIT:
            if len(content) != 2 or not all(part.strip() for part in content):
                raise ValueError("what is said twice has to be told twice")
            yield one.split(content, _both(source), _both(cue))
        case _:
            text = one.reading.account.text
            if not told.name.strip():
                raise ValueError("an actor has a name")
            mention = pointed(text, told.mention, told.mention_at)
            yield one.source_is(view, told.name.strip(), told.type, mention.strip() or None)


def _placed(text: str, words: Sequence[str], at: Sequence[str]) -> list[str]:
    """Each of the words, or the offsets that they were pointed at."""
    told = [*at, *[""] * len(words)]
    return [pointed(text, one, place) for one, place in zip(words, told, strict=False)]


def _first(told: Sequence[str]) -> str:
    return told[0].strip() if told else ""


def _both(told: Sequence[str]) -> Sequence[str]:
    """What is told of each half, or nothing."""
    return told if len(told) == 2 and all(one.strip() for one in told) else ()


@router.post(
    "/judgements",
    summary="Say that two actors or two stories are one, or are not",
    status_code=303,
    response_class=RedirectResponse,
    responses=_TAKEN,
)
def judge_across(
    request: Request,
    visitor: Corrector,
    *,
    what: Annotated[Across, Form()],
    one: Annotated[
        str, Form(min_length=1, max_length=500, description="An id, or a name that only one has.")
    ],
    other: Annotated[str, Form(min_length=1, max_length=500)],
    back: Annotated[str, Form(max_length=2048, description="Where to go on.")] = "/judgements",
) -> Response:
    """Takes it down."""
    library = known.library(request)
    with library.view() as view:
        verdict = _across(view, what, one.strip(), other.strip())
    with library.judge() as judge:
        made = judge.judge(verdict, who=visitor.name)
    if wants_json(request):
        return _as_json([made], None, waits=_waits(library, made))
    return RedirectResponse(_told_there(own(back), made), 303)


def taken(view: View, id_: str) -> dict[str, Any]:
    """For a page to say that a judgement on actors or stories was just taken down, and whether it waits."""
    made = view.judgement(id_) if id_ else None
    if made is None or made.account is not None:
        return {"taken": None, "waits": False}
    return {"taken": f"Taken down: {in_words(made)}.", "waits": waits(view, made)}


def in_words(made: Judgement) -> str:
    """What was said, in a word or a few."""
    kind = type(made.verdict).__name__
    return _ACROSS.get(kind, KINDS[kind])


def waits(view: View, made: Judgement) -> bool:
    """Whether what was said shows only once actors are identified anew."""
    match made.verdict:
        case SameActor(one=one, other=other):
            return not view.are_one(one, other)
        case DifferentActors(one=one, other=other):
            return view.are_one(one, other)
        case Undo(judgement=undone):
            found = view.judgement(undone)
            return found is not None and isinstance(found.verdict, SameActor | DifferentActors)
    return False


def _waits(library: Library, made: Judgement) -> bool:
    with library.view() as view:
        return waits(view, made)


def _told_there(back: str, made: Judgement) -> str:
    """The address of a page that can say what was taken down."""
    parts = urlsplit(back)
    if not parts.path.startswith(("/actor/", "/account/")):
        return back
    return urlunsplit(parts._replace(query=urlencode([*parse_qsl(parts.query), ("said", made.id)])))


def _across(view: View, what: Across, one: str, other: str) -> Verdict:
    try:
        if what in {Across.SAME, Across.DIFFERENT}:
            first, second = _actor(view, one), _actor(view, other)
            kind = SameActor if what is Across.SAME else DifferentActors
            return kind(first, second, view.are_one(first, second))
        first, second = (known.account(view, id_.lower()) for id_ in (one, other))
        story = SameStory if what is Across.SAME_STORY else DifferentStories
        return story(first, second, view.are_one_story(first, second))
    except ValueError as error:
        raise JudgementError(f"That is no correction: {error}.") from error


def _actor(view: View, called: str) -> str:
    found = view.actors_called(called) if called else []
    if not found:
        raise JudgementError(f"No actor has the id or the name {called!r}.")
    if len(found) > 1:
        several = "; ".join(f"{id_} ({name})" for id_, name in found)
        raise JudgementError(f"Several actors are called {called!r}; give an id: {several}.")
    return found[0][0]


@router.post(
    "/judgement/{id}/undo",
    summary="Take a judgement back",
    status_code=303,
    response_class=RedirectResponse,
    responses=_TAKEN,
)
def undo(
    request: Request,
    visitor: Corrector,
    id: Annotated[str, Path(pattern="^[0-9a-f]{1,64}$", description="The judgement's id.")],  # noqa: A002
    onward: Annotated[str, Form(max_length=64, description="Which statement to show then.")] = "",
    back: Annotated[
        str, Form(max_length=2048, description="Where to go on, if it is of no account.")
    ] = "/judgements",
) -> Response:
    """It does not hold any more; or, of one that took another back, that one holds again."""
    library = known.library(request)
    with library.judge() as judge:
        made = judge.undo(id, who=visitor.name)
    regroup(library, id, request.app.state.server.tools.make_reader)
    with library.view() as view:
        if made.account is None:
            later = waits(view, made)
        else:
            undone = view.judgement(id)
            again = restored(view.judged(made.account), undone) if undone else None
    if made.account is not None:
        return _taken(request, [made], made.account, again or onward or None)
    if wants_json(request):
        return _as_json([made], None, waits=later)
    return RedirectResponse(_told_there(own(back), made), 303)


def _taken(request: Request, made: Sequence[Judgement], account: str, onward: str | None) -> Response:
    with known.library(request).view() as view:
        judged = view.judged(account)
    now = {one.id for one in judged.reading.attributions}
    touched = next((found for one in made[::-1] if (found := touched_by(judged, one.id))), None)
    if wants_json(request):
        return _as_json(made, touched)
    shown = onward if onward in now else touched
    asked = {"said": made[-1].id, **({"attribution": shown} if shown else {})}
    return RedirectResponse(f"/account/{account}?{urlencode(asked)}" + (f"#a-{shown}" if shown else ""), 303)


def _as_json(made: Sequence[Judgement], attribution: str | None, *, waits: bool = False) -> Response:
    body = {"judgements": [one.to_dict() for one in made], "attribution": attribution, "waits": waits}
    return JSONResponse(body, 201, headers={"vary": "Accept"})


@router.get("/judgements", summary="What people said", responses=described(_LIST))
def judgements(
    request: Request,
    visitor: Reader,
    account: Annotated[str, Query(pattern="^([0-9a-f]{4,64})?$", description="Of this account alone.")] = "",
    page: Annotated[int, Query(ge=1, le=10_000)] = 1,
) -> Response:
    """All judgements, the latest first: who, when, what it was, and whether it holds."""
    with known.library(request).view() as view:
        id_ = known.account(view, account) if account else None
        found = _of_account(view, id_, page) if id_ else view.judged_last(_PAGE, (page - 1) * _PAGE)
        rows = list(_rows(view, found.hits)) if not wants_json(request) else []
    return answer(
        request,
        "judgements.html.j2",
        twin=lambda: {"judgements": [one.to_dict() for one in found.hits], "more": found.more},
        page=lambda: {
            "rows": rows,
            "more": found.more,
            "page": page,
            "account": id_,
            "may_correct": visitor.role.includes(Role.CORRECT),
        },
    )


def _of_account(view: View, account: str, page: int) -> Page[Judgement]:
    every = list(view.judgements(account))[::-1]
    first = (page - 1) * _PAGE
    return Page(tuple(every[first : first + _PAGE]), first, more=len(every) > first + _PAGE)


def _rows(view: View, shown: Sequence[Judgement]) -> Iterator[tuple[Said, str | None]]:
    """Each with what its account is headed."""
    of = {one.account for one in shown}
    titles, undone = view.titles([id_ for id_ in of if id_]), view.undone(of)
    faults = view.faults([one.id for one in shown])
    for one in shown:
        yield Said.of(one, faults.get(one.id), holds=one.id not in undone), titles.get(one.account or "")
