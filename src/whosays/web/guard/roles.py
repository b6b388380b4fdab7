"""Who a visitor is, and what they may do."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from whosays.errors import RoleError


class Role(StrEnum):
    """Each may what those before it may."""

    READ = "read"
    CORRECT = "correct"
    ADMINISTER = "administer"

    def includes(self, other: Role) -> bool:
        """Whether who has this role may do what takes the other."""
        ranked = list(Role)
        return ranked.index(self) >= ranked.index(other)


@dataclass(frozen=True, slots=True)
class Visitor:
    """Who asks.

    Attributes:
        name: under which what they judge is taken down.
        forms: what a form of theirs carries, so that no other is taken for it; None where a program asks.
    """

    name: str
    role: Role
    forms: str | None = None

    def check(self, needed: Role) -> None:
        """Nothing, if they may.

        Raises:
            RoleError: they may not.
        """
        if not self.role.includes(needed):
            raise RoleError(
                f"That takes the role “{needed}”; {self.name} has “{self.role}”. Ask an administrator for it."
            )
