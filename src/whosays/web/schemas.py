"""JSON Schemas of twins, made from the types that they are made of, as `render.plain` writes them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from whosays.model import Interval

Schema = dict[str, Any]
_SIMPLE: Mapping[type, str] = {str: "string", int: "integer", float: "number", bool: "boolean"}


def schema_of(form: Any) -> Schema:
    """The schema of a value of this type."""
    origin = get_origin(form)
    if origin in (Union, UnionType):
        return _one_of([one for one in get_args(form) if one is not NoneType], get_args(form))
    if origin in (tuple, list):
        return listed(schema_of(get_args(form)[0]))
    if form is Interval:
        day = {"type": "string", "format": "date"}
        return whole({"from": day, "to": day})
    if is_dataclass(form) and isinstance(form, type):
        types = get_type_hints(form)
        return whole({field.name: schema_of(types[field.name]) for field in fields(form)})
    return _plain(form)


def whole(properties: Mapping[str, Schema]) -> Schema:
    """An object that has all of these."""
    return {"type": "object", "required": list(properties), "properties": dict(properties)}


def listed(items: Schema) -> Schema:
    """A list of them."""
    return {"type": "array", "items": items}


def or_none(of: Schema) -> Schema:
    """It, or null."""
    return {"anyOf": [of, {"type": "null"}]}


def _one_of(kinds: list[Any], all_: tuple[Any, ...]) -> Schema:
    found = [schema_of(one) for one in kinds]
    if NoneType in all_:
        found.append({"type": "null"})
    return found[0] if len(found) == 1 else {"anyOf": found}


def _plain(form: Any) -> Schema:
    if isinstance(form, type) and issubclass(form, Enum):
        return {"type": "string", "enum": [one.value for one in form]}
    if form is date:
        return {"type": "string", "format": "date"}
    return {"type": _SIMPLE[form]}


def inlined(schema: Mapping[str, Any]) -> Schema:
    """A schema file as a part of a description: what it refers to within itself stands in its place."""
    known = schema.get("$defs", {})

    def within(value: Any) -> Any:
        if isinstance(value, list):
            return [within(one) for one in value]
        if not isinstance(value, Mapping):
            return value
        if "$ref" in value:
            return within(known[str(value["$ref"]).rpartition("/")[2]])
        return {name: within(one) for name, one in value.items() if not name.startswith("$")}

    made: Schema = within(schema)
    return made
