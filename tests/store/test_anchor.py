"""Words found again in another version of their text."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from tests.readings import BRIDGE, COUNCIL
from whosays.model import Anchor
from whosays.store.anchor import Ambiguous, How, Lost, Reanchored, Result, reanchor

VERSION = "test/1"
ARTICLE = BRIDGE + COUNCIL


def anchor(text: str, words: str, after: int = 0) -> Anchor:
    start = text.index(words, after)
    return Anchor.of(text, start, start + len(words), VERSION)


def found(result: Result) -> tuple[str, How]:
    assert isinstance(result, Reanchored), result
    return result.span.text, result.how


def test_an_anchor_is_verbatim() -> None:
    made = anchor(ARTICLE, "told")
    assert (made.quote, made.text_version) == ("told", VERSION)
    assert ARTICLE[made.start - 32 : made.end + 32] == made.prefix + made.quote + made.suffix
    assert Anchor.from_dict(made.to_dict()) == made


def test_words_that_recur_take_more_context() -> None:
    same = "Officials met in the old town hall and said that nothing had been decided yet. "
    text = f"On Monday, in the rain. {same}On Tuesday, in the sun. {same}"
    second = anchor(text, "said", after=text.rindex("Officials"))
    assert "Tuesday" in second.prefix
    assert len(anchor(f"{same}.", "said").prefix) == 32


@pytest.mark.parametrize(("start", "end"), [(0, 0), (3, 3), (5, 2), (-1, 3), (0, 99)])
def test_no_words_no_anchor(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="no words"):
        Anchor.of("a few words", start, end, VERSION)


@pytest.mark.parametrize(
    ("old", "new", "quote", "expected", "how"),
    [
        ("", "", "told", "told", How.POSITION),
        (
            "Bridge at Velmora to stay shut",
            "Menu Home Bridge at Velmora to stay shut",
            "told",
            "told",
            How.QUOTE,
        ),
        ("\n\n", " ", "told", "told", How.QUOTE),
        ("\n\n", "\n \n\n", "the closure will cost", "the closure will cost", How.QUOTE),
        ("“", '"', "“We will not gamble with lives,”", '"We will not gamble with lives,”', How.POSITION),
        (
            "gamble with",
            "gamble\n   with",
            "not gamble with lives",
            "not gamble\n   with lives",
            How.POSITION,
        ),
        (
            "gamble with",
            "gam\u00adble\u00a0with",
            "gamble with lives",
            "gam\u00adble\u00a0with lives",
            How.POSITION,
        ),
        ("’s", "â€™s", "its readout of Saturday’s meeting", "its readout of Saturdayâ€™s meeting", How.FUZZY),
        ("Mara Lunde", "Mára Lunde", "engineer Mara Lunde", "engineer Mára Lunde", How.FUZZY),
        (
            "cost them the season",
            "surely cost them all of the season",
            "the closure will cost them the season",
            "the closure will surely cost them all of the season",
            How.FUZZY,
        ),
        ("Harbour workers", "Dock workers", "Harbour workers believe", "Dock workers believe", How.FUZZY),
        ("Ilse Tarnow told", "Ilse Tarnov told", "Ilse Tarnow", "Ilse Tarnov", How.FUZZY),
    ],
)
def test_found_again(old: str, new: str, quote: str, expected: str, how: How) -> None:
    result = reanchor(anchor(ARTICLE, quote), ARTICLE.replace(old, new) if old else ARTICLE)
    assert found(result) == (expected, how)


def test_the_score_says_how_much_is_the_same() -> None:
    same, near = (
        reanchor(anchor(ARTICLE, "Mara Lunde"), ARTICLE.replace("Mara L", m)) for m in ("Mara L", "M L")
    )
    assert isinstance(same, Reanchored)
    assert same.score == 1.0
    assert not isinstance(near, Ambiguous | Reanchored) or near.score < 1.0


@pytest.mark.parametrize(
    "new",
    [
        "",
        " ",
        "\x00",
        "\u200b",
        "told",
        ARTICLE.replace(" told ", " informed "),
        ARTICLE.replace("transport minister Ilse Tarnow told reporters in Velmora on Friday", ""),
        "The caretaker told a boy to shut the door of the school. " * 3,
    ],
)
def test_words_that_are_gone_are_lost(new: str) -> None:
    """A cue that was cut must not turn up at some other *told*."""
    assert isinstance(reanchor(anchor(ARTICLE, "told"), new), Lost)


def test_equals_are_all_told() -> None:
    """The paragraph was printed twice: nobody knows which of the two is meant."""
    twice = ARTICLE.replace("The council made", "Read more.\n\nThe council made") + "Read more.\n\n" + COUNCIL
    text = ARTICLE[ARTICLE.index("The council made") :]
    result = reanchor(anchor(text, "declined to"), twice)
    assert isinstance(result, Ambiguous)
    assert [one.text for one in result.candidates] == ["declined to"] * 2
    assert all(twice[one.start : one.end] == one.text for one in result.candidates)


def test_distance_decides_only_when_it_is_clear() -> None:
    line = "He said that it was late. "
    text = line * 60
    marked = anchor(text, "said", after=30 * len(line))
    assert found(reanchor(marked, text)) == ("said", How.POSITION)
    nearest = reanchor(marked, " " + text)
    assert found(nearest) == ("said", How.DISTANCE)
    assert isinstance(reanchor(marked, "x" * (len(line) // 2) + text), Ambiguous)


def test_the_right_one_of_many() -> None:
    """Each statement of a long list keeps its own cue, wherever the list goes."""
    lines = [f"Councillor number {n} said that ward {n} had {n * 7 % 31} cases of it.\n" for n in range(200)]
    text = "".join(lines)
    moved = "A headline\n\n" + "".join(lines[100:]) + "".join(lines[:100])
    for n in range(0, 200, 7):
        result = reanchor(anchor(text, "said", after=text.index(lines[n])), moved)
        assert isinstance(result, Reanchored)
        assert result.span.start == moved.index("said", moved.index(lines[n]))


@pytest.mark.parametrize("quote", ["\u200b\u00ad", "\u200b"])
def test_words_that_cannot_be_seen(quote: str) -> None:
    text = f"before{quote}after"
    assert found(reanchor(anchor(text, quote), text)) == (quote, How.POSITION)
    assert found(reanchor(anchor(text, quote), f"x{text}")) == (quote, How.QUOTE)
    assert isinstance(reanchor(anchor(text, quote), "before, and after"), Lost)


WORDS = st.text("abcdefgh \n.,“”'é\u200b", max_size=80)
PLACES = st.tuples(st.integers(0, len(ARTICLE) - 1), st.integers(1, 300))
EDITS = st.lists(st.tuples(st.integers(0, len(ARTICLE)), st.integers(0, 60), WORDS), max_size=6)


@given(place=PLACES, edits=EDITS)
@example(place=(0, 300), edits=[(400, 20, "")])
@example(place=(46, 2), edits=[(0, 1, "")])  # the quote begins in the middle of white space
def test_edits_elsewhere_never_lose_it(place: tuple[int, int], edits: list[tuple[int, int, str]]) -> None:
    start, end = place[0], min(len(ARTICLE), sum(place))
    marked = Anchor.of(ARTICLE, start, end, VERSION)
    assume(marked.quote.strip(" \n"))
    text, shift = ARTICLE, 0
    last = len(ARTICLE)
    for at, cut, put in sorted(edits, reverse=True):
        stop = min(at + cut, last)
        before = stop <= start - len(marked.prefix)
        if at > stop or not (before or at >= end + len(marked.suffix)):
            continue
        text, last = text[:at] + put + text[stop:], at
        shift += (len(put) - (stop - at)) if before else 0
    result = reanchor(marked, text)
    assert isinstance(result, Reanchored), result
    assert (result.span.start, result.span.text) == (start + shift, marked.quote)


@given(old=st.text(min_size=1), new=st.text(), data=st.data())
def test_any_text_at_all(old: str, new: str, data: st.DataObject) -> None:
    """Nothing breaks, whatever the texts are; and what is found is verbatim."""
    start = data.draw(st.integers(0, len(old) - 1))
    end = data.draw(st.integers(start + 1, len(old)))
    marked = Anchor.of(old, start, end, VERSION)
    assert found(reanchor(marked, old)) == (old[start:end], How.POSITION)
    match reanchor(marked, new):
        case Reanchored(span=span, score=score):
            assert new[span.start : span.end] == span.text
            assert 0 < score <= 1
        case Ambiguous(candidates=candidates):
            assert len(candidates) > 1
            assert all(new[one.start : one.end] == one.text for one in candidates)


@given(text=st.text("ab ", min_size=1, max_size=60), data=st.data())
def test_texts_that_repeat(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    new = data.draw(st.text("ab ", max_size=60))
    result = reanchor(Anchor.of(text, start, end, VERSION), new)
    spans = result.candidates if isinstance(result, Ambiguous) else ()
    assert len(set(spans)) == len(spans)
    assert all(a.end <= b.start for a, b in pairwise(spans))
