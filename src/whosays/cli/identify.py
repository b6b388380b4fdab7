"""What the user calls by the beginning of its id: the one thing that is meant, or what may be."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, TypeVar

import click

if TYPE_CHECKING:
    from whosays.store import View

_SHOWN = 16
T = TypeVar("T")


def account(view: View, beginning: str) -> str:
    """The id of the account whose id begins so.

    Raises:
        click.UsageError: there is none, or there are several.
    """
    found = view.accounts_called(_asked(beginning))
    return _only(found, [one[:_SHOWN] for one in found], beginning, "account")


def story(view: View, beginning: str) -> str:
    """The id of the story whose id begins so.

    Raises:
        click.UsageError: there is none, or there are several.
    """
    found = view.stories_called(_asked(beginning))
    return _only([one for one in found if one == beginning] or found, found, beginning, "story")


def statement(view: View, beginning: str) -> tuple[str, str]:
    """Account and id of the statement whose id begins so; `ACCOUNT/STATEMENT` says in which account.

    Raises:
        click.UsageError: there is none, or there are several.
    """
    first, sign, second = beginning.partition("/")
    found = (
        view.statements_called(_asked(second), _asked(first))
        if sign
        else view.statements_called(_asked(first))
    )
    whole = [one for one in found if one[1] == (second if sign else first)]
    shown = [f"{of[:_SHOWN]}/{id_}" for of, id_ in found]
    return _only(whole if len(whole) == 1 else found, shown, beginning, "statement")


def judgement(view: View, beginning: str) -> str:
    """The id of the judgement whose id begins so.

    Raises:
        click.UsageError: there is none, or there are several.
    """
    found = view.judgements_called(_asked(beginning))
    return _only(found, found, beginning, "judgement")


def _asked(beginning: str) -> str:
    return beginning.strip().lower()


def _only(found: Sequence[T], shown: Sequence[str], beginning: str, what: str) -> T:
    from whosays.render import inert  # noqa: PLC0415

    asked = inert.line(beginning)
    if not beginning.strip("/ ") or not found:
        raise click.UsageError(f"There is no {what} whose id begins with {asked!r}.")
    if len(found) > 1:
        several = inert.line(", ".join(shown))
        raise click.UsageError(f"{asked!r} begins several {what}s' ids; give more of it: {several}.")
    return found[0]
