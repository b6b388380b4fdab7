from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.evaluate.test_coreference import SENTENCES as ROWS
from tests.evaluate.test_coreference import TEXT, TREE, conllu
from tests.readings import span
from whosays.errors import GoldError
from whosays.evaluate import antecedents
from whosays.evaluate.extents import Extent
from whosays.model import Account, Actor, ActorType, LinkKind, Mention, Resolved, Span, Unresolved

Link = Resolved | Unresolved | None


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "rst").mkdir()
    (tmp_path / "rst" / "GUM_news_roe.rs4").write_text(TREE, encoding="utf-8")
    (tmp_path / "GUM_news_roe.conllu").write_text(conllu(ROWS), encoding="utf-8")
    return tmp_path


def actor(*mentions: str | Span) -> Resolved:
    spans = [span(TEXT, words) if isinstance(words, str) else words for words in mentions]
    made = tuple(Mention(one, LinkKind.NAME) for one in spans)
    return Resolved(Actor("1", spans[0].text, ActorType.PERSON, (), None, made), LinkKind.PRONOUN)


class Told:
    """Gives the links that it was told, to the mentions that are measured in the text."""

    def __init__(self, *links: Link) -> None:
        self._links = links

    def refer(self, account: Account, mentions: Sequence[Extent]) -> Sequence[Link]:
        assert [account.text[slice(*place)] for place in mentions] == ["she", "Some clerks of Tarn"]
        return self._links


LATER = span(TEXT, "she", TEXT.index("think"))
CLERKS = actor("Some clerks of Tarn")


@pytest.mark.parametrize(
    ("link", "right", "covered"),
    [
        (actor("Minister Ada Roe", "she"), 1, 1),
        (actor("Ada Roe", "she"), 0, 1),  # a gold mention's head is in it, or it is another mention
        (actor("she", LATER), 1, 1),
        (actor("she"), 0, 1),  # nobody but itself
        (actor("Tarn", "she"), 0, 1),
        (actor("Minister Ada Roe", "she", LATER, "Tarn"), 1, 1),
        (actor("Minister Ada Roe", "she", "Tarn"), 0, 1),  # a tie is not most
        (Unresolved(LinkKind.PRONOUN, (actor("Minister Ada Roe").actor,)), 0, 0),
        (None, 0, 0),
    ],
)
def test_scores(folder: Path, link: Link, right: int, covered: int) -> None:
    shown = antecedents.evaluate(folder, Told(link, CLERKS)).to_dict()
    assert (shown["accuracy"], shown["coverage"], shown["count"]) == (right, covered, 1)
    assert shown["scores"]["pronominal.accuracy"]["value"] == right
    assert shown["scores"]["nominal.accuracy"]["value"] is None
    assert [wrong["mention"] for wrong in shown["wrong"]] == ["she"] * (1 - right)


@pytest.mark.parametrize(
    ("link", "right"), [(CLERKS, 1), (actor("Some clerks of Tarn", "she"), 0), (None, 0)]
)
def test_who_is_mentioned_once(folder: Path, link: Link, right: int) -> None:
    shown = antecedents.evaluate(folder, Told(None, link)).to_dict()
    assert shown["scores"]["alone.accuracy"]["value"] == right


def test_what_is_not_there_is_refused(folder: Path) -> None:
    with pytest.raises(GoldError, match="no news or interviews"):
        antecedents.evaluate(folder, Told(), lambda _: False)
    with pytest.raises(GoldError, match="no news or interviews"):
        antecedents.evaluate(folder / "rst", Told())
