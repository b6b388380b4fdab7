"""A comparison: the accounts of a story laid side by side, claim by claim, each cell with its evidence.

Comparison ─┬─ stories, accounts, lineages
            ├─ claims ── cells: one an account
            └─ what it brings out: silences, drifts, differences, denials, changes
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from whosays.model.actor import ActorType
from whosays.model.reading import Reading
from whosays.model.span import Span


class Stand(StrEnum):
    """How an account treats a claim.

    `STATES`: in its own voice. `QUOTES`, `ATTRIBUTES`: somebody's words, in quotation marks or without.
    `DENIES`: in its own voice; `REPORTS_DENIAL`: somebody does. `LEAVES_OUT`: nothing of it is there.
    `NOT_HELD`: the text that is held is cut off or in a language that is not read, so nobody can tell.
    """

    STATES = "states"
    QUOTES = "quotes"
    ATTRIBUTES = "attributes"
    DENIES = "denies"
    REPORTS_DENIAL = "reports_denial"
    LEAVES_OUT = "leaves_out"
    NOT_HELD = "not_held"


class Distance(StrEnum):
    """How far a claim stands from somebody who was there, the nearest first."""

    OWN_VOICE = "own_voice"
    NAMED = "named"
    UNNAMED = "unnamed"
    VIA_OUTLET = "via_outlet"


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of an account, in one or more pieces in the order of the text.

    Attributes:
        account: id of the account that they stand in.
    """

    account: str
    pieces: tuple[Span, ...]

    def __post_init__(self) -> None:
        if not self.pieces:
            raise ValueError("a passage without words")

    @property
    def text(self) -> str:
        """The words; ` … ` where pieces are parted."""
        return " … ".join(piece.text for piece in self.pieces)

    def to_dict(self) -> dict[str, Any]:
        """`{"account", "text", "pieces": [{"start", "end", "text"}]}`."""
        return {
            "account": self.account,
            "text": self.text,
            "pieces": [piece.to_dict() for piece in self.pieces],
        }


@dataclass(frozen=True, slots=True)
class Near:
    """A passage, and how near it comes.

    Attributes:
        nearness: 0 (nothing in common) to 1 (the same), as the model estimates it.
    """

    passage: Passage
    nearness: float

    def to_dict(self) -> dict[str, Any]:
        """The passage with its `nearness`."""
        return {**self.passage.to_dict(), "nearness": round(self.nearness, 4)}


@dataclass(frozen=True, slots=True)
class Voice:
    """Somebody who speaks in an account.

    Attributes:
        name: the fullest form that the account uses; of somebody unnamed, the description.
        id: the actor's id in its account; None where the mention is unresolved or nobody is named.
        words: the source as it stands there; None where the attribution has none.
    """

    name: str
    id: str | None
    type: ActorType | None
    words: Span | None

    def to_dict(self) -> dict[str, Any]:
        """`{"id", "name", "type", "words"}`."""
        return {
            "id": self.id,
            "name": self.name,
            "type": self.type.value if self.type else None,
            "words": self.words.to_dict() if self.words else None,
        }


@dataclass(frozen=True, slots=True)
class Cell:
    """One claim in one account.

    Attributes:
        actor: who says or denies it; None in the account's own voice, and where it is left out.
        chain: through whom it comes, the outermost first, `actor` last; empty in the account's own voice.
        evidence: the words, of every passage that carries it, the clearest first; empty where it is left out.
        nearest: what comes nearest where it is left out; None where it is there, or nothing is near at all.
        attribution: id of the attribution that carries it; None in the account's own voice.
        distance: how far from somebody who was there; None where it is left out.
        confidence: estimated probability, 0 to 1, that the stand is right.
    """

    account: str
    stand: Stand
    actor: Voice | None
    chain: tuple[Voice, ...]
    evidence: tuple[Passage, ...]
    nearest: Near | None
    attribution: str | None
    distance: Distance | None
    confidence: float

    def __post_init__(self) -> None:
        if bool(self.evidence) != self.is_there:
            raise ValueError(f"{self.stand} with {len(self.evidence)} passages of evidence")
        if not 0.0 <= self.confidence <= 1.0:
            raise ValueError(f"confidence {self.confidence} is not a probability")

    @property
    def is_there(self) -> bool:
        """Whether the account speaks of the claim at all."""
        return self.stand not in (Stand.LEAVES_OUT, Stand.NOT_HELD)

    def to_dict(self) -> dict[str, Any]:
        """The cell as plain JSON types."""
        return {
            "account": self.account,
            "stand": self.stand.value,
            "actor": self.actor.to_dict() if self.actor else None,
            "chain": [voice.to_dict() for voice in self.chain],
            "evidence": [passage.to_dict() for passage in self.evidence],
            "nearest": self.nearest.to_dict() if self.nearest else None,
            "attribution": self.attribution,
            "distance": self.distance.value if self.distance else None,
            "confidence": round(self.confidence, 4),
        }


