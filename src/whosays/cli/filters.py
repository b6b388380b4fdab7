"""Which statements: the filters that search and export have in common."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeVar

import click

from whosays.model import Act, Interval, Quotation

if TYPE_CHECKING:
    from whosays.store import Query

Command = TypeVar("Command", bound=Callable[..., Any])


class Days(click.ParamType[Interval]):
    """A day, a month, a year, or the days from one to another."""

    name = "DATE"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> Interval:
        """The days that the date stands for, both included."""
        from whosays.store.details import days_between  # noqa: PLC0415 - SQLAlchemy loads slowly

        if isinstance(value, Interval):
            return value
        found = days_between(str(value))
        if found is None:
            self.fail(
                f"{value!r} is no date; write it as 2022-02-05, 2022-02, 2022 or 2022-02/2022-04.", param, ctx
            )
        return found


_DAYS = Days()
_OPTIONS = (
    click.option("--actor", metavar="NAME", help="Who says it, by words of a name: *Guterres*."),
    click.option(
        "--act",
        metavar="ACT",
        type=click.Choice([act.value for act in Act], case_sensitive=False),
        help=f"What is done by saying it: {', '.join(act.value for act in Act)}.",
    ),
    click.option(
        "--outlet", metavar="NAME", help="Whose account it stands in, by the whole name: *Osk Courier*."
    ),
    click.option("--since", type=_DAYS, help="Said (or else published) on that day or later."),
    click.option("--until", type=_DAYS, help="Said (or else published) on that day or earlier."),
    click.option(
        "--quotation",
        type=click.Choice([kind.value for kind in Quotation]),
        help="How it is quoted.",
    ),
    click.option("--about", type=_DAYS, help="What is said speaks of that time."),
    click.option("--account", metavar="ID", help="In this account; the beginning of its id is enough."),
    click.option(
        "--story", metavar="ID", help="In the accounts of this story; as `whosays stories` lists them."
    ),
    click.option("--checked-only", is_flag=True, help="Only what a person has checked."),
    click.option(
        "--anywhere",
        is_flag=True,
        help="The words may stand anywhere in the account, not only in what is said.",
    ),
)


def filter_options(command: Command) -> Command:
    """Adds all filters; `query_of` takes what they give."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def query_of(
    words: str | None,
    *,
    actor: str | None,
    act: str | None,
    outlet: str | None,
    since: Interval | None,
    until: Interval | None,
    quotation: str | None,
    about: Interval | None,
    account: str | None,
    story: str | None,
    checked_only: bool,
    anywhere: bool,
) -> Query:
    """What is asked for; `account` and `story` are whole ids."""
    from whosays.store import Query, Within  # noqa: PLC0415 - SQLAlchemy loads slowly

    return Query(
        words=words,
        within=Within.ACCOUNT if anywhere else Within.STATEMENT,
        actor=actor,
        act=Act(act) if act else None,
        outlet=outlet,
        since=since.first if since else None,
        until=until.last if until else None,
        quotation=Quotation(quotation) if quotation else None,
        about=about,
        checked_only=checked_only,
        account=account,
        story=story,
    )


def relaxed(query: Query) -> list[tuple[str, Query]]:
    """The query with one condition less, each with what that is: for whoever found nothing."""
    from whosays.store import Within  # noqa: PLC0415

    ways: list[tuple[str, Query]] = []
    if query.words is not None and query.within is Within.STATEMENT:
        ways.append(("with --anywhere", replace(query, within=Within.ACCOUNT)))
    told = query.told
    for name in told if len(told) > 1 else ():
        option = "without the words" if name == "words" else f"without --{name.replace('_', '-')}"
        ways.append((option, query.without(name)))
    if query.words is not None and len(told) > 2:
        ways.append(("for the words alone", query.without(*(name for name in told if name != "words"))))
    return ways
