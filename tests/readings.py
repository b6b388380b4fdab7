"""Readings made by hand, for the tests of everything that shows or stores them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from hashlib import sha256

from whosays.model import (
    Account,
    Act,
    Actor,
    ActorType,
    Attribution,
    AttributionType,
    Determinacy,
    Entity,
    EntityType,
    FailedReading,
    Failure,
    Features,
    Interval,
    LinkKind,
    Mention,
    Metadata,
    Polarity,
    Quotation,
    Reading,
    Resolved,
    SourceType,
    Span,
    TimeExpression,
    TimeType,
    Unresolved,
)

MODEL = "whosays-test 1"


def span(text: str, words: str, after: int = 0) -> Span:
    """The first place where `words` stand at or after `after`."""
    start = text.index(words, after)
    return Span.of(text, start, start + len(words))


def features(
    source_type: SourceType = SourceType.OTHER,
    type: AttributionType = AttributionType.COMMUNICATION,  # noqa: A002 - the field's name
    polarity: Polarity = Polarity.POSITIVE,
    determinacy: Determinacy = Determinacy.DETERMINATE,
) -> Features:
    """Those of a plain statement, but for what is told."""
    return Features(source_type, type, polarity, determinacy)


PLAIN = features()


def says(
    text: str,
    source: str | None,
    cue: str,
    *content: str,
    parent: Attribution | None = None,
    quotation: Quotation = Quotation.INDIRECT,
    confidence: float = 0.9,
    act: Act = Act.SAYS,
    features: Features = PLAIN,
    actor: Resolved | Unresolved | None = None,
    hearer: str | None = None,
    where: str | None = None,
    said_on: TimeExpression | None = None,
    about: Sequence[TimeExpression] = (),
    after: int = 0,
) -> Attribution:
    """An attribution whose parts are found by their words."""
    parts = (span(text, source, after) if source else None, span(text, cue, after))
    pieces = tuple(sorted(span(text, words, after) for words in content))
    return Attribution(
        sha256(repr((parts, pieces)).encode()).hexdigest()[:16],
        parent.id if parent else None,
        *parts,
        pieces,
        quotation,
        confidence,
        act=act,
        features=features,
        actor=actor,
        hearer=span(text, hearer, after) if hearer else None,
        where=span(text, where, after) if where else None,
        said_on=said_on,
        about=tuple(about),
    )


def actor(
    name: str,
    *mentions: tuple[Span, LinkKind],
    type: ActorType = ActorType.PERSON,  # noqa: A002 - the field's name
    roles: Sequence[str] = (),
    behind: Actor | None = None,
) -> Actor:
    """An actor by its mentions."""
    key = sha256(repr((name, mentions)).encode()).hexdigest()[:16]
    found = tuple(Mention(place, kind) for place, kind in sorted(mentions))
    return Actor(key, name, type, tuple(roles), behind.id if behind else None, found)


def when(
    text: str,
    words: str,
    value: str | None,
    *days: str,
    type: TimeType = TimeType.DATE,  # noqa: A002 - the field's name
    after: int = 0,
) -> TimeExpression:
    """A time expression found by its words; `days` are the first and the last, or one that is both."""
    calendar = [date.fromisoformat(day) for day in days]
    return TimeExpression(
        span(text, words, after), type, value, Interval(calendar[0], calendar[-1]) if calendar else None
    )


def account(text: str, path: str | None = "report.txt", **metadata: str) -> Account:
    return Account(
        id=sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        path=path,
        text=text,
        language="en",
        encoding="utf-8",
        metadata=Metadata(**metadata),  # type: ignore[arg-type]
    )


def reading(
    text: str,
    attributions: Sequence[Attribution] = (),
    entities: Sequence[tuple[str, EntityType]] = (),
    *,
    times: Sequence[TimeExpression] = (),
    actors: Sequence[Actor] = (),
    path: str | None = "report.txt",
    **metadata: str,
) -> Reading:
    named = tuple(Entity(span(text, words), kind) for words, kind in entities)
    return Reading(
        account(text, path, **metadata), MODEL, tuple(attributions), named, tuple(times), tuple(actors)
    )


def failed(path: str = "broken.html", kind: str = "empty", message: str = "no words in it") -> FailedReading:
    return FailedReading(path, Failure(kind, message))


BRIDGE = """Bridge at Velmora to stay shut, minister says

The Osk bridge will not reopen before May, transport minister Ilse Tarnow told reporters in Velmora on Friday.

“We will not gamble with lives,” she said. “Not for a week, and not for a day.”

The Gazette reported that engineers warned of cracks in 2019, citing a letter which it said the ministry had.

