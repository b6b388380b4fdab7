"""A hundred corrections of all kinds, and then another model and another extractor."""

from __future__ import annotations

from collections.abc import Iterator

from tests.store import planted
from tests.store.kept import WHEN
from tests.store.planted import (
    CHECKED,
    CONTENT,
    CUE,
    MISSED,
    SENTENCES,
    SOURCE,
    SPLIT,
    SPURIOUS,
    WHO,
    Article,
    Text,
)
from whosays.model import (
    ActorType,
    Add,
    Attribution,
    CheckAccount,
    CheckAttribution,
    Correct,
    Detail,
    Marked,
    Mentioned,
    Move,
    Named,
    Original,
    Part,
    Reject,
    Resolved,
    SourceIs,
    Span,
    Split,
    Verdict,
)
from whosays.model.marked import anchor
from whosays.store import Library
from whosays.store.judgements.judged import Judged

ARTICLES = 10
DETAILS = (
    Correct(Detail.TITLE, "Quay dispute deepens", "Quay dispute"),
    Correct(Detail.OUTLET, "Osk Valley Courier", "The Gazette"),
    Correct(Detail.PUBLISHED, "2031-02", "2031-02-14"),
    Correct(Detail.URL, None, "https://gazette.example/quay"),
)
NAMED = Named("Vera Stroem", ActorType.PERSON)
OTHER = 8  # the sentence of whose source somebody says that it is Vera Stroem


def corrections(article: Article, number: int) -> Iterator[Verdict]:
    """Nine that put right what the first model got wrong, or say that it was right."""
    text = article.text(1)
    read, said = article.read(text, 1), text.sentences

    def marked(sentence: int) -> Marked:
        cue = said[sentence].cue.start
        return Marked.of(next(one for one in read.attributions if one.cue.start == cue), read)

    def right(sentence: int) -> tuple[Marked, ...]:
        return tuple(Marked.of(one, read) for place, one in article.gold(text) if place == sentence)

    yield Add(right(MISSED)[0])
    yield Move(marked(SOURCE), Part.SOURCE, marked(SOURCE).source, right(SOURCE)[0].source)
    yield Move(marked(CUE), Part.CUE, marked(CUE).cue, right(CUE)[0].cue)
    yield Move(marked(CONTENT), Part.CONTENT, marked(CONTENT).content[0], right(CONTENT)[0].content[0])
    yield Split(marked(SPLIT), right(SPLIT))
    yield Reject(marked(SPURIOUS))
    first = read.actors[0]
    yield SourceIs(marked(WHO), Mentioned(anchor(read, first.mentions[0].span), first.name), None)
    yield CheckAttribution(marked(CHECKED))
    yield DETAILS[number % len(DETAILS)]


def parts(one: Attribution) -> tuple[Span, ...]:
    return tuple(one.spans())


def plant(library: Library) -> list[Article]:
    """Articles in the library, with ten corrections of each; of the even ones the last checks all of it."""
    articles = [Article(number) for number in range(ARTICLES)]
    for number, article in enumerate(articles):
        text = article.text(1)
        read = article.read(text, 1)
        data = f"article {article.number}".encode()
        with library.writer() as writer, library.judge() as judge:
            writer.add(Original(data, f"{number}.html", "text/html", WHEN), read)
            judge.judge_all(corrections(article, number), who="Ana", account=read.account.id)
            with library.view() as view:
                now = view.reading(read.account.id)
            gold = [one for _, one in article.gold(text)]
            assert {parts(one) for one in now.attributions} == {parts(one) for one in gold}
            if number % 2 == 0:
                last: Verdict = CheckAccount(tuple(Marked.of(one, now) for one in now.attributions))
            else:
                cue = text.sentences[OTHER].cue
                last = SourceIs(
                    Marked.of(next(one for one in now.attributions if one.cue == cue), now), NAMED, None
                )
            judge.judge(last, who="Bo", account=read.account.id)
    return articles


def wrong(article: Article, judged: Judged) -> Iterator[str]:
    """Where a corrected reading of the second text is not as people said."""
    text = article.text(2)
    gold = list(article.gold(text))
    said = {parts(one): one for one in judged.reading.attributions}
    told = range(SENTENCES) if judged.checked else (MISSED, SPLIT, WHO, CHECKED, OTHER)
    for sentence, one in gold:
        if sentence in told and sentence not in (WHO, OTHER) and parts(one) not in said:
            yield f"{article.number}, sentence {sentence}: {one.cue} is not as it was marked"
    if judged.checked and len(said) != len(gold):
        yield f"{article.number}: {len(said)} attributions in a checked account, not {len(gold)}"
    at = {
        sentence: next((one for one in said.values() if one.cue == text.sentences[sentence].cue), None)
        for sentence in range(SENTENCES)
    }
    for sentence in (SOURCE, CUE, CONTENT, WHO):
        there = at[sentence]
        if there is None or not _is_as_told(article, text, sentence, there):
            yield f"{article.number}, sentence {sentence}: its part is not as it was marked"
    if at[SPURIOUS] is not None:
        yield f"{article.number}: what was rejected is there"
    if article.number % 2 and not _is_named(at[OTHER]):
        yield f"{article.number}: somebody else than was said"


def _is_as_told(article: Article, text: Text, sentence: int, one: Attribution) -> bool:
    right = text.sentences[sentence]
    match sentence:
        case planted.SOURCE:
            return one.source == right.source
        case planted.CONTENT:
            return one.content == right.content
        case planted.WHO:
            name = article.read(article.text(1), 1).actors[0].name
            return isinstance(one.actor, Resolved) and one.actor.actor.name == name
        case _:
            return one.cue == right.cue


def _is_named(one: Attribution | None) -> bool:
    return one is not None and isinstance(one.actor, Resolved) and one.actor.actor.name == NAMED.name


def test_a_hundred_corrections_outlive_another_model_and_another_extractor(library: Library) -> None:
    articles = plant(library)
    with library.writer() as writer:
        for article in articles:
            later = article.read(article.text(2), 2)
            writer.reread(later.account.id, later)
    with library.judge() as judge:
        report = judge.reanchor_all()
    assert report.all == 100
    assert report.without_help >= 95, report.ambiguous + report.lost + report.unfit
    with library.view() as view:
        listed = list(view.unanchored())
        assert len(listed) == report.all - report.without_help
        problems = []
        for article in articles:
            id_ = article.text(2).account.id
            judged = view.judged(id_)
            assert view.reading(id_) == judged.reading
            assert view.account(id_).extractor == "test/2"
            assert len(list(view.judgements(id_))) == 10
            problems += list(wrong(article, judged))
    assert len(problems) <= len(listed), problems
    assert report.moved
    assert report.fuzzy
    assert list(library.verify()) == []
