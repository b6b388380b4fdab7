"""Time expressions of one account: their values and days."""

from __future__ import annotations

import re
from datetime import date

import pytest

from whosays.extract.times import days, normalise
from whosays.model import Interval, TimeExpression, TimeType

DATE, TIME, DURATION, SET = TimeType
PUBLISHED = "2021-03-03"  # a Wednesday


def read(marked: str, published: str | None = PUBLISHED, kind: TimeType = DATE) -> list[TimeExpression]:
    """What the expressions stand for that are marked `[so]` in a text; `[so/SET]` has a type of its own."""
    found = []
    text = ""
    for part in re.split(r"(\[[^]]*\])", marked):
        words, _, named = part[1:-1].rpartition("~") if part.startswith("[") else (part, "", "")
        words, named = (words or named, named) if part.startswith("[") else (part, "")
        if part.startswith("["):
            found.append((TimeType(named) if words != named else kind, len(text), len(text) + len(words)))
        text += words
    return list(normalise(text, found, published))


def value(words: str, kind: TimeType = DATE, published: str | None = PUBLISHED) -> str | None:
    """The value of the words in a sentence about the past."""
    return read(f"The harbour was shut, [{words}], and a ferry sank.", published, kind)[0].value


NAMED = [
    ("March 3, 2021", "2021-03-03"),
    ("3 March 2021", "2021-03-03"),
    ("the 3rd of March, 2021", "2021-03-03"),
    ("Wednesday, March 3rd, 2021", "2021-03-03"),
    ("Wed 03 Mar 2021", "2021-03-03"),
    ("March third", "2021-03-03"),
    ("the twenty-first of February", "2021-02-21"),
    ("Feb. 21", "2021-02-21"),
    ("2021-03-03", "2021-03-03"),
    ("2021/03/03", "2021-03-03"),
    ("20210303", "2021-03-03"),
    ("13/4/2020", "2020-04-13"),
    ("4/13/20", "2020-04-13"),
    ("04.03.2021", "2021-03-04"),
    ("5/5/2020", "2020-05-05"),
    ("3/4/2021", "2021-XX-XX"),  # March or April
    ("3/0/2021", None),
    ("40/40/2021", None),
    ("Feb. 30, 2019", "2019-02"),
    ("Feb. 29, 2019", "2019-02"),
    ("Feb. 30", "2021-02"),
    ("Feb. 29, 2020", "2020-02-29"),
    ("March 2020", "2020-03"),
    ("mid-March 2020", "2020-03"),
    ("late February", "2021-02"),
    ("the month of May", "2020-05"),
    ("2019", "2019"),
    ("the year 2000", "2000"),
    ("nineteen ninety-one", "1991"),
    ("the year two thousand", "2000"),
    ("'98", "1998"),
    ("the end of 2019", "2019"),
    ("the 1990s", "199"),
    ("the early '80s", "198"),
    ("the nineties", "199"),
    ("the 1930's", "193"),
    ("the '20s", "202"),
    ("the 1800s", "18"),
    ("the early 1900s", "19"),
    ("the 2000s", "200"),
    ("the 19th century", "18"),
    ("last century", "19"),
    ("44 B.C.", "BC0044"),
    ("the summer of 2019", "2019-SU"),
    ("autumn", "2020-FA"),
    ("the third quarter", "2020-Q3"),
    ("the third quarter of 2019", "2019-Q3"),
    ("Q2 2019", "2019-Q2"),
    ("the September quarter", "2020-Q3"),
    ("the latest December quarter", "2020-Q4"),
    ("the 2019 second quarter", "2019-Q2"),
    ("next year's first quarter", "2022-Q1"),
    ("the first half of 2019", "2019-H1"),
    ("the second half of last year", "2020-H2"),
    ("year-end", "2020-12"),
    ("fiscal 2020", "2020"),
    ("the week of March 1", "2021-W09"),
    ("the weekend of Feb. 20", "2021-W07-WE"),
    ("the first Monday of March 2019", "2019-03-04"),
    ("the last Thursday in November", "2020-11-26"),
    ("2019's first half", "2019-H1"),
    ("2020's third quarter", "2020-Q3"),
    ("Christmas Day", "2020-12-25"),
    ("Election Day 2016", "2016-11-08"),
    ("the election", None),
    ("last Christmas", "2020-12-25"),
    ("New Year's Eve 2019", "2019-12-31"),
    ("Good Friday 2019", "2019-04-19"),
    ("Easter", "2021-04-04"),  # a month ahead, eleven behind
    ("Thanksgiving", "2020-11-26"),
    ("9/11", "2001-09-11"),
    ("the 2nd", None),  # of no month that was mentioned
    ("doomsday", None),
    ("Karsova", None),
]


