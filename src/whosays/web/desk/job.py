"""One comparison that is made on the desk: what was given, how far it is, and what came of it."""

from __future__ import annotations

import secrets
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from whosays.ingest import Collected
from whosays.model import Comparison, FailedReading, Failure, Reading
from whosays.web.desk.given import Address, Given


class Stage(StrEnum):
    """How far a comparison is."""

    ASKING = "asking"
    WAITING = "waiting"
    READING = "reading"
    COMPARING = "comparing"
    DONE = "done"
    KEEPING = "keeping"

    @property
    def is_at_work(self) -> bool:
        """Whether something is going to change without anybody's doing."""
        return self not in (Stage.ASKING, Stage.DONE)


class State(StrEnum):
    """How far one account is."""

    READING = "reading"
    READ = "read"
    TWICE = "twice"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Entry:
    """One account that was found in what was given."""

    source: str
    state: State
    account: str | None = None
    failure: Failure | None = None

    def to_dict(self) -> dict[str, Any]:
        """The entry as plain JSON types."""
        failure = self.failure
        return {
            "source": self.source,
            "state": self.state.value,
            "account": self.account,
            "failure": {"kind": failure.kind, "message": failure.message} if failure else None,
        }


@dataclass(frozen=True, slots=True)
class Kept:
    """Where accounts went: ids of the stories that they tell, the one with most of them first."""

    stories: tuple[str, ...]


class Job:
    """One comparison. The worker alone changes it while it is at work; others look at it meanwhile.

    Attributes:
        id: hard to guess: who knows it may see it.
        owner: the name of whoever gave it.
        entries: the accounts in the order in which they were found.
        held: those that were read, each with its bytes.
        comparison: of two accounts or more, once it is made.
        trouble: why there is no comparison, or why it could not be kept; for people.
    """

    def __init__(self, given: Sequence[Given], owner: str) -> None:
        self.id = secrets.token_hex(12)
        self.owner = owner
        self.made = datetime.now(UTC)
        self.used = time.monotonic()
        self.given: Sequence[Given] = given
        self.names = tuple(one.name for one in given)
        self.called = tuple(one.called for one in given)
        self.hosts = tuple(dict.fromkeys(one.host for one in given if isinstance(one, Address)))
        self.stage = Stage.ASKING if self.hosts else Stage.WAITING
        self.entries: list[Entry] = []
        self.held: list[tuple[Collected, Reading]] = []
        self.foreign: list[Reading] = []
        self.comparison: Comparison | None = None
        self.trouble: str | None = None
        self.kept: Kept | None = None
        self.discarded = threading.Event()
        self.settled = threading.Event()

    @property
    def size(self) -> int:
        """How many bytes are held for it."""
        originals = (one.original for one, _ in self.held)
        return sum(one.size for one in self.given) + sum(len(one.data) for one in originals if one)

    @property
    def readings(self) -> list[Reading]:
        """Everything that can stand in a comparison."""
        return [*(reading for _, reading in self.held), *self.foreign]

    @property
    def name(self) -> str:
        """What it is called in a list."""
        if self.comparison is not None and self.comparison.stories[0].name:
            return self.comparison.stories[0].name
        more = f" and {len(self.called) - 2} more" if len(self.called) > 2 else ""
        return " / ".join(self.called[:2]) + more

    @property
    def addresses(self) -> list[tuple[str, list[str]]]:
        """Which hosts are asked for what, if they may be."""
        asked = [one for one in self.given if isinstance(one, Address)]
        return [(host, [one.name for one in asked if one.host == host]) for host in self.hosts]

    def begins(self, source: str) -> None:
        """An account's turn comes."""
        self.entries.append(Entry(source, State.READING))

    def ends(self, collected: Collected, result: Reading | FailedReading, foreign: Reading | None) -> None:
        """An account was read, or could not be; `foreign`: what still stands for it in the comparison."""
        last = self.entries[-1]
        known = {reading.account.id for reading in self.readings}
        if isinstance(result, FailedReading):
            self.entries[-1] = replace(last, state=State.FAILED, account=result.id, failure=result.failure)
            if foreign is not None and foreign.account.id not in known:
                self.foreign.append(foreign)
        elif result.account.id in known:
            self.entries[-1] = replace(last, state=State.TWICE, account=result.account.id)
        else:
            self.entries[-1] = replace(last, state=State.READ, account=result.account.id)
            self.held.append((collected, result))

    def glance(self) -> dict[str, Any]:
        """What a list says of it, as plain JSON types."""
        return {
            "id": self.id,
            "name": self.name,
            "made": self.made.isoformat(timespec="seconds"),
            "stage": self.stage.value,
        }

    def to_dict(self) -> dict[str, Any]:
        """All of it as plain JSON types."""
        return {
            **self.glance(),
            "given": list(self.names),
            "hosts": list(self.hosts),
            "accounts": [entry.to_dict() for entry in list(self.entries)],
            "trouble": self.trouble,
            "kept": list(self.kept.stories) if self.kept else None,
            "comparison": self.comparison.to_dict() if self.comparison else None,
        }
