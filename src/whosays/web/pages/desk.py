"""What is given to be compared: read, compared, kept or discarded."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import zip_longest
from typing import Annotated, Any

from fastapi import APIRouter, Form, Path, Request, UploadFile
from fastapi import File as Sent
from starlette.exceptions import HTTPException
from starlette.responses import HTMLResponse, RedirectResponse, Response

from whosays import ingest
from whosays.errors import (
    AccessError,
    AddressError,
    BusyError,
    MetadataError,
    TooOftenError,
    WhosaysError,
)
from whosays.render.web import render
from whosays.render.web.single import single
from whosays.web.answers import answer, described, problems, surroundings, wants_json
from whosays.web.desk import Address, File, Given, Job, Stage, Text
from whosays.web.guard.forms import Corrector, Reader
from whosays.web.pages.compared import Part, Viewed, as_one_file, compared
from whosays.web.pages.start import start_page
from whosays.web.settings import Limits
from whosays.web.state import Server
from whosays.web.twins import DESK

router = APIRouter()

Id = Annotated[str, Path(pattern="^[0-9a-f]{24}$", description="The id of a comparison on the desk.")]
_Lines = Annotated[list[str], Form()]
_KEEPING = 8.0  # seconds that a page waits for accounts to be kept; after that it shows how far that is
_ADDRESSES = 100_000  # characters: more than any number of addresses that are read at once


@router.post(
    "/desk",
    summary="Give accounts to be compared",
    status_code=303,
    response_class=RedirectResponse,
    responses=problems(413),
    form_limits={"max_part_size": Limits().body},  # a text is as long as all that is sent may be
)
def put(
    request: Request,
    who: Reader,
    *,
    text: _Lines = [],  # noqa: B006 - FastAPI copies it
    outlet: _Lines = [],  # noqa: B006
    published: _Lines = [],  # noqa: B006
    url: _Lines = [],  # noqa: B006
    title: _Lines = [],  # noqa: B006
    addresses: Annotated[str, Form(max_length=_ADDRESSES, description="Addresses, one a line.")] = "",
    file: Annotated[list[UploadFile], Sent(description="Whatever `whosays read` reads.")] = [],  # noqa: B006
) -> Response:
    """Leads to the comparison. The nth outlet, date, address and title are those of the nth text."""
    server = _server(request)
    pasted = [Pasted(*one) for one in zip_longest(text, outlet, published, url, title, fillvalue="")]
    try:
        texts = [one.given(number) for number, one in enumerate(pasted, 1) if one.text.strip()]
        given: list[Given] = [*texts, *_addresses(addresses), *_files(file)]
        _check(given, server.settings.limits)
        server.desks.take(who.name)
        job = server.desk.put(given, who.name)
    except (MetadataError, AddressError, TooOftenError, BusyError) as error:
        return _again(request, error, pasted, addresses, len(_named(file)))
    return RedirectResponse(f"/desk/{job.id}", 303)


@router.get("/desk/{id}", summary="A comparison on the desk", responses=described(DESK))
def desk(request: Request, id: Id, who: Reader, view: Viewed) -> Response:  # noqa: A002, ARG001
    """How far it is, and what came of it."""
    job = _job(request, id)
    if wants_json(request) or job.comparison is None or job.stage.is_at_work:
        return answer(request, _template(job), twin=job.to_dict, page=lambda: _facts(job))
    comparison = job.comparison
    template = "evidence-part.html.j2" if view.part is Part.EVIDENCE else "desk.html.j2"
    return answer(
        request,
        template,
        twin=job.to_dict,
        page=lambda: {**_facts(job), **compared(comparison, view, f"/desk/{job.id}", None)},
    )


@router.get(
    "/desk/{id}/page",
    summary="A comparison as one file",
    responses={200: {"content": {"text/html": {"schema": {"type": "string"}}}}, **problems(409)},
)
def one_file(request: Request, id: Id, who: Reader) -> Response:  # noqa: A002, ARG001
    """One page that needs nothing else, to be kept or sent on."""
    return as_one_file(_comparison(request, id))


@router.post(
    "/desk/{id}/hosts",
    summary="Let its hosts be asked, or not",
    status_code=303,
    response_class=RedirectResponse,
    responses=problems(409),
)
def ask(
    request: Request,
    id: Id,  # noqa: A002
    who: Reader,  # noqa: ARG001
    ask: Annotated[bool, Form(description="Whether they may be asked.")],
) -> Response:
    """Begins the reading."""
    server, job = _server(request), _job(request, id)
    server.desk.ask(job, hosts=ask)
    return RedirectResponse(f"/desk/{job.id}", 303)


@router.post(
    "/desk/{id}/keep",
    summary="Keep its accounts",
    status_code=303,
    response_class=RedirectResponse,
    responses=problems(409),
)
def keep(request: Request, id: Id, who: Corrector) -> Response:  # noqa: A002, ARG001
    """Puts the accounts into the library, which is made if there is none; leads to their story."""
    server, job = _server(request), _job(request, id)
    if not job.held:
        raise HTTPException(409, "There is no account here that could be kept.")
    server.desk.keep(job, server.library(create=True))
    job.settled.wait(_KEEPING)
    kept = job.kept
    alone = kept is not None and len(kept.stories) == 1 and not job.trouble
    return RedirectResponse(f"/story/{kept.stories[0]}" if kept and alone else f"/desk/{job.id}", 303)


@router.post(
    "/desk/{id}/discard",
    summary="Discard a comparison",
    status_code=303,
    response_class=RedirectResponse,
    responses=problems(),
)
def discard(request: Request, id: Id, who: Reader) -> Response:  # noqa: A002, ARG001
    """Forgets it, wherever it is."""
    server, job = _server(request), _job(request, id)
    server.desk.discard(job)
    return RedirectResponse("/", 303)


@dataclass(frozen=True, slots=True)
class Pasted:
    """A text as it was pasted, with what was said of it."""

    text: str
    outlet: str
    published: str
    url: str
    title: str

    def given(self, number: int) -> Text:
        """What is to be read.

        Raises:
            MetadataError: what is said of it makes no sense.
        """
        published, url = self.published.strip(), self.url.strip()
        try:
            told = ingest.told(outlet=self.outlet, published=published, url=url, title=self.title)
        except MetadataError as error:
            raise MetadataError(f"Text {number}: {error}") from error
        return Text(self.text, told, f"pasted text {number}")


def _addresses(lines: str) -> list[Given]:
    return [Address.of(line.strip()) for line in lines.splitlines() if line.strip()]


def _files(sent: list[UploadFile]) -> list[Given]:
    return [File(one.file.read(), name) for name, one in _named(sent)]


def _named(sent: list[UploadFile]) -> list[tuple[str, UploadFile]]:
    """The files; a form without any sends one that has no name."""
    return [(one.filename, one) for one in sent if one.filename]


def _check(given: list[Given], limits: Limits) -> None:
    if not given:
        raise MetadataError("Nothing was given: paste a text, name an address, or choose a file")
    if len(given) > limits.documents:
        raise MetadataError(f"{limits.documents} at once, and here are {len(given)}: give some of them apart")


def _again(
    request: Request, error: WhosaysError, pasted: list[Pasted], addresses: str, files: int
) -> Response:
    """The form, as it was filled in, with what is wrong; files cannot be chosen by a page."""
    if wants_json(request) or "text/html" not in request.headers.get("accept", ""):
        raise error
    status, wait = (error.status, error.wait) if isinstance(error, AccessError) else (422, None)
    fault = f"{str(error).rstrip('.')}."
    if files:
        fault += f" The file{'s have' if files > 1 else ' has'} to be chosen again."
    page = {**start_page(request), "fault": fault, "pasted": pasted, "addresses": addresses}
    headers = {} if wait is None else {"retry-after": str(wait)}
    return HTMLResponse(render("start.html.j2", **surroundings(request), **page), status, headers)


def _facts(job: Job) -> dict[str, Any]:
    facts: dict[str, Any] = {"job": job, "entries": list(job.entries)}
    if job.stage is Stage.DONE and job.comparison is None and len(job.readings) == 1:
        facts["alone"] = single(job.readings[0])
    return facts


def _template(job: Job) -> str:
    if job.stage.is_at_work:
        return "desk-progress.html.j2"
    return "desk-asking.html.j2" if job.stage is Stage.ASKING else "desk-single.html.j2"


def _comparison(request: Request, id_: str) -> Any:
    comparison = _job(request, id_).comparison
    if comparison is None:
        raise HTTPException(409, "There is no comparison here yet.")
    return comparison


def _job(request: Request, id_: str) -> Job:
    job = _server(request).desk.get(id_)
    if job is None:
        raise HTTPException(404, "This comparison is no longer held. What was kept is among the stories.")
    return job


def _server(request: Request) -> Server:
    server: Server = request.app.state.server
    return server
