"""Verdicts in words: of what kind each is, and what to recognise it by."""

from __future__ import annotations

from whosays.model import (
    Correct,
    DifferentActors,
    DifferentStories,
    SameActor,
    SameStory,
    SourceIs,
    Split,
    Undo,
    Verdict,
)
from whosays.model.judgement import anchors
from whosays.render.ids import brief

KINDS = {
    "Add": "add",
    "Move": "move",
    "Split": "split",
    "Reject": "reject",
    "SourceIs": "actor",
    "SameActor": "same",
    "DifferentActors": "different",
    "SameStory": "same story",
    "DifferentStories": "other story",
    "Correct": "correct",
    "CheckAttribution": "check",
    "CheckAccount": "check account",
    "Undo": "undo",
}
"""By the names of the classes."""

_LONGEST = 120  # characters of words that are shown to recognise it by


def about(verdict: Verdict) -> str:
    """What to recognise it by."""
    match verdict:
        case Correct(detail=detail, was=was, now=now):
            return f"{detail.value}: {was or 'not known'} → {now or 'not known'}"
        case SameActor() | DifferentActors() | SameStory() | DifferentStories():
            one, other = verdict.one, verdict.other
            return f"{brief(one)} and {brief(other)}"
        case Undo(judgement=undone):
            return brief(undone)
        case SourceIs(target=target, now=now):
            source = target.source.quote if target.source else ""
            return f"{short(source)} → {now.name}"
        case Split(target=target):
            return short(target.content[0].quote)
        case _:
            return short(" ".join(anchor.quote for anchor in anchors(verdict)))


def short(words: str) -> str:
    """Words cut to what they can be recognised by."""
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST]}…"
