"""Coverage against ECB+, on a small corpus of that layout, read by the model that ships."""

from __future__ import annotations

from pathlib import Path

import pytest

from whosays.errors import GoldError
from whosays.evaluate import coverage
from whosays.evaluate.corpora import ecbplus
from whosays.extract import Reader


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


def write(folder: Path, name: str, sentences: list[str], events: dict[str, list[tuple[int, str]]]) -> None:
    """A document; each event has mentions, words of sentences. All but the last sentence are complete."""
    places = [(s, t, word) for s, text in enumerate(sentences, 1) for t, word in enumerate(text.split())]
    tokens = "".join(
        f'<token t_id="{i}" sentence="{s}" number="{t}">{word}</token>'
        for i, (s, t, word) in enumerate(places)
    )
    ids = {(s, word): i for i, (s, _, word) in enumerate(places)}
    marks, relations = "", ""
    for event, mentions in events.items():
        sources = ""
        for s, words in mentions:
            anchors = "".join(f'<token_anchor t_id="{ids[s, word]}"/>' for word in words.split())
            mark = ids[s, words.split()[0]]
            marks += f'<ACTION_OCCURRENCE m_id="{mark}">{anchors}</ACTION_OCCURRENCE>'
            sources += f'<source m_id="{mark}"/>'
        relations += (
            f'<CROSS_DOC_COREF r_id="1" note="{event}">{sources}<target m_id="900"/></CROSS_DOC_COREF>'
        )
    (folder / "1").mkdir(exist_ok=True)
    body = f"{tokens}<Markables>{marks}</Markables><Relations>{relations}</Relations>"
    (folder / "1" / f"1_{name}.xml").write_text(f"<Document>{body}</Document>", encoding="utf-8")
    with (folder / ecbplus.VALIDATED).open("a", encoding="utf-8") as table:
        table.writelines(f"1,{name},{s}\n" for s in range(1, len(sentences)))


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    (tmp_path / ecbplus.VALIDATED).write_text("Topic,File,Sentence Number\n", encoding="utf-8")
    quake, closed = [(1, "struck")], [(2, "closed")]
    first = ["A strong quake struck Lira on Monday .", "The port was closed for a day .", "More follows ."]
    second = ["On Monday a quake struck the town of Lira .", "Nobody was hurt .", "The port was closed ."]
    third = ["The port of Lira is closed since the quake .", "Ships wait .", "More follows ."]
    write(tmp_path, "1ecb", first, {"Q": quake, "C": closed})
    write(tmp_path, "2ecb", second, {"Q": quake})
    write(tmp_path, "3ecb", third, {"C": [(1, "closed")]})
    write(tmp_path, "1ecbplus", first, {"Q": quake, "C": closed})  # of another story: never asked
    return tmp_path


def test_events_are_read_where_the_annotation_is_complete(corpus: Path) -> None:
    first, *_ = ecbplus.documents(corpus)
    assert (first.story, first.complete) == ("1", frozenset({0, 1}))
    assert [(one.event, one.sentence, one.tokens) for one in first.events] == [("Q", 0, (3,)), ("C", 1, (3,))]


def test_each_mention_is_asked_of_each_other_account_of_its_story(corpus: Path, reader: Reader) -> None:
    accounts = [coverage.told(document, reader) for document in ecbplus.documents(corpus)]
    cells = {(cell.event, cell.asked, cell.account): cell for cell in coverage.cells_of(accounts)}
    truth = {place: cell.is_there for place, cell in cells.items()}
    assert truth == {
        ("Q", "1_1ecb", "1_2ecb"): True,
        ("Q", "1_1ecb", "1_3ecb"): False,
        ("C", "1_1ecb", "1_2ecb"): False,  # it stands there where nobody looked
        ("C", "1_1ecb", "1_3ecb"): True,
        ("Q", "1_2ecb", "1_1ecb"): True,
        ("Q", "1_2ecb", "1_3ecb"): False,
        ("C", "1_3ecb", "1_1ecb"): True,
        ("C", "1_3ecb", "1_2ecb"): False,
    }
    assert all(cells[place].probability > 0.5 for place, is_there in truth.items() if is_there)
    assert cells["C", "1_1ecb", "1_2ecb"].probability < 0.5


def test_the_report(corpus: Path, reader: Reader) -> None:
    report = coverage.evaluate(corpus, reader)
    assert (report.documents, report.cells) == (4, 8)
    assert report.to_dict()["balanced_accuracy"] == report.scores["balanced_accuracy"].value
    assert report.scores["present_recall"].value == 1


def test_a_folder_without_events(corpus: Path, reader: Reader) -> None:
    with pytest.raises(GoldError, match="no events"):
        coverage.evaluate(corpus, reader, only=lambda topic: topic != "1")