@pytest.mark.parametrize(("words", "expected"), NAMED)
def test_what_has_a_name_in_the_calendar(words: str, expected: str | None) -> None:
    assert value(words) == expected


RELATIVE = [
    ("today", "2021-03-03"),
    ("yesterday", "2021-03-02"),
    ("late yesterday", "2021-03-02"),
    ("tomorrow", "2021-03-04"),
    ("the day before yesterday", "2021-03-01"),
    ("Monday", "2021-03-01"),
    ("Tues.", "2021-03-02"),
    ("Wednesday", "2021-03-03"),
    ("Thursday", "2021-02-25"),
    ("last Wednesday", "2021-02-24"),
    ("next Wednesday", "2021-03-10"),
    ("this coming Sunday", "2021-03-07"),
    ("Friday last week", "2021-02-26"),
    ("the following Monday", "2021-03-08"),
    ("the following Wednesday", "2021-03-10"),
    ("the previous Thursday", "2021-02-25"),
    ("the previous Wednesday", "2021-02-24"),
    ("the last quarter of 2019", "2019-Q4"),
    ("a week from Tuesday", "2021-03-16"),
    ("last week", "2021-W08"),
    ("early this week", "2021-W09"),
    ("next week", "2021-W10"),
    ("the weekend", "2021-W08-WE"),
    ("last month", "2021-02"),
    ("late last month", "2021-02"),
    ("next month", "2021-04"),
    ("last quarter", "2020-Q4"),
    ("this quarter", "2021-Q1"),
    ("last year", "2020"),
    ("earlier this year", "2021"),
    ("the current year", "2021"),
    ("next year", "2022"),
    ("the past decade", "201"),
    ("last summer", "2020-SU"),
    ("this winter", "2020-WI"),
    ("next spring", "2022-SP"),
    ("last October", "2020-10"),
    ("April last year", "2020-04"),
    ("May 5 last year", "2020-05-05"),
    ("October", "2020-10"),
    ("three days ago", "2021-02-28"),
    ("two weeks ago", "2021-W07"),
    ("six months ago", "2020-09"),
    ("nearly ten years ago", "2011"),
    ("a year and a half ago", "2019-09"),
    ("two decades ago", "200"),
    ("ten years from now", "2031"),
    ("a few weeks ago", "PAST_REF"),
    ("five or six weeks ago", "PAST_REF"),
    ("years ago", "PAST_REF"),
    ("a long time ago", "PAST_REF"),
    ("24 hours ago", "2021-03-02"),
    ("half a century ago", "1971"),
    ("a quarter of a century ago", "1996"),
    ("two weeks from today", "2021-W11"),
    ("two weeks from Friday", "2021-03-19"),
    ("a week ago Friday", "2021-02-19"),
    ("a week ago Wednesday", "2021-02-24"),
    ("two weeks ago Monday", "2021-02-15"),
    ("the week before last", "2021-W07"),
    ("the year after next", "2023"),
    ("the year-ago third quarter", "2019-Q3"),
    ("the most recent quarter", "2020-Q4"),
    ("the most recent year", "2020"),
    ("the year-ago month", "2020-02"),
    ("earlier in the day", "2021-03-03"),
    ("those days", "PAST_REF"),
    ("this past week", "2021-W08"),
    ("this past spring", "2020-SP"),
    ("an hour later", "PT1H"),
    ("several days later", "PXD"),
    ("hours later", "PTXH"),
    ("now", "PRESENT_REF"),
    ("the current", "PRESENT_REF"),
    ("these days", "PRESENT_REF"),
    ("recently", "PAST_REF"),
    ("recent years", "PAST_REF"),
    ("the past", "PAST_REF"),
    ("soon", "FUTURE_REF"),
    ("the near future", "FUTURE_REF"),
    ("coming months", "FUTURE_REF"),
]


