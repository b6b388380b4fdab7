"""What people checked, as training data."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from whosays.model import Reading

if TYPE_CHECKING:
    from whosays.store.view import View


def training_examples(view: View) -> Iterator[Reading]:
    """The corrected readings of all accounts that were checked as a whole: nothing is missing in them.

    `export.brat` writes them as PolNeAR has its gold. An account of which a part was not found again in its
    newest text is none, until somebody has looked at it.
    """
    for account in view.checked_accounts():
        yield view.reading(account)
