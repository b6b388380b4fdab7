"""Judgements in a library: kept, applied to what is found and shown, taken back, found again."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import Row, Select, func, insert, select, update

from tests.readings import PLAIN, bridge, council, says
from tests.store.judging import by_cue, cues, words
from tests.store.kept import add, numbered
from whosays.errors import JudgementError, MetadataError, UnknownAccountError
from whosays.export import brat
from whosays.model import (
    Account,
    Act,
    ActorType,
    Add,
    Anchor,
    CheckAccount,
    CheckAttribution,
    Correct,
    Detail,
    DifferentActors,
    Marked,
    Move,
    Named,
    Part,
    Quotation,
    Reading,
    Reject,
    SameActor,
    SourceIs,
    Verdict,
)
from whosays.model.marked import anchor
from whosays.store import Library, Query
from whosays.store.judgements.kept import of_actors
from whosays.store.judgements.placing import Fault
from whosays.store.judgements.training import training_examples
from whosays.store.schema import actors, identities, identity_members, judgements, readings, texts

BRIDGE = bridge()
ID = BRIDGE.account.id


@pytest.fixture
def kept(library: Library) -> Library:
    add(library, BRIDGE, council())
    return library


def say(library: Library, *verdicts: Verdict, who: str = "Ana", account: str | None = ID) -> list[str]:
    with library.judge() as judge:
        return [judge.judge(verdict, who=who, account=account).id for verdict in verdicts]


def undo(library: Library, judgement: str, who: str = "Ana") -> str:
    with library.judge() as judge:
        return judge.undo(judgement, who=who).id


def now(library: Library, id_: str = ID) -> Reading:
    with library.view() as view:
        return view.reading(id_)


def marked(cue: str, of: Reading = BRIDGE) -> Marked:
    return Marked.of(by_cue(of, cue), of)


def reread(library: Library, reading: Reading) -> None:
    with library.writer() as writer:
        writer.reread(reading.account.id, reading)


def in_other_words(text: str, extractor: str = "other/2") -> Reading:
    """The same account with another text, in which nothing was found."""
    account: Account = replace(BRIDGE.account, text=text, extractor=extractor)
    return Reading(account, "another 2", (), (), (), ())


def faults(library: Library) -> list[Fault]:
    with library.view() as view:
        return [one.fault for one in view.unanchored()]


def test_what_was_said_is_kept(kept: Library) -> None:
    before = datetime.now(UTC)
    with kept.judge() as judge:
        made = judge.judge(Reject(marked("believe")), who="Ana", account=ID)
        undone = judge.undo(made.id, who="Bo")
    with kept.view() as view:
        assert list(view.judgements(ID)) == [made, undone]
        assert list(view.judgements(council().account.id)) == []
        assert list(view.judgements()) == []
    assert before <= made.when <= undone.when <= datetime.now(UTC)
    assert made.when.utcoffset() == timedelta(0)
    assert (made.who, undone.who) == ("Ana", "Bo")


def test_rows_that_others_can_read(kept: Library) -> None:
    first, second = say(kept, Reject(marked("believe")), Correct(Detail.OUTLET, None, "The Gazette"))
    third = undo(kept, first, who="Bo")
    rows = query(kept, select(judgements).order_by(judgements.c.number))
    assert [(row.id, row.kind, row.quote, row.who, row.undoes) for row in rows] == [
        (first, "reject", "Harbour workers", "Ana", None),
        (second, "correct", None, "Ana", None),
        (third, "undo", None, "Bo", first),
    ]
    assert rows[0].said["verdict"]["target"]["cue"]["quote"] == "believe"


def query(library: Library, what: Select[Any]) -> Sequence[Row[Any]]:
    with library._engine.connect() as connection:
        return connection.execute(what).all()


def test_corrections_are_what_is_shown_and_found(kept: Library) -> None:
    target = marked("believe")
    say(kept, Move(target, Part.SOURCE, target.source, None), Reject(marked("warned of")))
    with kept.view() as view:
        read = view.reading(ID)
        assert words(by_cue(read, "believe").source) is None
        assert "warned of" not in cues(read)
        assert view.judged(ID).reading == read
        assert view.read_by_model(ID) == BRIDGE
        (found,) = view.search(Query("closure")).hits
        assert found.source is None
        assert [one.cue.text for one in view.search(Query("cracks")).hits] == ["reported"]
    assert list(kept.verify()) == []


def test_taken_back_it_is_as_it_was(kept: Library) -> None:
    (made,) = say(kept, Reject(marked("believe")))
    undone = undo(kept, made, who="Bo")
    assert now(kept) == BRIDGE
    undo(kept, undone)
    assert "believe" not in cues(now(kept))
    assert list(kept.verify()) == []


def test_details(kept: Library) -> None:
    say(kept, Correct(Detail.OUTLET, "Osk Valley Courier", " The  Gazette "))
    say(kept, Correct(Detail.PUBLISHED, "2031-02-14", "2031-02-15T08:00"))
    (made,) = say(kept, Correct(Detail.URL, None, "https://gazette.example/bridge"))
    with kept.view() as view:
        told = view.account(ID).metadata
        assert (told.outlet, told.published) == ("The Gazette", "2031-02-15")
        assert [one.account for one in view.versions("https://gazette.example/bridge")] == [ID]
        assert {one.outlet for one in view.search(Query(outlet="the gazette")).hits} >= {"The Gazette"}
    undo(kept, made)
    with kept.view() as view:
        assert view.account(ID).metadata.url == BRIDGE.account.metadata.url
        assert [one.account for one in view.versions("https://gazette.example/bridge")] == []


def test_checked_only(kept: Library) -> None:
    say(kept, CheckAttribution(marked("told")))
    with kept.view() as view:
        (found,) = view.search(Query(checked_only=True)).hits
        assert found.cue.text == "told"
        assert list(view.checked_accounts()) == []


def check_account(library: Library, of: Reading, who: str = "Ana") -> str:
    every = tuple(Marked.of(one, of) for one in of.attributions)
    return say(library, CheckAccount(every), who=who, account=of.account.id)[0]


def test_checked_accounts_are_training_data(kept: Library) -> None:
    say(kept, Reject(marked("citing")))
    made = check_account(kept, now(kept))
    with kept.view() as view:
        (example,) = training_examples(view)
        assert example == view.reading(ID)
        assert "citing" not in cues(example)
        assert sum(line.startswith("E") for line in brat.lines(example)) == len(example.attributions)
        assert view.count(Query(checked_only=True)) == len(example.attributions)
    undo(kept, made)
    with kept.view() as view:
        assert list(training_examples(view)) == []


def test_an_account_that_is_not_found_whole_is_no_training_data(kept: Library) -> None:
    check_account(kept, BRIDGE)
    text = BRIDGE.account.text
    reread(kept, in_other_words(text[: text.index("Harbour workers")]))
    with kept.view() as view:
        assert list(training_examples(view)) == []
        assert [one.fault for one in view.unanchored()] == [Fault.LOST]
        assert cues(view.reading(ID)) == cues(BRIDGE)[:-2]  # what was found is there, and checked
        assert view.count(Query(checked_only=True)) == len(BRIDGE.attributions) - 2


# What cannot be taken down


def test_words_that_do_not_stand_there(kept: Library) -> None:
    target = marked("believe")
    cue = replace(target.cue, start=target.cue.start + 1, end=target.cue.end + 1)
    for wrong in (
        replace(target, cue=cue),
        replace(target, cue=replace(target.cue, text_version="nobody/9")),
        replace(target, cue=replace(target.cue, prefix="never")),
        Marked.of(council().attributions[0], council()),
    ):
        with pytest.raises(JudgementError, match="does not stand"):
            say(kept, Reject(wrong))
    assert now(kept) == BRIDGE
    with kept.view() as view:
        assert list(view.judgements(ID)) == []


def test_all_of_it_or_none(kept: Library) -> None:
    wrong = Marked.of(council().attributions[0], council())
    with kept.judge() as judge, pytest.raises(JudgementError):
        judge.judge_all([Reject(marked("believe")), Reject(wrong)], who="Ana", account=ID)
    assert now(kept) == BRIDGE


@pytest.mark.parametrize(
    ("verdict", "error"),
    [
        (Correct(Detail.PUBLISHED, None, "last week"), MetadataError),
        (Correct(Detail.URL, None, "javascript:alert(1)"), MetadataError),
        (Reject(marked("believe")), UnknownAccountError),
        (Correct(Detail.TITLE, None, "x"), UnknownAccountError),
    ],
)
def test_what_makes_no_sense(kept: Library, verdict: Verdict, error: type[Exception]) -> None:
    unknown = error is UnknownAccountError
    with pytest.raises(error):
        say(kept, verdict, account="0" * 64 if unknown else ID)


@pytest.mark.parametrize("who", ["", "  "])
def test_nobody_judges_nothing(kept: Library, who: str) -> None:
    with pytest.raises(ValueError, match="nobody"):
        say(kept, Reject(marked("believe")), who=who)
    with pytest.raises(ValueError, match="no account"):
        say(kept, Reject(marked("believe")), account=None)


def test_undoing_what_nobody_said(kept: Library) -> None:
    with pytest.raises(JudgementError, match="no judgement"):
        undo(kept, "0" * 16)


# Several people


def test_two_people_at_once(kept: Library) -> None:
    """Each says three things of the same account at the same time: all are kept, and the last holds."""
    target = marked("believe")
    sources = [anchor_of("Harbour"), anchor_of("workers")]

    def person(number: int) -> list[str]:
        said: list[Verdict] = [
            Move(target, Part.SOURCE, target.source, sources[number]),
            Reject(marked("says" if number else "told")),
            Correct(Detail.TITLE, None, f"Title of {number}"),
        ]
        return say(kept, *said, who=f"Person {number}")

    with ThreadPoolExecutor(2) as pool:
        said = [id_ for ids in pool.map(person, range(2)) for id_ in ids]
    with kept.view() as view:
        every = list(view.judgements(ID))
        assert sorted(one.id for one in every) == sorted(said)
        read = view.reading(ID)
        assert "told" not in cues(read)
        assert "says" not in cues(read)
        last = [one.verdict for one in every if isinstance(one.verdict, Move)][-1].now
        assert last is not None
        assert words(by_cue(read, "believe").source) == last.quote
    assert list(kept.verify()) == []


def anchor_of(quote: str) -> Anchor:
    start = BRIDGE.account.text.index(quote)
    return Anchor.of(BRIDGE.account.text, start, start + len(quote), BRIDGE.account.extractor)


def test_one_corrects_what_another_rejected_meanwhile(kept: Library) -> None:
    target = marked("believe")
    say(kept, Reject(target), who="Ana")
    (late,) = say(kept, Move(target, Part.SOURCE, target.source, None), who="Bo")
    with kept.view() as view:
        (unfit,) = view.unanchored()
        assert (unfit.judgement.id, unfit.fault) == (late, Fault.GONE)
    assert [row.fault for row in query(kept, select(judgements.c.fault))] == [None, "gone"]


# Other texts and versions


def test_a_judgement_on_a_text_that_was_replaced(kept: Library) -> None:
    """Somebody had the old text before them while the account was read again."""
    moved = "Read more on our site.\n\n" + BRIDGE.account.text.replace("“", '"').replace("”", '"')
    reread(kept, in_other_words(moved))
    target = marked("believe")
    say(kept, Move(target, Part.SOURCE, target.source, anchor_of("workers")))
    again = by_cue(now(kept), "believe")
    assert words(again.source) == "workers"
    assert again.cue.start == moved.index("believe")


def test_a_judgement_on_an_account_that_was_replaced(library: Library) -> None:
    """New bytes at its address are another account: what was said of the old one is not said of it."""
    (old, first), (new, second) = numbered(0), numbered(7)
    assert first.account.metadata.url == second.account.metadata.url
    with library.writer() as writer:
        writer.add(old, first)
        writer.add(new, second)
    say(library, Reject(marked("believe", first)), account=first.account.id)
    assert "believe" not in cues(now(library, first.account.id))
    assert now(library, second.account.id) == second
    with library.view() as view:
        assert list(view.judgements(second.account.id)) == []


def test_what_is_lost_is_listed_until_it_is_found_again(kept: Library) -> None:
    (made,) = say(kept, CheckAttribution(marked("believe")))
    reread(kept, in_other_words("Nothing of it is left in this one, nor anything like it."))
    assert faults(kept) == [Fault.LOST]
    with kept.judge() as judge:
        report = judge.reanchor_all()
        assert [one.judgement.id for one in report.lost] == [made]
        assert (report.all, report.without_help) == (1, 0)
    reread(kept, in_other_words(f"A headline\n\n{BRIDGE.account.text}", "other/3"))
    assert faults(kept) == []
    assert cues(now(kept)) == ["believe"]
    with kept.judge() as judge:
        assert [one.judgement.id for one in judge.reanchor_all().moved] == [made]


def test_a_rereading_keeps_corrections_and_finds_them_where_they_were(kept: Library) -> None:
    say(kept, Reject(marked("believe")), Correct(Detail.TITLE, None, "Shut"))
    reread(kept, replace(BRIDGE, model="another 2"))
    read = now(kept)
    assert read.model == "another 2"
    assert "believe" not in cues(read)
    assert read.account.metadata.title == "Shut"
    with kept.judge() as judge:
        first = judge.reanchor_all()
        assert len(first.kept) == 2
        assert judge.reanchor_all() == first
    assert now(kept) == read
    assert list(kept.verify()) == []


def test_corrections_of_corrections_do_not_pile_up(kept: Library) -> None:
    for cue in ("says", "told", "believe"):
        say(kept, Correct(Detail.TITLE, None, f"After {cue}"), Reject(marked(cue)))
    of = readings.c.account == ID
    assert query(kept, select(func.count()).select_from(readings).where(of)) == [(2,)]
    assert query(kept, select(func.count()).select_from(texts).where(texts.c.account == ID)) == [(2,)]


def test_an_added_attribution_is_found(kept: Library) -> None:
    text = BRIDGE.account.text
    made = says(text, "engineers", "letter", "cracks")
    added = Marked(
        anchor(BRIDGE, made.source) if made.source else None,
        anchor(BRIDGE, made.cue),
        (anchor(BRIDGE, made.content[0]),),
        Quotation.INDIRECT,
        Act.WARNS,
        PLAIN,
    )
    say(kept, Add(added))
    with kept.view() as view:
        hits = view.search(Query("cracks", act=Act.WARNS)).hits
        assert "letter" in [one.cue.text for one in hits]


# Actors across accounts


def test_who_is_one_and_who_is_not(kept: Library) -> None:
    same, different = SameActor("a", "b", were_one=False), DifferentActors("a", "c", were_one=True)
    _, second = say(kept, same, different, account=None)
    with kept.view() as view:
        assert [one.verdict for one in view.judgements()] == [same, different]
    other = DifferentActors("b", "a", were_one=True)
    (third,) = say(kept, other, who="Bo", account=None)
    with kept._engine.connect() as connection:
        assert of_actors(connection) == [other, different]
    undo(kept, second, who="Bo")
    undo(kept, third)
    with kept._engine.connect() as connection:
        assert of_actors(connection) == [same]


@pytest.mark.parametrize(
    ("column", "value"),
    [("said", {"kind": "Judgement"}), ("account", council().account.id), ("said", None)],
)
def test_verify_finds_what_was_tampered_with(kept: Library, column: str, value: object) -> None:
    (made,) = say(kept, Correct(Detail.TITLE, None, "Shut"))
    with kept._engine.begin() as connection:
        said = connection.execute(select(judgements.c.said)).scalar_one()
        said["who"] = "Somebody else"
        change = {column: said if value is None else value}
        connection.execute(update(judgements).values(change))
    (finding,) = kept.verify()
    assert (finding.part, made in finding.message) == ("judgements", True)


def test_identities_stay_with_actors_that_stay(kept: Library) -> None:
    with kept._engine.begin() as connection:
        rows = connection.execute(select(actors.c.id, actors.c.key)).all()
        for number, name in (("1", "Somebody"), ("2", "Vera Stroem")):
            row = {"id": number, "name": name, "folded": name.lower(), "type": "person"}
            connection.execute(insert(identities), row)
        members = [{"actor": id_, "identity": "1", "evidence": []} for id_, _ in rows]
        connection.execute(insert(identity_members), members)
    told = Named("Vera Stroem", ActorType.PERSON, identity="2")
    say(kept, SourceIs(marked("believe"), told, "Harbour workers"))
    current = (
        select(actors.c.name, identity_members.c.identity)
        .join(readings, readings.c.id == actors.c.reading)
        .join(identity_members, identity_members.c.actor == actors.c.id)
        .where(readings.c.current == 1, readings.c.account == ID)
    )
    found = {row.name: row.identity for row in query(kept, current)}
    assert found["Vera Stroem"] == "2"
    assert found["Ilse Tarnow"] == "1"
    assert list(kept.verify()) == []


def test_a_copy_has_them(kept: Library, tmp_path: object) -> None:
    say(kept, Reject(marked("believe")))
    with kept.view() as view:
        before = list(view.judgements(ID))
    kept.copy(f"{tmp_path}/copy.sqlite")
    with Library.open(f"{tmp_path}/copy.sqlite") as copied, copied.view() as view:
        assert list(view.judgements(ID)) == before
        assert "believe" not in cues(view.reading(ID))