@dataclass(frozen=True, slots=True)
class Claim:
    """One proposition, across the accounts of a story.

    Attributes:
        id: hash of the story's accounts and of the wording's place.
        wording: the clause that stands for it, verbatim.
        story: id of its story.
        lineages: in how many lineages it is there (denials count).
        cells: one an account, in the order of the comparison's accounts of that story.
    """

    id: str
    wording: Passage
    story: str
    lineages: int
    cells: tuple[Cell, ...]

    @property
    def is_denied(self) -> bool:
        """Whether somebody denies it, in some account."""
        return any(cell.stand in (Stand.DENIES, Stand.REPORTS_DENIAL) for cell in self.cells)

    def to_dict(self) -> dict[str, Any]:
        """The claim as plain JSON types."""
        return {
            "id": self.id,
            "text": self.wording.text,
            "wording": self.wording.to_dict(),
            "story": self.story,
            "lineages": self.lineages,
            "coverage": [cell.to_dict() for cell in self.cells],
        }


class Kinship(StrEnum):
    """How two accounts are akin: one text, a base that they share, or none."""

    SAME_TEXT = "same_text"
    SHARED_BASE = "shared_base"
    INDEPENDENT = "independent"


class Origin(StrEnum):
    """What tells which account of a lineage the others go back to, the strongest first."""

    CREDITED = "credited"
    FIRST_PUBLISHED = "first_published"
    MOST_COMPLETE = "most_complete"


@dataclass(frozen=True, slots=True)
class Member:
    """An account in a lineage.

    Attributes:
        kinship: to the origin; the origin itself is `SAME_TEXT`.
        share: how much of its text goes back to the lineage's, 0 to 1.
    """

    account: str
    kinship: Kinship
    share: float

    def to_dict(self) -> dict[str, Any]:
        """`{"account", "kinship", "share"}`."""
        return {"account": self.account, "kinship": self.kinship.value, "share": round(self.share, 4)}


@dataclass(frozen=True, slots=True)
class Lineage:
    """Accounts that share a text; most often a single one.

    Attributes:
        id: hash of its accounts.
        origin: id of the account that the others go back to; why: what tells so.
        credit: the words that credit it, where an account does.
        members: the origin first.
    """

    id: str
    origin: str
    why: Origin
    credit: Passage | None
    members: tuple[Member, ...]

    def to_dict(self) -> dict[str, Any]:
        """The lineage as plain JSON types."""
        return {
            "id": self.id,
            "origin": self.origin,
            "why": self.why.value,
            "credit": self.credit.to_dict() if self.credit else None,
            "members": [member.to_dict() for member in self.members],
        }


@dataclass(frozen=True, slots=True)
class Story:
    """The accounts of one event, by date.

    Attributes:
        id: hash of its accounts; name: the title of the account that stands nearest to the others.
    """

    id: str
    name: str
    accounts: tuple[str, ...]

    def to_dict(self) -> dict[str, Any]:
        """`{"id", "name", "accounts"}`."""
        return {"id": self.id, "name": self.name, "accounts": list(self.accounts)}


class Truth(StrEnum):
    """What the silent outlet's own account says of a reported silence."""

    BORNE_OUT = "borne_out"
    CONTRADICTED = "contradicted"
    CANNOT_TELL = "cannot_tell"


@dataclass(frozen=True, slots=True)
class Silence:
    """An account reports that another is silent on something; checked where the other is at hand.

    Attributes:
        report: the words that report it; what: those that name what is left out.
        outlet: who is said to be silent, as the report has it.
        silent: id of that outlet's own account; None where it is not at hand.
        nearest: what of that account comes nearest; None where there is no account.
        reason: why it cannot be told, for people; None where it can.
    """

    report: Passage
    what: Passage
    outlet: str
    silent: str | None
    truth: Truth
    nearest: Near | None
    reason: str | None
    confidence: float

    def to_dict(self) -> dict[str, Any]:
        """The silence as plain JSON types."""
        return {
            "account": self.report.account,
            "report": self.report.to_dict(),
            "what": self.what.to_dict(),
            "outlet": self.outlet,
            "silent": self.silent,
            "verdict": self.truth.value,
            "nearest": self.nearest.to_dict() if self.nearest else None,
            "reason": self.reason,
            "confidence": round(self.confidence, 4),
        }


class DriftKind(StrEnum):
    """Why two renderings of one quotation differ."""

    CHANGED = "changed"
    TRANSLATION = "translation"


