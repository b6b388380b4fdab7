"""What whosays talks about: frozen values without I/O; an illegal one cannot be built."""

from whosays.model.account import Account, Metadata
from whosays.model.act import Act, AttributionType, Determinacy, Features, Polarity, SourceType
from whosays.model.actor import Actor, ActorType, LinkKind, Mention, Resolved, Unresolved
from whosays.model.anchor import Anchor
from whosays.model.attribution import Attribution, Quotation, attribution_id
from whosays.model.entity import Entity, EntityType
from whosays.model.judgement import (
    Add,
    CheckAccount,
    CheckAttribution,
    Correct,
    Detail,
    DifferentActors,
    Judgement,
    Move,
    Part,
    Reject,
    SameActor,
    SourceIs,
    Split,
    Undo,
    Verdict,
    standing,
    withdrawn,
)
from whosays.model.marked import Marked, Mentioned, Named, Somebody
from whosays.model.original import Original
from whosays.model.reading import FailedReading, Failure, Reading
from whosays.model.span import Span
from whosays.model.time import Interval, TimeExpression, TimeType

__all__ = [
    "Account",
    "Act",
    "Actor",
    "ActorType",
    "Add",
    "Anchor",
    "Attribution",
    "AttributionType",
    "CheckAccount",
    "CheckAttribution",
    "Correct",
    "Detail",
    "Determinacy",
    "DifferentActors",
    "Entity",
    "EntityType",
    "FailedReading",
    "Failure",
    "Features",
    "Interval",
    "Judgement",
    "LinkKind",
    "Marked",
    "Mention",
    "Mentioned",
    "Metadata",
    "Move",
    "Named",
    "Original",
    "Part",
    "Polarity",
    "Quotation",
    "Reading",
    "Reject",
    "Resolved",
    "SameActor",
    "Somebody",
    "SourceIs",
    "SourceType",
    "Span",
    "Split",
    "TimeExpression",
    "TimeType",
    "Undo",
    "Unresolved",
    "Verdict",
    "attribution_id",
    "standing",
    "withdrawn",
]
