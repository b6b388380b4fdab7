from __future__ import annotations

from pathlib import Path

import pytest

from whosays.errors import GoldError
from whosays.evaluate.corpora import coreference, gum
from whosays.evaluate.corpora.coreference import MentionKind

TEXT = "Minister Ada Roe won't go, she said. Some clerks of Tarn think she did.\n\nThe minister left."

# Sentence, then rows: form, tag, head, relation, entity.
SENTENCES = [
    (
        "Minister Ada Roe won't go, she said.",
        [
            ("Minister", "NOUN", 6, "nsubj", "(1-person-new-s-cf1-1-coref-Ada_Roe-(b)"),
            ("Ada", "PROPN", 1, "flat", ""),
            ("Roe", "PROPN", 1, "flat", "1)"),
            ("wo", "AUX", 6, "aux", ""),
            ("n't", "PART", 6, "advmod", ""),
            ("go", "VERB", 0, "root", ""),
            (",", "PUNCT", 6, "punct", ""),
            ("she", "PRON", 9, "nsubj", "(1-person-giv-s-cf1-1-ana-Ada_Roe)"),
            ("said", "VERB", 6, "parataxis", ""),
            (".", "PUNCT", 6, "punct", ""),
        ],
    ),
    (
        "Some clerks of Tarn think she did.",
        [
            ("Some", "DET", 2, "det", "(2-person-new-n-cf1-2-sgl"),
            ("clerks", "NOUN", 5, "nsubj", ""),
            ("of", "ADP", 4, "case", ""),
            ("Tarn", "PROPN", 2, "nmod", "(3-place-new-n-cf1-1-sgl)2)"),
            ("think", "VERB", 0, "root", ""),
            ("she", "PRON", 7, "nsubj", "(1-person-giv-s-cf1-1-ana)"),
            ("did", "VERB", 5, "ccomp", ""),
            (".", "PUNCT", 5, "punct", ""),
        ],
    ),
    (
        "The minister left.",
        [
            ("The", "DET", 2, "det", "(1-person-giv-s-cf1-2-coref"),
            ("minister", "NOUN", 3, "nsubj", "1)"),
            ("left", "VERB", 0, "root", ""),
            (".", "PUNCT", 3, "punct", ""),
        ],
    ),
]

TREE = """<rst><header><relations><rel name="attribution-positive" type="rst"/></relations></header><body>
<segment id="1" parent="9" relname="span">Minister Ada Roe wo n't go ,</segment>
<segment id="2" parent="1" relname="attribution-positive">she said .</segment>
<segment id="3" parent="4" relname="attribution-positive">Some clerks of Tarn think</segment>
<segment id="4" parent="9" relname="span">she did .</segment>
<segment id="5" parent="9" relname="span">The minister left .</segment>
<group id="9" type="span"/></body></rst>"""


def conllu(sentences: list[tuple[str, list[tuple[str, str, int, str, str]]]]) -> str:
    lines = ["# newdoc id = GUM_news_roe"]
    for number, (text, rows) in enumerate(sentences):
        lines += ["# newpar"] * (number != 1) + [f"# text = {text}"]
        for place, (form, tag, head, relation, entity) in enumerate(rows, 1):
            misc = f"Discourse=x:1->2|Entity={entity}" if entity else "_"
            lines.append(f"{place}\t{form}\t_\t{tag}\t_\t_\t{head}\t{relation}\t_\t{misc}")
        lines.append("")
    return "\n".join(lines)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "rst").mkdir()
    (tmp_path / "rst" / "GUM_news_roe.rs4").write_text(TREE, encoding="utf-8")
    (tmp_path / "GUM_news_roe.conllu").write_text(conllu(SENTENCES), encoding="utf-8")
    return tmp_path


def test_mentions(folder: Path) -> None:
    (document,) = coreference.documents(folder)
    assert (document.name, document.text) == ("GUM_news_roe", TEXT)
    named, nominal, pronominal = MentionKind.NAMED, MentionKind.NOMINAL, MentionKind.PRONOMINAL
    shown = [
        (TEXT[m.start : m.end], TEXT[slice(*m.head)], m.chain, m.kind, m.etype, m.attributed)
        for m in document.mentions
    ]
    assert shown == [
        ("Minister Ada Roe", "Minister", 1, named, "person", False),
        ("she", "she", 1, pronominal, "person", True),
        ("Some clerks of Tarn", "clerks", 2, nominal, "person", True),
        ("Tarn", "Tarn", 3, named, "place", False),
        ("she", "she", 1, pronominal, "person", False),
        ("The minister", "minister", 1, nominal, "person", False),
    ]


def test_without_a_tree_nobody_attributes(folder: Path) -> None:
    (folder / "rst" / "GUM_news_roe.rs4").unlink()
    (document,) = coreference.documents(folder)
    assert not any(mention.attributed for mention in document.mentions)


@pytest.mark.parametrize(
    ("old", "new"), [("1)", "4)"), ("\tclerks\t", "\tclarks\t"), ("Tarn\t_\tPROPN\t_\t_\t2", "Tarn\t_")]
)
def test_broken_files_are_refused(folder: Path, old: str, new: str) -> None:
    (folder / "GUM_news_roe.conllu").write_text(conllu(SENTENCES).replace(old, new), encoding="utf-8")
    with pytest.raises(GoldError, match="cannot be read as GUM"):
        list(coreference.documents(folder))


def test_a_tree_of_another_text_is_refused(folder: Path) -> None:
    (folder / "rst" / "GUM_news_roe.rs4").write_text(TREE.replace("left .", "left"), encoding="utf-8")
    with pytest.raises(GoldError, match="tokens in rs4"):
        list(coreference.documents(folder))


def test_an_empty_folder_is_refused(folder: Path) -> None:
    with pytest.raises(GoldError, match="no \\*_interview_\\*"):
        list(coreference.documents(folder, "*_interview_*"))


def test_interviews_are_printed_with_their_speakers(tmp_path: Path) -> None:
    lines = []
    said = [
        ("AdaMcRoe", "It holds."),
        ("AdaMcRoe", "It does."),
        ("OskPost", "Does it?"),
        (None, "They left."),
    ]
    for speaker, text in said:
        lines += ["# newpar"] + ([f"# speaker = {speaker}"] if speaker else []) + [f"# text = {text}"]
        for place, form in enumerate([*text[:-1].split(), text[-1]], 1):
            lines.append(f"{place}\t{form}\t_\tX\t_\t_\t0\troot\t_\t_")
        lines.append("")
    path = tmp_path / "GUM_interview_dam.conllu"
    path.write_text("\n".join(lines), encoding="utf-8")
    document = gum.read_document(path, speakers=True)
    assert document.text == "Ada McRoe: It holds.\n\nIt does.\n\nOsk Post: Does it?\n\nThey left."
    assert [document.text[a:b] for a, b in document.tokens[:4]] == ["It", "holds", ".", "It"]
    assert gum.read_document(path).text == "It holds.\n\nIt does.\n\nDoes it?\n\nThey left."
