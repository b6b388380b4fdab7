"""Two heads, one source: the links say whose it is, the roles where it begins and ends.

The roles see a source as such, the links see it from one cue and lose words at its edges. (Contents are
left to the links: their edges are better, and contents that only the roles see are often no one's.)
"""

from __future__ import annotations

from collections.abc import Sequence

from whosays.extract.labels import SOURCE

Run = tuple[str, int, int]


def reconcile(roles: Sequence[Run], arguments: Sequence[Run]) -> list[Run]:
    """The arguments of one cue, its source with the edges of the role it lies within.

    Args:
        roles: (name, start, end) of what the roles found in a stretch of words.
        arguments: the same of what the cue took.
    """
    return [
        _widest(argument, roles, arguments) if argument[0] == SOURCE else argument for argument in arguments
    ]


def _widest(source: Run, roles: Sequence[Run], arguments: Sequence[Run]) -> Run:
    for run in roles:
        holds = run[0] == SOURCE and run[1] <= source[1] and source[2] <= run[2]
        if holds and not any(_overlap(run, other) for other in arguments if other != source):
            return run
    return source


def _overlap(one: Run, other: Run) -> bool:
    return one[1] < other[2] and other[1] < one[2]
