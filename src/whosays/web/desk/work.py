"""The work on one comparison: its accounts are read one by one, then compared; and kept, if wanted."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterator

from whosays.batch.adding import group, identify, store
from whosays.batch.reading import comparable
from whosays.compare import compare
from whosays.errors import ComparisonError, ContradictionError
from whosays.ingest import Deferred
from whosays.ingest.web import Fetcher, Terms
from whosays.model import FailedReading, Failure
from whosays.store import Library
from whosays.web.desk.job import Job, Kept, Stage
from whosays.web.desk.sources import found, within
from whosays.web.settings import Limits
from whosays.web.tools import Tools

_SLOW = Failure("timeout", "reading took too long, so this was left out: give fewer or shorter texts at once")


def work(job: Job, tools: Tools, limits: Limits) -> None:
    """Reads what was given, and compares it; looks between two accounts whether that is still wanted."""
    job.stage = Stage.READING
    _read(job, tools, limits)
    job.given = ()
    if job.discarded.is_set():
        return
    job.stage = Stage.COMPARING
    if len(job.readings) > 1:
        try:
            job.comparison = compare(job.readings, tools.make_reader())
        except ComparisonError as error:
            job.trouble = str(error)


def keep(job: Job, library: Library, tools: Tools) -> None:
    """Puts what was read into a library, and finds which stories it tells, and who is who."""
    with library.writer() as writer:
        for collected, reading in job.held:
            store(writer, collected, reading)
    group(library, tools.make_reader)
    try:
        identify(library, lambda: None)
    except ContradictionError as error:
        job.trouble = f"{error}; who the new actors are is left open"
    with library.view() as view:
        told = Counter(filter(None, (view.told_by(reading.account.id) for _, reading in job.held)))
    job.kept = Kept(tuple(story for story, _ in told.most_common()))


def _read(job: Job, tools: Tools, limits: Limits) -> None:
    reader, ends = tools.make_reader(), time.monotonic() + limits.read_seconds
    fetcher = tools.make_fetcher(Terms(most_bytes=limits.document))
    for item in within(_items(job, fetcher), limits):
        if job.discarded.is_set():
            return
        job.begins(item.source)
        collected = item.load()
        if time.monotonic() > ends:
            job.ends(collected, FailedReading(item.source, _SLOW), None)
            continue
        (result,) = reader.read_many([collected.account])
        job.ends(collected, result, comparable(result, reader.model))


def _items(job: Job, fetcher: Fetcher) -> Iterator[Deferred]:
    for given in job.given:
        yield from found(given, fetcher, job.hosts)
