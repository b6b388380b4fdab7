from __future__ import annotations

from pathlib import Path

import pytest

from whosays.errors import GoldError
from whosays.evaluate.corpora import gap

COLUMNS = ["ID", "Text", "Pronoun", "Pronoun-offset", "A", "A-offset", "A-coref"]
COLUMNS += ["B", "B-offset", "B-coref", "URL"]
TEXT = 'Ada Roe "met" Ines Orr before she left Tarn.'


def write(path: Path, **changed: str) -> Path:
    values = ["t-1", TEXT, "she", "30", "Ada Roe", "0", "TRUE", "Ines Orr", "14", "FALSE", "u"]
    row = dict(zip(COLUMNS, values, strict=True))
    row |= {name.replace("_", "-"): value for name, value in changed.items()}
    path.write_text("\t".join(row) + "\n" + "\t".join(row.values()) + "\n", encoding="utf-8")
    return path


def test_a_snippet(tmp_path: Path) -> None:
    (snippet,) = gap.snippets(write(tmp_path / "gap.tsv"))
    words = [TEXT[slice(*extent)] for extent in (snippet.pronoun, snippet.a, snippet.b)]
    assert words == ["she", "Ada Roe", "Ines Orr"]
    assert (snippet.id, snippet.text, snippet.a_coref, snippet.b_coref) == ("t-1", TEXT, True, False)
    assert snippet.is_feminine()


def test_quotation_marks_are_text(tmp_path: Path) -> None:
    (snippet,) = gap.snippets(write(tmp_path / "gap.tsv", Text=TEXT.replace("A", '"', 1), A='"da Roe'))
    assert snippet.text[slice(*snippet.a)] == '"da Roe'


@pytest.mark.parametrize("changed", [{"A_offset": "1"}, {"B_offset": "x"}, {"Pronoun": "he"}])
def test_words_that_do_not_stand_there_are_refused(tmp_path: Path, changed: dict[str, str]) -> None:
    with pytest.raises(GoldError, match="cannot be read as GAP"):
        list(gap.snippets(write(tmp_path / "gap.tsv", **changed)))


def test_other_files_are_refused(tmp_path: Path) -> None:
    (tmp_path / "other.tsv").write_text("a\tb\n1\t2\n", encoding="utf-8")
    for name in ("other.tsv", "none.tsv"):
        with pytest.raises(GoldError):
            list(gap.snippets(tmp_path / name))


def test_one_in_five_is_held_out() -> None:
    held = [gap.held_out(f"snippet-{n}") for n in range(1000)]
    assert 150 < sum(held) < 250
    assert held == [gap.held_out(f"snippet-{n}") for n in range(1000)]
