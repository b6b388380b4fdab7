"""What stands, distances and the like are called, where people read them."""

from __future__ import annotations

from dataclasses import dataclass

from whosays.model import Cell, ChangeKind, Distance, DriftKind, Kinship, Origin, Stand, Truth
from whosays.render.comparison.sheet import Column


@dataclass(frozen=True, slots=True)
class Sign:
    """A stand, for eyes: a sign that needs no colour, a word, and a colour for terminals."""

    mark: str
    word: str
    style: str


SIGNS = {
    Stand.STATES: Sign("●", "states", "bold green"),
    Stand.QUOTES: Sign("❞", "quotes", "bold blue"),
    Stand.ATTRIBUTES: Sign("○", "attributes", "blue"),
    Stand.DENIES: Sign("✗", "denies", "bold red"),
    Stand.REPORTS_DENIAL: Sign("⊗", "reports denial", "red"),
    Stand.LEAVES_OUT: Sign("–", "leaves out", "dim"),
    Stand.NOT_HELD: Sign("?", "not in the text held", "dim"),
}

UNSURE = "~"
_SURE = 0.5

DISTANCES = {
    Distance.OWN_VOICE: "in its own voice",
    Distance.NAMED: "by somebody named",
    Distance.UNNAMED: "by somebody unnamed",
    Distance.VIA_OUTLET: "through another outlet",
}

TRUTHS = {
    Truth.BORNE_OUT: "borne out",
    Truth.CONTRADICTED: "contradicted",
    Truth.CANNOT_TELL: "cannot tell",
}

DRIFTS = {DriftKind.CHANGED: "changed", DriftKind.TRANSLATION: "translated otherwise"}

CHANGES = {
    ChangeKind.POLARITY: "from yes to no, or no to yes",
    ChangeKind.MODALITY: "more or less certain, or on other conditions",
    ChangeKind.FIGURE: "another figure",
}

_ORIGINS = {
    Origin.CREDITED: "credited",
    Origin.FIRST_PUBLISHED: "first published",
    Origin.MOST_COMPLETE: "the most complete",
}


def doubt(cell: Cell) -> str:
    """`~` where the stand is likelier wrong than right; else nothing."""
    return UNSURE if cell.is_there and cell.confidence < _SURE else ""


def spoken(cell: Cell) -> str:
    """The stand with who stands behind it: `quotes Oskar Breen`, `reports denial by the mayor`."""
    word = SIGNS[cell.stand].word
    match cell.stand, cell.actor:
        case (_, None):
            return word
        case Stand.ATTRIBUTES, voice:
            return f"{word} to {voice.name}"
        case Stand.REPORTS_DENIAL, voice:
            return f"{word} by {voice.name}"
        case _, voice:
            return f"{word} {voice.name}"


def chain(cell: Cell) -> str:
    """Through whom it comes: `Tansy Valley Echo ▸ a former foreman`; empty with fewer than two."""
    return " ▸ ".join(voice.name for voice in cell.chain) if len(cell.chain) > 1 else ""


def kin(column: Column) -> str:
    """How an account goes back to its origin: `copy of B, 94 % of its text`; empty for an origin."""
    if column.origin is None:
        return ""
    share = f"{column.member.share:.0%}"
    if column.member.kinship is Kinship.SAME_TEXT:
        return f"copy of {column.origin}: {share} of its text"
    return f"partly from {column.origin}: {share} of its text"


def why(column: Column) -> str:
    """What tells that it is the origin of others; empty where there are none."""
    if column.origin is not None or len(column.lineage.members) == 1:
        return ""
    return f"origin: {_ORIGINS[column.lineage.why]}"
