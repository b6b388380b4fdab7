"""`whosays actors` and `whosays actor`: who says how much, and all that one has said."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import click

from whosays.cli import files, json_lines
from whosays.cli.json_lines import json_option
from whosays.cli.place import library_option, viewed

if TYPE_CHECKING:
    from whosays.store import Hit, Query, Speaker, View

_PAGE = 500
_CANDIDATES = 20
_EXITS = """\b
Exit codes:
  0    done
  1    there is no such library, or nobody of that name in it
  2    the command was not understood, or the name may mean several
  130  interrupted; 141: the reader of the output went away; 143: terminated
"""
_ACTORS = f"""List who says how much: names, in how many statements and accounts, and between what days.

With WORDS, those who go by these words of a name; else all who are named, whoever says most first. Who is the
same in several accounts counts as one where the library knows it, or else where the names are the same.

\b
Examples:
  whosays actors
  whosays actors guterres
  whosays actors --limit 1000 --json > actors.jsonl

{_EXITS}"""
_ACTOR = f"""Show everything that one has said, by date: act, words, and where they stand.

NAME is a name or words of it; where several are called so, they are listed, and the command ends with 2.

\b
Examples:
  whosays actor "António Guterres"
  whosays actor guterres --json > guterres.jsonl

{_EXITS}"""


@click.command(help=_ACTORS, short_help="List who says how much.")
@click.argument("words", metavar="[WORDS]...", nargs=-1)
@library_option
@click.option(
    "--limit", type=click.IntRange(1, 100_000), default=50, show_default=True, help="So many on a page."
)
@click.option("--page", type=click.IntRange(1), default=1, show_default=True, help="The first page is 1.")
@json_option
def actors(*, words: tuple[str, ...], library: str | None, limit: int, page: int, as_json: bool) -> None:
    """Who says how much."""
    name = " ".join(words) or None
    with viewed(library) as view:
        found = list(view.speakers(name, limit=limit + 1, offset=(page - 1) * limit))
    if as_json:
        json_lines.write(found[:limit])
        return
    if not found:
        click.echo(_nobody(name, page), err=True)
        return
    _table(found[:limit])
    if len(found) > limit:
        click.echo(f"There are more: --page {page + 1} shows the next.", err=True)


def _nobody(name: str | None, page: int) -> str:
    if page > 1:
        return "Nobody on this page."
    return "Nobody is called so." if name else "Nobody says anything yet: `whosays add` collects accounts."


def _table(found: Sequence[Speaker]) -> None:
    from whosays.render import speakers  # noqa: PLC0415 - rich loads slowly
    from whosays.render.terminal import Screen  # noqa: PLC0415

    with files.standard_output() as out:
        Screen(file=out).print(speakers.table(found))


@click.command(help=_ACTOR, short_help="Show all that one has said.")
@click.argument("name", nargs=-1, required=True)
@library_option
@click.option("--latest-first", is_flag=True, help="The latest first, instead of the earliest.")
@json_option
@click.pass_context
def actor(
    ctx: click.Context, /, *, name: tuple[str, ...], library: str | None, latest_first: bool, as_json: bool
) -> None:
    """All that one has said."""
    asked = " ".join(name)
    with viewed(library) as view:
        found = list(view.speakers(asked, limit=_CANDIDATES + 1))
        one = _only(found, asked)
        if one is None:
            ctx.exit(_ambiguous(found))
        said = list(_said_by(view, one, asked))
    ordered = said if latest_first else said[::-1]
    if as_json:
        json_lines.write(ordered)
    else:
        _timeline(one, ordered)


def _only(found: Sequence[Speaker], asked: str) -> Speaker | None:
    """Whom the name means: the only one, or the only one who is called exactly so."""
    from whosays.store.fold import fold  # noqa: PLC0415

    if not found:
        raise click.ClickException("Nobody is called so; `whosays actors` lists who says anything.")
    exact = [one for one in found if fold(one.name) == fold(asked)]
    if len(exact) == 1:
        return exact[0]
    return found[0] if len(found) == 1 else None


def _ambiguous(found: Sequence[Speaker]) -> int:
    click.echo("Several are called so; give the whole name of one:", err=True)
    _table(found[:_CANDIDATES])
    return 2


def _said_by(view: View, one: Speaker, asked: str) -> Iterator[Hit]:
    """The statements of the speaker, the latest first."""
    from whosays.store import Order, Query  # noqa: PLC0415
    from whosays.store.fold import fold  # noqa: PLC0415

    for hit in _every(view, Query(actor=asked, order=Order.DATE, limit=_PAGE)):
        if hit.identity == one.identity and (one.identity or fold(hit.actor or "") == fold(one.name)):
            yield hit


def _every(view: View, query: Query) -> Iterator[Hit]:
    """The hits of all pages."""
    more = True
    while more:
        page = view.search(query)
        yield from page.hits
        more, query = page.more, replace(query, offset=query.offset + query.limit)


def _timeline(one: Speaker, said: Sequence[Hit]) -> None:
    from whosays.render import speakers  # noqa: PLC0415 - rich loads slowly
    from whosays.render.terminal import Screen  # noqa: PLC0415

    with files.standard_output() as out:
        screen = Screen(file=out)
        for part in speakers.timeline(one, said):
            screen.print(part)
