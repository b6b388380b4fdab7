"""Schemas of what the pages of comparisons and stories are as JSON."""

from __future__ import annotations

from whosays.export.schema import comparison_schema
from whosays.store.stories import Headed
from whosays.web.desk import Stage, State
from whosays.web.schemas import Schema, inlined, listed, or_none, schema_of, whole

_WORD: Schema = {"type": "string"}
COMPARISON = inlined(comparison_schema())
FAILURE = whole({"kind": _WORD, "message": _WORD})
_STAGE = {"type": "string", "enum": [one.value for one in Stage]}
_STATE = {"type": "string", "enum": [one.value for one in State]}
_ENTRY = whole({"source": _WORD, "state": _STATE, "account": or_none(_WORD), "failure": or_none(FAILURE)})
DESK = whole(
    {
        "id": _WORD,
        "name": _WORD,
        "made": {"type": "string", "format": "date-time"},
        "stage": _STAGE,
        "given": listed(_WORD),
        "hosts": listed(_WORD),
        "accounts": listed(_ENTRY),
        "trouble": or_none(_WORD),
        "kept": or_none(listed(_WORD)),
        "comparison": or_none(COMPARISON),
    }
)
HEADED = schema_of(Headed)
_AT_A_GLANCE = whole({name: DESK["properties"][name] for name in ("id", "name", "made", "stage")})
START = whole({"library": or_none(_WORD), "desks": listed(_AT_A_GLANCE), "stories": listed(HEADED)})
STORIES = whole({"stories": listed(HEADED), "count": {"type": "integer"}})
COMPARING = whole({"story": _WORD, "stage": {"type": "string", "enum": ["comparing"]}})
