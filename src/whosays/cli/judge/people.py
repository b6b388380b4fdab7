"""Judgements on who somebody is: whom a source means, who is one across accounts and who is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from whosays.cli.judge.desk import EXITS, desk, desk_options, fitting
from whosays.cli.judge.statements import called
from whosays.model import ActorType, DifferentActors, SameActor

if TYPE_CHECKING:
    from whosays.store import View


@click.command(
    short_help="Say whom the source of a statement means.",
    help=f"""Say whom the source of a statement means: by name, or by a place where the account mentions them.

\b
Examples:
  whosays judge actor 77be04a1 "Ada Brel"
  whosays judge actor 77be04a1 "Harbour Board" --type organization
  whosays judge actor 77be04a1 "Ada Brel" --mention "the prime minister"

{EXITS}""",
)
@click.argument("statement")
@click.argument("name")
@click.option(
    "--type",
    "kind",
    type=click.Choice([kind.value for kind in ActorType]),
    default=ActorType.PERSON.value,
    show_default=True,
    help="What they are, where the account does not tell.",
)
@click.option("--mention", metavar="PLACE", help="Words in the account that mean the same one.")
@desk_options
def actor(
    *, statement: str, name: str, kind: str, mention: str | None, library: str | None, by: str, as_json: bool
) -> None:
    """Whom a source means."""
    with desk(library, by) as opened:
        with opened.library.view() as view:
            found = called(view, statement)
            with fitting():
                verdict = found.source_is(view, name, ActorType(kind), mention)
        opened.tell(opened.say(verdict, found.account), as_json=as_json)


_ACROSS = """ONE and OTHER are ids of actors (`whosays actors --json`, or the actors of `whosays show --format
jsonl`), their beginnings, or names that only one in the library has."""


@click.command(
    short_help="Say that two actors are one.",
    help=f"""Say that two actors of different accounts are one.

{_ACROSS}

\b
Example:
  whosays judge same "Ada Brel" "A. Brel"

{EXITS}""",
)
@click.argument("one")
@click.argument("other")
@desk_options
def same(*, one: str, other: str, library: str | None, by: str, as_json: bool) -> None:
    """Two that are one."""
    _across(SameActor, one, other, library=library, by=by, as_json=as_json)


@click.command(
    short_help="Say that two actors are not one.",
    help=f"""Say that two actors of different accounts are not one.

{_ACROSS}

\b
Example:
  whosays judge different 0c1d2e3f 9a8b7c6d

{EXITS}""",
)
@click.argument("one")
@click.argument("other")
@desk_options
def different(*, one: str, other: str, library: str | None, by: str, as_json: bool) -> None:
    """Two that are not one."""
    _across(DifferentActors, one, other, library=library, by=by, as_json=as_json)


def _across(
    kind: type[SameActor | DifferentActors],
    one: str,
    other: str,
    *,
    library: str | None,
    by: str,
    as_json: bool,
) -> None:
    with desk(library, by) as opened:
        with opened.library.view() as view:
            first, second = _id(view, one), _id(view, other)
            with fitting():
                verdict = kind(first, second, view.are_one(first, second))
        opened.tell(opened.say(verdict, None), as_json=as_json)


def _id(view: View, called: str) -> str:
    from whosays.render import inert  # noqa: PLC0415

    found = view.actors_called(called.strip()) if called.strip() else []
    if not found:
        raise click.UsageError(f"No actor has the id or the name {inert.line(called)!r}.")
    if len(found) > 1:
        several = "\n".join(f"  {id_}  {inert.line(name)}" for id_, name in found)
        raise click.UsageError(f"Several actors are called {inert.line(called)!r}; give an id:\n{several}")
    return found[0][0]
