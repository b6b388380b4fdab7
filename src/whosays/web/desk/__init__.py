"""The desk: what is pasted, dropped or fetched to be compared, and is not (yet) kept in a library."""

from whosays.web.desk.desk import Desk
from whosays.web.desk.given import Address, File, Given, Text
from whosays.web.desk.job import Entry, Job, Kept, Stage, State

__all__ = ["Address", "Desk", "Entry", "File", "Given", "Job", "Kept", "Stage", "State", "Text"]
