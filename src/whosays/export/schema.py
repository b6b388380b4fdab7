"""The JSON Schema of what `whosays.export.json` writes."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any


def schema() -> dict[str, Any]:
    """`reading.schema.json`, draft 2020-12: one object an account, read or failed."""
    text = files("whosays.export").joinpath("reading.schema.json").read_text(encoding="utf-8")
    loaded: dict[str, Any] = json.loads(text)
    return loaded