@pytest.mark.parametrize(("words", "expected"), RELATIVE)
def test_what_counts_from_the_publication(words: str, expected: str) -> None:
    assert value(words) == expected


CLOCK = [
    ("7:15 p.m.", "2021-03-03T19:15"),
    ("7 pm on Tuesday", "2021-03-02T19:00"),
    ("9 a.m. EST Monday", "2021-03-01T09:00"),
    ("12 a.m. Monday", "2021-03-01T00:00"),
    ("10:30 GMT on March 1", "2021-03-01T10:30"),
    ("1030 GMT", "2021-03-03T10:30"),
    ("five o'clock", "2021-03-03T05:00"),
    ("half past six", "2021-03-03T06:30"),
    ("four in the morning", "2021-03-03T04:00"),
    ("noon Saturday", "2021-02-27T12:00"),
    ("dawn on Saturday", "2021-02-27TMO"),
    ("midnight", "2021-03-03T24:00"),
    ("this morning", "2021-03-03TMO"),
    ("Tuesday evening", "2021-03-02TEV"),
    ("yesterday afternoon", "2021-03-02TAF"),
    ("tonight", "2021-03-03TNI"),
    ("last night", "2021-03-02TNI"),
]


@pytest.mark.parametrize(("words", "expected"), CLOCK)
def test_times_of_day(words: str, expected: str) -> None:
    assert value(words, TIME) == expected


def test_a_night_that_was_tagged_as_a_date_is_a_day() -> None:
    assert value("Tuesday night") == "2021-03-02"


DURATIONS = [
    ("three days", "P3D"),
    ("a 16-hour", "PT16H"),
    ("almost a hundred years", "P100Y"),
    ("two hundred and six days", "P206D"),
    ("1,000 days", "P1000D"),
    ("twenty-four hours", "PT24H"),
    ("2 1/2 years", "P2Y6M"),
    ("two and a half hours", "PT2H30M"),
    ("3-1/2 hours", "PT3H30M"),
    ("four minutes 13.35 seconds", "PT4M13.35S"),
    ("every single day", "P1D"),
    ("a year and a half", "P1Y6M"),
    ("half an hour", "PT30M"),
    ("half a century", "P50Y"),
    ("the past half century", "P50Y"),
    ("the last quarter-century", "P25Y"),
    ("a quarter-century", "P25Y"),
    ("the first hours", "PTXH"),
    ("two summers", "XXXX-SU"),
    ("two years and three months", "P2Y3M"),
    ("1 hour 20 minutes", "PT1H20M"),
    ("the last three months", "P3M"),
    ("the past few weeks", "PXW"),
    ("the next couple of years", "P2Y"),
    ("a dozen years", "P12Y"),
    ("a fortnight", "P2W"),
    ("two to three weeks", "PXW"),
    ("weeks or months", "PXW"),
    ("several hours", "PTXH"),
    ("years", "PXY"),
    ("three decades", "P30Y"),
    ("centuries", "PXC"),
    ("seven straight quarters", "P7Q"),
    ("an eight-month-old", "P8M"),
    ("the past two-and-a-half years", "P2Y6M"),
    ("the first six months", "P6M"),
    ("weeklong", "P1W"),
    ("the whole week", "P1W"),
    ("a third year", "P1Y"),
    ("some time", "PXX"),
]


