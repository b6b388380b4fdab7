"""Joins that are gone through from left to right.

SQLite does not know how few rows an index of words or a common table expression gives, and would begin
elsewhere. PostgreSQL knows, and is left to itself.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.selectable import Join


class Leading(Join):
    """A join whose left side comes first."""

    inherit_cache = True


@compiles(Leading, "sqlite")
def _in_order(join: Leading, compiler: SQLCompiler, from_linter: Any = None, **told: Any) -> str:
    if from_linter:
        from_linter.edges.add((join.left, join.right))
    told = {**told, "from_linter": from_linter}
    left, right = (compiler.process(side, **{**told, "asfrom": True}) for side in (join.left, join.right))
    on = compiler.process(join.onclause, **told) if join.onclause is not None else "1"
    return f"{left} CROSS JOIN {right} ON {on}"
