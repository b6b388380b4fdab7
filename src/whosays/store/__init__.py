"""The library: accounts, what was read in them and what people said of it, in SQLite or PostgreSQL."""

from whosays.store.anchor import How
from whosays.store.identities import KeptIdentity
from whosays.store.joining import Member
from whosays.store.judgements.entries import Touched
from whosays.store.judgements.judge import Judge
from whosays.store.judgements.judged import Fitting, Judged, Unfit
from whosays.store.judgements.placing import Fault
from whosays.store.judgements.report import Report
from whosays.store.judgements.training import training_examples
from whosays.store.library import Library
from whosays.store.listing import Listed, Wanted
from whosays.store.outlets import KeptOutlet
from whosays.store.permanent import Found, Permanent
from whosays.store.progress import Progress
from whosays.store.query import Hit, Order, Page, Query, Snippet, Within
from whosays.store.speakers import Speaker
from whosays.store.statistics import Statistics
from whosays.store.stories import KeptStory, NearStory
from whosays.store.verify import Finding
from whosays.store.versions import Added, Change, DetailChange, Difference, Removed, Replaced
from whosays.store.view import RecordedFailure, Version, View
from whosays.store.writer import Outcome, Writer

__all__ = [
    "Added",
    "Change",
    "DetailChange",
    "Difference",
    "Fault",
    "Finding",
    "Fitting",
    "Found",
    "Hit",
    "How",
    "Judge",
    "Judged",
    "KeptIdentity",
    "KeptOutlet",
    "KeptStory",
    "Library",
    "Listed",
    "Member",
    "NearStory",
    "Order",
    "Outcome",
    "Page",
    "Permanent",
    "Progress",
    "Query",
    "RecordedFailure",
    "Removed",
    "Replaced",
    "Report",
    "Snippet",
    "Speaker",
    "Statistics",
    "Touched",
    "Unfit",
    "Version",
    "View",
    "Wanted",
    "Within",
    "Writer",
    "training_examples",
]