@pytest.mark.parametrize(("words", "expected"), DURATIONS)
def test_durations(words: str, expected: str) -> None:
    found = read(f"They stayed for [{words}].", kind=DURATION)[0]
    assert (found.value, found.days) == (expected, None)


SETS = [
    ("daily", "P1D"),
    ("annual", "P1Y"),
    ("every day", "P1D"),
    ("each year", "P1Y"),
    ("twice a week", "P1W"),
    ("every two years", "P2Y"),
    ("every other week", "P2W"),
    ("every third year", "P3Y"),
    ("every few weeks", "PXW"),
    ("every Monday", "XXXX-WXX-1"),
    ("Fridays", "XXXX-WXX-5"),
    ("Tuesday nights", "XXXX-WXX-2TNI"),
    ("each July", "XXXX-07"),
    ("every March 3", "XXXX-03-03"),
    ("every summer", "XXXX-SU"),
    ("weekends", "XXXX-WXX-WE"),
    ("every morning", "XXXX-XX-XXTMO"),
    ("fourth quarters", "XXXX-Q4"),
]


@pytest.mark.parametrize(("words", "expected"), SETS)
def test_sets(words: str, expected: str) -> None:
    found = read(f"The ferry sails [{words}].", kind=SET)[0]
    assert (found.value, found.days) == (expected, None)


# The tense of the clause tells which way a day or a month without a year lies.
TENSES = [
    ("The bridge will open on [Friday].", "2021-03-05"),
    ("It will stay shut after a fire on [Tuesday].", "2021-03-02"),  # was yesterday
    ("It will reopen the ferry after [Friday].", "2021-03-05"),
    ("Earlier [Thursday] it was said that it will open.", "2021-02-25"),
    ("The road had been mended by [Friday].", "2021-02-26"),
    # What is said on a day of tomorrow's name was said farther east: last week's word is no news.
    ("Tarnow told reporters on [Thursday] that the bridge was shut.", "2021-03-04"),
    ("Tarnow was told on [Thursday] that the bridge was shut.", "2021-02-25"),
    ("[Thursday]'s vote is about a bridge.", "2021-03-04"),
    ("After a fight on [Thursday] that ended with a broken bridge, Kray left.", "2021-02-25"),
    ("The ferries collided on [Thursday].", "2021-02-25"),
    ("On [Thursday], the ferries collided.", "2021-02-25"),
    ("On [Thursday], they sail.", "2021-03-04"),
    ("The bridge has been shut since [Thursday].", "2021-02-25"),
    # What looks like a past behind a modal is none.
    ("Kray will hit the road on [Friday].", "2021-03-05"),
    ("The council may also cut the fare [Friday].", "2021-03-05"),
    ("“We’ll be meeting on [Friday] in Osk,” Tarnow said.", "2021-03-05"),
    ("The next vote is on [Friday].", "2021-03-05"),
    ("Kray leaves Osk on [Friday] and returns on Monday.", "2021-03-05"),
    ("A fire broke out days before [Friday]'s vote.", "2021-03-05"),
    ("Ferries were shut in Osk ahead of the vote on [Friday].", "2021-03-05"),
    ("They dropped plans for a march on [Friday].", "2021-03-05"),
    ("The loan will be paid on an unspecified date in [November].", "2021-11"),
    ("Tarnow is expected to announce [Friday] that the bridge will open.", "2021-03-05"),
    # `Plan on` is no verb here, and what has lasted since a month began before.
    ("The council approved the budget plan on [November 29].", "2020-11-29"),
    ("The bridge, which will open, has been shut since [April].", "2020-04"),
    ("It earned less in the quarter ended [March 31].", "2020-03-31"),
    ("Kray, in office since [May 18], will be the first to visit Osk.", "2020-05-18"),
    ("The ferry, Mrs. Tarnow wrote in [March], would be sold.", "2021-03"),
    ("It is to be held from [November 20] on.", "2021-11-20"),
    ("The loan must be repaid by [year-end].", "2021-12"),
    ("It can be seen between now and [June].", "2021-06"),
    ("The bridge opened on [Friday].", "2021-02-26"),
    ("The council is expected to vote [Friday].", "2021-03-05"),
    ("Ilse Tarnow said [Friday] that the bridge would open.", "2021-02-26"),
    ("It had been due to open [Friday].", "2021-02-26"),
    ("They must leave by [Friday].", "2021-03-05"),
    ("The sale, which had been foreseen, is to pay the loan by [Friday].", "2021-03-05"),
    ("They had moved to the harbour by [Friday].", "2021-02-26"),
    ("[Friday]'s vote will be repeated.", "2021-02-26"),
    ("The bridge will open in [April].", "2021-04"),
    ("The bridge opened in [October].", "2020-10"),
    ("A dividend is payable [April 1].", "2021-04-01"),
    ("Tarnow died. The bridge will open on [Friday].", "2021-03-05"),
    ("They leave on Monday. Mr. Tarnow left on [Friday].", "2021-02-26"),
    ("The vote was put off until [Monday].", "2021-03-08"),
    # Days ahead, or most of a year ago: what happened in between would have been said otherwise.
    ("They gave no reason for the [March 9] deadline.", "2021-03-09"),
    ("The council will look into the fire of [Feb. 27].", "2021-02-27"),
    ("The fair opens [Sunday, April 18].", "2021-04-18"),
    ("It rained in Osk. [Friday], the bridge opened, and will stay open.", "2021-02-26"),
    ("The council promised [Friday] to open the bridge.", "2021-02-26"),
    ("The council has promised to open the bridge [Friday].", "2021-03-05"),
    ("The bridge will stay shut, according to a report [Friday].", "2021-02-26"),
    ("Tarnow tried to open the bridge [Friday].", "2021-02-26"),
    ("Tarnow would not say [Friday] how.", "2021-02-26"),
    ("The warning [Friday] that the bridge must shut.", "2021-02-26"),
    ("A film about the plane, he said [Friday], was made.", "2021-02-26"),
    ("They will meet over [the weekend].", "2021-W09-WE"),
    ("They will be back in [ten days].", "2021-03-13"),
    ("Results for the quarter ending [March 31] were told.", "2021-03-31"),
]


