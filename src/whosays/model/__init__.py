"""What whosays talks about: frozen values without I/O; an illegal one cannot be built."""

from whosays.model.account import Account, Metadata
from whosays.model.act import Act, AttributionType, Determinacy, Features, Polarity, SourceType
from whosays.model.actor import Actor, ActorType, LinkKind, Mention, Resolved, Unresolved
from whosays.model.anchor import Anchor
from whosays.model.attribution import Attribution, Quotation
from whosays.model.entity import Entity, EntityType
from whosays.model.original import Original
from whosays.model.reading import FailedReading, Failure, Reading
from whosays.model.span import Span
from whosays.model.time import Interval, TimeExpression, TimeType

__all__ = [
    "Account",
    "Act",
    "Actor",
    "ActorType",
    "Anchor",
    "Attribution",
    "AttributionType",
    "Determinacy",
    "Entity",
    "EntityType",
    "FailedReading",
    "Failure",
    "Features",
    "Interval",
    "LinkKind",
    "Mention",
    "Metadata",
    "Original",
    "Polarity",
    "Quotation",
    "Reading",
    "Resolved",
    "SourceType",
    "Span",
    "TimeExpression",
    "TimeType",
    "Unresolved",
]
