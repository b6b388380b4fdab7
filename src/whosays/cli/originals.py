"""When and where the accounts of a library were collected."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from whosays.errors import UnknownAccountError
from whosays.model import Original

if TYPE_CHECKING:
    from whosays.store import View


class Originals(Mapping[str, Original]):
    """The originals of a library by account id, each looked up when it is asked for."""

    def __init__(self, view: View) -> None:
        self._view = view

    def __getitem__(self, id_: str) -> Original:
        try:
            return self._view.original(id_)
        except UnknownAccountError:
            raise KeyError(id_) from None

    def __iter__(self) -> Iterator[str]:
        return (account.id for account in self._view.accounts())

    def __len__(self) -> int:
        return self._view.statistics().accounts
