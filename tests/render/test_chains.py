from __future__ import annotations

from dataclasses import replace

from tests.readings import bridge, says
from whosays.model import Attribution
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


def attribution(number: int, parent: int | None) -> Attribution:
    made = says("ab", None, "a", "b")
    return replace(made, id=str(number), parent=None if parent is None else str(parent))


def test_a_child_listed_late_still_follows_its_parent() -> None:
    first, second, child = attribution(0, None), attribution(1, None), attribution(2, 0)
    assert [link.attribution for link in links([first, second, child])] == [first, child, second]


def test_nesting_of_any_depth() -> None:
    deep = [attribution(n, n - 1 if n else None) for n in range(2_000)]
    assert [link.depth for link in links(deep)][-1] == 1_999
