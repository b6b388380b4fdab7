"""What the shipped model reads in our own sentences, and what must hold whatever it reads."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from whosays.errors import EmptyError, TooLargeError
from whosays.extract import Reader
from whosays.extract.words import Words, split_words
from whosays.ingest import from_text
from whosays.model import Account, Attribution, FailedReading, Failure, Quotation, Reading

Expected = tuple[str | None, str, str, Quotation]
DIRECT, INDIRECT, MIXED = Quotation.DIRECT, Quotation.INDIRECT, Quotation.MIXED

ONE: list[tuple[str, Expected]] = [
    (
        "The harbour master said that the north pier was safe.",
        ("The harbour master", "said", "that the north pier was safe", INDIRECT),
    ),
    (
        "“We will not leave the valley,” said Tomas Lund, a farmer.",
        ("Tomas Lund, a farmer", "said", "“We will not leave the valley,”", DIRECT),
    ),
    (
        "According to the ministry, the gates were opened on Friday.",
        ("the ministry", "According to", "the gates were opened on Friday", INDIRECT),
    ),
    (
        "Brevik called the report “a gift to the mining companies”.",
        ("Brevik", "called", "the report “a gift to the mining companies”", MIXED),
    ),
    (
        "Officials denied that any money had changed hands.",
        ("Officials", "denied", "that any money had changed hands", INDIRECT),
    ),
    (
        "The company has repeatedly promised to clean the river.",
        ("The company", "has repeatedly promised", "to clean the river", INDIRECT),
    ),
    (
        "The governor of Velmar believes the border should be closed.",
        ("The governor of Velmar", "believes", "the border should be closed", INDIRECT),
    ),
]


def read(reader: Reader, text: str) -> Reading:
    return reader.read(Account("0" * 64, None, text))


def shown(attribution: Attribution) -> Expected:
    return (
        attribution.source.text if attribution.source else None,
        attribution.cue.text,
        " … ".join(piece.text for piece in attribution.content),
        attribution.quotation,
    )


@pytest.mark.parametrize(("text", "expected"), ONE)
def test_one_attribution(reader: Reader, text: str, expected: Expected) -> None:
    assert [shown(a) for a in read(reader, text).attributions] == [expected]


def test_content_in_pieces(reader: Reader) -> None:
    text = "“The dam is old,” Okoro said, “and nobody has looked at the gates for ten years.”"
    (attribution,) = read(reader, text).attributions
    assert [piece.text for piece in attribution.content] == [
        "“The dam is old,”",
        "“and nobody has looked at the gates for ten years.”",
    ]


def test_one_source_serves_two_cues(reader: Reader) -> None:
    text = "The ministry rejected the report, saying that its authors had never been in the valley."
    sources = [a.source.text for a in read(reader, text).attributions if a.source]
    assert sources == ["The ministry", "The ministry"]


def test_nested(reader: Reader) -> None:
    text = "Ilse Marenko told reporters that the minister had promised to open the province to inspectors."
    outer, inner = read(reader, text).attributions
    assert inner.parent == outer.id
    assert shown(inner)[:2] == ("the minister", "had promised")


def test_site_furniture_is_no_statement(reader: Reader) -> None:
    text = (
        "Home\n\nWorld\n\nSign in\n\nThe mayor said the bridge was safe.\n\nMost read\n\n"
        "Ten soups for a cold spring\n\n"
        "Comments are closed.\n\n© The Harbour Courier. Cookie settings"
    )
    assert [a.cue.text for a in read(reader, text).attributions] == ["said"]


def test_a_garbled_sentence_does_not_derail_the_rest(reader: Reader) -> None:
    garbled = "The the chief of stressed gates must must, states the issued of.\n\n"
    text = garbled + "The mayor said the bridge was safe."
    assert ("The mayor", "said", "the bridge was safe", INDIRECT) in [
        shown(a) for a in read(reader, text).attributions
    ]


def test_no_attribution(reader: Reader) -> None:
    assert (
        read(reader, "Rain fell on the valley for three days. The river rose by a metre.").attributions == ()
    )


def test_entities(reader: Reader) -> None:
    reading = read(reader, "Angela Morris flew from Lisbon to Nairobi on Tuesday to meet the World Bank.")
    assert [(e.span.text, e.type.value) for e in reading.entities if e.type.value != "DATE"] == [
        ("Angela Morris", "PER"),
        ("Lisbon", "LOC"),
        ("Nairobi", "LOC"),
        (
            "the World Bank" if "the World Bank" in {e.span.text for e in reading.entities} else "World Bank",
            "ORG",
        ),
    ]


def test_front_matter_is_not_read(reader: Reader) -> None:
    text = "---\ntitle: The mayor said no\n---\nThe mayor said the bridge was safe."
    (attribution,) = reader.read(from_text(text)).attributions
    assert attribution.cue.start > text.rindex("---")


def test_the_same_text_reads_the_same(reader: Reader) -> None:
    text = "\n\n".join(text for text, _ in ONE) * 8
    assert read(reader, text) == read(reader, text)


def test_a_paragraph_longer_than_a_window(reader: Reader) -> None:
    text = " ".join(text for text, _ in ONE * 30)
    found = [shown(a)[:2] for a in read(reader, text).attributions if a.parent is None]
    expected = [expected[:2] for _, expected in ONE * 30]
    assert len([one for one in expected if one in found]) >= 0.8 * len(expected)


@pytest.mark.parametrize("text", ["", " \n\t", "\ufffd\ufffd"])
def test_no_words(reader: Reader, text: str) -> None:
    with pytest.raises(EmptyError):
        read(reader, text)


def test_more_words_than_can_be_read(reader: Reader) -> None:
    with pytest.raises(TooLargeError, match="split it"):
        read(reader, "!?" * 300_000)


QUOTED = [
    "“The governor has denied that the gates were opened at night,” Brevik said.",
    "“Officials told us that the dam would hold for another winter,” said Tomas Lund.",
    "“My father believed that the river belonged to nobody,” Okoro said.",
]


def test_nested_in_a_quotation(reader: Reader) -> None:
    nested = [any(a.parent for a in read(reader, text).attributions) for text in QUOTED]
    assert sum(nested) >= 2


def test_a_transcript(reader: Reader) -> None:
    text = (
        "MARSH: Minister, thank you for coming in. Is the dam safe?\n\n"
        "OKORO: It is safe. We checked the gates in March, and nothing has moved since."
    )
    assert [shown(a)[:2] for a in read(reader, text).attributions if not a.parent] == [
        ("MARSH", ":"),
        ("OKORO", ":"),
    ]


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from([*"“”\"'.,:—\n", "said", "he", "Ana", "that", "\n\n", "[SEP]", "x" * 300]),
        max_size=60,
    )
)
def test_any_words_make_a_reading(reader: Reader, parts: list[str]) -> None:
    text = " ".join(parts) + " end"
    reading = read(reader, text)  # building it checks that every span is verbatim and every parent known
    for attribution in reading.attributions:
        children = [a for a in reading.attributions if a.parent == attribution.id]
        assert all(any(p.contains(c.cue) for p in attribution.content) for c in children)


def test_embeddings_are_unit_vectors_near_what_means_the_same(reader: Reader) -> None:
    text = "The bridge is safe to cross. One can use the bridge without danger. Milk prices fell in May."
    ends = [i + 1 for i, character in enumerate(text) if character == "."]
    first, second, third = reader.embed(text, list(zip([0, *ends], ends, strict=False)))
    assert (first @ first, second @ second) == pytest.approx((1, 1), abs=1e-5)
    assert first @ second > first @ third + 0.1


def test_many_together_read_as_one_by_one(reader: Reader) -> None:
    texts = [text for text, _ in ONE] * 5 + [" ".join(text for text, _ in ONE) * 60]
    accounts = [Account(f"{number:064x}", None, text) for number, text in enumerate(texts)]
    together = list(reader.read_many(iter(accounts)))
    assert together == [reader.read(account) for account in accounts]


def test_one_that_fails_among_many_is_one_failure(reader: Reader) -> None:
    text = ONE[0][0]
    earlier = FailedReading("gone.txt", Failure("not_found", "no such file"))
    items: list[Account | FailedReading] = [
        Account("a" * 64, "a", text),
        earlier,
        Account("b" * 64, "b", "…"),
        Account("c" * 64, "c", " \n"),
    ]
    results = list(reader.read_many([*items, Account("d" * 64, "d", text)]))
    assert [type(result) for result in results] == [Reading, FailedReading, Reading, FailedReading, Reading]
    assert results[1] is earlier
    assert isinstance(results[3], FailedReading)
    assert (results[3].path, results[3].failure.kind) == ("c", "empty")


def test_a_fault_of_ours_is_one_failure(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    def faulty(text: str, *arguments: object) -> Words:
        if "avalanche" in text:
            raise RuntimeError("boom")
        return split_words(text, *arguments)  # type: ignore[arg-type]

    monkeypatch.setattr("whosays.extract.reader.split_words", faulty)
    texts = ["Okoro said it was cold.", "Okoro said an avalanche came.", "Okoro said it was warm."]
    results = list(reader.read_many(Account("e" * 64, str(n), text) for n, text in enumerate(texts)))
    assert [isinstance(result, Reading) for result in results] == [True, False, True]
    assert isinstance(results[1], FailedReading)
    assert results[1].failure.kind == "reader"
    assert "boom" in results[1].failure.message
