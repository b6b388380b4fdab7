"""The registry of outlets, as it is kept: by what names each is known, and which accounts are whose."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from whosays.store.fold import fold
from whosays.store.schema import accounts, identities, outlet_names, outlets


@dataclass(frozen=True, slots=True)
class KeptOutlet:
    """One that publishes accounts.

    Attributes:
        id: a short name, unlike any other's.
        type: newspaper, agency, broadcaster, …
        names: how it is called, its credits among them; domains: in lower case.
        country: whose it is, as the registry calls it.
    """

    id: str
    name: str
    type: str
    names: tuple[str, ...]
    domains: tuple[str, ...]
    country: str | None = None


def keep_outlets(connection: Connection, known: Iterable[KeptOutlet], of: Mapping[str, str]) -> None:
    """Puts them in the place of all that were stored. `of`: id of an account → id of its outlet."""
    connection.execute(update(accounts).where(accounts.c.outlet_id.is_not(None)).values(outlet_id=None))
    connection.execute(update(identities).where(identities.c.outlet.is_not(None)).values(outlet=None))
    connection.execute(delete(outlet_names))
    connection.execute(delete(outlets))
    listed = list(known)
    if not listed:
        return
    rows = [{"id": o.id, "name": o.name, "type": o.type, "country": o.country} for o in listed]
    connection.execute(insert(outlets), rows)
    connection.execute(insert(outlet_names), list(_names(listed)))
    if of:
        set_ = update(accounts).where(accounts.c.id == bindparam("of")).values(outlet_id=bindparam("whose"))
        connection.execute(set_, [{"of": account, "whose": outlet} for account, outlet in of.items()])


def kept_outlets(connection: Connection) -> Iterator[KeptOutlet]:
    """The registry as it is stored."""
    names: dict[tuple[str, str], list[str]] = defaultdict(list)
    for row in connection.execute(select(outlet_names).order_by(outlet_names.c.name)):
        names[row.outlet, row.kind].append(row.name)
    for row in connection.execute(select(outlets).order_by(outlets.c.id)):
        called, domains = (tuple(names[row.id, kind]) for kind in ("name", "domain"))
        yield KeptOutlet(row.id, row.name, row.type or "other", called, domains, row.country)


def _names(listed: Iterable[KeptOutlet]) -> Iterator[dict[str, Any]]:
    for outlet in listed:
        folded = {fold(name): name for name in (outlet.name, *outlet.names)}
        for form, name in folded.items():
            yield {"outlet": outlet.id, "kind": "name", "folded": form, "name": name}
        for domain in dict.fromkeys(outlet.domains):
            yield {"outlet": outlet.id, "kind": "domain", "folded": domain, "name": domain}
