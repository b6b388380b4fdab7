"""Stories and their accounts, on a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.table import Table

from whosays.model import Account, Story
from whosays.render import tables
from whosays.render.ids import brief
from whosays.render.tables import cell

_CALM = "dim"


def table(stories: Iterable[tuple[Story, Sequence[str]]]) -> Table:
    """A row each, with the days of its first and its last account."""
    shown = tables.table("story", "accounts", "from – to", "id", right=("accounts",))
    for story, days in stories:
        shown.add_row(
            cell(story.name, "bold blue"),
            f"{len(story.accounts):,}",
            cell(" – ".join(days)),
            cell(brief(story.id), _CALM),
        )
    return shown


def accounts(story: Story, held: Iterable[Account]) -> Table:
    """The accounts of a story, a row each."""
    shown = tables.table("published", "outlet", "title", "id")
    shown.title = cell(story.name, "bold")
    shown.title_justify = "left"
    for account in held:
        told = account.metadata
        shown.add_row(
            cell(told.published), cell(told.outlet), cell(told.title), cell(brief(account.id), _CALM)
        )
    return shown
