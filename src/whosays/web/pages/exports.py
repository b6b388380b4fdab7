"""Lists for other programs: everything that `whosays export` writes, of the statements that are asked for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import chain, islice
from typing import Annotated, Any

from fastapi import APIRouter, Path, Request
from pydantic import AfterValidator
from pydantic_core import PydanticCustomError
from starlette.exceptions import HTTPException
from starlette.responses import Response, StreamingResponse

from whosays.errors import BusyError, MissingPackageError, UnknownAccountError
from whosays.export import archive
from whosays.export.formats import FORMATS, AccountFormat, BinaryFormat, Format, TextFormat
from whosays.model import Original, Reading
from whosays.store.chosen import narrowed
from whosays.web.answers import problems
from whosays.web.filters import Filtered, Filters
from whosays.web.state import Server

router = APIRouter()

_AT_ONCE = 20  # accounts that are looked up together: no view is held while somebody loads slowly
_MOST = 20_000  # accounts of one export; the command line has no limit
_SLUG = re.compile(r"[^a-z0-9]+")


def _known(name: str) -> str:
    if name not in FORMATS:
        raise PydanticCustomError("format", "one of {known}", {"known": ", ".join(FORMATS)})
    return name


Known = Annotated[
    str,
    Path(description="As `whosays export --format` has them.", json_schema_extra={"enum": [*FORMATS]}),
    AfterValidator(_known),
]


class _Originals(Mapping[str, Original]):
    """When and where accounts were collected; each is looked up when it is asked for."""

    def __init__(self, server: Server) -> None:
        self._server = server

    def __getitem__(self, id_: str) -> Original:
        try:
            with self._server.view() as view:
                return view.original(id_)
        except UnknownAccountError:
            raise KeyError(id_) from None

    def __iter__(self) -> Iterator[str]:
        return iter(())

    def __len__(self) -> int:
        return 0


_BYTES = {"schema": {"type": "string", "format": "binary"}}
_TYPES = {form.media_type.partition(";")[0] for form in FORMATS.values()} | {archive.MEDIA_TYPE}
_CONTENT: dict[str, Any] = {one: {"schema": {}} if one.endswith("json") else _BYTES for one in sorted(_TYPES)}


@router.get(
    "/export/{kind}",
    summary="Statements for other programs",
    responses={
        200: {"description": "A file, streamed.", "content": _CONTENT},
        **problems(413),
    },
    response_class=StreamingResponse,
)
def export(
    request: Request,
    kind: Known,
    asked: Filtered,
) -> Response:
    """The statements that the filters leave and the accounts they stand in; without filters, everything."""
    server: Server = request.app.state.server
    chosen = FORMATS[kind]
    with server.view() as view:
        if view.count_accounts(asked.query, _MOST + 1) > _MOST:
            raise HTTPException(
                413, f"These are more than the {_MOST:,} accounts that are given at once. Narrow it."
            )
        wanted = view.statements(asked.query)
    packed = isinstance(chosen, AccountFormat) and len(wanted) != 1
    chunks = _in_turn(server, _written(server, chosen, wanted))
    try:
        first = next(chunks, b"")  # so that what cannot be written is refused before anything is sent
    except MissingPackageError as error:
        raise HTTPException(503, str(error)) from error
    name = f"{_name(asked)}{chosen.suffix}{archive.SUFFIX if packed else ''}"
    return StreamingResponse(
        chain([first], chunks),
        media_type=archive.MEDIA_TYPE if packed else chosen.media_type,
        headers={"content-disposition": f'attachment; filename="{name}"'},
    )


def _in_turn(server: Server, chunks: Iterator[bytes]) -> Iterator[bytes]:
    """The file; while it is written, or until nobody wants it any more, it has one of the few turns."""
    if not server.exports.acquire(blocking=False):
        raise BusyError("Other exports are being written.", 30)
    try:
        yield from chunks
    finally:
        server.exports.release()


def _written(server: Server, form: Format, wanted: Mapping[str, set[str]]) -> Iterator[bytes]:
    found = _readings(server, wanted)
    match form:
        case TextFormat():
            chunks: Iterator[str] = form.write(found, _Originals(server))
            return (chunk.encode("utf-8", "backslashreplace") for chunk in chunks)
        case BinaryFormat():
            return form.write(found, _Originals(server))
        case AccountFormat():
            if len(wanted) != 1:
                return archive.chunks(found, form)
            return (line.encode() for one in found for line in form.write(one))


def _readings(server: Server, wanted: Mapping[str, set[str]]) -> Iterator[Reading]:
    waiting = iter(wanted)
    while some := list(islice(waiting, _AT_ONCE)):
        with server.view() as view:
            held = [narrowed(view.reading(account), wanted[account]) for account in some]
        yield from held


def _name(asked: Filters) -> str:
    """A name for the file that every system takes: of plain letters and digits."""
    told: list[Any] = [asked.given.get(name) for name in ("q", "actor", "outlet", "act")]
    told += [(asked.given.get(name) or "")[:12] for name in ("speaker", "story", "account")]
    slug = _SLUG.sub("-", "-".join(filter(None, told)).lower()).strip("-")[:48].strip("-")
    return f"whosays-{slug}" if slug else "whosays"
