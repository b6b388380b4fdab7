"""An account as the reader's page shows it: its text, one statement chosen, what people said of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from whosays.model import Account, Actor, Attribution, Judgement, Marked, Reading, Span, Undo
from whosays.render import article
from whosays.render.article import Paragraph
from whosays.render.blocks import headline
from whosays.render.chains import Link, links
from whosays.render.verdicts import KINDS, about
from whosays.render.web import places
from whosays.render.web.parts import Part, part_at, parts, whole
from whosays.store import Fault, Judged, Listed, Touched


@dataclass(frozen=True, slots=True)
class Said:
    """A judgement in a list.

    Attributes:
        holds: whether nobody took it back; fault: why it does not fit the account as it is now.
    """

    judgement: Judgement
    kind: str
    about: str
    holds: bool
    fault: Fault | None

    @classmethod
    def of(cls, judgement: Judgement, fault: Fault | None, *, holds: bool) -> Said:
        """In the words of the list."""
        verdict = judgement.verdict
        return cls(judgement, KINDS[type(verdict).__name__], about(verdict), holds, fault)

    @property
    def undoing(self) -> bool:
        """Whether it takes another back."""
        return isinstance(self.judgement.verdict, Undo)


@dataclass(frozen=True, slots=True)
class Chosen:
    """The statement whose details are shown.

    Attributes:
        before, after: ids of its neighbours in the list; touched: what people did to it.
    """

    link: Link
    reading: Reading
    before: str | None
    after: str | None
    touched: Touched | None

    @property
    def attribution(self) -> Attribution:
        """The statement itself."""
        return self.link.attribution

    @property
    def whole(self) -> Span:
        """From the first of its words to the last."""
        spans = sorted(self.attribution.spans())
        text = self.reading.account.text
        return Span.of(text, spans[0].start, max(span.end for span in spans))

    @property
    def address(self) -> str:
        """The permanent address of its words."""
        return places.of_words(self.reading.account, self.whole)


@dataclass(frozen=True, slots=True)
class Sheet:
    """An account, laid out.

    Attributes:
        listed: what the library says of it; identities: who its actors are across accounts, by their ids.
        versions: how many accounts stood at its address; said: what people said of it, the latest first.
        headline: that of the text, if it has one of its own.
        part: what of the text is shown, which is in so many `parts`; paragraphs: those of it.
    """

    listed: Listed
    judged: Judged
    identities: Mapping[str, str]
    versions: int
    said: tuple[Said, ...]
    links: tuple[Link, ...]
    headline: str | None
    paragraphs: tuple[Paragraph, ...]
    parts: int
    part: Part
    chosen: Chosen | None

    @property
    def reading(self) -> Reading:
        """What stands in it, as people corrected it."""
        return self.judged.reading

    @property
    def account(self) -> Account:
        """The account."""
        return self.judged.reading.account

    @property
    def title(self) -> str:
        """What it goes by."""
        return self.account.metadata.title or self.headline or self.account.path or "account"

    @property
    def headed(self) -> bool:
        """Whether the text begins with its own headline."""
        return self.headline is not None

    @property
    def here(self) -> str:
        """The address of what is shown, with nothing chosen in it."""
        part = "all" if self.part.count < self.parts else self.part.number
        return f"/account/{self.account.id}" + (f"?part={part}" if part != 1 else "")

    @property
    def checked(self) -> int:
        """How many statements people checked."""
        return sum(touched.checked is not None for touched in self.judged.touched.values())

    @property
    def last(self) -> Said | None:
        """What is taken back first: the latest that holds."""
        return next((one for one in self.said if one.holds and not one.undoing), None)

    def actor_address(self, actor: Actor) -> str:
        """Where everything stands that an actor says."""
        return f"/actor/{self.identities.get(actor.id, actor.id)}"


def sheet(
    listed: Listed,
    judged: Judged,
    judgements: Sequence[Judgement],
    identities: Mapping[str, str],
    versions: int,
    *,
    attribution: str | None = None,
    pointed: Span | None = None,
    part: int | Literal["all"] | None = None,
) -> Sheet:
    """The account with that statement chosen, or with words that were pointed at: they too say which part."""
    reading = judged.reading
    rows = tuple(links(reading.attributions))
    account, one, blocks = (
        reading.account,
        _chosen(rows, judged, attribution),
        article.set_as(reading.account),
    )
    cut = parts(account.text, blocks, rows)
    seen = one.attribution.cue if one else pointed
    if part == "all":
        shown = whole(blocks, rows)
    else:
        shown = cut[min(part, len(cut)) - 1] if part else part_at(cut, seen.start if seen else 0)
    return Sheet(
        listed,
        judged,
        identities,
        versions,
        tuple(said(judgements, {one.judgement.id: one.fault for one in judged.unfit})),
        rows,
        headline(account.text, blocks),
        tuple(article.paragraphs(account, rows, reading.actors, pointed, shown.blocks)),
        len(cut),
        shown,
        one,
    )


def chosen(judged: Judged, attribution: str) -> Chosen | None:
    """The statement of that id; None if there is none any more."""
    return _chosen(tuple(links(judged.reading.attributions)), judged, attribution)


def _chosen(rows: Sequence[Link], judged: Judged, attribution: str | None) -> Chosen | None:
    ids = [link.attribution.id for link in rows]
    if attribution not in ids:
        return None
    at = ids.index(attribution)
    before, after = ids[at - 1] if at else None, ids[at + 1] if at + 1 < len(ids) else None
    return Chosen(rows[at], judged.reading, before, after, judged.touched.get(ids[at]))


def said(judgements: Sequence[Judgement], faults: Mapping[str, Fault]) -> Iterator[Said]:
    """All judgements of an account in a list, the latest first; `faults`: of those that do not fit, by id."""
    undone: set[str] = set()
    for one in reversed(judgements):  # an undoing comes after what it undoes
        if isinstance(one.verdict, Undo) and one.id not in undone:
            undone.add(one.verdict.judgement)
        yield Said.of(one, faults.get(one.id), holds=one.id not in undone)


def touched_by(judged: Judged, judgement: str) -> str | None:
    """The id of a statement that a judgement made, changed or checked; None if it touched none."""
    for id_, touched in judged.touched.items():
        by = (touched.made, touched.checked, *touched.changed)
        if any(one is not None and one.id == judgement for one in by):
            return id_
    return None


def restored(judged: Judged, undone: Judgement) -> str | None:
    """The id of the statement that a judgement was about, now that it does not hold; None without one."""
    target = getattr(undone.verdict, "target", None)
    if not isinstance(target, Marked):
        return None
    now = judged.reading.attributions
    return next((one.id for one in now if one.cue.text == target.cue.quote and _there(one, target)), None)


def _there(one: Attribution, target: Marked) -> bool:
    return abs(one.cue.start - target.cue.start) <= len(target.cue.quote)