Harbour workers believe the closure will cost them the season. It was unclear whether the council agreed.
"""


def bridge(path: str | None = "bridge.txt") -> Reading:
    """An article with a headline, quotations in pieces, and a chain of three."""
    text = BRIDGE
    which = text.index("which it")
    friday = when(text, "Friday", "2031-02-14", "2031-02-14")
    may = when(text, "May", "2031-05", "2031-05-01", "2031-05-31")
    in_2019 = when(text, "2019", "2019", "2019-01-01", "2019-12-31")
    tarnow = actor(
        "Ilse Tarnow",
        (span(text, "minister"), LinkKind.ROLE),
        (span(text, "Ilse Tarnow"), LinkKind.NAME),
        (span(text, "she"), LinkKind.PRONOUN),
        roles=["transport minister"],
    )
    gazette = actor("The Gazette", (span(text, "The Gazette"), LinkKind.NAME), type=ActorType.OUTLET)
    ministry = actor("the ministry", (span(text, "the ministry"), LinkKind.ROLE), type=ActorType.GOVERNMENT)
    engineers = actor("engineers", (span(text, "engineers"), LinkKind.DESCRIPTION), type=ActorType.UNNAMED)
    letter = actor(
        "a letter", (span(text, "a letter"), LinkKind.DOCUMENT), type=ActorType.DOCUMENT, behind=ministry
    )
    workers = actor(
        "Harbour workers", (span(text, "Harbour workers"), LinkKind.DESCRIPTION), type=ActorType.UNNAMED
    )
    reported = says(
        text,
        "The Gazette",
        "reported",
        "that engineers warned of cracks in 2019, citing a letter which it said the ministry had",
        actor=Resolved(gazette, LinkKind.NAME),
        about=[in_2019],
    )
    warned = says(
        text,
        "engineers",
        "warned of",
        "cracks in 2019",
        parent=reported,
        confidence=0.81,
        act=Act.WARNS,
        features=features(SourceType.ARBITRARY),
        actor=Resolved(engineers, LinkKind.DESCRIPTION),
        about=[in_2019],
    )
    citing = says(
        text,
        "a letter",
        "citing",
        "which it said the ministry had",
        parent=reported,
        confidence=0.46,
        actor=Resolved(letter, LinkKind.DOCUMENT),
    )
    paper = says(
        text,
        "it",
        "said",
        "the ministry had",
        parent=citing,
        actor=Unresolved(LinkKind.PRONOUN, (gazette, ministry)),
        after=which,
    )
    return reading(
        text,
        [
            says(
                text,
                "minister",
                "says",
                "Bridge at Velmora to stay shut",
                confidence=0.97,
                actor=Resolved(tarnow, LinkKind.ROLE),
            ),
            says(
                text,
                "transport minister Ilse Tarnow",
                "told",
                "The Osk bridge will not reopen before May",
                confidence=0.95,
                actor=Resolved(tarnow, LinkKind.NAME),
                hearer="reporters",
                said_on=friday,
                about=[may],
            ),
            says(
                text,
                "she",
                "said",
                "“We will not gamble with lives,”",
                "“Not for a week, and not for a day.”",
                quotation=Quotation.DIRECT,
                act=Act.REFUSES,
                features=features(type=AttributionType.CONTROL, polarity=Polarity.NEGATIVE),
                actor=Resolved(tarnow, LinkKind.PRONOUN),
                after=text.index("“We"),
            ),
            reported,
            warned,
            citing,
            paper,
            says(
                text,
                "Harbour workers",
                "believe",
                "the closure will cost them the season",
                act=Act.BELIEVES,
                features=features(SourceType.ARBITRARY, AttributionType.PROPOSITIONAL_ATTITUDE),
                actor=Resolved(workers, LinkKind.DESCRIPTION),
            ),
            says(
                text,
                None,
                "was unclear",
                "whether the council agreed",
                confidence=0.55,
                act=Act.DOUBTS,
                features=features(
                    SourceType.WRITER, AttributionType.PROPOSITIONAL_ATTITUDE, Polarity.NEGATIVE
                ),
            ),
        ],
        [("Velmora", EntityType.LOC), ("Ilse Tarnow", EntityType.PER), ("Friday", EntityType.DATE)],
        times=[may, friday, in_2019],
        actors=[tarnow, gazette, engineers, letter, ministry, workers],
        path=path,
        title="Bridge at Velmora to stay shut, minister says",
        outlet="Osk Valley Courier",
        published="2031-02-14",
        url="https://courier.example/2031/02/14/bridge",
    )


COUNCIL = """Deputy mayor Pell Andrig denied on Monday that anybody had warned the city council, and the
engineer Mara Lunde called her a liar. She also said that repairs would begin late next
month.

