from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.evaluate.marks import ToldReader
from tests.readings import BRIDGE, bridge, reading, says
from whosays.errors import GoldError
from whosays.evaluate import attributions, gold
from whosays.evaluate.report import HEADER, Report, rows
from whosays.export.brat import lines
from whosays.model import Reading

OTHER = "Ines Orr said the well was dry. The council denied it."
ORR = [says(OTHER, "Ines Orr", "said", "the well was dry"), says(OTHER, "The council", "denied", "it")]


def write(folder: Path, name: str, text: str, annotation: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.txt").write_text(text, encoding="utf-8", newline="")
    (folder / f"{name}.ann").write_text(annotation, encoding="utf-8")


def annotation(marked: Reading) -> str:
    return "".join(lines(marked))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write(tmp_path, "bridge", BRIDGE, annotation(bridge()))
    return tmp_path


def values(report: Report, *names: str) -> list[float]:
    return [round(report.scores[name].value, 6) for name in names]


def test_what_was_marked_is_found(folder: Path) -> None:
    report = attributions.evaluate(folder, ToldReader({BRIDGE: bridge().attributions}))
    assert (report.documents, report.gold, report.predicted) == (1, 9, 9)
    perfect = {
        name: score.value for name, score in report.scores.items() if not name.startswith("calibration")
    }
    assert set(perfect.values()) == {1.0}


def test_nothing_is_found(folder: Path) -> None:
    report = attributions.evaluate(folder, ToldReader())
    assert (report.gold, report.predicted) == (9, 0)
    assert values(report, "exact.cue.f1", "linked.overlap.recall", "jaccard.source.mean") == [0.0, 0.0, 0.0]
    assert report.to_dict()["scores"]["exact.cue.precision"]["value"] is None


def test_gold_without_nesting_is_compared_with_outermost_ones_only(tmp_path: Path) -> None:
    write(
        tmp_path,
        "bridge",
        BRIDGE,
        annotation(reading(BRIDGE, [a for a in bridge().attributions if a.parent is None])),
    )
    report = attributions.evaluate(tmp_path, ToldReader({BRIDGE: bridge().attributions}))
    assert (report.gold, report.predicted) == (6, 6)
    assert values(report, "linked.exact.f1") == [1.0]


def test_nesting_anywhere_in_the_folder_counts_for_all_of_it(folder: Path) -> None:
    write(folder, "other", OTHER, "")
    report = attributions.evaluate(folder, ToldReader({BRIDGE: bridge().attributions, OTHER: ORR}))
    assert (report.documents, report.gold, report.predicted) == (2, 9, 11)
    assert values(report, "linked.exact.precision", "linked.exact.recall") == [round(9 / 11, 6), 1.0]


def test_polnears_layout_counts_a_document_once_as_its_first_annotator_marked_it(tmp_path: Path) -> None:
    for annotator, kept in (("aa", ORR[:1]), ("bb", ORR)):
        (tmp_path / "attributions").mkdir(exist_ok=True)
        path = tmp_path / "attributions" / f"well_{annotator}.ann"
        path.write_text(annotation(reading(OTHER, kept)), encoding="utf-8")
    (tmp_path / "text").mkdir()
    (tmp_path / "text" / "well.txt").write_text(OTHER, encoding="utf-8")
    report = attributions.evaluate(tmp_path, ToldReader({OTHER: ORR}))
    assert (report.documents, report.gold, report.predicted) == (1, 1, 2)
    people = attributions.agreement(tmp_path)
    # One found of two that the other found, both ways: 2 matched of 3 and of 3.
    assert values(people, "linked.exact.precision", "linked.exact.recall") == [round(2 / 3, 6)] * 2
    assert "calibration.error" not in people.scores


def test_offsets_behind_windows_line_ends_hold(tmp_path: Path) -> None:
    text = f"A headline\r\n\r\n{OTHER}\r\n"
    found = [says(text, "Ines Orr", "said", "the well was dry")]
    write(tmp_path, "well", text, annotation(reading(text, found)))
    assert values(attributions.evaluate(tmp_path, ToldReader({text: found})), "linked.exact.f1") == [1.0]


def test_progress_is_told(folder: Path) -> None:
    write(folder, "other", OTHER, "")
    told: list[tuple[int, int]] = []
    attributions.evaluate(folder, ToldReader(), lambda done, total: told.append((done, total)))
    assert told == [(1, 2), (2, 2)]


def test_rows_for_people(folder: Path) -> None:
    report = attributions.evaluate(folder, ToldReader({BRIDGE: bridge().attributions}))
    shown_rows = list(rows(report.scores))
    assert {len(row) for row in shown_rows} == {len(HEADER)}
    shown = {row[0]: row[1:] for row in shown_rows}
    assert shown["exact source F1"] == ("1.000", "1.000", "1.000", "1.000 – 1.000")
    assert shown["alpha"] == ("", "", "1.000", "1.000 – 1.000")
    assert {"jaccard cue", "linked overlap F1", "calibration error", "calibration brier"} <= shown.keys()


def no_text(folder: Path) -> None:
    (folder / "bridge.txt").unlink()


def text_not_utf8(folder: Path) -> None:
    (folder / "bridge.txt").write_bytes("Gauß".encode("latin-1"))


def annotation_not_utf8(folder: Path) -> None:
    (folder / "bridge.ann").write_bytes("Gauß".encode("latin-1"))


def another_text(folder: Path) -> None:
    (folder / "bridge.txt").write_text(f"More. {BRIDGE}", encoding="utf-8")


def text_is_a_folder(folder: Path) -> None:
    no_text(folder)
    (folder / "bridge.txt").mkdir()


def not_english(folder: Path) -> None:
    write(folder, "bridge", "Der Minister erklärte am Montag, dass die Brücke gesperrt bleibt. " * 3, "")


def no_words(folder: Path) -> None:
    write(folder, "bridge", " \n", "")


@pytest.mark.parametrize(
    ("harm", "message"),
    [
        (no_text, "there is no bridge.txt beside it"),
        (text_not_utf8, "not UTF-8"),
        (annotation_not_utf8, "not UTF-8"),
        (another_text, "marked spans stand elsewhere in bridge.txt"),
        (text_is_a_folder, "cannot be read"),
        (not_english, r"bridge\.txt: .*German"),
        (no_words, r"bridge\.txt: there are no words"),
    ],
)
def test_gold_that_cannot_be_used(folder: Path, harm: Callable[[Path], None], message: str) -> None:
    harm(folder)
    with pytest.raises(GoldError, match=message):
        attributions.evaluate(folder, ToldReader())


def test_no_folder_and_nothing_in_it(tmp_path: Path) -> None:
    with pytest.raises(GoldError, match="no such folder"):
        gold.documents(tmp_path / "nowhere")
    with pytest.raises(GoldError, match="no annotated documents"):
        gold.documents(tmp_path)
    with pytest.raises(GoldError, match="expected text/NAME"):
        attributions.agreement(tmp_path)


def test_no_document_with_two_annotators(tmp_path: Path) -> None:
    for name in ("text", "attributions"):
        (tmp_path / name).mkdir()
    with pytest.raises(GoldError, match="no document with two annotators"):
        attributions.agreement(tmp_path)
