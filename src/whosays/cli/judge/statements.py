"""Judgements on single statements: one that was missed, is bounded otherwise, is two, is none, is right."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from whosays.cli import identify
from whosays.cli.judge.desk import EXITS, Desk, desk, desk_options, fitting
from whosays.model import (
    Act,
    CheckAccount,
    CheckAttribution,
    Marked,
    Move,
    Quotation,
    Reject,
    Verdict,
)

if TYPE_CHECKING:
    from whosays.store import View
    from whosays.store.judgements.statement import Statement


def called(view: View, beginning: str) -> Statement:
    """The statement whose id begins so."""
    from whosays.store.judgements.statement import Statement  # noqa: PLC0415 - SQLAlchemy loads slowly

    account, id_ = identify.statement(view, beginning)
    reading = view.reading(account)
    return Statement(reading, next(one for one in reading.attributions if one.id == id_))


def _statement(opened: Desk, beginning: str) -> Statement:
    with opened.library.view() as view:
        return called(view, beginning)


@click.command(
    short_help="Add a statement that was missed.",
    help=f"""Add a statement that was missed.

What it does (says, denies, …), who was told, and how it is quoted are read off its words where you do not
say it.

\b
Examples:
  whosays judge add 3fa9c1d2 --source Tarnow --cue said --content "it is safe"
  whosays judge add 3fa9c1d2 --cue "reportedly" --content 310:352 --act says

{EXITS}""",
)
@click.argument("account")
@click.option("--source", metavar="PLACE", help="Who says it; none where the text names nobody.")
@click.option("--cue", metavar="PLACE", required=True, help="The words that make the link.")
@click.option(
    "--content", metavar="PLACE", required=True, multiple=True, help="What is said; once for each piece."
)
@click.option(
    "--act", metavar="ACT", type=click.Choice([act.value for act in Act]), help="As of `whosays search`."
)
@click.option("--quotation", type=click.Choice([kind.value for kind in Quotation]), help="How it is quoted.")
@desk_options
def add(
    *,
    account: str,
    source: str | None,
    cue: str,
    content: tuple[str, ...],
    act: str | None,
    quotation: str | None,
    library: str | None,
    by: str,
    as_json: bool,
) -> None:
    """One that was missed."""
    from whosays.store.judgements.statement import missed  # noqa: PLC0415 - SQLAlchemy loads slowly

    with desk(library, by) as opened:
        with opened.library.view() as view:
            reading = view.reading(identify.account(view, account))
        with fitting():
            verdict = missed(
                reading,
                source,
                cue,
                content,
                act=Act(act) if act else None,
                quotation=Quotation(quotation) if quotation else None,
            )
        opened.tell(opened.say(verdict, reading.account.id), as_json=as_json)


@click.command(
    short_help="Move the boundaries of a part.",
    help=f"""Move the boundaries of one part of a statement; one option at a time.

\b
Examples:
  whosays judge move 77be04a1 --source "Mayor Tarnow"
  whosays judge move 77be04a1 --no-source               nobody is named
  whosays judge move 77be04a1 --cue "has denied"
  whosays judge move 77be04a1 --content "that the ferry was unsafe"
  whosays judge move 77be04a1 --more "and slow"         a further piece
  whosays judge move 77be04a1 --less "and slow"         a piece that is none

Of several pieces of content, --content moves the one that it shares words with.

