"""The desk: so many comparisons are held, so many wait, and one thread works on them one after the other."""

from __future__ import annotations

import threading
import time
from collections import Counter, OrderedDict
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor

from whosays.errors import BusyError, LibraryError
from whosays.store import Library
from whosays.web.desk.given import Address, Given
from whosays.web.desk.job import Job, Stage
from whosays.web.desk.work import keep, work
from whosays.web.log import fault
from whosays.web.settings import Limits
from whosays.web.tools import Tools
from whosays.web.turns import Turns

_BROKEN = "whosays broke on this, which is a fault of ours; the log of the server has more"


class Desk:
    """What is compared and not kept, in memory; it goes when the server stops."""

    def __init__(self, tools: Tools, limits: Limits) -> None:
        self._tools, self._limits = tools, limits
        self._jobs: OrderedDict[str, Job] = OrderedDict()
        self._lock = threading.Lock()
        self._turns = Turns(limits.waiting, limits.waiting_each)
        self._worker = ThreadPoolExecutor(1, "whosays desk")

    def put(self, given: Sequence[Given], owner: str) -> Job:
        """A comparison of what is given; it begins when its turn comes, or when hosts may be asked.

        Raises:
            TooOftenError: too many of theirs wait already.
            BusyError: too many of everybody's do, or there is no room.
        """
        job = Job(given, owner)
        with self._lock:
            self._check_turn(owner)
            self._make_room(job.size)
            self._jobs[job.id] = job
        if job.stage is Stage.WAITING:
            self._begin(job)
        return job

    def get(self, id_: str) -> Job | None:
        """The comparison of that id, if it is still held."""
        with self._lock:
            self._let_go_of_old()
            job = self._jobs.get(id_)
            if job is not None:
                job.used = time.monotonic()
            return job

    def recent(self, owner: str) -> list[Job]:
        """Somebody's comparisons, the latest first."""
        with self._lock:
            self._let_go_of_old()
            return [job for job in reversed(self._jobs.values()) if job.owner == owner]

    def ask(self, job: Job, *, hosts: bool) -> None:
        """Begins one that waited to hear whether its hosts may be asked; without them, if not.

        Raises:
            TooOftenError: too many of theirs wait already.
            BusyError: too many of everybody's do.
        """
        with self._lock:
            if job.stage is not Stage.ASKING:
                return
            self._check_turn(job.owner)
            if not hosts:
                job.given = [one for one in job.given if not isinstance(one, Address)]
            job.stage = Stage.WAITING
        self._begin(job)

    def keep(self, job: Job, library: Library) -> None:
        """Puts its accounts into a library, when its turn comes; `job.settled` tells when that is done.

        Raises:
            TooOftenError: too many of theirs wait already.
            BusyError: too many of everybody's do.
        """
        with self._lock:
            if job.stage is not Stage.DONE:
                return
            self._check_turn(job.owner)
            job.stage, job.trouble = Stage.KEEPING, None
            job.settled.clear()
        self._submit(job, lambda: keep(job, library, self._tools))

    def discard(self, job: Job) -> None:
        """Forgets it; if it is at work, that ends after the account that is being read."""
        job.discarded.set()
        job.given = ()  # it may stand in the line for long, where nothing counts it
        with self._lock:
            self._jobs.pop(job.id, None)

    def close(self) -> None:
        """Forgets everything."""
        with self._lock:
            for job in self._jobs.values():
                job.discarded.set()
            self._jobs.clear()
        self._worker.shutdown(wait=False, cancel_futures=True)

    def _begin(self, job: Job) -> None:
        self._submit(job, lambda: work(job, self._tools, self._limits))

    def _submit(self, job: Job, action: Callable[[], None]) -> None:
        self._worker.submit(self._run, job, action)

    def _run(self, job: Job, action: Callable[[], None]) -> None:
        """Whatever goes wrong is told where the result would be."""
        begun = time.monotonic()
        try:
            if not job.discarded.is_set():
                action()
        except LibraryError as error:
            job.trouble = str(error)
        except Exception as error:  # the thread has others to work for
            fault(error)
            job.trouble = _BROKEN
        finally:
            job.stage = Stage.DONE
            job.settled.set()
            if not job.discarded.is_set():
                self._turns.took(time.monotonic() - begun)

    def _check_turn(self, owner: str) -> None:
        self._turns.check([job.owner for job in self._jobs.values() if job.stage.is_at_work], owner)

    def _make_room(self, size: int) -> None:
        """Of whoever has most, the oldest that is at rest goes, until the new one has its place."""
        self._let_go_of_old()
        while self._jobs and (
            len(self._jobs) >= self._limits.desks
            or sum(job.size for job in self._jobs.values()) + size > self._limits.held
        ):
            resting = [job for job in self._jobs.values() if not job.stage.is_at_work]
            if not resting:
                raise BusyError("The desk is full.", 60)
            most, _ = Counter(job.owner for job in resting).most_common(1)[0]
            del self._jobs[next(job.id for job in resting if job.owner == most)]

    def _let_go_of_old(self) -> None:
        ends = time.monotonic() - self._limits.desk_seconds
        for job in [job for job in self._jobs.values() if job.used < ends and not job.stage.is_at_work]:
            del self._jobs[job.id]
