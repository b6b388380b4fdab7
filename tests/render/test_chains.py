from __future__ import annotations

from itertools import count

from tests.readings import bridge
from whosays.model import Attribution, Quotation, Span
from whosays.render.chains import links


def test_each_is_followed_by_what_stands_in_it() -> None:
    found = [(link.depth, link.attribution.cue.text, link.leaf) for link in links(bridge().attributions)]
    assert found == [
        (0, "says", True),
        (0, "told", True),
        (0, "said", True),
        (0, "reported", False),
        (1, "warned of", True),
        (1, "citing", False),
        (2, "said", True),
        (0, "believe", True),
        (0, "was unclear", True),
    ]


def test_a_child_listed_late_still_follows_its_parent() -> None:
    text = "ab"
    made = count()

    def attribution(parent: str | None) -> Attribution:
        spans = Span.of(text, 0, 1), Span.of(text, 1, 2)
        return Attribution(str(next(made)), parent, None, spans[0], (spans[1],), Quotation.DIRECT, 1.0)

    first, second, child = attribution(None), attribution(None), attribution("0")
    assert [link.attribution for link in links([first, second, child])] == [first, child, second]


def test_nesting_of_any_depth() -> None:
    cue, content = Span.of("ab", 0, 1), Span.of("ab", 1, 2)
    deep = [
        Attribution(str(n), str(n - 1) if n else None, None, cue, (content,), Quotation.DIRECT, 1.0)
        for n in range(2_000)
    ]
    assert [link.depth for link in links(deep)][-1] == 1_999