{EXITS}""",
)
@click.argument("statement")
@click.option("--source", metavar="PLACE", help="Who says it.")
@click.option("--no-source", is_flag=True, help="The text names nobody.")
@click.option("--cue", metavar="PLACE", help="The words that make the link.")
@click.option("--content", metavar="PLACE", help="What is said.")
@click.option("--more", metavar="PLACE", help="A further piece of what is said.")
@click.option("--less", metavar="PLACE", help="A piece that does not belong to what is said.")
@desk_options
def move(
    *, statement: str, library: str | None, by: str, as_json: bool, no_source: bool, **parts: str | None
) -> None:
    """Other boundaries."""
    told = [(name, words) for name, words in parts.items() if words is not None]
    if len(told) + no_source != 1:
        raise click.UsageError("Say which part is to move, one at a time: --source, --cue, --content, …")
    with desk(library, by) as opened:
        found = _statement(opened, statement)
        name, words = told[0] if told else ("no-source", "")
        with fitting():
            verdict = _moved(found, name, words)
        opened.tell(opened.say(verdict, found.account), as_json=as_json)


def _moved(found: Statement, name: str, words: str) -> Move:
    match name:
        case "no-source":
            return found.source(None)
        case "source":
            return found.source(words)
        case "cue":
            return found.cue(words)
        case "more":
            return found.more(words)
        case "less":
            return found.less(words)
        case _:
            return found.content(words)


@click.command(
    short_help="Say that one statement is two.",
    help=f"""Say that one statement is two: give the content of each, and sources or cues where they differ.

\b
Examples:
  whosays judge split 77be04a1 --content "it was late" --content "it was cold"
  whosays judge split 77be04a1 --source Brel --source Tarnow \\
    --content "it was late" --content "it was late and cold"

{EXITS}""",
)
@click.argument("statement")
@click.option(
    "--content", metavar="PLACE", multiple=True, required=True, help="Of the first, then of the second."
)
@click.option(
    "--source", metavar="PLACE", multiple=True, help="The same; without it, both have that of the whole."
)
@click.option("--cue", metavar="PLACE", multiple=True, help="The same.")
@desk_options
def split(
    *,
    statement: str,
    content: tuple[str, ...],
    source: tuple[str, ...],
    cue: tuple[str, ...],
    library: str | None,
    by: str,
    as_json: bool,
) -> None:
    """One that is two."""
    if len(content) != 2 or len(source) not in (0, 2) or len(cue) not in (0, 2):
        raise click.UsageError("Two are to be told: --content twice, --source and --cue twice or not at all.")
    with desk(library, by) as opened:
        found = _statement(opened, statement)
        with fitting():
            verdict = found.split(content, source, cue)
        opened.tell(opened.say(verdict, found.account), as_json=as_json)


@click.command(
    short_help="Say that a statement is none.",
    help=f"""Say that a statement is none: it is not listed any more, by no model.

\b
Example:
  whosays judge reject 77be04a1

{EXITS}""",
)
@click.argument("statement")
@desk_options
def reject(*, statement: str, library: str | None, by: str, as_json: bool) -> None:
    """One that is none."""
    with desk(library, by) as opened:
        found = _statement(opened, statement)
        opened.tell(opened.say(Reject(found.marked), found.account), as_json=as_json)


@click.command(
    short_help="Say that a statement, or a whole account, is right.",
    help=f"""Say that a statement is right as it is; of an account, that all it says was found, and is right.

A checked account is an example to train on: `whosays export --training` writes it.

\b
Examples:
  whosays judge check 77be04a1              a statement
  whosays judge check 3fa9c1d2              an account
  whosays judge check 3fa9 --account    whatever else begins so

{EXITS}""",
)
@click.argument("which", metavar="STATEMENT|ACCOUNT")
@click.option("--account", "is_account", is_flag=True, help="It is the id of an account.")
@desk_options
def check(*, which: str, is_account: bool, library: str | None, by: str, as_json: bool) -> None:
    """What is right."""
    with desk(library, by) as opened:
        with opened.library.view() as view:
            verdict, account = _checked(view, which, is_account=is_account)
        opened.tell(opened.say(verdict, account), as_json=as_json)


def _checked(view: View, which: str, *, is_account: bool) -> tuple[Verdict, str]:
    beginning = which.strip().lower()
    accounts = [] if "/" in which else view.accounts_called(beginning)
    if is_account or (accounts and not view.statements_called(beginning)):
        reading = view.reading(identify.account(view, which))
        every = tuple(Marked.of(one, reading) for one in reading.attributions)
        return CheckAccount(every), reading.account.id
    if accounts:
        raise click.UsageError("An account's id and a statement's begin so; give more of it, or --account.")
    found = called(view, which)
    return CheckAttribution(found.marked), found.account
