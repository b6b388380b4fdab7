"""The library: accounts, what was read in them and what people said of it, in SQLite or PostgreSQL."""

from whosays.store.library import Library
from whosays.store.progress import Progress
from whosays.store.query import Hit, Order, Page, Query, Snippet, Within
from whosays.store.speakers import Speaker
from whosays.store.statistics import Statistics
from whosays.store.verify import Finding
from whosays.store.versions import Added, Change, DetailChange, Difference, Removed, Replaced
from whosays.store.view import RecordedFailure, Version, View
from whosays.store.writer import Outcome, Writer

__all__ = [
    "Added",
    "Change",
    "DetailChange",
    "Difference",
    "Finding",
    "Hit",
    "Library",
    "Order",
    "Outcome",
    "Page",
    "Progress",
    "Query",
    "RecordedFailure",
    "Removed",
    "Replaced",
    "Snippet",
    "Speaker",
    "Statistics",
    "Version",
    "View",
    "Within",
    "Writer",
]