@pytest.mark.parametrize(("sentence", "expected"), TENSES)
def test_the_tense_tells_the_direction(sentence: str, expected: str) -> None:
    assert read(sentence)[0].value == expected


# What the text mentioned before is what it counts from.
MENTIONED = [
    ("He fell on [May 3, 2019], and left [two days later].", "2019-05-05"),
    ("He fell on [May 3, 2019], and left [the following month].", "2019-06"),
    ("He fell on [May 3, 2019]. [The previous day] it had rained.", "2019-05-02"),
    ("He fell on [May 3, 2019]. [Earlier that day] it had rained.", "2019-05-03"),
    ("He fell on [May 3, 2019]. [Earlier in the day] it rained.", "2021-03-03"),
    ("He fell on [Monday]. [Earlier in the day] it rained.", "2021-03-01"),
    ("He fell on [May 3, 2019]. [The same day] it rained.", "2019-05-03"),
    ("He came on [Monday]. He fell in [May 2019]; [the same day] it rained.", "2019-05-XX"),
    ("He fell on [May 3, 2019]. On [that same day] it rained.", "2019-05-03"),
    ("He fell in 1994, on [May 3, 1994]. The vote was in [June of that year].", "1994-06"),
    ("He fell on [Monday], after a fight in [2019]; [four days earlier] it rained.", "2021-02-25"),
    ("He fell on [Monday]. A fight in [2019] ended [four days later].", "XXXX-XX-XX"),
    ("Prices rose in [June], from [the same month last year].", "2019-06"),
    ("He fell on [Monday].\n\n[9:42 p.m.~TIME]\n\nHe is back.", "2021-03-03T21:42"),
    # A day behind a time of day and what it is elsewhere.
    ("They met on [Monday]. It ends at [10 a.m.~TIME] (0900 GMT) on Tuesday.", "2021-03-02T10:00"),
    ("They met on [Monday]. It ends at 10 a.m. ([0900 GMT~TIME]) on Tuesday.", "2021-03-02T09:00"),
    ("They met on [Monday]. It ended at [10 a.m.~TIME] (0900 GMT). On Tuesday", "2021-03-01T10:00"),
    ("He fell in [2019], and left [two days later].", "XXXX-XX-XX"),
    ("He fell in [2019], and left [later that year].", "2019"),
    ("He fell in [2019], and left [the next year].", "2022"),
    ("He fell on [May 24] and [25].", "2020-05-25"),
    ("He fell on [May 3, 2019], and was back [tonight~TIME].", "2021-03-03TNI"),
    ("Sales rose in [the quarter] ended Sept. 30.", "2020-Q3"),
    ("He fell on [May 3, 2019], at [7 p.m.~TIME].", "2019-05-03T19:00"),
    ("It earned more in [the third quarter] than [a year earlier].", "2019-Q3"),
    ("It earned more in [the third quarter] than in [the year-ago quarter].", "2019-Q3"),
    ("It earned more in [the third quarter] than [a year] ago.", "2019-Q3"),
    ("It earned more in [2019] than [a year earlier].", "2018"),
    ("It earned less in [the third quarter], a loss against [a year ago], in [the quarter].", "2020-Q3"),
    ("It earned more in [the nine months~DURATION] than [a year earlier].", "2020"),
    ("Between [March] and [April 1997].", "1997-04"),
    # Of the quarters that are over, the latest is the one that is spoken of.
    (
        "In [the fourth quarter], unlike [the third quarter], it earned more than in [the year-ago quarter].",
        "2019-Q4",
    ),
    (
        "In [the fourth quarter] it earned more; it hopes for [the third quarter of 2022]. In [the quarter]",
        "2020-Q4",
    ),
    ("In [the fourth quarter] it earned more than in [the 2018 quarter]. In [the latest quarter]", "2020-Q4"),
    ("It earned more in [the fourth quarter] than in [the same quarter last year].", "2019-Q4"),
    # `Ago` counts from the publication.
    ("It earned less in [2019], and [a year ago].", "2020"),
    # What ends a span comes after what begins it.
    ("They asked 900 people from [Feb. 8] through [Sunday].", "2021-02-28"),
    ("The trial will last from [March 4] through [Sunday].", "2021-03-07"),
    ("From [Monday] to [Friday].", "2021-03-05"),
    ("From [September 1] through [June 30].", "2021-06-30"),
    ("From [January 11] through [March 2].", "2021-03-02"),
]


