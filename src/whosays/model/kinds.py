"""Values of the model as plain JSON types and back, by the types of their fields."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from datetime import datetime
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

KIND = "kind"


def plain(value: Any) -> Any:
    """A dataclass as an object whose `kind` is its class; enums by their values, moments in ISO 8601."""
    if is_dataclass(value):
        return {
            KIND: type(value).__name__,
            **{field.name: plain(getattr(value, field.name)) for field in fields(value)},
        }
    match value:
        case Enum():
            return value.value
        case datetime():
            return value.isoformat()
        case tuple():
            return [plain(one) for one in value]
        case _:
            return value


def built(form: Any, value: Any) -> Any:
    """What `plain` made of a value of the type `form`.

    Raises:
        ValueError: it is no such value.
    """
    try:
        return _built(form, value)
    except (AttributeError, KeyError, TypeError) as error:
        raise ValueError(f"no {getattr(form, '__name__', form)}: {error}") from error


def _built(form: Any, value: Any) -> Any:
    origin = get_origin(form)
    if origin in (Union, UnionType):
        return _one_of(get_args(form), value)
    if origin is tuple:
        return tuple(_built(get_args(form)[0], one) for one in value)
    if is_dataclass(form) and isinstance(form, type):
        types = _types(form)
        return form(**{field.name: _built(types[field.name], value[field.name]) for field in fields(form)})
    if form is datetime:
        return datetime.fromisoformat(value)
    if issubclass(form, Enum):
        return form(value)
    if not isinstance(value, form):
        raise TypeError(f"{value!r} is no {form.__name__}")
    return value


def _one_of(forms: tuple[Any, ...], value: Any) -> Any:
    """The member of a union that the value says it is; of `X | None`, the X."""
    if value is None and NoneType in forms:
        return None
    others = [form for form in forms if form is not NoneType]
    return _built(
        others[0] if len(others) == 1 else {form.__name__: form for form in others}[value[KIND]], value
    )


@cache
def _types(form: type) -> dict[str, Any]:
    return get_type_hints(form)
