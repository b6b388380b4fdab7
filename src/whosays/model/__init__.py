"""What whosays talks about: frozen values without I/O; an illegal one cannot be built."""

from whosays.model.account import Account, Metadata
from whosays.model.attribution import Attribution, Quotation
from whosays.model.entity import Entity, EntityType
from whosays.model.reading import FailedReading, Failure, Reading
from whosays.model.span import Span

__all__ = [
    "Account",
    "Attribution",
    "Entity",
    "EntityType",
    "FailedReading",
    "Failure",
    "Metadata",
    "Quotation",
    "Reading",
    "Span",
]
