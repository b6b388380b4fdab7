"""Which paragraphs are headings, and that headings are read by themselves."""

import pytest

from tests.extract.headlines_marked import ATTRIBUTING, BODIES, SILENT
from whosays.extract import Reader
from whosays.extract.headings import headings
from whosays.extract.words import paragraphs
from whosays.ingest import from_text
from whosays.model import Attribution, Span

PROSE = "The river crossing at Tarsk has been closed since January."
CASES = [
    ("a title over a body", f"Bridge to stay shut\n\n{PROSE}", 1),
    ("a title alone", "Bridge to stay shut", 1),
    ("no title", f"{PROSE}\n\nNobody knows when it will open.", 0),
    ("a title, a byline, a date", f"Bridge to stay shut\n\nBy Ines Farkas\n\n3 May 2031\n\n{PROSE}", 3),
    ("subheadings further down", f"Bridge to stay shut\n\n{PROSE}\n\nWhat now?\n\n{PROSE}", 1),
    ("a question", f"Who will pay?\n\n{PROSE}", 1),
    ("a quotation", f"‘We will not leave’\n\n{PROSE}", 1),
    ("a sentence that is quoted", f"“We will not leave.”\n\n{PROSE}", 0),
    ("what leads into the next paragraph", f"The mayor said:\n\n{PROSE}", 0),
    ("lines that nothing ends: verses, lists", "Long is the river\n\nand slow the barge\n\nand cold", 1),
    ("wrapped lines", f"Bridge to stay\nshut until spring\n\n{PROSE}", 0),
    ("a long paragraph", f"{'word ' * 200}\n\n{PROSE}", 0),
    ("nothing", "", 0),
]


@pytest.mark.parametrize(("text", "expected"), [case[1:] for case in CASES], ids=[c[0] for c in CASES])
def test_headings(text: str, expected: int) -> None:
    assert headings(text, list(paragraphs(text))) == expected


def test_the_title_is_a_heading_whatever_it_looks_like() -> None:
    text = f"The bridge is shut.\n\nBy Ines Farkas\n\n{PROSE}"
    assert headings(text, list(paragraphs(text)), "The bridge is shut.") == 2
    assert headings(text, list(paragraphs(text)), "Another title") == 0


def spans(attribution: Attribution) -> list[Span]:
    return [attribution.cue, *attribution.content, *([attribution.source] if attribution.source else [])]


@pytest.mark.parametrize("body", BODIES)
def test_nothing_is_said_across_a_heading(reader: Reader, body: str) -> None:
    for headline in (*(one.text for one in ATTRIBUTING), *SILENT):
        account = from_text(f"{headline}\n\n{body}")
        for attribution in reader.read(account).attributions:
            assert len({span.start < len(headline) for span in spans(attribution)}) == 1, headline


OF_ONE = [
    ("Bridge to stay shut, minister says", ("minister", "says", "Bridge to stay shut")),
    ("Arrests were lawful, police insist", ("police", "insist", "Arrests were lawful")),
    ("Mayor denies bribe claims", ("Mayor", "denies", "bribe claims")),
]


@pytest.mark.parametrize(("headline", "expected"), OF_ONE)
@pytest.mark.parametrize("body", ["", *(f"\n\n{body}" for body in BODIES)])
def test_a_headline_says_what_it_says(
    reader: Reader, headline: str, body: str, expected: tuple[str, str, str]
) -> None:
    first = reader.read(from_text(headline + body)).attributions[0]
    assert first.source
    assert (first.source.text, first.cue.text, " … ".join(p.text for p in first.content)) == expected
