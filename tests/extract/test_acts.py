"""What cues mean, in invented sentences, and what must hold whatever they are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.extract.acts_marked import meaning, spans
from whosays.extract.acts import interpret
from whosays.model import Act, AttributionType, Determinacy, Polarity, SourceType, Span

COMMUNICATION, ATTITUDE = AttributionType.COMMUNICATION, AttributionType.PROPOSITIONAL_ATTITUDE
FACTIVE, CONTROL = AttributionType.FACTIVE, AttributionType.CONTROL

ACTS = [
    # Speech that is only speech, whatever is said.
    ("{Osei} <said> [the plan was a scandal].", Act.SAYS),
    ("<According to> {the ministry}, [the gates were opened].", Act.SAYS),
    ("{Osei}<:> [The dam is old.]", Act.SAYS),
    ("{The clerk} <told> reporters [that the vault was empty].", Act.SAYS),
    ("{The clerk} <said in a statement> [that the vault was empty].", Act.SAYS),
    ("{The survey} <found> [that most farmers had left].", Act.SAYS),
    ("{The survey} <concluded> [that most farmers had left].", Act.SAYS),
    ("{Figures} <suggest> [that rents will fall].", Act.SAYS),
    ("{She} <went on to say> [it would rain].", Act.SAYS),
    ("{She} <was quick to point out> [that it had rained].", Act.SAYS),
    ("{She} <tried to explain> [the delay].", Act.SAYS),
    ("{Officials} <assured> him [that the dam was sound].", Act.SAYS),
    ("[The ferry] was <reportedly> [sold].", Act.SAYS),
    ("{Lund} <called> [the harbour a harbour].", Act.SAYS),
    ("{The letter} <reads>: [Come at once.]", Act.SAYS),
    ("[Some of it], {a spokeswoman} <was quoted as saying>, [was lost].", Act.SAYS),
    ("{The board} <put it> this way: [nobody leaves].", Act.SAYS),
    ("{Ines Orr} <made clear> [that she would stay].", Act.SAYS),
    # Denying and confirming.
    ("{The firm} <denied> [any leak].", Act.DENIES),
    ("{The firm} <has repeatedly denied> [any leak].", Act.DENIES),
    ("{The firm} <dismissed> [the allegations].", Act.DENIES),
    ("{The firm} <rejected> [the claim that it had known].", Act.DENIES),
    ("{The chemist} <disputes> [the figure].", Act.DENIES),
    ("{His lawyer} <walked back> [the remark].", Act.DENIES),
    ("{The firm} <confirmed> [the sale].", Act.CONFIRMS),
    ("{The firm} <was forced to admit> [the sale].", Act.CONFIRMS),
    ("{The firm} <conceded> [that it had been late].", Act.CONFIRMS),
    ("{The captain} <apologized for> [the delay].", Act.CONFIRMS),
    ("{The captain} <has made no secret of> [his debts].", Act.CONFIRMS),
    # Accusing, warning.
    ("{The union} <accuses> [the owners of hiding the fire].", Act.ACCUSES),
    ("[The owners] <are accused of> [hiding the fire].", Act.ACCUSES),
    ("{The union} <blamed> [the owners].", Act.ACCUSES),
    ("<accusations of> [fraud] from {the union}", Act.ACCUSES),
    ("{The union} <went on to accuse> [the owners of arson].", Act.ACCUSES),
    ("{The union} <warned> [that the roof would fall].", Act.WARNS),
    ("{The union} <threatened to> [walk out].", Act.WARNS),
    ("{The union} <cautioned against> [haste].", Act.WARNS),
    # Wanting others to act.
    ("{The union} <demanded> [a new roof].", Act.DEMANDS),
    ("{The union} <called on> the owners [to mend the roof].", Act.DEMANDS),
    ("{The union} <has long called for> [a new roof].", Act.DEMANDS),
    ("{The union} <pushed for> [a delay].", Act.DEMANDS),
    ("{The union} <reiterated the call> [for a new roof].", Act.DEMANDS),
    ("{The union} <urges> [the owners to mend the roof].", Act.DEMANDS),
    ("{The foreman} <told> [the crews to leave].", Act.DEMANDS),
    ("{The foreman} <told> the crews [they must leave].", Act.DEMANDS),
    ("{The foreman} <insists on> [silence].", Act.DEMANDS),
    ("{The union} <proposed> [a week of rest].", Act.DEMANDS),
    ("{The union} <recommended> [that the pit be shut].", Act.DEMANDS),
    ("{Orr} <asked> [whether the pit was shut].", Act.ASKS),
    ("{Orr} <asked> the board [to wait].", Act.ASKS),
    ("{Orr} <was asked about> [the pit].", Act.ASKS),
    ("{Orr} <has long sought> [access to the pit].", Act.ASKS),
    ("{Orr} <wondered> [why nobody came].", Act.ASKS),
    ("{Orr} <questioned> Lund [about the pit].", Act.ASKS),
    ("{Orr} <appealed for> [calm].", Act.ASKS),
    ("{Orr} <wants to know> [who paid].", Act.ASKS),
    # Wishing, expecting, meaning to.
    ("{Orr} <hopes> [that the rain will end].", Act.HOPES),
    ("{Orr} <would like> [the rain to end].", Act.HOPES),
    ("{Orr} <expressed his hope> [that the rain would end].", Act.HOPES),
    ("{Orr} <expressed the desire> [for rain].", Act.HOPES),
    ("{Orr} <wants> [the council to pay].", Act.HOPES),
    ("[The vote] <is expected> [to slip].", Act.EXPECTS),
    ("[The vote] <is likely> [to slip].", Act.EXPECTS),
    ("{Orr} <predicts> [a cold spring].", Act.EXPECTS),
    ("{Farmers} <had been eagerly awaiting> [the rain].", Act.EXPECTS),
    ("{Farmers} <fear> [a dry spring].", Act.EXPECTS),
    ("{Farmers} <worry> [that the well will run dry].", Act.EXPECTS),
    ("{Farmers} <worry> [that the well is dry].", Act.BELIEVES),
    ("{Orr} <plans to> [leave].", Act.INTENDS),
    ("{Orr} <announced plans> [to leave].", Act.INTENDS),
    ("{Orr} <is considering> [a move to Velmar].", Act.INTENDS),
    ("{Orr} <considers> [the move a mistake].", Act.BELIEVES),
    ("{Orr} <sought to> [calm the crowd].", Act.INTENDS),
    ("{Orr} <has promised> [to mend the roof].", Act.PROMISES),
    ("{Orr} <offered> [to mend the roof].", Act.PROMISES),
    ("{Orr} <offered> [a different story].", Act.SAYS),
    ("{Orr} <assured> them [that the roof would be mended].", Act.PROMISES),
    # Taking sides, yielding, refusing, deciding.
    ("{Lund} <agreed> [to sell].", Act.AGREES),
    ("{Brant} <accepted> [the visit].", Act.AGREES),
    ("{Lund} <endorsed> [Orr].", Act.AGREES),
    ("{Lund} <expressed support for> [the mine].", Act.AGREES),
    ("{Lund} <stands by> [his brother].", Act.AGREES),
    ("{Lund} <spoke in favor of> [the mine].", Act.AGREES),
    ("{Lund} <voted for> [Orr].", Act.AGREES),
    ("{Lund} <voted for> [the bill].", Act.DECIDES),
    ("{Lund} <refused> [to pay].", Act.REFUSES),
    ("{Lund} <declined> [the offer].", Act.REFUSES),
    ("{Lund} <rejected> [the offer].", Act.REFUSES),
    ("{Lund} <ruled out> [a sale].", Act.REFUSES),
    ("{Lund} <refused to apologize for> [the joke].", Act.REFUSES),
    ("{Lund} <declined to endorse> [Orr].", Act.REFUSES),
    ("{The court} <ruled> [that the bridge was public].", Act.DECIDES),
    ("{The law} <requires> [a licence].", Act.DECIDES),
    ("<Under> {the statute}, [boats need lamps].", Act.DECIDES),
    ("{The council} <appointed> [Orr].", Act.DECIDES),
    # Good words and bad.
    ("{Lund} <praised> [the crew].", Act.PRAISES),
    ("{Lund} <hailed> [the crew].", Act.PRAISES),
    ("{Lund} <called> [the crew heroes].", Act.PRAISES),
    ("{Lund} <recognized> [the crew's significant efforts].", Act.PRAISES),
    ("{Lund} <blasted> [the crew].", Act.CRITICISES),
    ("{Lund} <called> [the port a disgrace].", Act.CRITICISES),
    ("{Lund} <described> [the crew as not incompetent].", Act.PRAISES),
    ("{Lund} <brushed off> [the crew].", Act.CRITICISES),
    ("{Lund} <took aim at> [the crew].", Act.CRITICISES),
    ("{Lund} <issued a statement that condemned> [the crew].", Act.CRITICISES),
    ("his <criticism of> [the crew]", Act.CRITICISES),
    ("{Lund} <is against> [the mine].", Act.CRITICISES),
    ("{Lund} <fired back at> [the crew].", Act.CRITICISES),
    ("{Lund} <criticises> [the crew].", Act.CRITICISES),
    ("{Lund} <voiced concern about> [the state of the roof].", Act.CRITICISES),
    # In the mind.
    ("{Lund} <believes> [that the crew is lost].", Act.BELIEVES),
    ("[The crew] <seemed> [lost].", Act.BELIEVES),
    ("<To> {many farmers}, [the crew is lost].", Act.BELIEVES),
    ("{Lund} <sees> [the crew as lost].", Act.BELIEVES),
    ("{Lund} <saw> [the crew leave].", Act.KNOWS),
    ("{Lund} <is confident> [that the crew will come].", Act.BELIEVES),
    ("{Lund} <doubts> [that the crew will come].", Act.DOUBTS),
    ("{Lund} <questioned> [whether the crew would come].", Act.DOUBTS),
    ("<It is unclear> [whether the crew will come].", Act.DOUBTS),
    ("{Lund} <cast doubt on> [the story].", Act.DOUBTS),
    ("{Lund} <knows> [that the crew is lost].", Act.KNOWS),
    ("{Lund} <learned> [that the crew was lost].", Act.KNOWS),
    ("{Lund} <recalled> [a long night].", Act.KNOWS),
    ("{Inspectors} <found> [leaks].", Act.KNOWS),
    # What is not said.
    ("{Lund} <declined to comment>[.]", Act.DECLINES_TO_COMMENT),
    ("{Lund} <refused to say> [who had paid].", Act.DECLINES_TO_COMMENT),
    ("{Lund} <declined> [to discuss the loss].", Act.DECLINES_TO_COMMENT),
    ("{Lund} <refused to> [answer questions].", Act.DECLINES_TO_COMMENT),
    ("{Lund} <refused> [to leave the boat].", Act.REFUSES),
    ("{Lund} <declined> [an interview].", Act.DECLINES_TO_COMMENT),
    ("{Lund} <declined> [to publicly detail the loss].", Act.DECLINES_TO_COMMENT),
    ("{Lund} <declined> [to be named].", Act.DECLINES_TO_COMMENT),
    ("{Lund} <stopped short of committing> [himself].", Act.PROMISES),
    ("{Lund} <has been reluctant to reveal> [who paid].", Act.DECLINES_TO_COMMENT),
    ("{Lund} <would not say whether> [the crew had left].", Act.DECLINES_TO_COMMENT),
    ("{Lund} <cannot confirm> [the loss].", Act.DECLINES_TO_COMMENT),
    ("{Lund} <has yet to respond> [to a letter].", Act.DECLINES_TO_COMMENT),
    ("{Lund} <has not yet responded> [to a letter].", Act.DECLINES_TO_COMMENT),
    ("{Lund} <did not immediately respond to> [a letter].", Act.DECLINES_TO_COMMENT),
    ("{Lund} <did not say> [who had paid].", Act.OMITS),
    ("{Lund} <made no mention of> [the loss] in his report of the voyage.", Act.OMITS),
    ("{Lund} <never mentioned> [the loss].", Act.OMITS),
    ("{Lund} <avoided any mention of> [the loss].", Act.OMITS),
    ("{Lund} <has not confirmed> [the loss].", Act.OMITS),
    ("{Lund} <ignored> [the loss].", Act.OMITS),
    # Negation of the rest.
    ("{Lund} <does not believe> [that the crew is lost].", Act.DOUBTS),
    ("{Lund} <does not know> [whether the crew is lost].", Act.DOUBTS),
    ("{Lund} <did not know> [that the crew was lost].", Act.KNOWS),
    ("{Lund} <does not doubt> [that the crew is lost].", Act.BELIEVES),
    ("{Lund} <never denied> [the loss].", Act.SAYS),
    ("{Lund} <would not rule out> [a sale].", Act.SAYS),
    ("{Lund} <does not want> [to leave].", Act.REFUSES),
    ("{Lund} <does not want> [the others to leave].", Act.HOPES),
    ("{Lund} <has no plans> [to leave].", Act.REFUSES),
    ("{Lund} <will not allow> [it].", Act.REFUSES),
    ("{Lund} <does not support> [the mine].", Act.CRITICISES),
    ("{Lund} <does not agree> [that the mine is safe].", Act.DENIES),
    ("{Lund} <did not criticize> [the mine].", Act.CRITICISES),
    ("{Lund} <did not fail to mention> [the mine].", Act.SAYS),
    ("{Lund} <not only praised> [the mine].", Act.PRAISES),
]

TYPES = [
    ("{Orr} <said> [it rained].", COMMUNICATION),
    ("{Orr} <thinks> [it rained].", ATTITUDE),
    ("{Orr} <knows> [it rained].", FACTIVE),
    ("{Orr} <regrets> [that it rained].", FACTIVE),
    ("{Orr} <promised> [to come].", CONTROL),
    ("{Orr} <asked> [whether it rained].", COMMUNICATION),
    ("{Orr} <asked> the crew [to come].", CONTROL),
    ("{Orr} <expects> [them to come].", CONTROL),
    ("{Orr} <expects> [that it will rain].", ATTITUDE),
    ("{Orr} <agreed> [to come].", CONTROL),
    ("{Orr} <agreed> [that it rained].", COMMUNICATION),
    ("{Orr} <did not mention> [the rain].", COMMUNICATION),
    ("{Orr} <refused> [to come].", CONTROL),
    ("{Orr} <has no plans> [to come].", CONTROL),
]

POLARITIES = [
    ("{Orr} <denied> [the loss].", Polarity.NEGATIVE),
    ("{Orr} <did not say> [who paid].", Polarity.NEGATIVE),
    ("{Orr} <does not think> [it will rain].", Polarity.NEGATIVE),
    ("{Orr} <did not know> [that it rained].", Polarity.NEGATIVE),
    ("{Orr} <never denied> [the loss].", Polarity.POSITIVE),
    ("{Orr} <blasted> [the crew].", Polarity.POSITIVE),
    ("{Orr} <hopes> [it will rain].", Polarity.POSITIVE),
]

DETERMINACIES = [
    ("{Orr} <said> [it rained].", Determinacy.DETERMINATE),
    ("{Orr} <has said> [it rained].", Determinacy.DETERMINATE),
    ("{Orr} <would say> [it rained].", Determinacy.INDETERMINATE),
    ("{Orr} <may announce> [the sale].", Determinacy.INDETERMINATE),
    ("{Orr} <will announce> [the sale].", Determinacy.INDETERMINATE),
    ("{Orr} <is expected to announce> [the sale].", Determinacy.INDETERMINATE),
    ("{Orr} <is likely to announce> [the sale].", Determinacy.INDETERMINATE),
    ("{Orr} <tried to explain> [the sale].", Determinacy.INDETERMINATE),
    ("{Orr} <would not say> [who paid].", Determinacy.DETERMINATE),
    ("{Orr} <cannot confirm> [the sale].", Determinacy.DETERMINATE),
    ("{Orr} <would like> [to leave].", Determinacy.DETERMINATE),
    ("If {Orr} <said> [it rained], it rained.", Determinacy.INDETERMINATE),
    ("Did {Orr} <say> [it rained]?", Determinacy.INDETERMINATE),
    ("<Tell> them [that it rained].", Determinacy.INDETERMINATE),
    ("It was dry. {Orr} <said> [it rained].", Determinacy.DETERMINATE),
]

SOURCES = [
    ("{Some} <say> [it rained].", SourceType.ARBITRARY),
    ("{Many critics} <say> [it rained].", SourceType.ARBITRARY),
    ("{Those who were there} <say> [it rained].", SourceType.ARBITRARY),
    ("{Activists} <say> [it rained].", SourceType.OTHER),
    ("{Some farmers} <say> [it rained].", SourceType.OTHER),
    ("[Rain] <is expected>.", SourceType.ARBITRARY),
    ("<It is believed> [that it rained].", SourceType.ARBITRARY),
    ("<Accusations of> [theft] grew.", SourceType.ARBITRARY),
    ("<It is unclear> [whether it rained].", SourceType.WRITER),
    ("[The sky] <seemed> [grey].", SourceType.WRITER),
    ("{I} <think> [it rained].", SourceType.WRITER),
    ("“{I} <think> [it rained],” he said.", SourceType.OTHER),
    ("The crew left, <saying> [it rained].", SourceType.OTHER),
]

HEARERS = [
    ("{Orr} <told> leaders in Velmar [that it rained].", "leaders in Velmar"),
    ("[It rained], {Orr} <told> the Brant Gazette on Friday.", "the Brant Gazette"),
    ("{Orr} <said> to reporters [that it rained].", "reporters"),
    ("{Orr} <said> in a letter to the council [that it rained].", "the council"),
    ("[It rained], {Orr} <said> in an interview with Radio Osk on Friday.", "Radio Osk"),
    ("{Orr} <asked> the court [to wait].", "the court"),
    ("{Orr} <urged> his crew [to wait].", "his crew"),
    ("{Orr} <called on> Gen. T. Lund [to wait].", "Gen. T. Lund"),
    ("{Orr} <warned> the public [that it would rain].", "the public"),
    ("The harbour master <was told> [that it rained].", "The harbour master"),
    ("{Orr} <told> [the council that it rained].", None),
    ("{Orr} <urged> [Brant to wait].", None),
    ("{Orr} <said> on Friday [that it rained].", None),
    ("{Orr} <asked> in Velmar [whether it rained].", None),
    ("{Orr} <responded> to the flood [with a shrug].", None),
    ("{Orr} <accused> Lund [of theft].", None),
]


@pytest.mark.parametrize(("marked", "act"), ACTS)
def test_act(marked: str, act: Act) -> None:
    assert meaning(marked).act is act


@pytest.mark.parametrize(("marked", "kind"), TYPES)
def test_type(marked: str, kind: AttributionType) -> None:
    assert meaning(marked).features.type is kind


@pytest.mark.parametrize(("marked", "polarity"), POLARITIES)
def test_polarity(marked: str, polarity: Polarity) -> None:
    assert meaning(marked).features.polarity is polarity


@pytest.mark.parametrize(("marked", "determinacy"), DETERMINACIES)
def test_determinacy(marked: str, determinacy: Determinacy) -> None:
    assert meaning(marked).features.determinacy is determinacy


@pytest.mark.parametrize(("marked", "kind"), SOURCES)
def test_source_type(marked: str, kind: SourceType) -> None:
    assert meaning(marked).features.source_type is kind


def test_a_nested_first_person_is_not_the_writer() -> None:
    assert meaning("{I} <think> [it rained].", nested=True).features.source_type is SourceType.OTHER


@pytest.mark.parametrize(("marked", "hearer"), HEARERS)
def test_hearer(marked: str, hearer: str | None) -> None:
    found = meaning(marked).hearer
    assert (found.text if found else None) == hearer


def test_where_something_is_left_out() -> None:
    found = meaning(
        "{Lund} <made no mention of> [the loss] in his report of the voyage, which was long."
    ).where
    assert found is not None
    assert found.text == "his report of the voyage"


def test_where_is_of_omissions_alone() -> None:
    assert meaning("{Lund} <spoke of> [the loss] in his report of the voyage.").where is None


def test_an_unknown_cue_only_says() -> None:
    found = meaning("{Lund} <frobnicated> [that it rained].")
    assert (found.act, found.known) == (Act.SAYS, False)


_PLAIN = (
    """said not n't to would told in its report of asked been refused the if Ana that back yet ’s expects"""
)
_WORDS = st.sampled_from([*"“”\"'.,:—\n\u0301", *_PLAIN.split(), "x" * 300, "a letter to"])


@given(st.lists(_WORDS, min_size=1, max_size=25), st.data())
def test_any_spans_have_a_meaning(parts: list[str], data: st.DataObject) -> None:
    text = " ".join(parts)
    ends = st.lists(st.integers(0, len(text)), min_size=2, max_size=2, unique=True).map(sorted)
    drawn = [Span.of(text, *data.draw(ends)) for _ in range(data.draw(st.integers(2, 4)))]
    cue, source, *content = drawn
    found = interpret(text, data.draw(st.sampled_from([source, None])), cue, content)
    for span in filter(None, (found.hearer, found.where)):
        assert text[span.start : span.end] == span.text
        assert span.end <= cue.start or cue.end <= span.start


@pytest.mark.parametrize("word", ["to ", "not ", "in a letter ", "refused to ", "“", "the ", "that that "])
def test_long_spans_are_only_looked_at_in_part(word: str) -> None:
    text, source, cue, content = spans(f"{{{word * 4000}}}<{word * 4000}>[{word * 4000}]")
    assert interpret(text, source, cue, content).act in set(Act)