@pytest.mark.parametrize(("text", "expected"), MENTIONED)
def test_what_counts_from_an_earlier_mention(text: str, expected: str) -> None:
    assert read(text)[-1].value == expected


@pytest.mark.parametrize(
    ("published", "words", "expected"),
    [
        ("2021-03-06", "last week", "2021-W08"),
        ("2021-03-07", "last week", "2021-W09"),  # a Sunday
        ("2021-03-08", "last week", "2021-W09"),
        ("2021-03-07", "Friday last week", "2021-03-05"),
        ("2021-03-07", "this week", "2021-W09"),
        ("2021-03-07", "next week", "2021-W10"),
    ],
)
def test_on_a_sunday_last_week_is_the_one_that_ends(published: str, words: str, expected: str) -> None:
    assert value(words, published=published) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Easter week", "2021-W13"),
        ("Christmas week 2020", "2020-W52"),
        ("year-end 2019", "2019-12"),
        ("the second half of the year", "2021-H2"),
        ("the last week of June", "2020-06"),
        ("Independence Day", None),  # which country's?
    ],
)
def test_parts_of_the_calendar(words: str, expected: str | None) -> None:
    assert value(words) == expected


def test_the_year_of_the_other_end() -> None:
    assert [found.value for found in read("Between [March] and [April 1997].")] == ["1997-03", "1997-04"]
    assert [found.value for found in read("In [June] and [July of 2019].")] == ["2019-06", "2019-07"]


