"""Reported silences against the outlet's own account: borne out, contradicted, or nobody can tell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from whosays.compare.findings.silences_outlet import Silent, silent_one
from whosays.compare.findings.silences_reported import Reported, reported
from whosays.compare.held import why_not_held
from whosays.compare.presence import Presence, Query, presence
from whosays.compare.sentences import sentences
from whosays.compare.units import Laid, by_id
from whosays.compare.vocabulary import weight
from whosays.extract.acts.wordsets import word_set
from whosays.model import Near, Passage, Silence, Span, TimeExpression, Truth

THERE = 0.5  # probability of presence from which on an account has what it is said to leave out
_CONTEXT = 2  # sentences of the report's account that tell most of what is left out
_NIGHT = "TNI"


def silences(laid: Sequence[Laid]) -> tuple[Silence, ...]:
    """Every silence that one of the accounts reports of an outlet, those that can be told first."""
    found = [one for home in laid for one in _in(home, laid)]
    return tuple(sorted(found, key=lambda one: (one.reason is not None, -one.confidence)))


def _in(home: Laid, laid: Sequence[Laid]) -> Iterator[Silence]:
    others = [one.reading for one in laid if one is not home]
    for one in reported(home.reading):
        silent = silent_one(one, home.reading, others)
        if silent is not None:
            yield _judged(one, silent, home, laid)


def _judged(one: Reported, silent: Silent, home: Laid, laid: Sequence[Laid]) -> Silence:
    there = by_id(laid)[silent.reading.account.id] if silent.reading else None
    verdict = _verdict(one, home, there)
    account = home.reading.account.id
    return Silence(
        report=Passage(account, (one.report,)),
        what=Passage(account, (one.what,)),
        outlet=silent.words,
        silent=there.reading.account.id if there else None,
        truth=verdict.truth,
        nearest=verdict.nearest,
        reason=verdict.reason,
        confidence=verdict.confidence,
    )


@dataclass(frozen=True, slots=True)
class _Verdict:
    truth: Truth
    nearest: Near | None
    reason: str | None
    confidence: float


def _verdict(one: Reported, home: Laid, there: Laid | None) -> _Verdict:
    if there is None:
        return _Verdict(Truth.CANNOT_TELL, None, "its own account is not at hand", 1.0)
    found = presence(_query(home, one.what), there)
    nearest = Near(found.nearest[0].unit.passage, found.nearest[0].probability) if found.nearest else None
    reason = why_not_held(there.reading) or _why_another_day(one, home, there)
    if reason is not None:
        return _Verdict(Truth.CANNOT_TELL, nearest, reason, 1.0)
    return _of_presence(found, nearest)


def _of_presence(found: Presence, nearest: Near | None) -> _Verdict:
    if found.probability >= THERE:
        return _Verdict(Truth.CONTRADICTED, nearest, None, found.probability)
    return _Verdict(Truth.BORNE_OUT, nearest, None, 1 - found.probability)


def _query(home: Laid, what: Span) -> Query:
    """The words of what is left out; the last of them before a preposition names it."""
    clauses = home.clauses
    words = tuple(range(*clauses.words.touched(what.start, what.end)))
    telling = [word for word in words if weight(clauses, word) > 0]
    first = _first_phrase(home, words)
    head = next((word for word in reversed(first) if word in telling), telling[0] if telling else words[0])
    return Query(clauses, words, (head,))


_OF = word_set("of to in on at by for from with about against over into that which who")


def _first_phrase(home: Laid, words: Sequence[int]) -> list[int]:
    found: list[int] = []
    for word in words:
        if found and _word(home, word).lower() in _OF:
            break
        found.append(word)
    return found


def _word(home: Laid, word: int) -> str:
    clauses = home.clauses
    return clauses.text[clauses.words.start[word] : clauses.words.end[word]]


def _why_another_day(one: Reported, home: Laid, there: Laid) -> str | None:
    """Why the account that is held cannot be the one that is meant; None where it can."""
    published = there.reading.account.metadata.published
    if published is None or len(published) < len("2031-03-04"):
        return None
    day = published[:10]
    named = [time for time in _days(home, one.report) if not _within(time, one.what)]
    if named and not any(_first(time) == day for time in named):
        return "the account that is held is of another day"
    told = [time for span in _context(one, home) for time in _days(home, span)]
    if told and all(_is_after(time, day) for time in told):
        return "the account that is held is older than what it is said to be silent on"
    return None


def _days(home: Laid, span: Span) -> Iterator[TimeExpression]:
    """The days that a stretch names."""
    for time in home.reading.times:
        days = time.days
        if span.start <= time.span.start < span.end and days is not None and days.first == days.last:
            yield time


def _first(time: TimeExpression) -> str:
    return time.days.first.isoformat() if time.days else ""


def _is_after(time: TimeExpression, day: str) -> bool:
    return _first(time) > day or (_first(time) == day and (time.value or "").endswith(_NIGHT))


def _within(time: TimeExpression, span: Span) -> bool:
    return span.start <= time.span.start < span.end


def _context(one: Reported, home: Laid) -> list[Span]:
    """The sentences besides the report that tell most of what is left out."""
    clauses = home.clauses
    wanted = clauses.vector(_query(home, one.what).words)
    scored = []
    for start, end in sentences(clauses.text):
        words = range(*clauses.words.touched(start, end))
        if words and (end <= one.report.start or start >= one.report.end):
            scored.append((float(clauses.vector(words) @ wanted), start, end))
    return [Span.of(clauses.text, start, end) for _, start, end in sorted(scored, reverse=True)[:_CONTEXT]]