The council made no mention of the letter in its readout of Saturday’s meeting. The ministry declined to
comment on it. People familiar with the talks would expect a decision within days.
"""


def council() -> Reading:
    """What the bridge lacks: a denial, an omission, a silence, a pronoun that may be either of two."""
    text = COUNCIL
    monday = when(text, "Monday", "2031-02-17", "2031-02-17")
    next_month = when(text, "late next\nmonth", "2031-03", "2031-03-21", "2031-03-31")
    days = when(text, "within days", "PXD", type=TimeType.DURATION)
    andrig = actor(
        "Pell Andrig",
        (span(text, "Pell Andrig"), LinkKind.NAME),
        (span(text, "her"), LinkKind.PRONOUN),
        roles=["Deputy mayor"],
    )
    lunde = actor("Mara Lunde", (span(text, "Mara Lunde"), LinkKind.NAME), roles=["the engineer"])
    body = actor(
        "the city council",
        (span(text, "the city council"), LinkKind.NAME),
        (span(text, "The council"), LinkKind.NAME),
        (span(text, "its"), LinkKind.PRONOUN),
        type=ActorType.ORGANIZATION,
    )
    ministry = actor("The ministry", (span(text, "The ministry"), LinkKind.ROLE), type=ActorType.GOVERNMENT)
    people = actor(
        "People familiar with the talks",
        (span(text, "People familiar with the talks"), LinkKind.DESCRIPTION),
        type=ActorType.UNNAMED,
    )
    return reading(
        text,
        [
            says(
                text,
                "Deputy mayor Pell Andrig",
                "denied",
                "that anybody had warned the city council",
                act=Act.DENIES,
                features=features(polarity=Polarity.NEGATIVE),
                actor=Resolved(andrig, LinkKind.NAME),
                said_on=monday,
            ),
            says(
                text,
                "the\nengineer Mara Lunde",
                "called",
                "her a liar",
                act=Act.ACCUSES,
                actor=Resolved(lunde, LinkKind.NAME),
            ),
            says(
                text,
                "She",
                "also said",
                "that repairs would begin late next\nmonth",
                actor=Unresolved(LinkKind.PRONOUN, (lunde, andrig)),
                about=[next_month],
            ),
            says(
                text,
                "The council",
                "made no mention of",
                "the letter",
                act=Act.OMITS,
                features=features(polarity=Polarity.NEGATIVE),
                actor=Resolved(body, LinkKind.NAME),
                where="its readout of Saturday’s meeting",
            ),
            says(
                text,
                "The ministry",
                "declined to\ncomment on",
                "it",
                act=Act.DECLINES_TO_COMMENT,
                actor=Resolved(ministry, LinkKind.ROLE),
                after=text.index("The ministry"),
            ),
            says(
                text,
                "People familiar with the talks",
                "would expect",
                "a decision within days",
                act=Act.EXPECTS,
                features=Features(
                    SourceType.ARBITRARY,
                    AttributionType.PROPOSITIONAL_ATTITUDE,
                    Polarity.POSITIVE,
                    Determinacy.INDETERMINATE,
                ),
                actor=Resolved(people, LinkKind.DESCRIPTION),
                about=[days],
            ),
        ],
        times=[monday, next_month, days],
        actors=[andrig, body, lunde, ministry, people],
        outlet="The Gazette",
        published="2031-02-18",
    )


HOSTILE = (
    "\x1b[31m=cmd()\x07 <script>alert(1)</script> [red]\u202egnp.exe\u2069 \"q\" 'a' &amp; \u200bzero\x85\r"
)


def hostile() -> Reading:
    """Hostile words wherever an account can put them."""
    text = f"{HOSTILE}{HOSTILE}"
    twice = Span.of(text, 0, len(HOSTILE)), Span.of(text, len(HOSTILE), len(text))
    villain = actor(HOSTILE, (twice[0], LinkKind.NAME), (twice[1], LinkKind.PRONOUN), roles=[HOSTILE])
    other = actor(f"{HOSTILE}|", (twice[0], LinkKind.ROLE), type=ActorType.DOCUMENT, behind=villain)
    echo = actor(HOSTILE, (twice[0], LinkKind.NAME), (twice[1], LinkKind.NAME), behind=villain)
    stranger = actor(HOSTILE, (twice[0], LinkKind.APPOSITION))
    lone = actor(HOSTILE, (twice[1], LinkKind.DESCRIPTION), type=ActorType.UNNAMED)
    day = when(text, HOSTILE, HOSTILE, "2031-02-14", "2031-02-16")
    rows = [
        says(
            text,
            HOSTILE,
            HOSTILE,
            HOSTILE,
            act=Act.OMITS,
            actor=link,
            hearer=HOSTILE,
            where=HOSTILE,
            said_on=day,
            about=[day],
            after=after,
        )
        for after, link in (
            (0, Resolved(villain, LinkKind.ROLE)),
            (len(HOSTILE), Unresolved(LinkKind.NAME, (villain, other, stranger))),
        )
    ]
    return reading(
        text,
        rows,
        times=[day],
        actors=[villain, other, echo, lone],
        path=HOSTILE,
        title=HOSTILE,
        outlet=HOSTILE,
        url=f"javascript:alert(1){HOSTILE}",
    )
