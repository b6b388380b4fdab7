"""The JSON Schemas of what is written as JSON."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any


def schema() -> dict[str, Any]:
    """`reading.schema.json`, draft 2020-12: one object an account, read or failed."""
    return _schema("reading.schema.json")


def comparison_schema() -> dict[str, Any]:
    """`comparison.schema.json`, draft 2020-12: the accounts of a story side by side."""
    return _schema("comparison.schema.json")


def _schema(name: str) -> dict[str, Any]:
    text = files("whosays.export").joinpath(name).read_text(encoding="utf-8")
    loaded: dict[str, Any] = json.loads(text)
    return loaded