def test_the_unit_of_the_other_end() -> None:
    assert [found.value for found in read("For [two] to [six days].", kind=DURATION)] == ["P2D", "P6D"]


# Without an anchor nothing is guessed.
UNANCHORED = [
    ("today", "XXXX-XX-XX"),
    ("yesterday", "XXXX-XX-XX"),
    ("Friday", "XXXX-WXX-5"),
    ("Friday last week", "XXXX-WXX-5"),
    ("last week", "XXXX-WXX"),
    ("a week ago Friday", "XXXX-WXX-5"),
    ("the first Monday of March", "XXXX-XX-XX"),
    ("the weekend of March 6", "XXXX-WXX-WE"),
    ("the year-ago third quarter", "XXXX-QX"),
    ("the year before last", "XXXX"),
    ("the weekend", "XXXX-WXX-WE"),
    ("March 5", "XXXX-03-05"),
    ("January", "XXXX-01"),
    ("last month", "XXXX-XX"),
    ("April last year", "XXXX-04"),
    ("last summer", "XXXX-SU"),
    ("the third quarter", "XXXX-Q3"),
    ("last year", "XXXX"),
    ("ten years ago", "XXXX"),
    ("two decades ago", "XXX"),
    ("the '80s", "XX8"),
    ("Christmas", "XXXX-12-25"),
    ("Easter", "XXXX-XX-XX"),
]


@pytest.mark.parametrize(("words", "expected"), UNANCHORED)
def test_without_an_anchor_values_stay_relative(words: str, expected: str) -> None:
    found = read(f"It was shut {'[' + words + ']'}.", published=None)[0]
    assert (found.value, found.days) == (expected, None)


# An anchor that is coarser than the expression does not tell it either.
COARSE = [
    ("2021-03", "yesterday", "XXXX-XX-XX"),
    ("2021-03", "Friday", "XXXX-WXX-5"),
    ("2021-03", "last month", "2021-02"),
    ("2021-03", "October", "2020-10"),
    ("2021-03", "October 5", "XXXX-10-05"),
    ("2021-03", "last year", "2020"),
    ("2021", "last month", "XXXX-XX"),
    ("2021", "October", "XXXX-10"),
    ("2021", "last year", "2020"),
    ("2021", "the '90s", "199"),
    ("2021-02-13T14:26:00", "yesterday", "2021-02-12"),
    ("last Tuesday", "yesterday", "XXXX-XX-XX"),
]


@pytest.mark.parametrize(("published", "words", "expected"), COARSE)
def test_an_anchor_tells_what_is_as_coarse_as_itself(published: str, words: str, expected: str) -> None:
    assert value(words, published=published) == expected


DAYS = [
    ("2022-01-31", "2022-01-31", "2022-01-31"),
    ("2022-01-31T10:30", "2022-01-31", "2022-01-31"),
    ("2022-01-31TNI", "2022-01-31", "2022-01-31"),
    ("2022-02", "2022-02-01", "2022-02-28"),
    ("2020-02", "2020-02-01", "2020-02-29"),
    ("2022-12", "2022-12-01", "2022-12-31"),
    ("2022-W05", "2022-01-31", "2022-02-06"),
    ("2020-W53", "2020-12-28", "2021-01-03"),
    ("2022-W05-WE", "2022-02-05", "2022-02-06"),
    ("2022-W05-3", "2022-02-02", "2022-02-02"),
    ("2022-Q1", "2022-01-01", "2022-03-31"),
    ("2022-Q4", "2022-10-01", "2022-12-31"),
    ("2022-H1", "2022-01-01", "2022-06-30"),
    ("2022-SP", "2022-03-01", "2022-05-31"),
    ("2022-WI", "2022-12-01", "2023-02-28"),
    ("2022", "2022-01-01", "2022-12-31"),
    ("199", "1990-01-01", "1999-12-31"),
    ("18", "1800-01-01", "1899-12-31"),
]


