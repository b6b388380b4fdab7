"""Whatever people say of whatever text: nothing breaks, and no judgement is dropped."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.readings import PLAIN, bridge, council, hostile
from tests.store.judging import FIRST, Desk
from whosays.model import (
    Act,
    ActorType,
    Add,
    Anchor,
    CheckAccount,
    CheckAttribution,
    Correct,
    Detail,
    Judgement,
    Marked,
    Mentioned,
    Move,
    Named,
    Part,
    Quotation,
    Reading,
    Reject,
    SourceIs,
    Split,
    Undo,
    Verdict,
    standing,
)
from whosays.store.judgements.apply import apply

READINGS = (bridge(), council(), hostile())
NAMED = Named("Vera Stroem", ActorType.PERSON)


@st.composite
def anchors(draw: st.DrawFn, read: Reading) -> Anchor:
    text = read.account.text
    start = draw(st.integers(0, len(text) - 1))
    end = draw(st.integers(start + 1, min(len(text), start + 80)))
    return Anchor.of(text, start, end, read.account.extractor)


@st.composite
def marked(draw: st.DrawFn, read: Reading) -> Marked:
    """An attribution of the reading, or any words at all."""
    if draw(st.booleans()):
        return Marked.of(draw(st.sampled_from(read.attributions)), read)
    pieces = sorted(draw(st.lists(anchors(read), min_size=1, max_size=3)), key=lambda one: one.start)
    apart = all(a.end <= b.start for a, b in pairwise(pieces))
    source = draw(st.none() | anchors(read))
    return Marked(
        source,
        draw(anchors(read)),
        tuple(pieces) if apart else (pieces[0],),
        draw(st.sampled_from(Quotation)),
        draw(st.sampled_from(Act)),
        PLAIN,
    )


@st.composite
def moves(draw: st.DrawFn, read: Reading) -> Move:
    target, part = draw(marked(read)), draw(st.sampled_from(Part))
    was = {Part.SOURCE: target.source, Part.CUE: target.cue, Part.CONTENT: target.content[0]}[part]
    return Move(target, part, was, draw(st.none() | anchors(read)))


@st.composite
def sources(draw: st.DrawFn, read: Reading) -> SourceIs:
    mentioned = anchors(read).map(lambda one: Mentioned(one, one.quote))
    return SourceIs(draw(marked(read)), draw(st.just(NAMED) | mentioned), None)


@st.composite
def verdicts(draw: st.DrawFn, read: Reading, made: list[Judgement]) -> Verdict | None:
    """None for one that is no judgement."""
    kinds: list[st.SearchStrategy[Verdict]] = [
        marked(read).map(Add),
        moves(read),
        st.builds(Split, marked(read), st.tuples(marked(read), marked(read))),
        marked(read).map(Reject),
        sources(read),
        marked(read).map(CheckAttribution),
        st.builds(CheckAccount, st.lists(marked(read), max_size=4).map(tuple)),
        st.builds(Correct, st.just(Detail.TITLE), st.none(), st.text(max_size=5)),
        *([st.sampled_from(made).map(lambda one: Undo(one.id))] if made else []),
    ]
    try:
        return draw(draw(st.sampled_from(kinds)))
    except ValueError:
        return None


@st.composite
def edited(draw: st.DrawFn, read: Reading) -> Reading:
    """Another text of the account, in which another model found nothing."""
    text = read.account.text
    for _ in range(draw(st.integers(0, 4))):
        at = draw(st.integers(0, len(text)))
        text = text[:at] + draw(st.text(max_size=20)) + text[at + draw(st.integers(0, 60)) :]
    account = replace(read.account, text=text, extractor="other/2")
    return Reading(account, "another 2", (), (), (), ())


@settings(deadline=None)
@given(data=st.data())
def test_nothing_breaks_and_nothing_is_dropped(data: st.DataObject) -> None:
    read = data.draw(st.sampled_from(READINGS))
    desk = Desk(read)
    for _ in range(data.draw(st.integers(1, 6))):
        verdict = data.draw(verdicts(read, desk.judgements))
        if verdict is not None:
            desk.say(verdict)
    for now in (read, data.draw(edited(read))):
        judged = apply(now, desk.judgements)  # a reading checks itself
        held = [one.id for one in standing(desk.judgements)]
        told = [one.judgement.id for one in judged.fitting] + [one.judgement.id for one in judged.unfit]
        assert sorted(told) == sorted(held)
        ids = {one.id for one in judged.reading.attributions}
        assert set(judged.touched) <= ids
        left = ids | set(judged.rejected) | set(judged.replaces.values())
        assert {one.id for one in now.attributions} <= left
        assert apply(now, desk.judgements) == judged


@settings(deadline=None)
@given(data=st.data())
def test_everything_undone_is_as_if_nothing_was_said(data: st.DataObject) -> None:
    read = data.draw(st.sampled_from(READINGS))
    desk = Desk(read)
    for _ in range(data.draw(st.integers(1, 4))):
        verdict = data.draw(verdicts(read, []))
        if verdict is not None:
            desk.say(verdict)
    for judgement in list(desk.judgements):
        desk.undo(judgement)
    assert apply(read, desk.judgements).reading == read


@settings(deadline=None)
@given(data=st.data())
def test_there_and_back_as_plain_types(data: st.DataObject) -> None:
    read = data.draw(st.sampled_from(READINGS))
    verdict = data.draw(verdicts(read, []))
    if verdict is not None:
        made = Judgement.of(verdict, account=read.account.id, who="Ana", when=FIRST)
        assert Judgement.from_dict(made.to_dict()) == made
