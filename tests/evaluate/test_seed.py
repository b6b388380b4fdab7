from __future__ import annotations

from pathlib import Path

import pytest

from tests.evaluate.marks import TEXT, ToldReader, compared, mark
from tests.readings import BRIDGE, bridge, says, span
from whosays.evaluate import seed
from whosays.evaluate.corpora.brat import GoldAttribution
from whosays.evaluate.marked import Marked, of_attributions
from whosays.export.brat import lines
from whosays.model import Actor, ActorType, LinkKind, Mention, Resolved, Unresolved

OUTER = mark(
    TEXT, "the Post", "wrote", "The mayor of Brant said on Monday that the old ferry would sail again"
)
INNER = mark(TEXT, "The mayor of Brant", "said", "that the old ferry would sail again", nested=True)
NOBODY = mark(TEXT, None, "wrote", "The mayor")


@pytest.mark.parametrize(
    ("predicted", "outer", "nested", "spurious"),
    [
        ([OUTER, INNER], (1, 1), (1, 1), 0),
        ([OUTER], (1, 1), (0, 1), 0),
        ([], (0, 1), (0, 1), 0),
        # A nested one found as an outermost one is found.
        ([mark(TEXT, "mayor", "said", "ferry")], (0, 1), (1, 1), 0),
        ([mark(TEXT, "few", "said", "ferry")], (0, 1), (0, 1), 1),
        ([mark(TEXT, "the Post", "wrote", "few believe it")], (0, 1), (0, 1), 1),
        ([NOBODY], (0, 1), (0, 1), 1),
    ],
)
def test_what_counts_as_found(
    predicted: list[Marked], outer: tuple[int, int], nested: tuple[int, int], spurious: int
) -> None:
    found = seed.report(compared(TEXT, [OUTER, INNER], predicted))
    assert (found.outer(), found.nested(), len(found.spurious)) == (outer, nested, spurious)


def test_two_absent_sources_are_alike() -> None:
    assert seed.alike(NOBODY, mark(TEXT, None, "wrote", "The mayor of Brant"))


def test_errors_are_told_in_words() -> None:
    found = seed.report(compared(TEXT, [INNER], [NOBODY])).to_dict()
    assert found["missed"] == [
        {"source": "The mayor of Brant", "cue": "said", "content": "that the old ferry would sail again"}
    ]
    assert found["spurious"] == [{"source": "", "cue": "wrote", "content": "The mayor"}]


def test_a_file_and_its_text(tmp_path: Path) -> None:
    (tmp_path / "bridge.txt").write_text(BRIDGE, encoding="utf-8", newline="")
    (tmp_path / "bridge.ann").write_text("".join(lines(bridge())), encoding="utf-8")
    found = seed.evaluate(tmp_path / "bridge.ann", ToldReader({BRIDGE: bridge().attributions}))
    assert (found.outer(), found.nested(), found.spurious) == ((6, 6), (3, 3), ())


SAID = "Ada Roe said it rains. She hopes it stops."
ADA = Actor("1", "Áda ROE", ActorType.PERSON, (), None, (Mention(span(SAID, "Ada Roe"), LinkKind.NAME),))


@pytest.mark.parametrize(
    ("note", "actor", "expected"),
    [
        ("actor: Mrs Roe | ada roe", Resolved(ADA, LinkKind.PRONOUN), (1, 1)),
        ("actor: Roe", Resolved(ADA, LinkKind.PRONOUN), (0, 1)),
        ("actor: Ada Roe", Unresolved(LinkKind.PRONOUN, (ADA,)), (0, 1)),
        ("actor: Ada Roe", None, (0, 1)),
        ("a remark", Resolved(ADA, LinkKind.PRONOUN), (0, 0)),
        (None, Resolved(ADA, LinkKind.PRONOUN), (0, 0)),
    ],
)
def test_names_of_actors(
    note: str | None, actor: Resolved | Unresolved | None, expected: tuple[int, int]
) -> None:
    one = says(SAID, "She", "hopes", "it stops", actor=actor)
    (marked,) = of_attributions(SAID, [one])
    person = GoldAttribution("E1", marked.source, marked.cue, marked.content, actor=note)
    assert seed.named([person], [(marked, one)]) == expected
    assert seed.named([person], []) == (0, expected[1])
