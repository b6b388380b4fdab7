"""placeholder"""
from __future__ import annotations
from dataclasses import dataclass
@dataclass(frozen=True, slots=True)
class Outlet:
    name: str
class Outlets:
    def named(self, name: str) -> Outlet | None:
        return None

def shipped(): return Outlets()
