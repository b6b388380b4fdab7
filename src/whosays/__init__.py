"""whosays: who says so, according to whom, in which words.

>>> import whosays
>>> reading = whosays.read("The mayor said the bridge was safe.")
>>> [(a.source.text, a.cue.text) for a in reading.attributions if a.source]
[('The mayor', 'said')]
"""

from whosays.api import pipe, read
from whosays.errors import InputError, WhosaysError
from whosays.model import (
    Account,
    Attribution,
    Entity,
    EntityType,
    FailedReading,
    Failure,
    Metadata,
    Quotation,
    Reading,
    Span,
)

__all__ = [
    "Account",
    "Attribution",
    "Entity",
    "EntityType",
    "FailedReading",
    "Failure",
    "InputError",
    "Metadata",
    "Quotation",
    "Reading",
    "Span",
    "WhosaysError",
    "pipe",
    "read",
]
