"""Schemas of what the pages of comparisons and stories are as JSON."""

from __future__ import annotations

from typing import Any

from whosays.export.schema import comparison_schema
from whosays.store.stories import Headed
from whosays.web.desk import Stage, State
from whosays.web.schemas import Schema, listed, or_none, schema_of, whole

_WORD: Schema = {"type": "string"}


def _inlined(schema: Schema) -> Schema:
    """A schema that needs no definitions: those of a file do not fit into the description of an API."""
    definitions = schema.get("$defs", {})

    def put(part: Any) -> Any:
        if isinstance(part, list):
            return [put(one) for one in part]
        if not isinstance(part, dict):
            return part
        if "$ref" in part:
            return put(definitions[part["$ref"].rpartition("/")[2]])
        return {name: put(one) for name, one in part.items() if name not in ("$defs", "$schema", "$id")}

    found: Schema = put(schema)
    return found


COMPARISON = _inlined(comparison_schema())
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


def of_headed(story: Headed) -> dict[str, Any]:
    """A story at a glance, as plain JSON types."""
    return {
        "id": story.id,
        "name": story.name,
        "first": story.first,
        "last": story.last,
        "accounts": story.accounts,
    }