@pytest.mark.parametrize(("timex", "first", "last"), DAYS)
def test_the_days_of_a_value(timex: str, first: str, last: str) -> None:
    assert days(timex) == Interval(date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize(
    "timex",
    [
        *(None, "", "P3D", "PXY", "PRESENT_REF", "XXXX-01", "XXXX-WXX-5", "2022-XX-XX", "2022-QX", "199X"),
        *("2022-13", "2022-02-30", "2021-W53", "0000", "0000-01", "9999-12-31x", "٢٠٢٢", "2022-01-01\n"),
        *("BC0044", "9" * 999),
    ],
)
def test_values_that_are_no_place_in_the_calendar(timex: str | None) -> None:
    assert days(timex) is None


def test_what_is_earlier_than_something_is_no_length() -> None:
    assert read("He left on [March 1] earlier than planned.")[0].value == "2021-03-01"


def test_a_fiscal_year_has_a_value_and_no_days() -> None:
    (found,) = read("Profit rose in [fiscal 2020].")
    assert (found.value, found.days) == ("2020", None)


JUNE_TO_AUGUST = [
    "It earned less in [its fourth quarter] ended Aug. 26.",
    "It earned less in [its fourth quarter] ended Sept. 2.",
    "It earned less in [its fourth quarter] ended Aug. 31, 2020.",
    "It earned less in [its fourth quarter] ended August.",
    "Profit fell in [the fiscal fourth quarter]. It was small for [the quarter] ended Aug. 31.",
    "Profit fell in [the fourth quarter] ended Aug. 31. It was small in [the quarter].",
    "It earned more in [the 2019 fourth quarter] than in [the fourth quarter] ended Aug. 31.",
    "Profit fell in [the 2021 fourth quarter]. It was small in [the fourth quarter] ended Aug. 31.",
]


@pytest.mark.parametrize("text", JUNE_TO_AUGUST)
def test_a_quarter_ends_when_the_words_behind_it_say(text: str) -> None:
    found = read(text)[-1]
    assert (found.value, found.days) == ("2020-Q4", Interval(date(2020, 6, 1), date(2020, 8, 31)))


def test_the_same_quarter_of_the_year_before_has_the_same_months() -> None:
    earlier = read("It earned more in [the first quarter] ended Sept. 30 than [a year earlier].")[-1]
    assert (earlier.value, earlier.days) == ("2019-Q1", Interval(date(2019, 7, 1), date(2019, 9, 30)))


def test_a_fiscal_quarter_that_ends_nobody_knows_when_has_no_days() -> None:
    assert read("Profit fell in [the fiscal first quarter].")[0].days is None


def test_a_quarter_to_come_may_end_when_it_is_said_to() -> None:
    found = read("Profit will rise in [the quarter] ending March 31.")[0]
    assert (found.value, found.days) == ("2021-Q1", Interval(date(2021, 1, 1), date(2021, 3, 31)))


def test_an_expression_keeps_its_words_and_says_its_days() -> None:
    (found,) = read("Antonia Kray met Ilse Tarnow [late last month] in Osk.", published="2022-02-05")
    assert found.to_dict() == {
        "start": 29,
        "end": 44,
        "text": "late last month",
        "type": "DATE",
        "value": "2022-01",
        "from": "2022-01-01",
        "to": "2022-01-31",
    }


def test_an_extent_outside_the_text_is_refused() -> None:
    with pytest.raises(ValueError, match="no words at"):
        normalise("today", [(DATE, 3, 9)], None)
