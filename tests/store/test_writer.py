from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.readings import HOSTILE, account, bridge, council, failed, reading
from tests.store.kept import READINGS, WHEN, add, ids, numbered, original, statement
from whosays.errors import UnknownAccountError
from whosays.model import FailedReading, Failure, Original, Reading
from whosays.store import Library, Outcome, Query


@pytest.mark.parametrize("of", READINGS, ids=["bridge", "council", "hostile"])
def test_what_was_stored_comes_back(library: Library, of: Reading) -> None:
    collected = original(of, source=HOSTILE)
    with library.writer() as writer:
        assert not writer.has(of.account.id)
        assert writer.add(collected, of) is Outcome.ADDED
        assert writer.has(of.account.id)
    with library.view() as view:
        assert view.reading(of.account.id) == of
        assert view.account(of.account.id) == of.account
        assert view.original(of.account.id) == collected
        assert list(view.readings()) == [of]
        assert list(view.accounts()) == [of.account]


def test_again_adds_nothing(library: Library) -> None:
    assert add(library, bridge(), bridge()) == [Outcome.ADDED, Outcome.KNOWN]
    other = replace(bridge(), model="another 2", attributions=())
    assert add(library, other) == [Outcome.KNOWN]
    with library.view() as view:
        assert list(view.readings()) == [bridge()]


def test_accounts_come_in_the_order_they_were_added(library: Library) -> None:
    with library.writer() as writer:
        for number in range(5):
            writer.add(*numbered(number))
    with library.view() as view:
        assert [one.metadata.title for one in view.accounts()] == [f"Number {n}" for n in range(5)]


