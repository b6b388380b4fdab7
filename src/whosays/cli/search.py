"""`whosays search`: statements, by their words and by who says them, how, where and when."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import click

from whosays.cli import files, identify, json_lines
from whosays.cli.filters import filter_options, query_of, relaxed
from whosays.cli.place import library_option, viewed

if TYPE_CHECKING:
    from whosays.store import Hit, Page, Query, View

_HELP = """Find statements: who says what, where it stands, and when it was said.

All WORDS must stand in what is said, in any order; upper and lower case and accents do not matter. "A phrase
in quotes" must stand so, and wor* is any word that begins so. Without WORDS, everything that the options
leave is listed, the latest first.

\b
Examples:
  whosays search bridge
  whosays search '"visa ban"' --act denies --since 2022-02
  whosays search --actor guterres --about 2022-01/2022-03
  whosays search ferr* --outlet "Osk Courier" --json > hits.jsonl
  whosays search ferry --format csv > hits.csv        for a spreadsheet

Below each statement stand the ids of its account and of itself, for `whosays show` and `whosays judge`.

\b
Exit codes:
  0    done, whether anything was found or not
  1    there is no such library, or it cannot be read
  2    the command was not understood
  130  interrupted; 141: the reader of the output went away; 143: terminated
"""


@click.command(help=_HELP, short_help="Find statements in the library.")
@click.argument("words", metavar="[WORDS]...", nargs=-1)
@library_option
@filter_options
@click.option(
    "--order", type=click.Choice(["rank", "date"]), help="The best first (as with WORDS), or the latest."
)
@click.option(
    "--limit", type=click.IntRange(1, 1000), default=20, show_default=True, help="So many on a page."
)
@click.option("--page", type=click.IntRange(1), default=1, show_default=True, help="The first page is 1.")
@click.option(
    "--format", "form", type=click.Choice(["text", "jsonl", "csv"]), default="text", help="What to write."
)
@click.option("--json", "as_json", is_flag=True, help="The same as --format jsonl.")
def search(
    *,
    words: tuple[str, ...],
    library: str | None,
    order: str | None,
    limit: int,
    page: int,
    form: str,
    as_json: bool,
    account: str | None,
    story: str | None,
    **filters: Any,
) -> None:
    """Find statements."""
    with viewed(library) as view:
        whole = identify.account(view, account) if account else None
        told = identify.story(view, story) if story else None
        query = query_of(" ".join(words) or None, account=whole, story=told, **filters)
        query = replace(query, order=_order(order, query), limit=limit, offset=(page - 1) * limit)
        _write(view, query, "jsonl" if as_json else form)


def _order(told: str | None, query: Query) -> Any:
    from whosays.store import Order  # noqa: PLC0415 - SQLAlchemy loads slowly

    return Order(told or ("rank" if query.words else "date"))


def _write(view: View, query: Query, form: str) -> None:
    found = view.search(query)
    match form:
        case "jsonl":
            json_lines.write(found.hits)
        case "csv":
            _csv(view, found)
        case _:
            _text(view, query, found)


def _csv(view: View, found: Page[Hit]) -> None:
    from whosays.export import csv  # noqa: PLC0415
    from whosays.store.chosen import of_hits  # noqa: PLC0415

    with files.standard_output() as out:
        out.writelines(csv.lines(of_hits(view, found.hits)))


def _text(view: View, query: Query, found: Page[Hit]) -> None:
    from whosays.render import hits  # noqa: PLC0415 - rich loads slowly
    from whosays.render.terminal import Screen  # noqa: PLC0415

    if not found.hits:
        _nothing(view, query)
        return
    with files.standard_output() as out:
        screen = Screen(file=out)
        for part in hits.render(found):
            screen.print(part)
    if found.more:
        click.echo(f"There are more: --page {query.offset // query.limit + 2} shows the next.", err=True)


def _nothing(view: View, query: Query) -> None:
    """Says so, and what would find something."""
    click.echo("Nothing found on this page." if query.offset else "Nothing found.", err=True)
    if query.offset:
        return
    if not view.statistics().attributions:
        click.echo("The library has no statements yet: `whosays add` collects accounts.", err=True)
        return
    ways = [(how, view.count(other)) for how, other in relaxed(query)]
    helpful = [f"  {how}: {count:,}" for how, count in ways if count]
    if helpful:
        click.echo("\n".join(["There are statements", *helpful]), err=True)
    elif query.words:
        click.echo("Try fewer words, or their beginnings: ferr* finds ferry and ferries.", err=True)
    elif query.actor:
        click.echo("`whosays actors` lists who says anything.", err=True)
    elif query.outlet:
        click.echo("`whosays stats` lists the outlets; --outlet takes their whole names.", err=True)