@dataclass(frozen=True, slots=True)
class Drift:
    """The same quoted words in different wording.

    Attributes:
        changes: what was put for what: (words of the first, words of the second), either of them empty.
    """

    first: Passage
    second: Passage
    speaker: str | None
    kind: DriftKind
    changes: tuple[tuple[str, str], ...]
    confidence: float

    def to_dict(self) -> dict[str, Any]:
        """The drift as plain JSON types."""
        return {
            "first": self.first.to_dict(),
            "second": self.second.to_dict(),
            "speaker": self.speaker,
            "kind": self.kind.value,
            "changes": [list(change) for change in self.changes],
            "confidence": round(self.confidence, 4),
        }


class DifferenceKind(StrEnum):
    """What differs."""

    FIGURE = "figure"
    DATE = "date"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class Value:
    """A figure, a date or a name where it stands.

    Attributes:
        words: the words of the value; clause: those around it; value: normalised (`≥70`, `2031-03-04`).
    """

    words: Passage
    clause: Passage
    value: str

    def to_dict(self) -> dict[str, Any]:
        """`{"words", "clause", "value"}`."""
        return {"words": self.words.to_dict(), "clause": self.clause.to_dict(), "value": self.value}


@dataclass(frozen=True, slots=True)
class Difference:
    """Two accounts give one thing two values.

    Attributes:
        of: what is counted, dated or named, in words of the first account.
    """

    kind: DifferenceKind
    of: str
    first: Value
    second: Value
    confidence: float

    def to_dict(self) -> dict[str, Any]:
        """The difference as plain JSON types."""
        return {
            "kind": self.kind.value,
            "of": self.of,
            "first": self.first.to_dict(),
            "second": self.second.to_dict(),
            "confidence": round(self.confidence, 4),
        }


@dataclass(frozen=True, slots=True)
class Denial:
    """Somebody denies what another account, or another voice, says.

    Attributes:
        actor: who denies; None where an account does so in its own voice.
        denial: the words; denied: the words of what is denied, where somebody asserts it.
        claim: id of the claim that is denied.
        left_out: ids of the accounts that have the claim and not the denial.
    """

    actor: Voice | None
    denial: Passage
    denied: Passage
    claim: str
    left_out: tuple[str, ...]
    confidence: float

    def to_dict(self) -> dict[str, Any]:
        """The denial as plain JSON types."""
        return {
            "actor": self.actor.to_dict() if self.actor else None,
            "denial": self.denial.to_dict(),
            "denied": self.denied.to_dict(),
            "claim": self.claim,
            "left_out": list(self.left_out),
            "confidence": round(self.confidence, 4),
        }


class ChangeKind(StrEnum):
    """In what an actor's later words differ from earlier ones."""

    POLARITY = "polarity"
    MODALITY = "modality"
    FIGURE = "figure"


@dataclass(frozen=True, slots=True)
class Change:
    """What an actor said that differs from what the same actor said before."""

    actor: Voice
    kind: ChangeKind
    before: Passage
    after: Passage
    confidence: float

    def to_dict(self) -> dict[str, Any]:
        """The change as plain JSON types."""
        return {
            "actor": self.actor.to_dict(),
            "kind": self.kind.value,
            "before": self.before.to_dict(),
            "after": self.after.to_dict(),
            "confidence": round(self.confidence, 4),
        }


@dataclass(frozen=True, slots=True)
class Comparison:
    """Accounts side by side.

    Attributes:
        models: names and versions of what made it: the readings' models, and the comparison's own.
        readings: the accounts, read, in the order in which they are shown: by story, then by date.
        claims: the most telling first, story by story.
        silences, drifts, differences, denials, changes: each the most telling first.
    """

    models: tuple[str, ...]
    readings: tuple[Reading, ...]
    stories: tuple[Story, ...]
    lineages: tuple[Lineage, ...]
    claims: tuple[Claim, ...]
    silences: tuple[Silence, ...]
    drifts: tuple[Drift, ...]
    differences: tuple[Difference, ...]
    denials: tuple[Denial, ...]
    changes: tuple[Change, ...]

    def to_dict(self) -> dict[str, Any]:
        """The comparison as plain JSON types; `comparison.schema.json` describes it."""
        return {
            "models": list(self.models),
            "stories": [story.to_dict() for story in self.stories],
            "accounts": [_account(reading) for reading in self.readings],
            "lineages": [lineage.to_dict() for lineage in self.lineages],
            "claims": [claim.to_dict() for claim in self.claims],
            "silences": [silence.to_dict() for silence in self.silences],
            "drift": [drift.to_dict() for drift in self.drifts],
            "figures": [difference.to_dict() for difference in self.differences],
            "denials": [denial.to_dict() for denial in self.denials],
            "changes": [change.to_dict() for change in self.changes],
        }


def _account(reading: Reading) -> dict[str, Any]:
    """What identifies an account, without its reading."""
    account = reading.account
    return {
        "id": account.id,
        "path": account.path,
        "title": account.metadata.title,
        "outlet": account.metadata.outlet,
        "published": account.metadata.published,
        "url": account.metadata.url,
        "language": account.language,
        "model": reading.model,
    }