def test_many_accounts_come_a_few_at_a_time(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("whosays.store.view._CHUNK", 3)
    with library.writer() as writer:
        added = [numbered(number) for number in range(10)]
        for one in added:
            writer.add(*one)
    with library.view() as view:
        assert ids(view.readings()) == [one.account.id for _, one in added]


def test_bytes_and_reading_are_of_one_account(library: Library) -> None:
    with library.writer() as writer, pytest.raises(ValueError, match="bytes of"):
        writer.add(original(bridge()), council())
    with library.view() as view:
        assert list(view.accounts()) == []


def test_a_library_of_nothing(library: Library) -> None:
    with library.view() as view:
        assert list(view.readings()) == []
        assert list(view.failures()) == []
        assert view.statistics().accounts == 0
        for get in (view.account, view.reading, view.read_by_model, view.original):
            with pytest.raises(UnknownAccountError, match="0000"):
                get("0" * 64)


# Failures


def test_a_failure_is_recorded_and_gone_once_it_is_read(library: Library) -> None:
    of = bridge()
    bytes_of = original(of, source="broken.html")
    with library.writer() as writer:
        assert writer.add(bytes_of, failed()) is Outcome.FAILED
        assert not writer.has(of.account.id)
        with library.view() as view:
            (recorded,) = view.failures()
            assert (recorded.source, recorded.failure) == ("broken.html", failed().failure)
            assert recorded.original == of.account.id
            assert view.original(of.account.id) == bytes_of
        assert writer.add(bytes_of, of) is Outcome.ADDED
    with library.view() as view:
        assert list(view.failures()) == []
        assert view.reading(of.account.id) == of


def test_a_source_fails_once(library: Library) -> None:
    with library.writer() as writer:
        writer.fail(HOSTILE, Failure("not_found", "no such file"))
        writer.fail("other.txt", Failure("not_found", "no such file"))
        writer.fail(HOSTILE, Failure("timeout", HOSTILE))
    with library.view() as view:
        told = [(one.source, one.failure) for one in view.failures()]
        assert told == [
            ("other.txt", Failure("not_found", "no such file")),
            (HOSTILE, Failure("timeout", HOSTILE)),
        ]
        assert view.statistics().failures == 2
        assert next(view.failures()).to_reading() == FailedReading("other.txt", told[0][1])


def test_the_latest_failures_come_first_and_each_is_found_by_its_bytes(library: Library) -> None:
    with library.writer() as writer:
        for number in range(5):
            writer.fail(f"{number}.txt", Failure("not_found", "no such file"))
        writer.add(original(bridge(), source="a.html"), failed())
        writer.add(original(bridge(), source="b.html"), failed())
    with library.view() as view:
        assert view.count_failures() == len(list(view.failures())) == 7
        latest = view.failed_last(3)
        assert [one.source for one in latest] == ["b.html", "a.html", "4.txt"]
        assert view.failure(bridge().account.id) == latest[0]
        assert view.failure("0" * 64) is None


# Versions of one address

URL = "https://courier.example/bridge"


def version(text: str, url: str = URL, **metadata: str) -> Reading:
    return reading(text, url=url, **metadata)  # type: ignore[arg-type]


def test_other_bytes_at_one_address_are_a_new_version(library: Library) -> None:
    first, second = (
        version("The bridge is shut."),
        version("The bridge is open.", "HTTPS://Courier.example:443/bridge#top"),
    )
    assert add(library, first, second) == [Outcome.ADDED, Outcome.NEW_VERSION]
    with library.view() as view:
        assert [one.account for one in view.versions(URL)] == ids([first, second])
        assert list(view.edited()) == [URL]
        (changed,) = view.difference(first.account.id, second.account.id).changes
        assert (changed.old.text, changed.new.text) == ("shut", "open")  # type: ignore[union-attr]


def test_versions_stand_in_the_order_they_were_collected(library: Library) -> None:
    late, early = version("The bridge is open."), version("The bridge is shut.")
    with library.writer() as writer:
        writer.add(original(late, when=WHEN), late)
        writer.add(original(early, when=WHEN - timedelta(days=3)), early)
    with library.view() as view:
        assert [one.account for one in view.versions(URL)] == ids([early, late])


@pytest.mark.parametrize("source", [URL, f"{URL}#fragment"])
def test_an_address_may_be_where_it_was_fetched(library: Library, source: str) -> None:
    first, second = reading("The bridge is shut."), version("The bridge is open.")
    assert add(library, first, source=source) == [Outcome.ADDED]
    assert add(library, second) == [Outcome.NEW_VERSION]


@pytest.mark.parametrize(
    "source", ["report.txt", "file:///etc/passwd", "https://", "https://[", "javascript:1"]
)
def test_a_file_has_no_address(library: Library, source: str) -> None:
    first, second = reading("The bridge is shut.", url="javascript:1"), reading("The bridge is open.")
    assert add(library, first, source=source) == [Outcome.ADDED]
    assert add(library, second, source=source) == [Outcome.ADDED]
    with library.view() as view:
        assert list(view.edited()) == []


# Reading again


def test_a_new_reading_is_current_and_the_old_one_stays(library: Library) -> None:
    of = bridge()
    add(library, of)
    better = replace(of, model="whosays-test 2", attributions=of.attributions[:2])
    with library.writer() as writer:
        writer.reread(of.account.id, better)
        with library.view() as view:
            assert view.reading(of.account.id) == better
            assert view.count(Query("gamble")) == 0
        writer.reread(of.account.id, of)
    with library.view() as view:
        assert view.reading(of.account.id) == of
        assert view.count(Query("gamble")) == 1
    assert list(library.verify()) == []


def test_a_better_extractor_gives_another_text(library: Library) -> None:
    of = bridge()
    add(library, of)
    text = f"{of.account.text}\nCorrected on Saturday."
    better = reading(text, title="Bridge stays shut")
    better = replace(
        better, account=replace(better.account, id=of.account.id, extractor="text/2", pages=(0, 10))
    )
    with library.writer() as writer:
        writer.reread(of.account.id, better)
        writer.reread(of.account.id, better)
    with library.view() as view:
        assert view.reading(of.account.id) == better
        assert view.account(of.account.id) == better.account
        assert view.statistics().outlets == {None: 1}
    assert list(library.verify()) == []


def test_only_what_is_there_is_read_again(library: Library) -> None:
    with library.writer() as writer:
        with pytest.raises(UnknownAccountError, match=bridge().account.id):
            writer.reread(bridge().account.id, bridge())
        with pytest.raises(ValueError, match="a reading of"):
            writer.reread("0" * 64, bridge())


# A view


def test_a_view_sees_one_moment(library: Library) -> None:
    add(library, bridge())
    with library.view() as view:
        before = view.statistics()
        add(library, council())
        assert view.statistics() == before
        assert list(view.readings()) == [bridge()]
    with library.view() as view:
        assert len(list(view.readings())) == 2


def test_statistics(library: Library) -> None:
    add(library, *READINGS, statement("Ana Brevik said it rained.", "Ana Brevik", "said", "it rained"))
    with library.view() as view:
        told = view.statistics()
    assert (told.accounts, told.attributions) == (4, sum(len(one.attributions) for one in READINGS) + 1)
    assert told.years == {"2031": 2, None: 2}
    assert sum(told.outlets.values()) == 4
    assert sum(told.acts.values()) == told.attributions
    assert told.bytes == sum(len(original(one).data) for one in READINGS) + len("Ana Brevik said it rained.")


@pytest.mark.parametrize("data", [b"", b"a", b"a" * 1_000_000, bytes(range(256)) * 10])
def test_bytes_come_back(library: Library, data: bytes) -> None:
    with library.writer() as writer:
        writer.add(Original(data, "a", None, WHEN), FailedReading("a", Failure("empty", "nothing")))
    with library.view() as view:
        assert view.original(Original(data, "a", None, WHEN).id).data == data


def test_an_account_may_hold_what_stores_do_not(library: Library) -> None:
    odd = "\x00 \ud800 \U0010ffff \U0010ffff0000ff \u2028"
    of = Reading(replace(account(odd, path=odd), encoding=odd), odd, (), (), (), ())
    add(library, of)
    with library.view() as view:
        assert list(view.readings()) == [of]


def test_bytes_that_are_known_take_a_failure_away(library: Library) -> None:
    of = bridge()
    with library.writer() as writer:
        writer.add(original(of, source="https://a.example/b"), of)
        writer.fail("https://a.example/b", Failure("timeout", "no answer"))
        writer.fail("copy.txt", Failure("not_found", "no such file"))
        writer.seen("https://a.example/b", of.account.id, WHEN + timedelta(days=1))
        writer.seen("copy.txt", of.account.id)
    with library.view() as view:
        assert list(view.failures()) == []
        assert view.original(of.account.id).retrieved == WHEN
    with library._engine.connect() as connection:
        seen = connection.exec_driver_sql("SELECT seen FROM originals").scalar_one()
    assert seen.startswith("2031-02-15")
