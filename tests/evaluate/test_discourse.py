from __future__ import annotations

from pathlib import Path

import pytest

from tests.evaluate.marks import ToldReader
from tests.readings import says
from whosays.evaluate import discourse
from whosays.evaluate.corpora import gum, rst
from whosays.model import Attribution

TEXT = "A ferry's return\n\nThe ferry won't sail, Ines Orr said, and she hopes it rots. Nobody knows."
SENTENCES = {
    "A ferry's return": "A ferry 's return",
    "The ferry won't sail, Ines Orr said, and she hopes it rots.": (
        "The ferry wo n't sail , Ines Orr said , and she hopes it rots ."
    ),
    "Nobody knows.": "Nobody knows .",
}

TREE = """<rst><header><relations>
<rel name="attribution-positive" type="rst"/><rel name="attribution-negative" type="rst"/>
<rel name="organization-heading" type="rst"/><rel name="elaboration-additional" type="rst"/>
<rel name="joint-list" type="multinuc"/></relations></header><body>
<segment id="1" parent="11" relname="organization-heading">A ferry 's return</segment>
<segment id="2" parent="12" relname="span">The ferry wo n't</segment>
<segment id="3" parent="2" relname="elaboration-additional">sail ,</segment>
<segment id="4" parent="12" relname="attribution-positive">Ines Orr said ,</segment>
<segment id="5" parent="6" relname="attribution-negative">and she hopes</segment>
<segment id="6" parent="13" relname="span">it rots .</segment>
<segment id="7" parent="11" relname="joint-list">Nobody knows .</segment>
<group id="11" type="multinuc"/>
<group id="12" type="span" parent="14" relname="span"/>
<group id="13" type="span" parent="11" relname="joint-list"/>
<group id="14" type="span" parent="11" relname="joint-list"/>
</body></rst>"""


def conllu() -> str:
    lines = ["# newdoc id = GUM_news_ferry"]
    for number, (text, words) in enumerate(SENTENCES.items()):
        lines += ["# newpar"] * (number < 2) + [f"# text = {text}"]
        for place, word in enumerate(words.split(), 1):
            if word == "wo":
                lines.append(f"{place}-{place + 1}\twon't\t_")
            lines.append(f"{place}\t{word}\t_")
        lines += ["8.1\tnothing\t_", ""]
    return "\n".join(lines)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "rst").mkdir()
    (tmp_path / "rst" / "GUM_news_ferry.rs4").write_text(TREE, encoding="utf-8")
    (tmp_path / "GUM_news_ferry.conllu").write_text(conllu(), encoding="utf-8")
    return tmp_path


def test_the_text_is_put_together_again(folder: Path) -> None:
    document = gum.read_document(folder / "GUM_news_ferry.conllu")
    assert document.text == TEXT
    assert [TEXT[a:b] for a, b in document.tokens] == " ".join(SENTENCES.values()).split()


def test_a_token_that_is_not_in_its_sentence_is_refused(folder: Path) -> None:
    path = folder / "GUM_news_ferry.conllu"
    path.write_text(conllu().replace("\tOrr\t", "\tUrr\t"), encoding="utf-8")
    with pytest.raises(ValueError, match="'Urr' does not stand"):
        gum.read_document(path)


def test_relations_in_words(folder: Path) -> None:
    words = " ".join(SENTENCES.values()).split()
    found = [
        (r.name, *(" ".join(words[i] for i in sorted(side)) for side in (r.satellite, r.nucleus)))
        for r in rst.read_tree(folder / "rst" / "GUM_news_ferry.rs4").relations(rst.ATTRIBUTION)
    ]
    assert found == [
        ("attribution-positive", "Ines Orr said ,", "The ferry wo n't sail ,"),
        ("attribution-negative", "and she hopes", "it rots ."),
    ]


def test_a_parent_that_is_not_there_is_refused(folder: Path) -> None:
    path = folder / "rst" / "GUM_news_ferry.rs4"
    path.write_text(TREE.replace('parent="6"', 'parent="66"'), encoding="utf-8")
    with pytest.raises(ValueError, match="node 5 has the parent 66"):
        rst.read_tree(path)


def test_texts_of_different_tokens_are_refused(folder: Path) -> None:
    path = folder / "rst" / "GUM_news_ferry.rs4"
    path.write_text(TREE.replace("it rots .", "it rots away ."), encoding="utf-8")
    with pytest.raises(ValueError, match="tokens in rs4"):
        discourse.evaluate(folder, ToldReader())


SAID = says(TEXT, "Ines Orr", "said", "The ferry won't sail")
HOPES = says(TEXT, "she", "hopes", "it rots")


@pytest.mark.parametrize(
    ("predicted", "recall", "missed"),
    [
        ([SAID, HOPES], 1.0, []),
        ([SAID], 0.5, ["and she hopes"]),
        ([], 0.0, ["Ines Orr said ,", "and she hopes"]),
        ([says(TEXT, "Ines Orr", "said", "it rots")], 0.0, ["Ines Orr said ,", "and she hopes"]),
        ([says(TEXT, "Nobody", "knows", "it rots")], 0.0, ["Ines Orr said ,", "and she hopes"]),
        # Depth does not matter.
        ([SAID, says(TEXT, None, "hopes", "it", parent=SAID, after=TEXT.index("hopes"))], 1.0, []),
    ],
)
def test_recall(folder: Path, predicted: list[Attribution], recall: float, missed: list[str]) -> None:
    report = discourse.evaluate(folder, ToldReader({TEXT: predicted}))
    assert (report.relations, report.recall.value) == (2, recall)
    assert [m.satellite for m in report.missed] == missed
    assert [m["document"] for m in report.to_dict()["missed"]] == ["GUM_news_ferry"] * len(missed)
