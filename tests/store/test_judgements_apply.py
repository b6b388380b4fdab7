"""Every kind of judgement, applied to the reading that it was made on and to others of the same account."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.readings import PLAIN, bridge, council, features, reading, says
from tests.store.judging import Desk, by_cue, cues, words
from whosays.model import (
    Act,
    ActorType,
    Add,
    CheckAccount,
    CheckAttribution,
    Correct,
    Detail,
    DifferentActors,
    Judgement,
    Marked,
    Mentioned,
    Metadata,
    Move,
    Named,
    Part,
    Polarity,
    Quotation,
    Reading,
    Reject,
    Resolved,
    SourceIs,
    Span,
    Split,
)
from whosays.store.judgements.placing import Fault


@pytest.fixture
def desk() -> Desk:
    return Desk(bridge())


def without(read: Reading, *cue: str) -> Reading:
    """As a model would have it that finds less."""
    gone = {one.id for one in read.attributions if one.cue.text in cue}
    left = [one for one in read.attributions if one.id not in gone]
    return replace(
        read,
        model="another 2",
        attributions=tuple(replace(one, parent=None) if one.parent in gone else one for one in left),
    )


def nothing_found(read: Reading) -> Reading:
    return replace(read, model="another 2", attributions=(), actors=())


def test_nothing_judged_nothing_changed(desk: Desk) -> None:
    judged = desk.judged()
    assert judged.reading is desk.reading
    assert not judged.touched


def test_an_undone_judgement_changes_nothing(desk: Desk) -> None:
    made = desk.say(Reject(desk.marked("believe")))
    desk.undo(made)
    assert desk.judged().reading == desk.reading


# Adding


def missed(desk: Desk) -> Marked:
    return Marked(
        desk.anchor("the council"),
        desk.anchor("agreed"),
        (desk.anchor("whether"),),
        Quotation.INDIRECT,
        Act.AGREES,
        PLAIN,
    )


def test_add(desk: Desk) -> None:
    made = desk.say(Add(missed(desk)))
    judged = desk.judged()
    added = by_cue(judged.reading, "agreed")
    assert (words(added.source), added.act, added.confidence) == ("the council", Act.AGREES, 1.0)
    assert judged.touched[added.id].made == made
    assert judged.replaces[added.id] is None
    assert added.parent == by_cue(judged.reading, "was unclear").id
    assert len(judged.reading.attributions) == len(desk.reading.attributions) + 1
    assert judged.fitting[0].judgement == made


def test_add_what_lies_inside_and_around_others(desk: Desk) -> None:
    inner = Marked(
        desk.anchor("engineers"),
        desk.anchor("warned of"),
        (desk.anchor("cracks"),),
        Quotation.INDIRECT,
        Act.WARNS,
        PLAIN,
    )
    desk.say(Reject(desk.marked("warned of")))
    desk.say(Add(inner))
    read = desk.judged().reading
    assert by_cue(read, "warned of").parent == by_cue(read, "reported").id
    assert words(by_cue(read, "warned of").content[0]) == "cracks"


def test_an_attribution_that_the_next_model_finds_is_not_there_twice(desk: Desk) -> None:
    better = desk.reading
    desk.reading = without(better, "believe")
    whole = Marked.of(by_cue(better, "believe"), better)
    narrow = replace(whole, content=(desk.anchor("the closure will cost them"),))
    desk.say(Add(narrow))
    for read in (desk.judged().reading, desk.judged(better).reading):
        assert cues(read).count("believe") == 1
        assert words(by_cue(read, "believe").content[0]) == "the closure will cost them"
    assert desk.judged(better).replaces[by_cue(desk.judged(better).reading, "believe").id] == (
        by_cue(better, "believe").id
    )


# Moving


@pytest.mark.parametrize(
    ("cue", "part", "was", "now", "expected"),
    [
        (
            "told",
            Part.SOURCE,
            "transport minister Ilse Tarnow",
            "minister Ilse Tarnow",
            "minister Ilse Tarnow",
        ),
        ("told", Part.SOURCE, "transport minister Ilse Tarnow", None, None),
        ("was unclear", Part.SOURCE, None, "the council", "the council"),
        ("told", Part.CUE, "told", "told reporters", "told reporters"),
        ("believe", Part.CONTENT, "the closure will cost them the season", "the closure", "the closure"),
    ],
)
def test_move(
    desk: Desk, *, cue: str, part: Part, was: str | None, now: str | None, expected: str | None
) -> None:
    before = by_cue(desk.reading, cue)
    held = {Part.SOURCE: before.source, Part.CUE: before.cue, Part.CONTENT: before.content[0]}[part]
    assert words(held) == was
    target = desk.marked(cue)
    anchors = {Part.SOURCE: target.source, Part.CUE: target.cue, Part.CONTENT: target.content[0]}
    after = held.start if held else before.cue.end
    made = desk.say(Move(target, part, anchors[part], desk.anchor(now, after) if now else None))
    judged = desk.judged()
    (id_,) = judged.touched
    moved = next(one for one in judged.reading.attributions if one.id == id_)
    part_now = {Part.SOURCE: moved.source, Part.CUE: moved.cue, Part.CONTENT: moved.content[0]}[part]
    assert words(part_now) == expected
    assert judged.touched[id_].changed == (made,)
    assert judged.replaces[id_] == before.id
    assert not judged.rejected
    assert len(judged.reading.attributions) == len(desk.reading.attributions)


def test_move_one_piece_of_two(desk: Desk) -> None:
    quoted = next(one for one in desk.reading.attributions if one.quotation is Quotation.DIRECT)
    target = Marked.of(quoted, desk.reading)
    desk.say(Move(target, Part.CONTENT, target.content[1], None))
    (moved,) = [one for one in desk.judged().reading.attributions if one.quotation is Quotation.DIRECT]
    assert [piece.text for piece in moved.content] == ["“We will not gamble with lives,”"]
    desk.say(Move(target, Part.CONTENT, None, desk.anchor("The Osk bridge will not reopen before May")))
    mixed = next(one for one in desk.judged().reading.attributions if one.cue == quoted.cue)
    assert mixed.quotation is Quotation.MIXED
    assert mixed.about == (desk.reading.times[0],)
    assert len(mixed.content) == 2


def test_a_moved_source_finds_its_actor(desk: Desk) -> None:
    target = desk.marked("believe")
    desk.say(Move(target, Part.SOURCE, target.source, desk.anchor("The Gazette")))
    actor = by_cue(desk.judged().reading, "believe").actor
    assert isinstance(actor, Resolved)
    assert actor.actor.name == "The Gazette"


@pytest.mark.parametrize(
    ("part", "was", "now", "complaint"),
    [
        (Part.CUE, "told", None, "one cue"),
        (Part.SOURCE, "told", "reporters", "no such part"),
        (Part.CONTENT, "The Osk bridge will not reopen before May", None, "without content"),
        (Part.CONTENT, None, "Osk bridge", "overlap"),
    ],
)
def test_moves_that_make_no_attribution(
    desk: Desk, part: Part, was: str | None, now: str | None, complaint: str
) -> None:
    target = desk.marked("told")
    with pytest.raises(ValueError, match=complaint):
        Move(target, part, desk.anchor(was) if was else None, desk.anchor(now) if now else None)


def test_a_move_outlives_a_model_that_does_not_find_it(desk: Desk) -> None:
    target = desk.marked("told")
    made = desk.say(Move(target, Part.SOURCE, target.source, desk.anchor("Ilse Tarnow")))
    judged = desk.judged(without(desk.reading, "told"))
    again = by_cue(judged.reading, "told")
    assert words(again.source) == "Ilse Tarnow"
    assert judged.touched[again.id].made == made


def test_a_move_takes_the_rest_from_the_next_model(desk: Desk) -> None:
    """Nothing was said of the content: a model that has it better is right."""
    target = desk.marked("believe")
    desk.say(Move(target, Part.SOURCE, target.source, desk.anchor("workers")))
    found = by_cue(desk.reading, "believe")
    text, start = desk.reading.account.text, found.content[0].start
    narrower = replace(found, content=(Span.of(text, start, text.index(" the season", start)),))
    read = replace(
        desk.reading,
        attributions=tuple(narrower if one.id == found.id else one for one in desk.reading.attributions),
    )
    now = by_cue(desk.judged(read).reading, "believe")
    assert (words(now.source), words(now.content[0])) == ("workers", "the closure will cost them")


# Splitting and rejecting


def split(desk: Desk) -> tuple[Judgement, Split]:
    target = desk.marked("told")
    bridge_, may = desk.anchor("The Osk bridge will not reopen"), desk.anchor("before May")
    verdict = Split(target, (replace(target, content=(bridge_,)), replace(target, content=(may,))))
    return desk.say(verdict), verdict


def test_split(desk: Desk) -> None:
    made, _ = split(desk)
    judged = desk.judged()
    halves = [one for one in judged.reading.attributions if one.cue.text == "told"]
    assert {words(one.content[0]) for one in halves} == {"The Osk bridge will not reopen", "before May"}
    assert all(judged.touched[one.id].made == made for one in halves)
    assert all(one.said_on == by_cue(desk.reading, "told").said_on for one in halves[:1])
    assert not judged.rejected


def test_a_split_outlives_other_models(desk: Desk) -> None:
    """One that finds nothing, and one that splits it itself."""
    split(desk)
    by_itself = desk.judged().reading
    for read in (without(desk.reading, "told"), replace(by_itself, model="another 2")):
        assert cues(desk.judged(read).reading).count("told") == 2


def test_twins_share_a_cue(desk: Desk) -> None:
    """*Ana and Bo said*: two attributions that differ in the source alone."""
    target = desk.marked("believe")
    one, other = (replace(target, source=desk.anchor(name)) for name in ("Harbour", "workers"))
    desk.say(Split(target, (one, other)))
    desk.say(Move(one, Part.CONTENT, one.content[0], desk.anchor("the closure will")))
    read = desk.judged().reading
    twins = {words(a.source): words(a.content[0]) for a in read.attributions if a.cue.text == "believe"}
    assert twins == {"Harbour": "the closure will", "workers": "the closure will cost them the season"}


def test_reject(desk: Desk) -> None:
    desk.say(Reject(desk.marked("citing")))
    judged = desk.judged()
    assert "citing" not in cues(judged.reading)
    assert judged.rejected == (by_cue(desk.reading, "citing").id,)
    inner = judged.reading.attributions[cues(judged.reading).index("warned of") + 1]
    assert inner.parent == by_cue(judged.reading, "reported").id  # what it held is held by what held it


def test_rejected_stays_rejected(desk: Desk) -> None:
    desk.say(Reject(desk.marked("believe")))
    assert "believe" not in cues(desk.judged(replace(desk.reading, model="another 2")).reading)
    judged = desk.judged(without(desk.reading, "believe"))
    assert not judged.unfit
    assert judged.reading.attributions == without(desk.reading, "believe").attributions


# Whom a source is


def test_the_source_is_somebody_mentioned(desk: Desk) -> None:
    made = desk.say(
        SourceIs(desk.marked("believe"), Mentioned(desk.anchor("The Gazette"), "The Gazette"), None)
    )
    judged = desk.judged()
    now = by_cue(judged.reading, "believe")
    assert isinstance(now.actor, Resolved)
    assert now.actor.actor.name == "The Gazette"
    assert now.actor.actor in judged.reading.actors
    assert "Harbour workers" in [mention.span.text for mention in now.actor.actor.mentions]
    assert judged.touched[now.id].changed == (made,)


def test_the_source_is_somebody_named() -> None:
    desk = Desk(council())
    told = Named("Mara Lunde", ActorType.PERSON, "person-7")
    desk.say(SourceIs(desk.marked("also said"), told, "Mara Lunde or Pell Andrig"))
    judged = desk.judged()
    actor = by_cue(judged.reading, "also said").actor
    assert isinstance(actor, Resolved)
    assert actor.actor.name == "Mara Lunde"
    assert judged.identities == {actor.actor.id: "person-7"}
    other = SourceIs(desk.marked("also said"), Named("Tove Halm", ActorType.PERSON), "Mara Lunde")
    desk.say(other)
    read = desk.judged().reading
    assert "Tove Halm" in [one.name for one in read.actors]
    assert list(read.actors) == sorted(read.actors, key=lambda one: one.mentions[0].span)


def test_nobody_is_mentioned_there(desk: Desk) -> None:
    made = desk.say(SourceIs(desk.marked("believe"), Mentioned(desk.anchor("season"), "the season"), None))
    (unfit,) = desk.judged().unfit
    assert (unfit.judgement, unfit.fault, unfit.words) == (made, Fault.UNKNOWN, "the season")


# Details


@pytest.mark.parametrize(
    ("detail", "now"),
    [
        (Detail.TITLE, "Bridge shut"),
        (Detail.OUTLET, "The Gazette"),
        (Detail.PUBLISHED, "2031-02"),
        (Detail.URL, None),
    ],
)
def test_correct(desk: Desk, detail: Detail, now: str | None) -> None:
    told = desk.reading.account.metadata
    desk.say(Correct(detail, getattr(told, detail.value), now))
    judged = desk.judged()
    change: dict[str, str | None] = {detail.value: now}
    assert judged.reading.account.metadata == replace(told, **change)  # type: ignore[arg-type]
    assert judged.reading.attributions is desk.reading.attributions
    desk.say(Correct(Detail.TITLE, "Bridge shut", "Shut"))
    assert desk.judged().reading.account.metadata.title == "Shut"
    assert isinstance(judged.reading.account.metadata, Metadata)


# Checking


def test_check_an_attribution(desk: Desk) -> None:
    made = desk.say(CheckAttribution(desk.marked("told")))
    judged = desk.judged()
    told = by_cue(judged.reading, "told")
    assert judged.touched[told.id].checked == made
    assert (told.source, told.content, told.said_on, told.actor, told.confidence) == (
        *(getattr(by_cue(desk.reading, "told"), name) for name in ("source", "content", "said_on", "actor")),
        1.0,
    )
    before = desk.marked("told")
    desk.say(Move(before, Part.SOURCE, before.source, desk.anchor("Ilse Tarnow")), who="Bo")
    (touched,) = desk.judged().touched.values()
    assert touched.checked is None  # what Ana checked is not what stands there now


def test_what_was_checked_stands_whatever_the_next_model_says(desk: Desk) -> None:
    desk.say(CheckAttribution(desk.marked("told")))
    right = by_cue(desk.reading, "told")
    wrong = says(
        desk.reading.account.text,
        "Ilse Tarnow",
        "told",
        "Osk bridge",
        act=Act.DENIES,
        features=features(polarity=Polarity.NEGATIVE),
    )
    read = replace(without(desk.reading, "told"), attributions=(wrong,))
    now = by_cue(desk.judged(read).reading, "told")
    assert (now.source, now.content, now.act, now.features) == (
        right.source,
        right.content,
        right.act,
        right.features,
    )


def test_check_an_account(desk: Desk) -> None:
    every = tuple(Marked.of(one, desk.reading) for one in desk.reading.attributions)
    made = desk.say(CheckAccount(every))
    judged = desk.judged()
    assert judged.checked == made
    assert cues(judged.reading) == cues(desk.reading)
    assert {touched.checked for touched in judged.touched.values()} == {made}
    other = says(desk.reading.account.text, None, "in Velmora", "on Friday")
    fewer = without(desk.reading, "told", "believe")
    read = replace(fewer, attributions=(other, *fewer.attributions))
    again = desk.judged(read)
    assert again.checked == made
    assert cues(again.reading) == cues(desk.reading)
    assert again.rejected == (other.id,)
    spans = [[*one.spans()] for one in again.reading.attributions]
    assert spans == [[*one.spans()] for one in desk.reading.attributions]


def test_an_account_without_attributions_is_checked_too() -> None:
    desk = Desk(reading("Nobody said a word."))
    desk.say(CheckAccount(()))
    assert desk.judged().checked


# Two people, and undoing


def test_undoing_is_recorded_and_undone(desk: Desk) -> None:
    rejected = desk.say(Reject(desk.marked("believe")))
    undone = desk.undo(rejected, who="Bo")
    assert "believe" in cues(desk.judged().reading)
    again = desk.undo(undone, who="Ana")
    assert "believe" not in cues(desk.judged().reading)
    desk.undo(again)
    assert "believe" in cues(desk.judged().reading)
    assert [one.who for one in desk.judgements] == ["Ana", "Bo", "Ana", "Ana"]


def test_two_undo_the_same(desk: Desk) -> None:
    rejected = desk.say(Reject(desk.marked("believe")))
    first, second = desk.undo(rejected, "Bo"), desk.undo(rejected, "Cy")
    desk.undo(first)
    assert "believe" in cues(desk.judged().reading)
    desk.undo(second)
    assert "believe" not in cues(desk.judged().reading)


def test_two_people_at_once_change_different_parts(desk: Desk) -> None:
    target = desk.marked("believe")
    desk.say(Move(target, Part.SOURCE, target.source, desk.anchor("workers")), "Ana")
    desk.say(Move(target, Part.CONTENT, target.content[0], desk.anchor("the closure")), "Bo")
    now = by_cue(desk.judged().reading, "believe")
    assert (words(now.source), words(now.content[0])) == ("workers", "the closure")


def test_two_people_at_once_change_the_same_part(desk: Desk) -> None:
    target = desk.marked("believe")
    first = desk.say(Move(target, Part.SOURCE, target.source, desk.anchor("workers")), "Ana")
    second = desk.say(Move(target, Part.SOURCE, target.source, desk.anchor("Harbour")), "Bo")
    judged = desk.judged()
    now = by_cue(judged.reading, "believe")
    assert words(now.source) == "Harbour"
    assert judged.touched[now.id].changed == (first, second)
    desk.undo(second)
    assert words(by_cue(desk.judged().reading, "believe").source) == "workers"


def test_one_rejects_while_another_corrects(desk: Desk) -> None:
    target = desk.marked("believe")
    desk.say(Reject(target), "Ana")
    moved = desk.say(Move(target, Part.SOURCE, target.source, desk.anchor("workers")), "Bo")
    judged = desk.judged()
    assert "believe" not in cues(judged.reading)
    (unfit,) = judged.unfit
    assert (unfit.judgement, unfit.fault, unfit.words) == (moved, Fault.GONE, "believe")


def test_a_correction_of_what_was_taken_back_is_listed(desk: Desk) -> None:
    added = desk.say(Add(missed(desk)))
    moved = desk.say(Move(missed(desk), Part.SOURCE, missed(desk).source, None))
    desk.undo(added)
    judged = desk.judged()
    assert "agreed" not in cues(judged.reading)
    assert [(one.judgement, one.fault) for one in judged.unfit] == [(moved, Fault.GONE)]


# Other texts


def test_words_that_are_lost_are_listed_with_their_judgement(desk: Desk) -> None:
    made = desk.say(CheckAttribution(desk.marked("believe")))
    other = reading("Nothing of it stands here any more, nor anything like it.")
    judged = desk.judged(replace(other, account=replace(other.account, id=desk.reading.account.id)))
    assert [(one.judgement, one.fault) for one in judged.unfit] == [(made, Fault.LOST)]


def test_a_paragraph_that_stands_twice_is_ambiguous() -> None:
    line = "Harbour workers believe the closure will cost them the season.\n"
    desk = Desk(reading(line, [says(line, "Harbour workers", "believe", "the closure")]))
    made = desk.say(CheckAttribution(desk.marked("believe")))
    text = "Read also:\n" + line * 2
    (unfit,) = desk.judged(reading(text)).unfit
    assert (unfit.judgement, unfit.fault) == (made, Fault.AMBIGUOUS)
    assert len(unfit.candidates) == 2
    assert all(text[one.start : one.end] == one.text for one in unfit.candidates)


# As plain types


def test_to_dict_and_back(desk: Desk) -> None:
    target = desk.marked("told")
    _, verdict = split(desk)
    desk.say(Add(missed(desk)))
    desk.say(Move(target, Part.SOURCE, target.source, None))
    desk.say(Reject(target))
    desk.say(SourceIs(target, Mentioned(desk.anchor("The Gazette"), "The Gazette"), "Ilse Tarnow"))
    desk.say(SourceIs(target, Named("Tove Halm", ActorType.PERSON), None))
    desk.say(DifferentActors("a", "b", were_one=True))
    desk.say(Correct(Detail.URL, None, "https://courier.example"))
    desk.say(CheckAttribution(target))
    desk.say(CheckAccount((target, verdict.into[0])))
    desk.undo(desk.judgements[0])
    for made in desk.judgements:
        assert Judgement.from_dict(made.to_dict()) == made
    assert len({one.id for one in desk.judgements}) == len(desk.judgements)


@pytest.mark.parametrize(
    "change",
    [
        {"verdict": {"kind": "Shout", "target": 1}},
        {"verdict": None},
        {"verdict": {"kind": "Undo"}},
        {"verdict": {"kind": "Undo", "judgement": 7}},
        {"when": "yesterday"},
        {"when": "2031-03-01T09:00:00"},
        {"who": " "},
        {"id": None},
    ],
)
def test_what_is_no_judgement(desk: Desk, change: dict[str, object]) -> None:
    kept = desk.undo(desk.say(Reject(desk.marked("told")))).to_dict()
    with pytest.raises(ValueError):  # noqa: PT011 - what is wrong differs
        Judgement.from_dict({**kept, **change})
